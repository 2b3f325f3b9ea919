# Tables of two columns with tests of independence, and t tests: svychisq and svyttest of survey.
source("Tests/Fixtures/make/common.R")
designs <- api_designs()
tables <- list(); comparisons <- list()
for (name in names(designs)) {
  d <- designs[[name]][[1]]
  for (pair in list(c("sch.wide", "stype"), c("comp.imp", "awards"), c("stype", "awards"))) {
    f <- as.formula(paste0("~", pair[1], "+", pair[2]))
    tests <- list()
    for (s in c("F", "Chisq", "Wald", "adjWald")) {
      t <- svychisq(f, d, statistic = s)
      tests[[length(tests) + 1]] <- list(
        name = one(s), statistic = one(t$statistic), df = as.numeric(t$parameter), p = one(t$p.value))
    }
    shares <- svymean(as.formula(paste0("~interaction(", pair[1], ",", pair[2], ")")), d)
    tables[[length(tables) + 1]] <- list(
      design = one(name), row = one(pair[1]), column = one(pair[2]), tests = tests,
      cells = sub("^interaction.*\\)", "", names(coef(shares))), shares = as.numeric(coef(shares)),
      errors = as.numeric(SE(shares)))
  }
  for (f in c("enroll ~ comp.imp", "api00 ~ sch.wide")) {
    t <- svyttest(as.formula(f), d)
    comparisons[[length(comparisons) + 1]] <- list(
      design = one(name), formula = one(f), estimate = one(t$estimate), t = one(t$statistic),
      df = one(t$parameter), p = one(t$p.value))
  }
  m <- svymean(~I(api00 - api99), d)
  comparisons[[length(comparisons) + 1]] <- list(
    design = one(name), formula = one("api00 - api99 ~ 0"), estimate = one(coef(m)),
    t = one(coef(m) / SE(m)), df = one(degf(d)), p = one(2 * pt(-abs(coef(m) / SE(m)), degf(d))))
}
write_fixture("two-way", list(
  designs = unname(lapply(designs, `[[`, 2)), estimates = list(), tables = tables,
  comparisons = comparisons))
