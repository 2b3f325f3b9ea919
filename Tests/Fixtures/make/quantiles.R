# Quantiles with their intervals: svyquantile of survey, and contrasts of estimates: svycontrast.
source("Tests/Fixtures/make/common.R")

# Two stages with population sizes, unequal weights, ties in one column; rows are shuffled.
set.seed(20261123)
parts <- list()
for (s in 1:4) {
  for (c in 1:5) {
    m <- sample(4:8, 1)
    parts[[length(parts) + 1]] <- data.frame(
      stratum = paste0("S", s), cluster = sprintf("%02d", (s - 1) * 5 + c), clusters = c(9, 15, 40, 7)[s],
      weight = round(exp(rnorm(m, 2, 0.7)), 3), field = sample(c("land", "health"), m, TRUE),
      wait = round(exp(rnorm(1, 1, 0.5) + rnorm(m, 0, 1)), 5), rating = sample(1:5, m, TRUE, c(1, 2, 4, 6, 5)))
  }
}
people <- do.call(rbind, parts)
people <- people[sample(nrow(people)), ]
rownames(people) <- NULL
people$relative <- people$weight / mean(people$weight)
clus1 <- api_sample("apiclus1")

named <- function(name, ...) c(list(name = one(name)), described(...))
designs <- list(
  people = list(
    svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~clusters, data = people),
    named("people", "people", strata = "stratum", clusters = "cluster", weights = "weight",
      fpc = "clusters")),
  relative = list(
    svydesign(id = ~cluster, strata = ~stratum, weights = ~relative, data = people),
    named("relative", "people", strata = "stratum", clusters = "cluster", weights = "relative")),
  clus1 = list(
    svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1),
    named("clus1", "apiclus1", clusters = "dnum", weights = "pw", fpc = "fpc")))

values <- list()
add <- function(name, variable, rule, interval, p, domain = NULL, level = 0.95) {
  d <- designs[[name]][[1]]
  part <- if (is.null(domain)) d else subset(d, field == domain)
  q <- svyquantile(as.formula(paste0("~", variable)), part, p, alpha = 1 - level,
    qrule = rule, interval.type = interval)[[1]]
  for (i in seq_along(p)) {
    values[[length(values) + 1]] <<- list(
      design = one(name), variable = one(variable), rule = one(rule), interval = one(interval),
      p = one(p[i]), domain = one(domain), level = one(level), estimate = one(q[i, 1]),
      lower = one(q[i, 2]), upper = one(q[i, 3]), se = one(q[i, 4]), df = one(degf(part)))
  }
}
p <- c(0.1, 0.25, 0.5, 0.8)
for (rule in c("math", "school", paste0("hf", 1:9))) add("people", "wait", rule, "mean", p)
add("relative", "wait", "shahvaish", "mean", p)
for (interval in c("mean", "beta", "xlogit", "asin")) {
  add("people", "wait", "math", interval, p, "land", 0.9)
  add("clus1", "api00", "math", interval, p)
}
for (rule in c("math", "school", "hf3")) add("people", "rating", rule, "xlogit", p)

contrasts <- list()
contrast <- function(text, value) {
  contrasts[[length(contrasts) + 1]] <<- list(
    expression = one(text), estimate = one(coef(value)), se = one(SE(value)))
}
d <- designs$people[[1]]
by <- svyby(~wait, ~field, d, svymean, covmat = TRUE)
contrast("mean(wait)[field=land] - mean(wait)[field=health]", svycontrast(by, c(-1, 1)))
contrast("log(mean(wait)[field == 'land'] / mean(wait)[field=health])",
  svycontrast(by, quote(log(land / health))))
totals <- svytotal(~wait + rating, d)
contrast("total(wait) / total(rating) - 1", svycontrast(totals, quote(wait / rating - 1)))
means <- svymean(~wait + rating + I(as.numeric(rating >= 4)), d)
names(means)
contrast("100 * mean(rating >= 4) - 2 * mean(wait) ^ 2",
  svycontrast(means, quote(100 * `I(as.numeric(rating >= 4))` - 2 * wait^2)))

write_fixture("quantiles", list(
  data = list(list(name = one("people"), columns = columns(people))),
  designs = unname(lapply(designs, `[[`, 2)), estimates = list(), values = values,
  contrasts = contrasts))
