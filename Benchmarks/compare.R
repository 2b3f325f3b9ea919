# Puts the timings of run.sh side by side and checks that both programs gave the same answers:
# Rscript Benchmarks/compare.R OUTDIR. Writes results.md there; status 1 if an answer differs.
suppressMessages({
  library(data.table)
  library(jsonlite)
})
outdir <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(outdir)) stop("usage: Rscript Benchmarks/compare.R OUTDIR")
at <- function(name) file.path(outdir, name)
peers <- fromJSON(at("peers.json"))
python <- fromJSON(at("peers-python.json"))
runs <- fread(at("canvass-runs.csv"))   # job, run, wall (seconds)
wall <- function(which) median(runs[job == which, wall])
memory <- fread(at("canvass-memory.csv"))   # job, kilobytes
timing <- function(which, step = "estimate") {
  files <- list.files(outdir, sprintf("^canvass-%s-[0-9]+\\.json$", which), full.names = TRUE)
  median(vapply(files, function(f) fromJSON(f)$timing[[step]], 0))
}

# Answers: the largest relative difference of an estimate or a standard error.
said_by_canvass <- function(which) {
  said <- fromJSON(at(sprintf("canvass-%s-1.json", which)), flatten = TRUE)$estimates
  names(said) <- sub("^domain\\.", "", names(said))
  said
}
largest_difference <- function(which, r, by, said = said_by_canvass(which)) {
  both <- merge(as.data.table(said), r, by = by, suffixes = c("", ".r"))
  if (nrow(both) != nrow(r)) {
    stop(sprintf("%s: %d of R's %d estimates have a counterpart", which, nrow(both), nrow(r)))
  }
  away <- function(a, b) max(abs(a - b) / pmax(abs(b), 1e-12))
  # A standard error that is zero up to rounding is compared on the scale of the estimate.
  max(
    away(both$estimate, both$estimate.r),
    max(abs(both$se - both$se.r) / pmax(both$se.r, 1e-6 * abs(both$estimate.r))))
}
difference_36k <- largest_difference(
  "36k", fread(at("r-means36k.csv")), c("province", "field", "variable"))
difference_1m <- largest_difference("1m", fread(at("r-means1m.csv")), "variable")
# The same people in another order have the same answers.
difference_shuffled <- max(
  largest_difference(
    "36k-shuffled", fread(at("r-means36k.csv")), c("province", "field", "variable")),
  largest_difference("1m-shuffled", fread(at("r-means1m.csv")), "variable"))

difference_python <- max(
  largest_difference(
    "svy", fread(at("r-means36k.csv")), c("province", "field", "variable"),
    fread(at("python-means36k.csv"))),
  largest_difference("svy", fread(at("r-means1m.csv")), "variable", fread(at("python-means1m.csv"))))

milliseconds <- function(s) sprintf("%.1f ms", 1000 * s)
ratio <- function(a, b) sprintf("%.1f", a / b)
size <- file.size(at("survey1m.csv"))
row <- function(...) paste0("| ", paste(..., sep = " | "), " |")
text <- c(
  sprintf(
    "Canvass beside %s, survey %s and data.table %s (%s), and Python %s, svy %s; %d processors.", peers$r,
    peers$survey, peers$data.table, peers$blas, python$python, python$svy,
    as.integer(system("nproc", intern = TRUE))),
  "",
  row("job", "peer", "Canvass", "ratio", "goal"),
  row("---", "---:", "---:", "---:", "---:"),
  row(
    "means of 22 items in 756 cells, 36,525 rows (`svyby`)", milliseconds(peers$svyby36k),
    milliseconds(timing("36k")), ratio(peers$svyby36k, timing("36k")), "500"),
  row(
    "means of 22 items, 1,000,000 rows (`svymean`)", milliseconds(peers$svymean1mMedian),
    milliseconds(timing("1m")), ratio(peers$svymean1mMedian, timing("1m")), "50"),
  row(
    "the 756 cells (`svy`)", milliseconds(python$cells36k), milliseconds(timing("36k")),
    ratio(python$cells36k, timing("36k")), "100"),
  row(
    "the 1,000,000 rows (`svy`)", milliseconds(python$means1mMedian), milliseconds(timing("1m")),
    ratio(python$means1mMedian, timing("1m")), "3"),
  row(
    sprintf("CSV to answer against `fread` alone, %d thread(s)", peers$freadThreads),
    milliseconds(peers$fread1mMedian), milliseconds(wall("1m")),
    ratio(peers$fread1mMedian, wall("1m")), "1"),
  row(
    sprintf("the same, `fread` with %d threads", peers$freadAllThreads),
    milliseconds(peers$fread1mAllThreadsMedian), milliseconds(wall("1m")),
    ratio(peers$fread1mAllThreadsMedian, wall("1m")), ""),
  row(
    "the same, rows in random order", milliseconds(peers$fread1mAllThreadsMedian),
    milliseconds(wall("1m-shuffled")),
    ratio(peers$fread1mAllThreadsMedian, wall("1m-shuffled")), "1"),
  "",
  row("Canvass beside itself", "one", "the other", "ratio", "goal"),
  row("---", "---:", "---:", "---:", "---:"),
  row(
    "22 means, 1,000,000 rows: sorted by cluster, in random order", milliseconds(timing("1m")),
    milliseconds(timing("1m-shuffled")), ratio(timing("1m-shuffled"), timing("1m")), "at most 2"),
  row(
    "756 cells, 36,525 rows: sorted, in random order", milliseconds(timing("36k")),
    milliseconds(timing("36k-shuffled")), ratio(timing("36k-shuffled"), timing("36k")),
    "at most 2"),
  row(
    "800 fields, 40,000 rows: `mean --by field`, `diagnose`, whole program",
    milliseconds(wall("mean800")), milliseconds(wall("diagnose800")),
    ratio(wall("diagnose800"), wall("mean800")), "at most 10"),
  "",
  sprintf(
    "Peak memory of the last job: %.0f MB, %.2f times the file of %.0f MB (goal: below 3).",
    memory[job == "1m", kilobytes] / 1000, memory[job == "1m", kilobytes] * 1024 / size,
    size / 1e6),
  sprintf("Whole program on 36,525 rows, from CSV to JSON: %s.", milliseconds(wall("36k"))),
  sprintf(
    "Largest relative difference from R's estimates and standard errors: %.1e (cells), %.1e; in random order %.1e.",
    difference_36k, difference_1m, difference_shuffled),
  sprintf("Largest relative difference of svy from R: %.1e.", difference_python))
writeLines(text, at("results.md"))
writeLines(text)
if (max(difference_36k, difference_1m, difference_shuffled) > 1e-8) {
  message("compare.R: the answers differ from R's by more than 1e-8")
  quit(status = 1)
}
