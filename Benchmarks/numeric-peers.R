# Times R on the data that numeric-data.R made: Rscript Benchmarks/numeric-peers.R OUTDIR RESULT
#
# psych and lavaan run once, the others five times or more, of which the median counts. Reading the
# data and making factors of them is not counted. Writes OUTDIR/RESULT: times in seconds and R's
# answers to compare with.
suppressMessages({
  library(jsonlite)
  library(MASS)
  library(lavaan)
  library(psych)
})
outdir <- commandArgs(trailingOnly = TRUE)[1]
result <- commandArgs(trailingOnly = TRUE)[2]
if (is.na(result)) stop("usage: Rscript Benchmarks/numeric-peers.R OUTDIR RESULT")
read_matrix <- function(name) {
  file <- file(file.path(outdir, name), "rb")
  on.exit(close(file))
  size <- readBin(file, "double", 2, endian = "little")
  matrix(readBin(file, "double", prod(size), endian = "little"), size[1], size[2])
}
seconds <- function(job, runs = 5) {
  median(replicate(runs, {
    gc(FALSE)
    begin <- as.numeric(Sys.time())
    job()
    as.numeric(Sys.time()) - begin
  }))
}
# Runs a job so often and keeps its last answer.
timed <- function(name, job, runs = 5) {
  cat(name, "\n", file = stderr())
  answer <- NULL
  time <- seconds(function() answer <<- job(), runs)
  list(seconds = time, answer = answer)
}
invisible(crossprod(matrix(1, 500, 500)))   # starts the threads of the BLAS

items <- read_matrix("items.bin")
colnames(items) <- sprintf("q%02d", 1:25)
psych_run <- timed("psych::polychoric", function() {
  suppressMessages(suppressWarnings(psych::polychoric(items, progress = FALSE)))
}, 1)
ordered_items <- as.data.frame(lapply(as.data.frame(items), ordered))
lavaan_run <- timed("lavaan::lavCor", function() lavCor(ordered_items, se = "none"), 1)

r <- cor(read_matrix("scores.bin"))
draws <- 1000
set.seed(1)
pdf(NULL)
parallel_run <- timed("psych::fa.parallel", function() {
  capture.output(found <- suppressWarnings(fa.parallel(
    r, n.obs = 2436, n.iter = draws, fa = "pc", quant = 0.95, plot = FALSE)))
  found
}, 1)
# As it is called without further arguments: components and common factors.
parallel_both_run <- timed("psych::fa.parallel, both", function() {
  capture.output(found <- suppressWarnings(fa.parallel(
    r, n.obs = 2436, n.iter = draws, plot = FALSE)))
  found
}, 1)

factanal_run <- timed("factanal", function() {
  factanal(covmat = r, n.obs = 2436, factors = 4, rotation = "none")
})

d <- read_matrix("logistic.bin")
x <- d[, -1]
y <- d[, 1]
glm_run <- timed("glm.fit", function() glm.fit(x, y, family = binomial()))

d <- read_matrix("ordinal.bin")
frame <- data.frame(y = ordered(d[, 1]), d[, -1])
polr_run <- timed("MASS::polr", function() polr(y ~ ., frame))
polr_hessian_run <- timed("MASS::polr, Hess = TRUE", function() polr(y ~ ., frame, Hess = TRUE))

d <- read_matrix("linear.bin")
x <- d[, -1]
y <- d[, 1]
# Coefficients only, as solve(crossprod(x), crossprod(x, y)) with the factor of Cholesky.
cholesky_run <- timed("Cholesky, coefficients", function() {
  factor <- chol(crossprod(x))
  drop(backsolve(factor, forwardsolve(t(factor), crossprod(x, y))))
}, 15)
# What a fitted model has: the residuals, their sum of squares and the inverse as well.
cholesky_full_run <- timed("Cholesky, whole fit", function() {
  factor <- chol(crossprod(x))
  b <- backsolve(factor, forwardsolve(t(factor), crossprod(x, y)))
  residuals <- y - drop(x %*% b)
  list(b = b, residuals = residuals, rss = sum(residuals^2), inverse = chol2inv(factor))
}, 15)

version <- function(package) as.character(packageVersion(package))
answer <- function(run, value) list(seconds = run$seconds, answer = value)
write_json(
  list(
    r = R.version.string, psych = version("psych"), lavaan = version("lavaan"),
    MASS = version("MASS"), blas = normalizePath(extSoftVersion()[["BLAS"]]),
    polychoric = answer(psych_run, as.numeric(psych_run$answer$rho)),
    lavCor = answer(lavaan_run, as.numeric(lavaan_run$answer)),
    parallel = list(
      seconds = parallel_run$seconds / draws, answer = parallel_run$answer$pc.sim,
      suggested = parallel_run$answer$ncomp),
    parallelBoth = list(seconds = parallel_both_run$seconds / draws),
    factanal = list(
      seconds = factanal_run$seconds, converged = factanal_run$answer$converged,
      answer = as.numeric(factanal_run$answer$uniquenesses),
      objective = factanal_run$answer$criteria[["objective"]]),
    logistic = answer(glm_run, as.numeric(glm_run$answer$coefficients)),
    ordinal = answer(polr_run, as.numeric(c(polr_run$answer$coefficients, polr_run$answer$zeta))),
    ordinalHessian = list(seconds = polr_hessian_run$seconds),
    linear = answer(cholesky_run, cholesky_run$answer),
    linearFull = list(seconds = cholesky_full_run$seconds)),
  file.path(outdir, result), auto_unbox = TRUE, digits = NA, pretty = TRUE)
