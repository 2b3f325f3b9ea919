# Confirmatory factor analysis in several groups, by markers and with corrections for non-normality,
# by lavaan: ../invariance.json. From Holzinger and Swineford (1939) the moments of the two schools;
# the rows for the corrections are simulated here. Run: Rscript invariance.R     Needs r-cran-lavaan.
source("json.R")
suppressMessages(library(lavaan))
# Newton steps on lavaan's own gradient and information carry its estimates on to a gradient of zero.
settled <- function(...) {
  f <- cfa(...)
  for (step in 1:4) {
    pt <- parTable(f); free <- which(pt$free > 0); key <- pt$plabel[free]
    for (k in which(pt$op == "==")) key[key == pt$rhs[k]] <- pt$lhs[k]
    K <- 1 * outer(key, unique(key), "=="); g <- crossprod(K, as.vector(lavTech(f, "gradient")))
    x <- pt$est[free] - K %*% solve(t(K) %*% lavTech(f, "information.observed") %*% K, g)
    pt$est[free] <- x
    f <- cfa(..., start = pt[c("lhs", "op", "rhs", "group", "est")], optim.method = "none")
  }
  stopifnot(max(abs(g)) < 1e-11)
  f
}
levels <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"))
measures <- function(f) {
  m <- fitMeasures(f)
  list(chisq = m[["chisq"]], df = m[["df"]], null = m[["baseline.chisq"]], cfi = m[["cfi"]], tli = m[["tli"]],
    rmsea = array1(m[c("rmsea", "rmsea.ci.lower", "rmsea.ci.upper")]), srmr = m[["srmr"]],
    logLikelihood = m[["logl"]], aic = m[["aic"]], bic = m[["bic"]])
}
estimates <- function(f) {
  pt <- parTable(f); pt <- pt[pt$free > 0, ]
  list(names = array1(trimws(paste(pt$lhs, pt$op, pt$rhs))), groups = array1(pt$group),
    estimates = array1(pt$est), errors = array1(pt$se))
}
fit <- function(model, ..., std.lv = FALSE) {
  f <- settled(model, ..., std.lv = std.lv)
  c(measures(f), estimates(f))
}

hs <- HolzingerSwineford1939; items <- paste0("x", 1:9)
nine <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
schools <- lapply(as.character(unique(hs$school)), function(s) { d <- hs[hs$school == s, items]
  list(name = s, rows = nrow(d), means = array1(colMeans(d)), covariance = unname(cov(d))) })
school <- lapply(levels, function(e)
  fit(nine, sample.cov = lapply(schools, function(s) { m <- s$covariance; dimnames(m) <- list(items, items); m }),
    sample.mean = lapply(schools, function(s) setNames(as.vector(s$means), items)),
    sample.nobs = lapply(schools, `[[`, "rows"), group.equal = e))
Sall <- cov(hs[items])

# Two factors, three items each, skew and heavy tails; the second group has other means and variances.
set.seed(19390407)
make <- function(n, shift, spread) {
  f1 <- shift + spread * (rexp(n) - 1); f2 <- 0.5 * f1 + rnorm(n) * sqrt(rexp(n))
  y <- cbind(f1 + rnorm(n), 0.8 * f1 + 0.7 * rt(n, 6), 1.1 * f1 + rexp(n), f2 + rnorm(n), 0.7 * f2 + rexp(n), 1.3 * f2 + rnorm(n))
  round(y + rep(c(3, 4, 2, 5, 3, 4), each = n), 3)
}
rows <- list(make(140, 0, 1), make(110, 0.4, 1.2)); six <- paste0("y", 1:6)
data <- data.frame(do.call(rbind, rows), g = rep(1:2, c(140, 110))); names(data)[1:6] <- six
pair <- "a =~ y1 + y2 + y3\nb =~ y4 + y5 + y6"
# The null model is carried to the end too; left to itself lavaan stops a few millionths before.
alone <- paste(six, "~~", six, collapse = "\n")
robust <- function(estimator, data, group = NULL, ...) {
  f <- settled(pair, data = data, group = group, ..., estimator = estimator)
  m <- fitMeasures(f, baseline.model = settled(alone, data = data, group = group, estimator = estimator))
  indices <- function(kind) array1(m[paste0(c("cfi", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper"), ".", kind)])
  c(list(scaled = m[["chisq.scaled"]], factor = m[["chisq.scaling.factor"]], p = m[["pvalue.scaled"]],
    null = m[["baseline.chisq.scaled"]], nullFactor = m[["baseline.chisq.scaling.factor"]], srmr = m[["srmr"]],
    indices = indices("scaled"), robust = indices("robust")), estimates(f))
}
both <- function(...) list(mlm = robust("MLM", ...), mlr = robust("MLR", ...))
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan")), items = array1(items),
  schools = schools, configural = school$configural, metric = school$metric, scalar = school$scalar,
  unit = fit(nine, sample.cov = lapply(schools, function(s) { m <- s$covariance; dimnames(m) <- list(items, items); m }),
    sample.mean = lapply(schools, function(s) setNames(as.vector(s$means), items)),
    sample.nobs = lapply(schools, `[[`, "rows"), group.equal = levels$scalar, std.lv = TRUE),
  marker = fit(nine, sample.cov = Sall, sample.nobs = 301), rows = lapply(rows, function(y) unname(y)),
  single = both(data = data[data$g == 1, ]),
  grouped = lapply(levels, function(e) both(data = data, group = "g", group.equal = e))), "../invariance.json")
