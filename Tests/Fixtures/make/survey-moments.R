# Variances, correlations and Cronbach's alpha with their design-based standard errors, on the
# California schools: svyvar, and the delta method on its covariances as svycontrast does it; slopes of svyglm.
source("Tests/Fixtures/make/common.R")

strat <- api_sample("apistrat")
clus1 <- api_sample("apiclus1")
clus2 <- api_sample("apiclus2")
made <- list(
  strat = list(
    svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat),
    described("apistrat", strata = "stype", weights = "pw", fpc = "fpc")),
  clus1 = list(
    svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1),
    described("apiclus1", clusters = "dnum", weights = "pw", fpc = "fpc")),
  clus2 = list(
    svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = clus2),
    described("apiclus2", clusters = c("dnum", "snum"), fpc = c("fpc1", "fpc2"))))

# A smooth function of the matrix that svyvar gives, and its standard error.
smooth <- function(formula, design, f, gradient) {
  v <- svyvar(formula, design, na.rm = TRUE)
  V <- attr(v, "var")
  m <- matrix(as.numeric(v), nrow = nrow(v))
  g <- as.numeric(gradient(m))
  c(f(m), sqrt(drop(g %*% V %*% g)))
}
r <- function(m) m[1, 2] / sqrt(m[1, 1] * m[2, 2])
r_gradient <- function(m) {
  s <- sqrt(m[1, 1] * m[2, 2])
  matrix(c(-r(m) / (2 * m[1, 1]), 1 / s, 0, -r(m) / (2 * m[2, 2])), 2)
}
alpha <- function(m) { k <- nrow(m); k / (k - 1) * (1 - sum(diag(m)) / sum(m)) }
alpha_gradient <- function(m) {
  k <- nrow(m); s <- sum(m)
  k / (k - 1) * (sum(diag(m)) / s^2 - diag(k) / s)
}

designs <- list(); variances <- list(); correlations <- list(); alphas <- list(); slopes <- list()
options(survey.lonely.psu = "fail")
for (name in names(made)) {
  design <- made[[name]][[1]]
  designs[[length(designs) + 1]] <- c(list(name = unbox(name)), made[[name]][[2]])
  high <- subset(design, api00 > 600)
  for (v in c("api00", "enroll", "acs.core")) {
    f <- as.formula(paste0("~", v))
    fit <- svyvar(f, design, na.rm = TRUE)
    # R's factor n/(n - 1) counts rows without an answer, too.
    n <- nrow(design); answered <- sum(!is.na(design$variables[[v]]))
    factor <- (answered / (answered - 1)) / (n / (n - 1))
    variances[[length(variances) + 1]] <- record(
      design = one(name), variable = one(v), n = one(answered),
      estimate = one(coef(fit) * factor), se = one(SE(fit) * factor))
  }
  for (pair in list(c("api00", "api99"), c("api00", "meals"), c("acs.core", "meals"), c("enroll", "avg.ed"))) {
    f <- as.formula(paste0("~", pair[1], "+", pair[2]))
    for (where in c("", "api00 > 600")) {
      fit <- smooth(f, if (where == "") design else high, r, r_gradient)
      correlations[[length(correlations) + 1]] <- record(
        design = one(name), x = one(pair[1]), y = one(pair[2]),
        where = if (where == "") NULL else one(where), estimate = one(fit[1]), se = one(fit[2]))
      line <- svyglm(
        as.formula(paste(pair[1], "~", pair[2])), if (where == "") design else high)
      slopes[[length(slopes) + 1]] <- record(
        design = one(name), y = one(pair[1]), x = one(pair[2]),
        where = if (where == "") NULL else one(where), estimate = one(coef(line)[2]),
        se = one(SE(line)[2]))
    }
  }
  fit <- smooth(~api00 + api99 + avg.ed, subset(design, !is.na(avg.ed)), alpha, alpha_gradient)
  alphas[[length(alphas) + 1]] <- record(
    design = one(name), items = c("api00", "api99", "avg.ed"), estimate = one(fit[1]),
    se = one(fit[2]), df = one(degf(design)))
}
write_fixture("survey-moments", list(
  designs = designs, variances = variances, correlations = correlations, alphas = alphas,
  slopes = slopes))
