# Generalised least squares, the empirical Kaiser criterion and fits compared: ../retention.json.
# Run: Rscript retention.R. Needs r-cran-psych.
source("json.R")
suppressMessages(library(psych))
R <- ability.cov$cov; R <- cov2cor(R); H <- Harman74.cor$cov
# Generalised least squares by its definition, over loadings and uniquenesses at once.
gls <- function(R, k) {
  p <- ncol(R); W <- solve(R); low <- upper.tri(matrix(0, p, k))
  f <- function(x) { L <- matrix(x[1:(p * k)], p); A <- diag(p) - W %*% (tcrossprod(L) + diag(exp(x[-(1:(p * k))])))
    sum(A * t(A)) / 2 }
  g <- function(x) { L <- matrix(x[1:(p * k)], p); psi <- exp(x[-(1:(p * k))])
    A <- diag(p) - W %*% (tcrossprod(L) + diag(psi)); D <- -(A %*% W)
    c(2 * D %*% L, diag(D) * psi) }
  s <- factanal(covmat = R, factors = k, rotation = "none")
  x <- c(s$loadings, log(s$uniquenesses))
  for (again in 1:30) x <- optim(x, f, g, method = "BFGS", control = list(reltol = 1e-16, maxit = 5000))$par
  stopifnot(max(abs(g(x))) < 1e-7)
  L <- matrix(x[1:(p * k)], p)
  list(objective = f(x), uniquenesses = array1(exp(x[-(1:(p * k))])), common = tcrossprod(L)) }
kaiser <- function(R, n) { l <- eigen(R, symmetric = TRUE)$values; p <- length(l)
  pmax(1, (p - c(0, cumsum(l)[-p])) / (p - seq_len(p) + 1) * (1 + sqrt(p / n))^2) }
count <- function(R, n) sum(cumprod(eigen(R, symmetric = TRUE)$values > kaiser(R, n)))
fits <- lapply(1:5, function(k) factanal(covmat = H, factors = k, n.obs = 145, rotation = "none",
  control = list(opt = list(factr = 10))))
chi <- sapply(fits, function(f) f$STATISTIC); df <- sapply(fits, function(f) f$dof)
writeJSON(list(source = paste(R.version.string, "psych", packageVersion("psych")),
  ability = unname(R), harman = unname(H), gls = list(gls(R, 1), gls(R, 2), gls(H, 4)),
  kaiserCounts = array1(c(count(R, 112), count(H, 145))),
  kaiserAbility = array1(kaiser(R, 112)), kaiserHarman = array1(kaiser(H, 145)),
  chiSquared = array1(chi), degreesOfFreedom = array1(df),
  p = array1(pchisq(-diff(chi), -diff(df), lower.tail = FALSE))), "../retention.json")
