# A stratum with one cluster, under the four rules that give an answer. (`fail` gives none.)
#
# `adjust` measures the lonely cluster from the average cluster of the whole sample: the sum of the
# weighted cluster totals of all strata over the number of clusters. survey 4.5 does so; the 4.1
# that made this file measures it from zero, which agrees for means (their scores add up to zero)
# but not for totals. The totals are therefore worked out here from the formula: the variance of
# the other strata, plus (1 - f) times the square of the lonely cluster's distance.
source("Tests/Fixtures/make/common.R")

sets <- list()
whole <- list()
records <- list()
add_data <- function(name, data, source) {
  sets[[length(sets) + 1]] <<- list(
    name = unbox(name), source = unbox(source), columns = columns(data))
}

# One high school in place of fifty.
schools <- api_sample("apistrat")
schools <- rbind(schools[schools$stype != "H", ], schools[schools$stype == "H", ][1, ])
schools <- schools[c("stype", "sch.wide", "api00", "api99", "enroll", "pw", "fpc")]
add_data("one-high-school", schools, "datasets/api/apistrat, all but one high school removed")

adjusted_totals <- function(design, name, fpc) {
  data <- design$variables
  options(survey.lonely.psu = "remove")
  for (v in c("enroll", "api00")) {
    z <- weights(design) * data[[v]]
    alone <- which(data$stype == "H")
    f <- if (fpc) 1 - 1 / data$fpc[alone] else 1
    others <- as.numeric(vcov(svytotal(as.formula(paste0("~", v)), design)))
    se <- sqrt(others + f * (z[alone] - sum(z) / nrow(data))^2)
    if (!fpc && v == "enroll") stopifnot(abs(se - 94046) < 1)
    df <- degf(design)
    records[[length(records) + 1]] <<- record(
      design = one(name), statistic = unbox("total"), variable = unbox(v), denominator = NULL,
      level = NULL, domain = NULL, estimate = one(sum(z)), se = one(se), df = one(df),
      dfAnswered = one(df), n = one(nrow(data)), deff = NULL, deffReplace = NULL,
      lower = one(sum(z) - qt(0.975, df) * se), upper = one(sum(z) + qt(0.975, df) * se),
      lower90 = one(sum(z) - qt(0.95, df) * se), upper90 = one(sum(z) + qt(0.95, df) * se))
  }
}

for (fpc in c(FALSE, TRUE)) {
  design <- svydesign(
    id = ~1, strata = ~stype, weights = ~pw, fpc = if (fpc) ~fpc else NULL, data = schools)
  for (rule in c("remove", "certainty", "average", "adjust")) {
    name <- paste0("one-high-school-", rule, if (fpc) "-fpc")
    whole[[length(whole) + 1]] <- c(
      list(name = unbox(name)),
      described(
        "one-high-school", "stype", NULL, "pw", if (fpc) "fpc", rule),
      list(
        rows = one(nrow(design)), df = one(degf(design)),
        sumOfWeights = one(sum(weights(design)))))
    add <- function(...) {
      options(survey.lonely.psu = rule)
      records <<- c(records, estimates(design, name, ...))
    }
    for (v in c("api00", "enroll", "sch.wide")) add("mean", v)
    add("ratio", "api00", "api99")
    if (rule == "adjust") {
      adjusted_totals(design, name, fpc)
    } else {
      for (v in c("api00", "enroll", "sch.wide")) add("total", v)
      add("total", "enroll", NULL, list(stype = "H"))
    }
    for (type in c("E", "M")) add("mean", "api00", NULL, list(stype = type))
    add("mean", "api00", NULL, list(sch.wide = "Yes"))
  }
}

# A lonely village at the second stage: the urban part of one commune keeps one village.
made <- fromJSON("Tests/Fixtures/multistage.json", simplifyDataFrame = FALSE)$data
people <- Filter(function(set) set$name == "three-stages", made)[[1]]$columns
people <- as.data.frame(people, stringsAsFactors = TRUE)
gone <- people$region == "centre" & people$commune == 2 & people$area == "urban" &
  people$village > 1
stopifnot(sum(gone) > 0)
people <- people[!gone, ]
people$third <- 1
add_data(
  "one-village", people[names(people) != "third"],
  "simulated by Tests/Fixtures/make/multistage.R; one village kept in an urban part")
design <- svydesign(
  ids = ~commune + village + person, strata = ~region + area + third,
  fpc = ~communes + villages + people, weights = ~weight, data = people, nest = TRUE)
for (rule in c("remove", "certainty", "average")) {
  name <- paste0("one-village-", rule)
  whole[[length(whole) + 1]] <- c(
    list(name = unbox(name)),
    described(
      "one-village", c("region", "area"), c("commune", "village", "person"), "weight",
      c("communes", "villages", "people"), rule),
    list(
      rows = one(nrow(design)), df = one(degf(design)), sumOfWeights = one(sum(weights(design)))))
  options(survey.lonely.psu = rule)
  for (s in c("mean", "total")) {
    for (v in c("rating", "income")) {
      records <- c(
        records, estimates(design, name, s, v),
        estimates(design, name, s, v, NULL, list(sex = "female")))
    }
  }
}

write_fixture("lonely", list(data = sets, designs = whole, estimates = records))
