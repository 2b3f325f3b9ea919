# Missing answers, rows with zero weight, domains that leave clusters and strata empty, and domains
# that are missing themselves. Ratings on five points, where 9 has already been made missing.
source("Tests/Fixtures/make/common.R")

set.seed(20240702)
rows_of <- list()
for (district in c("A", "B", "C", "D")) {
  for (commune in seq_len(c(A = 3, B = 4, C = 2, D = 5)[[district]])) {
    effect <- rnorm(1, 0, 0.5)
    asked <- sample(6:12, 1)
    rating <- function(shift) {
      pmin(5, pmax(1, round(3.7 + shift + effect + rnorm(asked))))
    }
    rows_of[[length(rows_of) + 1]] <- data.frame(
      district = district, commune = commune,
      communes = c(A = 12, B = 20, C = 9, D = 31)[[district]],
      weight = round(runif(asked, 20, 90), 3),
      field = sample(c("land", "civil", "tax"), asked, TRUE, c(0.5, 0.4, 0.1)),
      sex = sample(c("female", "male"), asked, TRUE), age = sample(18:80, asked, TRUE),
      q1 = rating(0), q2 = rating(-0.4), q3 = rating(0.3))
  }
}
data <- do.call(rbind, rows_of)
n <- nrow(data)
data$q1[sample(n, 9)] <- NA
data$q2[sample(n, 25)] <- NA
data$q3[data$district == "B" & data$commune == 2] <- NA   # a whole cluster gave no answer
data$q3[data$district == "C"] <- NA                       # a whole stratum gave no answer
data$age[sample(n, 12)] <- NA
data$field[sample(n, 6)] <- NA
data$weight0 <- data$weight
data$weight0[sample(n, 20)] <- 0
data$weight0[data$district == "D" & data$commune == 4] <- 0   # a cluster without weight
for (v in c("district", "field", "sex")) data[[v]] <- factor(data[[v]])
data$satisfied1 <- factor(ifelse(is.na(data$q1), NA, ifelse(data$q1 >= 4, "yes", "no")))

whole <- list()
records <- list()
covariances <- list()
ways <- list(
  "answers" = list("weight", NULL),
  "answers-fpc" = list("weight", "communes"),
  "zero-weights" = list("weight0", NULL),
  "zero-weights-fpc" = list("weight0", "communes"))
for (name in names(ways)) {
  way <- ways[[name]]
  design <- svydesign(
    ids = ~commune, strata = ~district, weights = reformulate(way[[1]]),
    fpc = if (is.null(way[[2]])) NULL else reformulate(way[[2]]), data = data, nest = TRUE)
  whole[[length(whole) + 1]] <- c(
    list(name = unbox(name)),
    described("answers", "district", "commune", way[[1]], way[[2]]),
    list(
      rows = one(nrow(design)), df = one(degf(design)), sumOfWeights = one(sum(weights(design)))))
  add <- function(...) records <<- c(records, estimates(design, name, ...))
  for (v in c("q1", "q2", "q3", "age", "satisfied1", "field")) {
    add("mean", v)
    add("total", v)
  }
  add("ratio", "q1", "q2")
  add("ratio", "q3", "q1")
  for (field in levels(data$field)) {
    for (v in c("q1", "q2", "q3", "satisfied1")) {
      add("mean", v, NULL, list(field = field))
      add("total", v, NULL, list(field = field))
    }
    add("ratio", "q1", "q2", list(field = field))
    for (sex in levels(data$sex)) add("mean", "q1", NULL, list(field = field, sex = sex))
  }
  for (district in levels(data$district)) add("mean", "q2", NULL, list(district = district))
  # Cells share clusters, so their means go together.
  complete <- subset(design, !is.na(q1))
  cells <- svyby(~q1, ~field, complete, svymean, covmat = TRUE)
  covariances[[length(covariances) + 1]] <- record(
    design = unbox(name), statistic = unbox("mean"), variables = "q1", by = "field",
    cells = lapply(as.character(cells$field), function(f) list(field = unbox(f))),
    matrix = rows(vcov(cells)))
}

write_fixture("domains-missing", list(
  data = list(list(
    name = unbox("answers"), source = unbox("simulated by Tests/Fixtures/make/domains-missing.R"),
    columns = columns(data))),
  designs = whole, estimates = records, covariances = covariances))
