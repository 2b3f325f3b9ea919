# The table of stream.sh, and the check of its answers: Rscript Benchmarks/stream-compare.R OUTDIR. Writes
# stream-results.md there; status 1 if an answer of the whole differs from that of the part.
suppressMessages({
  library(data.table)
  library(jsonlite)
})
outdir <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(outdir)) stop("usage: Rscript Benchmarks/stream-compare.R OUTDIR")
at <- function(name) file.path(outdir, name)
runs <- fread(at("stream-runs.csv"))
said <- function(job, which) fromJSON(at(sprintf("stream-%s-%s.json", job, which)), flatten = TRUE)

away <- function(a, b) max(abs(a - b) / abs(b))
estimates <- function(job) {
  lapply(c(whole = "whole", part = "part"), function(which) said(job, which)$estimates)
}
means <- estimates("mean")
replicated <- estimates("bootstrap")
diagnoses <- lapply(c(whole = "whole", part = "part"), function(which) {
  fields <- said("diagnose", which)$fields
  fields[order(fields$field), ]
})
difference <- max(
  away(means$whole$estimate, means$part$estimate), away(means$whole$se, means$part$se),
  away(replicated$whole$se, replicated$part$se),
  away(diagnoses$whole$satisfied.estimate, diagnoses$part$satisfied.estimate),
  away(diagnoses$whole$satisfied.se, diagnoses$part$satisfied.se),
  away(diagnoses$whole$gapToRest.estimate, diagnoses$part$gapToRest.estimate),
  away(diagnoses$whole$gapToRest.se, diagnoses$part$gapToRest.se))
stopifnot(nrow(means$whole) == 22 * 12, all(means$whole$n == 50 * means$part$n))

row <- function(...) paste0("| ", paste(..., sep = " | "), " |")
text <- c(
  sprintf("A CSV of %.2f GB with %.0f million rows.", file.size(at("stream.csv")) / 1e9, 50),
  "",
  row("job", "seconds", "peak memory", "goal"),
  row("---", "---:", "---:", "---:"),
  row(
    c("means of 22 items by 12 fields", "the same with 500 bootstrap replicates", "diagnosis of 12 fields"), sprintf("%.1f", runs$seconds),
    sprintf("%.0f MB", runs$kilobytes * 1024 / 1e6), "below 1 GB"),
  "",
  sprintf(
    "Largest relative difference of an estimate, a gap or a standard error from those of the part: %.1e.",
    difference))
writeLines(text, at("stream-results.md"))
writeLines(text)
if (difference > 1e-12) {
  message("stream-compare.R: the answers of the whole differ from those of the part by more than 1e-12")
  quit(status = 1)
}
