# Standard errors by clusters with bias reduction (CR2) and Satterthwaite degrees of freedom of generalised linear models:
# clubSandwich's vcovCR and coef_test of glm, with and without prior weights. Clusters lie in no order, some are single rows,
# counts have a heavy tail, and answers are missing. Needs r-cran-clubsandwich.
source("Tests/Fixtures/make/common.R")
suppressMessages(library(clubSandwich))
d <- api_sample("apiclus1")
n <- nrow(d)
i <- seq_len(n)
d$unequal <- round(exp(1.2 * sin(i * 1.7)), 6)
d$mixed <- ifelse(i > 180, i, (i * i) %% 19)
d$count <- ifelse(i %% 17 == 0, NA, floor(exp(d$meals / 40 + 1.5 * sin(i * 2.3))))
d$won <- ifelse(i %% 23 == 0, NA, as.integer(d$awards == "Yes"))
exact <- glm.control(epsilon = 1e-15, maxit = 200)
models <- list(
  list("logistic", binomial(), "won ~ ell + meals"), list("logistic", binomial(), "won ~ ell * stype"),
  list("probit", binomial("probit"), "won ~ ell + meals"), list("poisson", poisson(), "count ~ ell + stype"),
  list("poisson", poisson(), "count ~ ell + meals + offset(log(enroll))"),
  list("gamma-log", Gamma("log"), "I(count + 1) ~ ell + meals"))
records <- list()
for (model in models) for (clusters in c("dnum", "mixed")) for (weights in c("none", "pw", "unequal")) {
  w <- if (weights == "none") rep(1, n) else d[[weights]]
  m <- suppressWarnings(glm(as.formula(model[[3]]), model[[2]], d, weights = w, control = exact))
  # No change of the deviance that doubles show is one of the coefficients that they do: three steps more.
  for (again in 1:3)
    m <- suppressWarnings(
      glm(as.formula(model[[3]]), model[[2]], d, weights = w, control = exact, start = coef(m)))
  own <- d[[clusters]][!is.na(d[[all.vars(as.formula(model[[3]]))[1]]])]
  t <- coef_test(m, vcovCR(m, cluster = own, type = "CR2"), test = "Satterthwaite")
  records[[length(records) + 1]] <- list(
    family = one(model[[1]]), formula = one(model[[3]]), clusters = one(clusters), weights = one(weights),
    estimates = as.numeric(coef(m)), errors = as.numeric(t$SE),
    df = as.numeric(if (is.null(t$df)) t$df_Satt else t$df), p = as.numeric(t$p_Satt))
}
write_fixture(
  "bias-reduced-generalized", list(data = columns(d[c("unequal", "mixed", "count", "won")]), models = records))
