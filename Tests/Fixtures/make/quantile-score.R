# Score intervals of quantiles: where the test of survey's oldsvyquantile(interval.type = "score") crosses. Its root is found
# to 1/(100 √n) of the unit of the data, so these are given in a small unit.
source("Tests/Fixtures/make/common.R")

unit <- 1e9
designs <- api_designs()
set.seed(20261125)
people <- do.call(rbind, lapply(1:60, function(k) {
  m <- sample(3:9, 1)
  data.frame(stratum = paste0("S", (k - 1) %/% 12), cluster = sprintf("%03d", k), clusters = c(40, 90, 300, 25, 60)[(k - 1) %/% 12 + 1],
    weight = round(exp(rnorm(m, 2, 0.9)), 3), field = sample(c("land", "health"), m, TRUE),
    wait = round(exp(rnorm(1, 1, 0.6) + rnorm(m, 0, 1.1)), 5), rating = sample(1:5, m, TRUE, c(1, 2, 4, 6, 5)))
}))
people <- people[sample(nrow(people)), ]
rownames(people) <- NULL
designs$people <- list(
  svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~clusters, data = people),
  c(list(name = one("people")), described("people", strata = "stratum", clusters = "cluster", weights = "weight",
    fpc = "clusters")))

values <- list()
add <- function(name, variable, p, domain = NULL, level = 0.95) {
  d <- designs[[name]][[1]]
  part <- if (is.null(domain)) d else subset(d, field == domain)
  part <- update(part, scaled = part$variables[[variable]] * unit)
  for (probability in p) {
    q <- suppressWarnings(oldsvyquantile(~scaled, part, probability, alpha = 1 - level, ci = TRUE, interval.type = "score"))
    limits <- as.numeric(q$CIs) / unit
    # The test changes at values of the sample alone.
    found <- sapply(limits, function(x) {
      nearest <- part$variables[[variable]][which.min(abs(part$variables[[variable]] - x))]
      stopifnot(abs(nearest - x) < 1e-11 * max(1, abs(x)))
      nearest
    })
    limits <- found
    values[[length(values) + 1]] <<- list(
      design = one(name), variable = one(variable), p = one(probability), domain = one(domain), level = one(level),
      lower = one(limits[1]), upper = one(limits[2]), se = one(diff(limits) / (2 * qt((1 + level) / 2, degf(part)))))
  }
}
for (name in c("clus1", "strat", "clus2")) add(name, "api00", c(0.25, 0.5, 0.75))
add("strat", "enroll", c(0.25, 0.5, 0.75), level = 0.9)
add("people", "wait", c(0.1, 0.25, 0.5, 0.8, 0.9))
for (part in c("land", "health")) add("people", "wait", c(0.3, 0.5, 0.8), part, 0.9)
add("people", "rating", c(0.3, 0.5))

write_fixture("quantile-score", list(
  data = list(list(name = one("people"), columns = columns(people))),
  designs = unname(lapply(designs, `[[`, 2)), estimates = list(), values = values))
