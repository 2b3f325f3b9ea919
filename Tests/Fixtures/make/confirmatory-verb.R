# Confirmatory factor analysis as the verb cfa prints it, by lavaan: ../confirmatory-verb.json. The
# provincial survey of datasets/ (9 means no answer) and rows simulated here, of which the fixture has a
# copy. Run in this folder: Rscript confirmatory-verb.R     Needs r-cran-lavaan and r-cran-survey.
source("json.R"); source("settled.R")
suppressMessages({ library(lavaan); library(survey) })

measures <- c(chi2 = "chisq", p = "pvalue", scaledChi2 = "chisq.scaled", scalingFactor = "chisq.scaling.factor",
  scaledP = "pvalue.scaled", nullChi2 = "baseline.chisq", nullDf = "baseline.df", cfi = "cfi", tli = "tli", rmsea = "rmsea",
  rmseaLower = "rmsea.ci.lower", rmseaUpper = "rmsea.ci.upper", rmseaClose = "rmsea.pvalue", srmr = "srmr",
  logLikelihood = "logl", aic = "aic", bic = "bic")
# lavaan's own search for the ends of the RMSEA interval stops at about five digits; this one does not.
bound <- function(m, p, n, groups) {
  at <- function(l) pchisq(m[["chisq"]], m[["df"]], l) - p
  if (at(0) < 0) return(0)
  sqrt(groups * uniroot(at, c(0, 10 * m[["chisq"]]), tol = 1e-13)$root / (n * m[["df"]]))
}
described <- function(f, line, kinds = c("=~", "~~", "~1", "|"), only = measures, indices = TRUE) {
  m <- fitMeasures(f); n <- lavInspect(f, "ntotal"); groups <- lavInspect(f, "ngroups")
  ends <- c(bound(m, 0.95, n, groups), bound(m, 0.05, n, groups))
  stopifnot(max(abs(m[c("rmsea.ci.lower", "rmsea.ci.upper")] - ends)) < 1e-5)
  m[c("rmsea.ci.lower", "rmsea.ci.upper")] <- ends
  pt <- parameterEstimates(f, standardized = FALSE); st <- standardizedSolution(f)
  key <- function(t) paste(t$lhs, t$op, t$rhs, if (is.null(t$group)) 1 else t$group)
  st <- st[match(key(pt), key(st)), ]
  keep <- pt$op %in% kinds; pt <- pt[keep, ]; st <- st[keep, ]
  labels <- lavInspect(f, "group.label")
  term <- ifelse(pt$op == "~1", paste0(pt$lhs, " ~1"), ifelse(pt$op == "|", paste0(pt$lhs, "|", pt$rhs), paste(pt$lhs, pt$op, pt$rhs)))
  c(list(line = line, n = lavInspect(f, "ntotal"), df = m[["df"]],
    indices = lapply(c(scaled = "scaled", robust = "robust"), function(kind) {
      names <- paste0(c("cfi", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper"), ".", kind)
      if (!indices || !names[1] %in% names(m)) NULL else array1(m[names]) }),
    fit = as.list(m[intersect(only, names(m))]) |> (\(x) setNames(x, names(only)[match(names(x), only)]))(),
    terms = array1(term), groups = array1(if (length(labels)) labels[pt$group] else rep(NA_character_, nrow(pt))),
    estimates = array1(pt$est), errors = array1(pt$se), standardized = array1(st$est.std), standardizedErrors = array1(st$se)))
}

survey <- read.csv("../../../datasets/sipas-province/survey.csv", fileEncoding = "UTF-8")
items <- sprintf("q%02d", 1:22); for (i in items) survey[[i]][survey[[i]] == 9] <- NA
five <- "access =~ q01 + q02 + q03 + q04\nprocedures =~ q05 + q06 + q07 + q08 + q09
officials =~ q10 + q11 + q12 + q13 + q14\nresults =~ q15 + q16 + q17 + q18\nfeedback =~ q19 + q20 + q21 + q22"
two <- "access =~ q01 + q02 + q03 + q04\nofficials =~ q10 + q11 + q12 + q13 + q14"
three <- "access =~ q01 + q02 + q03 + q04\nofficials =~ q10 + q11 + q12 + q13 + q14\nresults =~ q15 + q16 + q17 + q18"
once <- "--study STUDY --weighting none"
pair <- "--model 'access =~ q01 + q02 + q03 + q04; officials =~ q10 + q11 + q12 + q13 + q14'"
sipas <- list(
  described(settled(five, survey, estimator = "ML"), paste(once)),
  described(settled(five, survey, estimator = "MLM"), paste(once, "--estimator mlm")),
  described(settled(five, survey, estimator = "MLR", std.lv = TRUE), paste(once, "--estimator mlr --scale variance")),
  # Weighted moments; the errors are those of the expected information, as for rows of one weight.
  described(settled(two, survey, sampling.weights = "weight", estimator = "ML", se = "standard", test = "standard"),
    paste("--study STUDY", pair), only = measures[c("chi2", "p", "nullChi2", "nullDf", "cfi", "tli", "rmsea", "rmseaLower", "rmseaUpper", "rmseaClose", "srmr")], indices = FALSE),
  described(settled(two, survey[which(survey$sex == "female"), ], estimator = "ML"),
    paste(once, pair, "--where \"sex == 'female'\"")))

ordinal <- c(chi2 = "chisq", scaledChi2 = "chisq.scaled", scalingFactor = "chisq.scaling.factor", scaledP = "pvalue.scaled",
  cfi = "cfi.scaled", tli = "tli.scaled", rmsea = "rmsea.scaled")
wlsmv <- function(model, data, line, ...) described(settled(model, data, ordered = TRUE, estimator = "WLSMV",
  information = "information.expected", steps = 40, ...), line, only = ordinal)
sipas <- c(sipas, list(
  wlsmv(two, survey, paste(once, pair, "--estimator wlsmv")),
  wlsmv(two, survey, paste(once, pair, "--ordered --scale variance"), std.lv = TRUE)))

# Simulated rows: two factors, heavy tails, one group with other loadings and intercepts; y2 asks the opposite.
set.seed(20261121)
make <- function(n, shift, slope) {
  f1 <- shift + (rexp(n) - 1); f2 <- 0.5 * f1 + rnorm(n) * sqrt(rexp(n))
  y <- cbind(f1 + rnorm(n), -0.8 * f1 + 0.7 * rt(n, 6), 1.1 * f1 + rexp(n), slope * f2 + rnorm(n),
    0.7 * f2 + rexp(n) + (slope - 1), 1.3 * f2 + rnorm(n))
  round(y + rep(c(3, 4, 2, 5, 3, 4), each = n), 3)
}
sizes <- c(160, 130, 120); y <- rbind(make(sizes[1], 0, 1), make(sizes[2], 0.4, 1.4), make(sizes[3], -0.3, 1))
rows <- data.frame(y, g = rep(c("a", "b", "c"), sizes)); names(rows)[1:6] <- paste0("y", 1:6)
ab <- "f =~ y1 + y2 + y3\nh =~ y4 + y5 + y6"; source <- "--data rows.csv --factor f=y1-y3 --factor h=y4-y6"
levels <- list(nothing = "", loadings = "loadings", intercepts = c("loadings", "intercepts"))
simulated <- list(
  described(settled(ab, rows, estimator = "ML", std.lv = TRUE), paste(source, "--scale variance")),
  described(settled(ab, rows, estimator = "MLM"), paste(source, "--estimator mlm")),
  described(settled(ab, rows, estimator = "MLR"), paste(source, "--estimator mlr")))
fits <- list()
for (e in c("ML", "MLM", "MLR")) {
  fits[[e]] <- lapply(levels, function(l) settled(ab, rows, estimator = e, group = "g", group.equal = l, std.lv = e == "MLM"))
  for (l in names(levels)) simulated <- c(simulated, list(described(fits[[e]][[l]], paste(source, "--groups g --equal", l,
    "--estimator", tolower(e), if (e == "MLM") "--scale variance"))))
}
changes <- function(fits, line) {
  tests <- mapply(function(a, b) unlist(lavTestLRT(a, b)[2, c("Chisq diff", "Df diff", "Pr(>Chisq)")]), fits[-1], fits[-3])
  cfi <- sapply(fits, function(f) fitMeasures(f)[["cfi"]]); rmsea <- sapply(fits, function(f) fitMeasures(f)[["rmsea"]])
  list(line = line, chi2 = array1(tests[1, ]), df = array1(tests[2, ]), p = array1(tests[3, ]), cfi = array1(diff(cfi)), rmsea = array1(diff(rmsea)))
}
area <- lapply(levels, function(l) settled(three, survey[order(survey$area), ], estimator = "MLR", group = "area", group.equal = l))
invariance <- c(lapply(names(fits), function(e) changes(fits[[e]], paste(source, "--groups g --invariance --estimator", tolower(e),
    if (e == "MLM") "--scale variance"))),
  list(changes(area, paste("--study STUDY --weighting none --groups area --invariance --estimator mlr --factor access=q01-q04",
    "--factor officials=q10-q14 --factor results=q15-q18"))))

# ω and the average variance extracted, from lavaan's estimates.
reliability <- function(f) {
  e <- lavInspect(f, "est"); s <- lavInspect(f, "std"); k <- colnames(e$lambda)
  S <- e$lambda %*% e$psi %*% t(e$lambda) + e$theta
  list(omega = array1(sapply(k, function(x) { i <- e$lambda[, x] != 0
      e$psi[x, x] * sum(e$lambda[i, x])^2 / sum(S[i, i]) })),
    ave = array1(sapply(k, function(x) mean(s$lambda[s$lambda[, x] != 0, x]^2))))
}
# Under a design: row scores and lavaan's observed information give the influence of each row on the estimates,
# whose totals survey gives a covariance; C is that of the moments that the model is fitted to, V their
# weight, and tr UC, tr UCUC those of Rao and Scott.
designed <- function(model, data, design, line, ...) {
  data$w <- data[["weight"]]
  f <- settled(model, data, sampling.weights = "w", estimator = "ML", ...)
  pt <- parTable(f); free <- which(pt$free > 0); key <- pt$plabel[free]
  for (k in which(pt$op == "==")) key[key == pt$rhs[k]] <- pt$lhs[k]
  K <- 1 * outer(key, unique(key), "==")
  G <- lavInspect(f, "ngroups"); cases <- if (G == 1) list(lavInspect(f, "case.idx")) else lavInspect(f, "case.idx")
  n <- lavInspect(f, "ntotal"); N <- nrow(design$variables)
  info <- t(K) %*% lavTech(f, "information.observed") %*% K
  scores <- matrix(0, N, ncol(K)); omega <- numeric(N); moments <- NULL; V <- NULL; x <- lavTech(f, "data")
  if (!is.list(x)) x <- list(x)
  S <- matrix(0, N, nrow(K))
  delta <- lavTech(f, "delta"); if (!is.list(delta)) delta <- list(delta)
  implied <- if (G == 1) list(fitted(f)) else fitted(f)
  # Groups count by their weights, in lavaan too.
  ng <- n * sapply(cases, function(i) sum(data$w[i])) / sum(data$w[unlist(cases)])
  for (g in seq_len(G)) {
    w <- data$w[cases[[g]]]; omega[cases[[g]]] <- 1 / sum(data$w[unlist(cases)])
    y <- x[[g]]; centre <- colSums(y * w) / sum(w); e <- sweep(y, 2, centre); p <- ncol(y)
    # The derivatives of a row's normal log-likelihood by lavaan's derivatives of the moments.
    S[cases[[g]], ] <- sapply(seq_len(nrow(K)), function(k) {
      slope <- delta[[g]][, k]; P <- solve(unclass(implied[[g]]$cov)); mean <- rep(0, p)
      if (G > 1) { mean <- slope[1:p]; slope <- slope[-(1:p)] }
      dS <- lav_matrix_vech_reverse(slope); z <- sweep(y, 2, if (G > 1) implied[[g]]$mean else centre) %*% P
      0.5 * (rowSums((z %*% dS) * z) - sum(P * dS)) + z %*% mean
    })
    D <- lav_matrix_duplication(p); P <- solve(unclass(implied[[g]]$cov)); W <- 0.5 * t(D) %*% (P %x% P) %*% D
    m <- t(apply(e, 1, function(r) lav_matrix_vech(tcrossprod(r)))); m <- sweep(m, 2, colSums(m * w) / sum(w))
    if (G > 1) { m <- cbind(e, m); W <- lav_matrix_bdiag(P, W) }
    block <- matrix(0, N, ncol(m)); block[cases[[g]], ] <- m / sum(w)
    moments <- cbind(moments, block); V <- if (is.null(V)) ng[g] * W else lav_matrix_bdiag(V, ng[g] * W)
  }
  total <- function(z) { colnames(z) <- paste0("z", seq_len(ncol(z))); d <- design
    d$variables <- as.data.frame(z); vcov(svytotal(reformulate(colnames(z)), d)) }
  stopifnot(max(abs(colSums(S %*% K * omega * weights(design)))) < 1e-7)
  vcov <- total(S %*% K %*% solve(info) * omega); C <- total(moments)
  B <- do.call(rbind, delta) %*% K; U <- V - V %*% B %*% solve(t(B) %*% V %*% B) %*% t(B) %*% V
  UC <- U %*% C; m <- fitMeasures(f); used <- rowSums(abs(moments)) > 0; freedom <- degf(design[used, ])
  d <- sum(diag(UC))^2 / sum(diag(UC %*% UC)); factor <- sum(diag(UC)) / m[["df"]]
  labels <- lavInspect(f, "group.label"); pt <- pt[free, ]; first <- match(unique(key), pt$plabel); pt <- pt[first, ]
  shared <- colSums(K) > 1
  list(line = line, df = freedom, chi2 = m[["chisq"]], factor = factor, scaled = m[["chisq"]] / factor,
    scaledDf = array1(c(d, d * freedom)), p = pf(m[["chisq"]] / factor / m[["df"]], d, d * freedom, lower.tail = FALSE),
    terms = array1(trimws(paste(pt$lhs, pt$op, pt$rhs))), groups = array1(if (G > 1) labels[pt$group] else rep(NA_character_, nrow(pt))),
    estimates = array1(pt$est), errors = array1(sqrt(diag(vcov))),
    t = qt(0.975, freedom))
}
whole <- svydesign(ids = ~commune + village + person, strata = ~district, weights = ~weight,
  fpc = ~communes_in_district + villages_in_commune + people_in_village, data = survey)
villages <- svydesign(ids = ~village, weights = ~weight, data = survey)
alone <- svydesign(ids = ~1, weights = ~weight, data = survey)
raw <- "--data SURVEY --missing 9 --estimator mlr --factor access=q01-q04 --factor officials=q10-q14"
designs <- list(
  designed(two, survey, whole, paste("--study STUDY --estimator mlr", pair)),
  designed(two, survey, villages, paste(raw, "--weights weight --clusters village")),
  designed(two, survey, alone, paste(raw, "--weights weight --scale variance"), std.lv = TRUE),
  designed(two, survey, whole, paste("--study STUDY --estimator mlr --groups area --equal intercepts", pair),
    group = "area", group.label = c("rural", "urban"), group.equal = c("loadings", "intercepts")))
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan")),
  names = array1(names(rows)), rows = unname(as.matrix(rows[1:6])), groups = array1(rows$g),
  sipas = sipas, simulated = simulated, invariance = invariance, designs = designs,
  reliability = reliability(settled(five, survey, estimator = "ML"))), "../confirmatory-verb.json")
