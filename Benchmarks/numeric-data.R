# Makes the data of the numeric jobs: Rscript Benchmarks/numeric-data.R OUTDIR
#
#   items.bin     2,436 people, 25 items on five points, five factors
#   scores.bin    2,436 people, 22 normal variables, four factors
#   logistic.bin  100,000 rows: a yes or no, then 30 columns of which the first is a constant
#   ordinal.bin   20,000 rows: one of five categories, then 10 columns
#   linear.bin    100,000 rows: a response, then 30 columns of which the first is a constant
#
# A file holds the number of rows, the number of columns and the elements column after column, all as
# doubles with the least significant byte first.
outdir <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(outdir)) stop("usage: Rscript Benchmarks/numeric-data.R OUTDIR")
dir.create(outdir, showWarnings = FALSE, recursive = TRUE)

save_matrix <- function(x, name) {
  file <- file(file.path(outdir, name), "wb")
  on.exit(close(file))
  writeBin(as.double(c(dim(x), x)), file, endian = "little")
  cat(sprintf("%s  %d x %d\n", name, nrow(x), ncol(x)))
}

# Normal variables with simple structure: each loads 0.5 to 0.8 on one factor, factors correlate 0.3.
factor_data <- function(n, p, k) {
  common <- sqrt(0.7) * matrix(rnorm(n * k), n) + sqrt(0.3) * rnorm(n)
  loading <- seq(0.5, 0.8, length.out = p)[(seq_len(p) * 7) %% p + 1]
  of_factor <- rep(seq_len(k), length.out = p)
  sapply(seq_len(p), function(j) {
    loading[j] * common[, of_factor[j]] + sqrt(1 - loading[j]^2) * rnorm(n)
  })
}

set.seed(2436)
latent <- factor_data(2436, 25, 5)
items <- sapply(1:25, function(j) 1 + findInterval(latent[, j], c(-1.8, -1, -0.2, 0.9) + 0.3 * sin(j)))
save_matrix(items, "items.bin")
save_matrix(factor_data(2436, 22, 4), "scores.bin")

set.seed(100000)
predictors <- function(n, p) 0.5 * rnorm(n) + matrix(rnorm(n * p), n)
x <- cbind(1, predictors(100000, 29))
beta <- 0.2 * sin(1:30)
save_matrix(cbind(rbinom(100000, 1, plogis(drop(x %*% beta))), x), "logistic.bin")
x <- cbind(1, predictors(100000, 29))
save_matrix(cbind(drop(x %*% beta) + rnorm(100000), x), "linear.bin")
x <- predictors(20000, 10)
category <- 1 + findInterval(drop(x %*% beta[1:10]) + rlogis(20000), c(-2.5, -1, 0.5, 2))
save_matrix(cbind(category, x), "ordinal.bin")
