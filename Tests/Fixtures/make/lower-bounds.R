# Split halves, Guttman's bounds, the greatest lower bound and the ordinal coefficients:
# ../lower-bounds.json. Run: Rscript lower-bounds.R. Needs r-cran-psych.
source("json.R")
suppressMessages(library(psych))
items <- reverse.code(c(-1, 1, 1, 1, 1, 1, 1, 1, -1, -1), bfi[1:10], mini = 1, maxi = 6)
V <- cov(items, use = "complete.obs"); R <- cov2cor(V)
h <- splitHalf(R, check.keys = FALSE, brute = TRUE)
g <- suppressWarnings(suppressMessages(guttman(R)))
# An odd number of items: all choices of two of five against the other three.
A <- V[1:5, 1:5]
odd <- combn(5, 2, function(o) 4 * sum(A[o, -o]) / sum(A))
halves <- c(1, 3, 5, 7, 9); a <- rowSums(items[complete.cases(items), halves])
b <- rowSums(items[complete.cases(items), -halves])
# The greatest lower bound from its dual, min tr VY over positive semi-definite Y = XX' with no
# diagonal element below 1, one row of X at a time (Rcsdp, which psych needs, is not packaged).
glb <- function(V) {
  p <- ncol(V); set.seed(1); X <- matrix(rnorm(p * p), p); X <- X / sqrt(rowSums(X^2)); last <- Inf
  for (it in 1:200000) {
    for (i in 1:p) { d <- -colSums(V[i, -i] * X[-i, , drop = FALSE]) / V[i, i]
      X[i, ] <- d / min(1, sqrt(sum(d^2))) }
    now <- sum(V * tcrossprod(X)); if (it %% 50 == 0) { if (last - now < 1e-15 * now) break; last <- now }
  }
  1 - now / sum(V) }
# Green and Yang's coefficient from probabilities of cells, each an integral, and scores 1, 2, ...
answers <- bfi[complete.cases(bfi[1:5]), 1:5]; answers[[1]] <- 7 - answers[[1]]
cuts <- lapply(answers, function(x) qnorm(head(cumsum(table(x)) / length(x), -1)))
P <- round(polychoric(answers, correct = 0)$rho, 6); P <- (P + t(P)) / 2
h2 <- smc(P)
for (it in 1:20000) { D <- P; diag(D) <- h2; e <- eigen(D, symmetric = TRUE)
  l <- e$vectors[, 1] * sqrt(e$values[1]); h2 <- l^2 }
l <- l * sign(sum(l))
corner <- function(x, y, r) if (x == -Inf || y == -Inf) 0 else if (x == Inf) pnorm(y) else
  if (y == Inf) pnorm(x) else if (r == 1) pnorm(min(x, y)) else
  integrate(function(z) dnorm(z) * pnorm((y - r * z) / sqrt(1 - r^2)), -40, x,
    rel.tol = 1e-13, abs.tol = 0, subdivisions = 2000)$value
covariance <- function(a, b, r) {
  C <- outer(c(-Inf, a, Inf), c(-Inf, b, Inf), Vectorize(function(x, y) corner(x, y, r)))
  p <- diff(t(diff(C))); m <- outer(seq_len(nrow(p)), seq_len(ncol(p)))
  sum(p * m) - sum(rowSums(p) * seq_len(nrow(p))) * sum(colSums(p) * seq_len(ncol(p))) }
up <- down <- 0
for (i in 1:5) for (j in 1:5) {
  up <- up + covariance(cuts[[i]], cuts[[j]], l[i] * l[j])
  down <- down + covariance(cuts[[i]], cuts[[j]], if (i == j) 1 else P[i, j]) }
writeJSON(list(source = paste(R.version.string, "psych", packageVersion("psych")),
  covariances = unname(V), correlations = unname(R),
  halves = list(best = h$maxrb, worst = h$minrb, mean = h$meanr, odd = array1(range(odd)),
    oddMean = mean(odd), correlation = cor(a, b), brown = 2 * cor(a, b) / (1 + cor(a, b)),
    guttman = 2 * (1 - (var(a) + var(b)) / var(a + b))),
  bounds = array1(c(g$lambda.1, g$lambda.2, g$lambda.3, g$lambda.5, g$lambda.6)),
  glb = array1(c(glb(V), glb(R), glb(Harman74.cor$cov))), harman = unname(Harman74.cor$cov),
  polychoric = unname(P), thresholds = lapply(unname(cuts), array1),
  answers = unname(as.matrix(answers))[1:400, ],
  answerCuts = lapply(unname(as.list(answers[1:400, ])), function(x)
    array1(qnorm(head(cumsum(table(x)) / 400, -1)))),
  ordinalAlpha = 5 / 4 * (1 - 5 / sum(P)), greenYang = up / down), "../lower-bounds.json")
