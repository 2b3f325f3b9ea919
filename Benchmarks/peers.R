# Times what R's users run, on the files that data.R made: Rscript Benchmarks/peers.R OUTDIR
#
#   svyby    means of 22 items in 756 province x field cells, 36,525 rows: once, in full
#   svymean  means of 22 items, 1,000,000 rows: median of three runs
#   fread    reading the file of 1,000,000 rows, with the number of threads that data.table chooses
#            and with all processors: median of five runs each, the file in the page cache
#
# svyby and svymean are timed alone: neither reading the file nor svydesign() counts against them.
# Writes peers.json (times in seconds) and R's answers to compare with: r-means36k.csv, r-means1m.csv.
suppressMessages({
  library(survey)
  library(data.table)
  library(jsonlite)
})
outdir <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(outdir)) stop("usage: Rscript Benchmarks/peers.R OUTDIR")
items <- sprintf("q%02d", 1:22)
formula <- reformulate(items)
seconds <- function(expression) {
  gc(FALSE)
  as.numeric(system.time(expression)["elapsed"])
}
say <- function(...) cat(sprintf(...), "\n", file = stderr())

say("reading with fread")
file1m <- file.path(outdir, "survey1m.csv")
default_threads <- getDTthreads()
fread_runs <- vapply(1:5, function(i) seconds(fread(file1m)), 0)
setDTthreads(0)
all_threads <- getDTthreads()
fread_all_runs <- vapply(1:5, function(i) seconds(fread(file1m)), 0)

survey36k <- as.data.frame(fread(file.path(outdir, "survey36k.csv")))
design_36k <- seconds(design <- svydesign(
  ids = ~village, strata = ~province, weights = ~weight, data = survey36k))
say("svyby, 756 cells")
svyby_run <- seconds(cells <- svyby(formula, ~province + field, design, svymean, na.rm = TRUE))
estimates <- as.matrix(cells[items])
errors <- as.matrix(cells[paste0("se.", items)])
fwrite(
  data.table(
    province = rep(cells$province, 22), field = rep(cells$field, 22),
    variable = rep(items, each = nrow(cells)), estimate = as.vector(estimates),
    se = as.vector(errors)),
  file.path(outdir, "r-means36k.csv"))

survey1m <- as.data.frame(fread(file1m))
design_1m <- seconds(design <- svydesign(
  ids = ~cluster, strata = ~stratum, weights = ~weight, data = survey1m))
say("svymean, 1,000,000 rows")
svymean_runs <- vapply(
  1:3, function(i) seconds(means <<- svymean(formula, design, na.rm = TRUE)), 0)
fwrite(
  data.table(variable = items, estimate = as.numeric(coef(means)), se = as.numeric(SE(means))),
  file.path(outdir, "r-means1m.csv"))

write_json(
  list(
    r = R.version.string, survey = as.character(packageVersion("survey")),
    data.table = as.character(packageVersion("data.table")), freadThreads = default_threads,
    freadAllThreads = all_threads,
    blas = basename(extSoftVersion()[["BLAS"]]),
    svydesign36k = design_36k, svyby36k = svyby_run, svydesign1m = design_1m,
    svymean1m = svymean_runs, svymean1mMedian = median(svymean_runs), fread1m = fread_runs,
    fread1mMedian = median(fread_runs), fread1mAllThreads = fread_all_runs,
    fread1mAllThreadsMedian = median(fread_all_runs)),
  file.path(outdir, "peers.json"), auto_unbox = TRUE, digits = 6, pretty = TRUE)
cat(readLines(file.path(outdir, "peers.json")), sep = "\n")
