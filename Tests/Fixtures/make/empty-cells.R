# Polychoric correlations with half a row in each empty cell, by three conventions: ../empty-cells.json.
# Run: Rscript empty-cells.R. Needs r-cran-lavaan and r-cran-psych.
# `margins`: thresholds of the margins as they are, the largest likelihood found sharply; `lavaan`: zero.add,
# the same as far as its search goes; `psych`: correct = .5 with global = FALSE, whose thresholds come from the
# filled table over the number of rows, so that they do not add up to one.
source("json.R")
suppressMessages({library(lavaan); library(psych)})
set.seed(11); n <- 150
f <- rnorm(n)
d <- as.data.frame(lapply(1:4, function(j)
  cut(0.75 * f + sqrt(1 - 0.75^2) * rnorm(n), c(-Inf, c(-1.4, -0.6, 0.2, 1.1) + 0.3 * (j - 2), Inf), labels = FALSE)))
names(d) <- paste0("q", 1:4)
cells <- function(rho, a, b) {
  a <- c(-Inf, a, Inf); b <- c(-Inf, b, Inf)
  outer(seq_len(length(a) - 1), seq_len(length(b) - 1), Vectorize(function(i, j)
    mnormt::sadmvn(c(a[i], b[j]), c(a[i + 1], b[j + 1]), c(0, 0), matrix(c(1, rho, rho, 1), 2))))
}
sharp <- function(i, j) {
  t <- unclass(table(factor(d[[i]], 1:5), factor(d[[j]], 1:5)))
  cuts <- function(x) qnorm(cumsum(x / sum(x))[-length(x)])
  a <- cuts(rowSums(t)); b <- cuts(colSums(t)); t[t == 0] <- 0.5
  # The score by central differences, so that its zero is sharper than the flat top.
  l <- function(rho) sum(t * log(cells(rho, a, b)))
  score <- function(rho) (8 * (l(rho + 1e-4) - l(rho - 1e-4)) - (l(rho + 2e-4) - l(rho - 2e-4))) / 12e-4
  uniroot(score, c(0.1, 0.9), tol = 1e-13)$root
}
margins <- diag(4)
for (j in 2:4) for (i in 1:(j - 1)) margins[i, j] <- margins[j, i] <- sharp(i, j)
filled <- unname(as.matrix(unclass(lavCor(as.data.frame(lapply(d, ordered)), output = "cor", zero.add = c(0.5, 0.5)))))
psych <- unname(suppressWarnings(suppressMessages(polychoric(d, correct = 0.5, global = FALSE, smooth = FALSE)))$rho)
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan"), "psych", packageVersion("psych")),
  rows = as.list(apply(d, 1, paste, collapse = "")), margins = margins, lavaan = filled, psych = psych),
  "../empty-cells.json")
