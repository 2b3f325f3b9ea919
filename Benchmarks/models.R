# Quantiles and regressions beside R, in one run: Rscript Benchmarks/models.R [OUTDIR], after make build; needs Debian's
# r-cran-survey, r-cran-data.table and r-cran-jsonlite. Each job once in R, whose own call alone is timed, and five times
# with `canvass`:
#
#   quantiles  three of 8 numbers, 36,525 rows: `svyquantile`; the seconds of "timing" of `canvass quantile`   goal 20
#   logistic   8 terms, 36,525 rows: `svyglm`; the same of `canvass regress`, fit and covariance               goal 10
#   linear     8 terms, 1,000,000 rows: the same                                                               goal 10
#
# Rows are in random order, weights unequal, numbers skewed. Status 1 if an estimate or a standard error is off by more than
# 1e-7 of itself.
suppressMessages({
  library(survey)
  library(data.table)
  library(jsonlite)
})
outdir <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(outdir)) outdir <- "out/benchmark"
canvass <- Sys.getenv("CANVASS", ".build/release/canvass")
dir.create(outdir, recursive = TRUE, showWarnings = FALSE)

made <- function(n, clusters, seed) {
  set.seed(seed)
  cluster <- sample(clusters, n, TRUE)
  data <- data.table(
    stratum = sprintf("%02d", (cluster - 1) %% 63 + 1), cluster = sprintf("%05d", cluster),
    weight = round(exp(rnorm(n, 6, .5)), 6), group = sample(c("a", "b", "c"), n, TRUE, c(.6, .3, .1)))
  shift <- rnorm(clusters, 0, .4)[cluster]
  for (x in sprintf("x%d", 1:6)) data[[x]] <- round(exp(rnorm(n, shift, .7)), 4)
  data$y <- round(with(data, .3 * x1 - .2 * x2 + .1 * x3 + (group == "b") + shift + rnorm(n)), 4)
  data$z <- as.integer(data$y > 1)
  data
}
small <- made(36525, 1170, 20261124)
large <- made(1e6, 3150, 20261125)
paths <- file.path(outdir, c("models36k.csv", "models1m.csv"))
fwrite(small, paths[1])
fwrite(large, paths[2])
sampled <- function(data) svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = as.data.frame(data))
designs <- list(sampled(small), sampled(large))
options_of <- function(path) c(
  "--data", path, "--strata", "stratum", "--clusters", "cluster", "--weights", "weight", "--format", "json")
answer <- function(...) fromJSON(paste(system2(canvass, shQuote(c(...)), stdout = TRUE), collapse = "\n"))
seconds <- function(expression) { gc(FALSE); system.time(expression)[["elapsed"]] }
report <- function(job, r, ours, off, goal) {
  cat(sprintf(
    "%s: R %.2f s, Canvass %.4f s (median of 5), ratio %.0f (goal %d); off by %.0e\n",
    job, r, median(ours), r / median(ours), goal, off))
  off
}
worst <- function(ours, theirs) max(abs(ours / theirs - 1))

numbers <- c(sprintf("x%d", 1:6), "y", "weight")
p <- c(.25, .5, .75)
r <- seconds(theirs <- svyquantile(reformulate(numbers), designs[[1]], p, ci = TRUE))
ours <- numeric()
for (run in 1:5) {
  found <- answer("quantile", numbers, "--probability", "0.25,0.5,0.75", "--timing", options_of(paths[1]))
  ours[run] <- found$timing$estimate
}
theirs <- do.call(rbind, lapply(numbers, function(x) theirs[[x]]))
off <- worst(found$estimates$estimate, theirs[, "quantile"])
off <- max(off, worst(found$estimates$se, theirs[, "se"]))
all <- report("24 quantiles, 36,525 rows", r, ours, off, 20)

fitted <- function(job, formula, family, place, model, goal) {
  # R stops by a relative change of the deviance; both are to be at the maximum.
  r <- seconds(theirs <- svyglm(
    formula, designs[[place]], family = family, control = list(epsilon = 1e-12, maxit = 50)))
  ours <- numeric()
  for (run in 1:5) {
    found <- answer("regress", deparse(formula), "--family", model, "--timing", options_of(paths[place]))
    ours[run] <- found$timing$estimate
  }
  table <- found$coefficients
  theirs <- summary(theirs)$coefficients
  report(
    job, r, ours, max(worst(table$estimate, theirs[, 1]), worst(table$se, theirs[, 2])), goal)
}
all <- c(
  all,
  fitted(
    "logistic regression, 36,525 rows", z ~ x1 + x2 + x3 + x4 + x5 + group, quasibinomial(), 1, "logistic", 10),
  fitted(
    "linear regression, 1,000,000 rows", y ~ x1 + x2 + x3 + x4 + x5 + group, gaussian(), 2, "gaussian", 10))
if (max(all) > 1e-7) quit(status = 1)
