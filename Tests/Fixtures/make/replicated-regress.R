# Regressions fitted again in every replicate, by svyglm of survey on designs with replicate weights: ../replicated-regress.json.
# The data are the samples of California schools in datasets/api. Run in this folder: Rscript replicated-regress.R
source("json.R")
suppressMessages(library(survey))
clus <- read.csv("../../../datasets/api/apiclus1/apiclus1.csv"); strat <- read.csv("../../../datasets/api/apistrat/apistrat.csv")
d1 <- svydesign(~dnum, weights = ~pw, data = clus)
d2 <- svydesign(~1, strata = ~stype, weights = ~pw, data = strat)
exact <- glm.control(epsilon = 1e-15, maxit = 200)
one <- function(name, data, design, kind, center, formula, family, word) {
  f <- svyglm(formula, design, family = family, control = exact)
  list(name = name, data = data, replicates = kind, centre = center, formula = deparse1(formula), family = word,
    coefficients = array1(coef(f)), errors = array1(sqrt(diag(vcov(f)))), df = f$df.residual)
}
jk1 <- as.svrepdesign(d1, type = "JK1"); mse <- as.svrepdesign(d1, type = "JK1", mse = TRUE); jkn <- as.svrepdesign(d2, type = "JKn")
result <- list(
  one("linear", "apiclus1", jk1, "jk1", "mean", api00 ~ ell + meals, gaussian(), "gaussian"),
  one("linear about the estimate", "apiclus1", mse, "jk1", "estimate", api00 ~ ell + meals, gaussian(), "gaussian"),
  one("logistic", "apistrat", jkn, "jkn", "mean", I(awards == "Yes") ~ ell + meals, quasibinomial(), "logistic"),
  one("poisson", "apistrat", jkn, "jkn", "mean", api.stu ~ ell + meals, quasipoisson(), "poisson"))
result[[3]]$formula <- "awards ~ ell + meals"
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey")), models = result), "../replicated-regress.json")
