# Standard errors of linear regressions by Bell and McCaffrey as svyglm of survey 4.5 has them: the leverages of the model
# matrix without weights, the weighted scores of the residuals so adjusted, and their design variance with n/(n - 1) and
# population sizes. Needs survey 4.5 or later: R_LIBS=<where it is>.
source("Tests/Fixtures/make/common.R")
if (packageVersion("survey") < "4.5") {
  message("bell-mccaffrey.R: skipped, it needs survey 4.5 or later")
  quit(save = "no")
}
d <- api_sample("apiclus1")
n <- nrow(d)
d$unequal <- round(exp(1.2 * sin(seq_len(n) * 1.7)), 6)
d$gap <- ifelse(seq_len(n) %% 13 == 0, NA, round(exp(d$api99 / 150 + cos(seq_len(n))), 4))
d$half <- ifelse(as.integer(factor(d$dnum)) %% 2 == 0, "a", "b")
d$of <- ifelse(d$half == "a", 40, 300)
designs <- list(
  fpc = svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = d),
  plain = svydesign(id = ~dnum, weights = ~pw, data = d),
  unequal = svydesign(id = ~dnum, weights = ~unequal, data = d),
  strata = svydesign(id = ~dnum, strata = ~half, weights = ~unequal, fpc = ~of, data = d))
records <- list()
for (name in names(designs)) for (f in c("api00 ~ ell + meals", "gap ~ stype + meals")) {
  m <- svyglm(as.formula(f), designs[[name]], std.errors = "Bell-McCaffrey", degf = TRUE)
  records[[length(records) + 1]] <- list(
    design = one(name), formula = one(f), estimates = as.numeric(coef(m)), errors = as.numeric(SE(m)),
    df = as.numeric(attr(m$cov.unscaled, "degf.bmca")))
}
write_fixture("bell-mccaffrey", list(data = columns(d[c("unequal", "gap", "half", "of")]), models = records))
