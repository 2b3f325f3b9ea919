# Regressions where strata have one cluster, under every rule that gives an answer, by svyglm with its
# iterations carried to the end: ../regress-lonely.json. In "some", one stratum of three is lonely; in
# "all", all are, and the rule "average" has nothing to take the average of: R's variance is NaN.
# Run from the project's root: Rscript Tests/Fixtures/make/regress-lonely.R     Needs r-cran-survey.
source("Tests/Fixtures/make/json.R")
suppressMessages(library(survey))
set.seed(20260731)
make <- function(clusters) do.call(rbind, lapply(seq_along(clusters), function(s)
  do.call(rbind, lapply(seq_len(clusters[s]), function(c) {
    x <- round(rnorm(7), 3)
    data.frame(s = LETTERS[s], c = paste0(LETTERS[s], c), w = round(exp(rnorm(7)), 3), x = x,
      y = round(0.4 * x + rnorm(7) + rnorm(1), 3), b = rbinom(7, 1, plogis(0.5 * x)))
  }))))
data <- list(some = make(c(1, 3, 2)), all = make(c(1, 1, 1)))
tight <- glm.control(epsilon = 1e-15, maxit = 200)
cases <- list()
for (name in names(data)) for (rule in c("remove", "adjust", "average", "certainty"))
  for (family in c("gaussian", "logistic")) {
    options(survey.lonely.psu = rule)
    design <- svydesign(ids = ~c, strata = ~s, weights = ~w, data = data[[name]])
    f <- if (family == "gaussian") y ~ x else b ~ x
    m <- suppressWarnings(svyglm(f, design,
      family = if (family == "gaussian") gaussian() else quasibinomial(), control = tight))
    if (family == "logistic") for (i in 1:20) {
      b <- coef(m)
      m <- suppressWarnings(eval(bquote(svyglm(f, design, family = quasibinomial(), control = tight, start = .(b)))))
    }
    se <- unname(SE(m)); se[is.nan(se)] <- NA
    cases[[length(cases) + 1]] <- list(data = name, rule = rule, family = family,
      estimates = array1(coef(m)), se = array1(se), df = m$df.residual)
  }
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey")),
  data = lapply(data, function(d) paste(capture.output(write.csv(d, row.names = FALSE, quote = FALSE)), collapse = "\n")),
  cases = cases), "Tests/Fixtures/regress-lonely.json")
