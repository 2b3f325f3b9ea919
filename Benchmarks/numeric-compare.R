# Puts the times of run-numerics.sh side by side and checks the answers:
# Rscript Benchmarks/numeric-compare.R OUTDIR. Writes numeric-results.md there; status 1 if an
# answer differs by more than its bound.
suppressMessages(library(jsonlite))
outdir <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(outdir)) stop("usage: Rscript Benchmarks/numeric-compare.R OUTDIR")
read <- function(name) fromJSON(file.path(outdir, name))
peers <- read("numeric-peers.json")
one <- read("numeric-peers-one.json")
canvass <- read("numeric-canvass.json")

away <- function(a, b) max(abs(a - b) / pmax(abs(b), 1e-2))
# The bounds are what R's own stopping rules leave: psych maximises to 1e-4, fa.parallel draws other
# numbers, factanal and polr stop by the change of their objective.
jobs <- list(
  list("polychoric 25 x 25, n = 2,436 (`psych::polychoric`)", "polychoric", "polychoric", 100, 1e-3),
  list("the same (`lavaan::lavCor`)", "polychoric", "lavCor", 25, 1e-4),
  list("parallel analysis, 22 items, n = 2,436, per draw (`psych::fa.parallel`)", "parallelBoth",
    "parallelBoth", 100, NA),
  list("the same, components only (`fa = \"pc\"`)", "parallel", "parallel", NA, 5e-3),
  list("factor analysis by maximum likelihood, 22 variables, 4 factors (`factanal`)", "factanal",
    "factanal", 5, 1e-3),
  list("logistic regression, 100,000 x 30 (`glm.fit`)", "logistic", "logistic", 5, 1e-6),
  list("ordinal regression, 20,000 x 10 (`MASS::polr`)", "ordinal", "ordinal", 20, 1e-3),
  list("the same (`polr(Hess = TRUE)`)", "ordinal", "ordinalHessian", NA, NA),
  list("linear model, 100,000 x 30 (Cholesky: residuals and inverse as well)", "linear",
    "linearFull", 1, NA),
  list("the same (Cholesky: coefficients alone)", "linear", "linear", NA, 1e-9))

row <- function(...) paste0("| ", paste(..., sep = " | "), " |")
milliseconds <- function(s) formatC(1000 * s, digits = 3, format = "fg", flag = "#", big.mark = ",")
failed <- character()
lines <- vapply(jobs, function(job) {
  ours <- canvass[[job[[2]]]]
  ours_seconds <- ours$median / if (startsWith(job[[2]], "parallel")) 1000 else 1
  r <- c(peers[[job[[3]]]]$seconds, one[[job[[3]]]]$seconds)
  difference <- if (is.na(job[[5]])) NA else away(ours$answer, peers[[job[[3]]]]$answer)
  if (!is.na(difference) && difference > job[[5]]) failed <<- c(failed, job[[1]])
  row(
    job[[1]], milliseconds(r[1]), milliseconds(r[2]), milliseconds(ours_seconds),
    sprintf("%.1f", min(r) / ours_seconds), if (is.na(job[[4]])) "" else job[[4]],
    if (is.na(difference)) "" else sprintf("%.0e", difference))
}, "")
if (!(canvass$factanal$objective <= peers$factanal$objective * (1 + 1e-8))) {
  failed <- c(failed, "factanal found a smaller objective")
}
if (canvass$parallel$objective != peers$parallel$suggested) {
  failed <- c(failed, "fa.parallel suggests another number of components")
}
text <- c(
  sprintf(
    "Canvass beside %s, psych %s, lavaan %s and MASS %s, %s processors. BLAS of R: %s.", peers$r,
    peers$psych, peers$lavaan, peers$MASS, system("nproc", intern = TRUE), peers$blas),
  "",
  row("job (milliseconds)", "R", "R, one BLAS thread", "Canvass", "ratio", "goal", "difference"),
  row("---", "---:", "---:", "---:", "---:", "---:", "---:"),
  lines, "",
  "The ratio is that of the faster of R's two runs. The difference is the largest between the answers,",
  "relative to R's (of absolute value 0.01 or more).")
writeLines(text, file.path(outdir, "numeric-results.md"))
writeLines(text)
if (length(failed) > 0) {
  message("numeric-compare.R: the answers differ: ", paste(failed, collapse = "; "))
  quit(status = 1)
}
