# The Schmid–Leiman transformation and polyserial correlations: ../schmid.json. Run: Rscript schmid.R.
# Needs r-cran-psych, r-cran-gparotation.
source("json.R")
suppressMessages({library(psych); library(GPArotation)})
H <- Harman74.cor$cov
f <- factanal(covmat = H, factors = 4, rotation = "none")
q <- quartimin(unclass(f$loadings)[, ], eps = 1e-8, maxit = 5000)
L <- unclass(q$loadings)[, ]; s <- ifelse(colSums(L) < 0, -1, 1)
L <- sweep(L, 2, s, "*"); P <- diag(s) %*% q$Phi %*% diag(s)
# The general factor carried to the end; psych's search stops earlier.
h2 <- rep(0.5, 4)
for (it in 1:50000) { D <- P; diag(D) <- h2; e <- eigen(D, symmetric = TRUE)
  g <- e$vectors[, 1] * sqrt(e$values[1]); h2 <- g^2 }
g <- g * sign(sum(g))
general <- drop(L %*% g); groups <- L %*% diag(sqrt(1 - g^2))
p <- suppressMessages(suppressWarnings(schmid(L, Phi = P)))
stopifnot(max(abs(p$sl[, 1:5] - cbind(general, groups))) < 1e-4)
# Polyserial correlations in two steps by direct search.
polyserial2 <- function(x, y, w = rep(1, length(x))) {
  m <- sum(w * x) / sum(w); z <- (x - m) / sqrt(sum(w * (x - m)^2) / sum(w))
  cut <- qnorm(cumsum(tapply(w, y, sum)) / sum(w)); k <- length(cut); cut <- c(-Inf, cut[-k], Inf)
  i <- as.integer(factor(y))
  l <- function(r) sum(w * log(pnorm((cut[i + 1] - r * z) / sqrt(1 - r^2)) - pnorm((cut[i] - r * z) / sqrt(1 - r^2))))
  r <- optimize(l, c(-0.999, 0.999), maximum = TRUE, tol = 1e-10)$maximum
  # A function is flat at its maximum: the slope, by Richardson's differences, says where it is.
  slope <- function(r) { d <- function(h) (l(r + h) - l(r - h)) / (2 * h)
    (d(4e-3) - 20 * d(2e-3) + 64 * d(1e-3)) / 45 }
  uniroot(slope, r + c(-1e-3, 1e-3), tol = 1e-14, extendInt = "yes")$root }
d <- bfi[complete.cases(bfi[c(1:2, 28)]), ][1:300, ]; w <- rep(0:2, 100)
c3 <- as.integer(cut(d$A2, c(0, 3, 5, 6)))
writeJSON(list(source = paste(R.version.string, "psych", packageVersion("psych")),
  loadings = unname(L), correlations = unname(P), g = array1(g), general = array1(general),
  groups = unname(groups), ecv = sum(general^2) / sum(general^2, groups^2),
  x = array1(d$age), y = array1(d$A1), three = array1(c3),
  polyserial = array1(c(polyserial2(d$age, d$A1), polyserial2(d$age, c3), polyserial2(d$A1, c3),
    polyserial2(d$age[w > 0], d$A1[w > 0], w[w > 0])))), "../schmid.json")
