# Makes the data files of the benchmark: Rscript Benchmarks/data.R OUTDIR
#
#   survey36k.csv  36,525 people of the size of a national round: 63 provinces (strata), 1,170
#                  villages (clusters), 12 fields of service, 22 items on five points
#   survey1m.csv   1,000,000 people in 63 strata and 3,150 clusters, 22 items, about 61 MB
#   fields800.csv  40,000 people in 400 clusters, 800 fields of service, 22 items
#
# The people of the first two stand cluster by cluster. Real files do not: survey36k-shuffled.csv and
# survey1m-shuffled.csv have the same people in random order, and fields800.csv is shuffled too.
#
# One form in fifty came back empty: all 22 items are missing. R drops a person from a formula
# of 22 items when any one of them is missing, Canvass takes each item's own answers; with whole
# forms missing both compute the same thing.
suppressMessages(library(data.table))

outdir <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(outdir)) stop("usage: Rscript Benchmarks/data.R OUTDIR")
dir.create(outdir, showWarnings = FALSE, recursive = TRUE)

items <- sprintf("q%02d", 1:22)

# Answers of people in clusters: a cluster effect, a person effect and the item's own difficulty,
# cut at fixed points so that about four in five answer 4 or 5.
answers <- function(cluster, effect) {
  n <- length(cluster)
  of_cluster <- rnorm(max(cluster), 0, 0.35)[cluster]
  of_person <- rnorm(n, 0, 0.6)
  empty <- runif(n) < 0.02
  columns <- lapply(seq_along(items), function(i) {
    latent <- 0.9 + 0.3 * sin(i) + effect + of_cluster + of_person + rnorm(n, 0, 0.7)
    value <- 1L + findInterval(latent, c(-1.8, -1, 0, 1.2))
    value[empty] <- NA_integer_
    value
  })
  names(columns) <- items
  columns
}

set.seed(36525)
n <- 36525L
village <- sort(rep_len(seq_len(1170L), n))
province <- ceiling(seq_len(1170L) * 63 / 1170)[village]
fields <- c(
  "land", "construction", "environment", "civil-status", "certification", "identity", "business",
  "social-insurance", "health", "education", "transport", "tax")
field <- sample(12L, n, TRUE)
data <- c(
  list(
    province = sprintf("P%02d", province), village = village,
    weight = round(runif(63, 500, 4000)[province] * runif(n, 0.6, 1.6), 6),
    field = fields[field]),
  answers(village, rnorm(12, 0, 0.15)[field]))
stopifnot(uniqueN(as.data.table(data), by = c("province", "field")) == 756)
fwrite(data, file.path(outdir, "survey36k.csv"))
fwrite(as.data.table(data)[sample.int(n)], file.path(outdir, "survey36k-shuffled.csv"))

set.seed(1000000)
n <- 1000000L
cluster <- sort(rep_len(seq_len(3150L), n))
stratum <- ceiling(cluster / 50)
data <- c(
  list(
    stratum = stratum, cluster = cluster,
    weight = round(runif(63, 20, 60)[stratum] * runif(n, 0.6, 1.4), 6)),
  answers(cluster, 0))
fwrite(data, file.path(outdir, "survey1m.csv"))
fwrite(as.data.table(data)[sample.int(n)], file.path(outdir, "survey1m-shuffled.csv"))

set.seed(800)
n <- 40000L
cluster <- sort(rep_len(seq_len(400L), n))
stratum <- ceiling(cluster / 20)
data <- c(
  list(
    stratum = stratum, cluster = cluster, weight = round(runif(n, 100, 900), 6),
    field = sprintf("f%03d", sample(800L, n, TRUE))),
  answers(cluster, 0))
fwrite(as.data.table(data)[sample.int(n)], file.path(outdir, "fields800.csv"))

for (file in c("survey36k.csv", "survey1m.csv", "fields800.csv")) {
  cat(sprintf("%s  %.1f MB\n", file, file.size(file.path(outdir, file)) / 1e6))
}
