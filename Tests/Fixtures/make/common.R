# What the fixture scripts share. Each script is run from the project's root,
# `Rscript Tests/Fixtures/make/<topic>.R`, reads its data from `datasets/` or makes them itself,
# and writes `Tests/Fixtures/<topic>.json` with 15 significant digits, all that jsonlite gives.
# Run `all.sh` for all of them.
suppressMessages({
  library(survey)
  library(jsonlite)
})
options(survey.lonely.psu = "fail", warn = 1)

# A sample of California schools as Canvass reads it: text becomes factors.
api_sample <- function(name) {
  read.csv(
    sprintf("datasets/api/%s/%s.csv", name, name), stringsAsFactors = TRUE,
    colClasses = c(cds = "character"))
}

# One number or text that JSON shows as itself; NA, NaN and infinities as null.
one <- function(x) {
  x <- unname(x)[1]
  if (is.null(x) || is.na(x) || (is.numeric(x) && !is.finite(x))) NULL else unbox(x)
}

# A matrix as a plain list of rows.
rows <- function(m) {
  m <- unname(as.matrix(m))
  lapply(seq_len(nrow(m)), function(i) as.numeric(m[i, ]))
}

# A data frame as named columns; factors as text.
columns <- function(data) {
  lapply(as.list(data), function(x) if (is.factor(x)) as.character(x) else as.vector(x))
}

# A record: NULL members are kept and written as null.
record <- function(...) list(...)

write_fixture <- function(topic, content) {
  made <- list(
    r = unbox(R.version.string), survey = unbox(as.character(packageVersion("survey"))),
    script = unbox(paste0("Tests/Fixtures/make/", topic, ".R")))
  text <- toJSON(
    c(list(made = made), content), digits = NA, null = "null", na = "null", pretty = FALSE)
  # One record a line keeps differences readable.
  text <- gsub("},{", "},\n{", text, fixed = TRUE)
  text <- gsub('\\],"', '],\n"', text)
  writeLines(text, sprintf("Tests/Fixtures/%s.json", topic))
}

# The same design in the words of the command line, so that a test can build it.
described <- function(data = NULL, strata = NULL, clusters = NULL, weights = NULL, fpc = NULL,
                      lonely = NULL) {
  record(
    data = one(data), strata = if (is.null(strata)) list() else strata,
    clusters = if (is.null(clusters)) list() else clusters, weights = one(weights),
    fpc = if (is.null(fpc)) list() else fpc, lonely = one(lonely))
}

# The estimate of one variable with everything that R says about it.
#
# statistic: mean, total or ratio; level: the category of a factor (its share or its count).
# df: of the design within the domain (degf of the subset); dfAnswered: within the domain and
# the rows that have an answer. The interval is Wald's with Student's t on `df`.
estimates <- function(design, name, statistic, variable, denominator = NULL, domain = NULL) {
  part <- design
  if (!is.null(domain)) {
    keep <- rep(TRUE, nrow(design$variables))
    for (column in names(domain)) keep <- keep & design$variables[[column]] %in% domain[[column]]
    part <- subset(design, keep)
  }
  answered <- !is.na(part$variables[[variable]])
  if (!is.null(denominator)) answered <- answered & !is.na(part$variables[[denominator]])
  n <- sum(answered & weights(part) != 0)
  df <- degf(part)
  df_answered <- degf(subset(part, answered))
  f <- as.formula(paste0("~`", variable, "`"))
  levels <- NULL
  if (statistic == "ratio") {
    fit <- svyratio(f, as.formula(paste0("~`", denominator, "`")), part, na.rm = TRUE)
    est <- as.numeric(coef(fit)); se <- as.numeric(SE(fit)); deff <- NA; replace <- NA
  } else {
    compute <- if (statistic == "mean") svymean else svytotal
    quiet <- function(e) suppressWarnings(e)
    fit <- quiet(compute(f, part, na.rm = TRUE, deff = TRUE))
    again <- quiet(compute(f, part, na.rm = TRUE, deff = "replace"))
    est <- as.numeric(coef(fit)); se <- as.numeric(SE(fit))
    # A single variable's design effect is a number; a factor's is a matrix.
    deff <- diag(as.matrix(attr(fit, "deff"))); replace <- diag(as.matrix(attr(again, "deff")))
    if (is.factor(part$variables[[variable]])) levels <- base::levels(part$variables[[variable]])
  }
  quantile <- function(p) if (df > 0) qt(p, df) else NA
  lapply(seq_along(est), function(i) {
    record(
      design = one(name), statistic = one(statistic), variable = one(variable),
      denominator = one(denominator), level = if (is.null(levels)) NULL else one(levels[i]),
      domain = if (is.null(domain)) NULL else lapply(domain, one),
      estimate = one(est[i]), se = one(se[i]), df = one(df), dfAnswered = one(df_answered),
      n = one(n), deff = one(deff[i]), deffReplace = one(replace[i]),
      lower = one(est[i] - quantile(0.975) * se[i]), upper = one(est[i] + quantile(0.975) * se[i]),
      lower90 = one(est[i] - quantile(0.95) * se[i]), upper90 = one(est[i] + quantile(0.95) * se[i]))
  })
}

# Three designs of these schools, each beside its words: clusters, strata, two stages.
api_designs <- function() {
  named <- function(name, ...) c(list(name = one(name)), described(...))
  clus1 <- api_sample("apiclus1"); strat <- api_sample("apistrat"); clus2 <- api_sample("apiclus2")
  list(
    clus1 = list(
      svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1),
      named("clus1", "apiclus1", clusters = "dnum", weights = "pw", fpc = "fpc")),
    strat = list(
      svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat),
      named("strat", "apistrat", strata = "stype", weights = "pw", fpc = "fpc")),
    clus2 = list(
      svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = clus2),
      named("clus2", "apiclus2", clusters = c("dnum", "snum"), fpc = c("fpc1", "fpc2"))))
}
