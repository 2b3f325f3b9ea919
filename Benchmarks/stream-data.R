# Makes a part of the data of stream.sh: Rscript Benchmarks/stream-data.R FILE
#
# 1,000,000 people in random order: 63 strata, 20,000 clusters, 12 fields of service, 22 items on five
# points, one form in fifty empty; and what such files hold besides: the number of the dossier, the day and
# the office.
suppressMessages(library(data.table))

file <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(file)) stop("usage: Rscript Benchmarks/stream-data.R FILE")

set.seed(766)
n <- 1000000L
clusters <- 20000L
cluster <- sample(rep_len(seq_len(clusters), n))
stratum <- ceiling(cluster * 63 / clusters)
fields <- c(
  "land", "construction", "environment", "civil-status", "certification", "identity", "business",
  "social-insurance", "health", "education", "transport", "tax")
field <- sample(12L, n, TRUE)
of_cluster <- rnorm(clusters, 0, 0.35)[cluster]
of_person <- rnorm(n, 0, 0.6)
effect <- rnorm(12, 0, 0.15)[field]
empty <- runif(n) < 0.02
answers <- lapply(1:22, function(i) {
  latent <- 0.9 + 0.3 * sin(i) + effect + of_cluster + of_person + rnorm(n, 0, 0.7)
  value <- 1L + findInterval(latent, c(-1.8, -1, 0, 1.2))
  value[empty] <- NA_integer_
  value
})
names(answers) <- sprintf("q%02d", 1:22)
fwrite(c(
  list(
    dossier = sprintf("H%09d", sample.int(n)),
    day = sprintf("2025-%02d-%02d", sample(12L, n, TRUE), sample(28L, n, TRUE)),
    office = sprintf("office-%03d", sample(700L, n, TRUE)), stratum = stratum, cluster = cluster,
    weight = round(runif(63, 20, 60)[stratum] * runif(n, 0.6, 1.4), 6), field = fields[field]),
  answers), file)
