# Predictive margins of regressions under a design, with the variance of a fixed population (gradient and covariance of the
# coefficients), of a sampled one (the design variance of the influence of each row on the average), and svypredmeans's,
# which leaves out how the two move together. The first model is the one that Stata's manual of margins after svy prints:
# .1020398 (.0076131) and .1215787 (.0062657).
source("Tests/Fixtures/make/common.R")
data(nhanes)
people <- nhanes[c("SDMVPSU", "SDMVSTRA", "WTMEC2YR", "HI_CHOL", "RIAGENDR")]
people$age <- as.integer(nhanes$agecat)
# Unequal weights within clusters, a response with a long tail, schools that have no answer.
schools <- api_sample("apiclus1")
schools$w <- round(exp(1.2 * sin(seq_len(nrow(schools)) * 1.7)), 6)
schools$tail <- round(exp(schools$api00 / 150 + sin(seq_len(nrow(schools)))), 4)
schools$tail[seq_len(nrow(schools)) %% 17 == 0] <- NA
settled <- function(formula, design, family) {
  start <- NULL
  for (step in 1:3) {
    fit <- svyglm(formula, design, family = family, start = start, control = glm.control(epsilon = 1e-14, maxit = 100))
    start <- coef(fit)
  }
  fit
}
design_variance <- function(z, design) {
  diag(as.matrix(svyrecvar(as.matrix(z), design$cluster, design$strata, design$fpc, postStrata = design$postStrata)))
}
margins <- function(formula, design, family, variable) {
  fit <- settled(formula, design, family)
  used <- fit$survey.design
  w <- weights(used, "sampling")
  frame <- model.frame(fit)
  x <- model.matrix(fit)
  mu <- fitted(fit)
  slope <- fit$family$mu.eta(fit$linear.predictors)
  score <- x * (w * (fit$y - mu) * slope / fit$family$variance(mu))
  influence <- score %*% solve(t(x) %*% (x * (w * slope^2 / fit$family$variance(mu))))
  levels <- levels(factor(frame[[variable]]))
  lapply(levels, function(level) {
    changed <- frame
    changed[[variable]] <- factor(rep(level, nrow(frame)), levels = levels)
    if (is.numeric(frame[[variable]])) changed[[variable]] <- rep(as.numeric(level), nrow(frame))
    xx <- model.matrix(delete.response(terms(fit)), changed, xlev = fit$xlevels, contrasts.arg = fit$contrasts)
    eta <- drop(xx %*% coef(fit))
    p <- fit$family$linkinv(eta)
    m <- sum(w * p) / sum(w)
    g <- colSums(w * fit$family$mu.eta(eta) * xx) / sum(w)
    moved <- drop(influence %*% g)
    rows <- w * (p - m) / sum(w)
    fixed <- design_variance(moved, used)
    list(level = one(level), mean = one(m), fixed = one(sqrt(fixed)),
         sampled = one(sqrt(design_variance(moved + rows, used))),
         apart = one(sqrt(fixed + design_variance(rows, used))))
  })
}
nh <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE, data = people)
unequal <- svydesign(id = ~dnum, weights = ~w, data = schools)
strat <- api_designs()$strat[[1]]
records <- list(
  list(data = one("people"), formula = one("HI_CHOL ~ factor(RIAGENDR) + factor(age)"), family = one("logistic"),
       variable = one("RIAGENDR"),
       margins = margins(HI_CHOL ~ factor(RIAGENDR) + factor(age), nh, quasibinomial(), "factor(RIAGENDR)")),
  list(data = one("schools"), formula = one("tail ~ stype * meals"), family = one("gaussian"), variable = one("stype"),
       margins = margins(tail ~ stype * meals, unequal, gaussian(), "stype")),
  list(data = one("schools"), formula = one("tail ~ stype + ell"), family = one("poisson"), variable = one("stype"),
       margins = margins(tail ~ stype + ell, unequal, quasipoisson(), "stype")),
  list(data = one("apistrat"), formula = one("api00 ~ sch.wide * meals + ell"), family = one("gaussian"),
       variable = one("sch.wide"), margins = margins(api00 ~ sch.wide * meals + ell, strat, gaussian(), "sch.wide")))
# svypredmeans itself, as far as its own iterations go.
own <- svypredmeans(svyglm(HI_CHOL ~ factor(age), nh, family = quasibinomial()), ~factor(RIAGENDR))
found <- records[[1]]$margins
by_level <- order(names(coef(own)))
stopifnot(max(abs(coef(own)[by_level] / sapply(found, function(r) r$mean) - 1)) < 1e-6)
stopifnot(max(abs(SE(own)[by_level] / sapply(found, function(r) r$apart) - 1)) < 1e-4)
write_fixture("margins", list(people = columns(people), schools = columns(schools[c("w", "tail")]), models = records))
