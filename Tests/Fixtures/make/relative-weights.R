# Design effects with relative weights: those that add up to the number of rows, and those that do so
# but for rounding; and with the same weights on the scale of a population. `deffReplace` is the one
# for the first, `deff` the one for the second.
source("Tests/Fixtures/make/common.R")

set.seed(20260722)
n <- 240
data <- data.frame(
  cluster = rep(1:40, each = 6), field = factor(sample(c("land", "tax", "civil"), n, TRUE)),
  rating = sample(1:5, n, TRUE))
drawn <- exp(rnorm(n, 0, 0.5))
data$exact <- drawn / mean(drawn)
data$above <- round(data$exact, 4)
data$above[1] <- data$above[1] + n + 0.0002 - sum(data$above)
data$below <- round(data$exact, 4)
data$below[1] <- data$below[1] + n - 0.0002 - sum(data$below)
data$population <- data$exact * 37.5

whole <- list()
records <- list()
for (weights in c("exact", "above", "below", "population")) {
  design <- svydesign(ids = ~cluster, weights = reformulate(weights), data = data)
  whole[[length(whole) + 1]] <- c(
    list(name = unbox(weights)), described("people", NULL, "cluster", weights),
    list(
      rows = one(nrow(design)), df = one(degf(design)), sumOfWeights = one(sum(weights(design)))))
  for (s in c("mean", "total")) {
    records <- c(records, estimates(design, weights, s, "rating"))
    for (f in levels(data$field)) {
      records <- c(records, estimates(design, weights, s, "rating", NULL, list(field = f)))
    }
  }
}
write_fixture("relative-weights", list(
  data = list(list(
    name = unbox("people"), source = unbox("simulated by Tests/Fixtures/make/relative-weights.R"),
    columns = columns(data))),
  designs = whole, estimates = records))
