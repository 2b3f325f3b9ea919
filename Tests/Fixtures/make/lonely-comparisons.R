# Comparisons between domains where strata have one cluster, each in one of the domains alone:
# tests of a table (svychisq) and the difference of two means with its covariance
# (svycontrast of svyby, covmat = TRUE): ../lonely-comparisons.json. The lonely strata lie in other
# domains each, so that it matters whose strata are looked at.
# Wald's test is of totals, which survey before 4.5 measures from zero under "adjust": left out there.
# Run from the project's root: Rscript Tests/Fixtures/make/lonely-comparisons.R   Needs r-cran-survey.
source("Tests/Fixtures/make/json.R")
suppressMessages(library(survey))
set.seed(20261123)
clusters <- c(1, 4, 5, 1, 3, 1)
d <- do.call(rbind, lapply(seq_along(clusters), function(s)
  do.call(rbind, lapply(seq_len(clusters[s]), function(c) {
    m <- sample(3:9, 1)
    data.frame(s = sprintf("%02d", s), c = sprintf("%02d-%d", s, c), f = clusters[s] * 4 + s,
      w = round(exp(rnorm(m, 2)), 3), y = round(rexp(m), 3), b = rbinom(m, 1, .5),
      g = if (clusters[s] == 1) c("p", "q")[1 + s %% 2] else sample(c("p", "q"), m, TRUE))
  }))))
d <- d[sample(nrow(d)), ]
cases <- list()
for (rule in c("remove", "certainty", "average", "adjust")) for (fpc in c(FALSE, TRUE)) {
  options(survey.lonely.psu = rule)
  design <- svydesign(ids = ~c, strata = ~s, weights = ~w, fpc = if (fpc) ~f else NULL, data = d)
  first <- svychisq(~b + g, design, statistic = "F")
  wald <- svychisq(~b + g, design, statistic = "Wald")
  means <- svyby(~y, ~g, design, svymean, covmat = TRUE)
  gap <- svycontrast(means, c(p = 1, q = -1))
  cases[[length(cases) + 1]] <- list(rule = rule, fpc = fpc, p = unname(first$p.value),
    f = unname(first$statistic), wald = if (rule == "adjust") NA else as.numeric(wald$statistic), gap = unname(coef(gap)),
    se = unname(SE(gap)[1]))
}
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey")),
  data = paste(capture.output(write.csv(d, row.names = FALSE, quote = FALSE)), collapse = "\n"),
  cases = cases), "Tests/Fixtures/lonely-comparisons.json")
