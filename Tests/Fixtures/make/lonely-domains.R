# Strata with one cluster in domains, among missing answers, rows of weight zero and two stages, under
# the rules `remove`, `adjust` and `average`, as survey 4.5 has them: `adjust` measures from the mean
# of the clusters of the same cluster above, over the strata that have rows.
#
# Needs survey 4.5 (earlier versions measure from zero): R_LIBS=<where it is> Rscript …
source("Tests/Fixtures/make/common.R")
if (packageVersion("survey") < "4.5") {
  message("lonely-domains.R: skipped, it needs survey 4.5 or later")
  quit(save = "no")
}

set.seed(20260721)
people_of <- function(strata, clusters, stages) {
  rows_of <- list()
  for (s in seq_len(strata)) {
    for (c in seq_len(clusters[s])) {
      effect <- rnorm(1, 0, 1)
      for (part in if (stages == 2) c("centre", "edge") else "all") {
        # At the edge of every other cluster stands one village; the centre has always more.
        villages <- if (stages == 1) 1 else if (part == "edge" && c %% 2 == 1) 1 else 2 + c %% 2
        for (village in seq_len(villages)) {
          m <- sample(3:6, 1)
          rows_of[[length(rows_of) + 1]] <- data.frame(
            stratum = paste0("S", s), commune = paste0("c", s, c), part = part,
            village = paste0(part, village), communes = clusters[s] + 2 * s,
            villages = villages + c(3, 1)[1 + (part == "edge")],
            weight = round(runif(m, 2, 30), 3), field = sample(c("land", "tax", "civil"), m, TRUE),
            visits = sample(1:6, m, TRUE), rating = round(3.5 + effect + rnorm(m), 2))
        }
      }
    }
  }
  data <- do.call(rbind, rows_of)
  n <- nrow(data)
  data$rating[sample(n, n %/% 6)] <- NA
  data$rating[data$stratum == "S2"] <- NA   # nobody in a stratum was asked
  data$visits[sample(n, n %/% 8)] <- NA
  data$weight0 <- data$weight
  data$weight0[sample(n, n %/% 6)] <- 0
  data$weight0[data$stratum == "S4"] <- 0   # a lonely stratum that weighs nothing
  data$weight0[data$commune == "c51"] <- 0  # a cluster that weighs nothing
  data$stratum <- factor(data$stratum)
  data$field <- factor(data$field)
  data
}

sets <- list(); whole <- list(); records <- list()
one_stage <- people_of(7, c(1, 3, 4, 1, 3, 1, 2), 1)
two_stages <- people_of(6, c(1, 2, 3, 1, 3, 2), 2)
for (set in list(list("one-stage", one_stage), list("two-stages", two_stages))) {
  sets[[length(sets) + 1]] <- list(
    name = unbox(set[[1]]),
    source = unbox("simulated by Tests/Fixtures/make/lonely-domains.R"), columns = columns(set[[2]]))
}
ways <- list(
  list("one-stage", "weight", FALSE), list("one-stage", "weight", TRUE),
  list("one-stage", "weight0", FALSE), list("two-stages", "weight", TRUE),
  list("two-stages", "weight0", TRUE))
for (way in ways) {
  two <- way[[1]] == "two-stages"
  data <- if (two) two_stages else one_stage
  strata <- c("stratum", if (two) "part")
  clusters <- c("commune", if (two) "village")
  fpc <- if (way[[3]]) c("communes", if (two) "villages")
  drawn <- svydesign(
    ids = reformulate(clusters), strata = reformulate(strata), weights = reformulate(way[[2]]),
    fpc = if (is.null(fpc)) NULL else reformulate(fpc), data = data)
  # A row of weight zero is out of the domain. Left in, it would keep its stratum present in R.
  design <- drawn[data[[way[[2]]]] > 0, ]
  for (rule in c("remove", "adjust", "average")) {
    options(survey.lonely.psu = rule)
    name <- paste(c(way[[1]], way[[2]], if (way[[3]]) "fpc", rule), collapse = "-")
    whole[[length(whole) + 1]] <- c(
      list(name = unbox(name)), described(way[[1]], strata, clusters, way[[2]], fpc, rule),
      list(rows = one(nrow(drawn)), df = one(degf(design)), sumOfWeights = one(sum(weights(drawn)))))
    add <- function(...) records <<- c(records, estimates(design, name, ...))
    for (domain in c(list(NULL), lapply(levels(data$field), function(f) list(field = f)))) {
      for (v in c("rating", "visits")) {
        add("mean", v, NULL, domain)
        add("total", v, NULL, domain)
      }
      add("ratio", "rating", "visits", domain)
    }
    add("total", "rating", NULL, list(stratum = "S3"))
  }
}
write_fixture("lonely-domains", list(data = sets, designs = whole, estimates = records))
