# Confirmatory factor analysis of nine tests of Holzinger and Swineford (1939) by lavaan, from their
# covariances: ../confirmatory.json. Run: Rscript confirmatory.R     Needs r-cran-lavaan.
source("json.R")
suppressMessages(library(lavaan))
items <- paste0("x", 1:9); S <- cov(HolzingerSwineford1939[items]); n <- 301
simple <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
crossed <- "visual =~ x1 + x2 + x3 + x9\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
one <- function(model) {
  f <- cfa(model, sample.cov = S, sample.nobs = n, std.lv = TRUE)
  # Scoring steps by hand on lavaan's own matrices bring its gradient to zero.
  N <- n; Sn <- S * (n - 1) / n; th <- coef(f)
  pt <- parTable(f); pt <- pt[pt$free > 0, ]; fs <- unique(pt$lhs[pt$op == "=~"])
  build <- function(th) {
    L <- matrix(0, 9, 3, dimnames = list(items, fs)); P <- diag(3); dimnames(P) <- list(fs, fs); D <- diag(0, 9); dimnames(D) <- list(items, items)
    for (k in seq_along(th)) with(pt[k, ], if (op == "=~") L[rhs, lhs] <<- th[k] else
      if (lhs %in% fs) { P[lhs, rhs] <<- th[k]; P[rhs, lhs] <<- th[k] } else D[lhs, rhs] <<- th[k])
    list(L = L, P = P, D = D, V = L %*% P %*% t(L) + D)
  }
  slopes <- function(th) lapply(seq_along(th), function(k) { h <- replace(0 * th, k, 1e-4)
    (8 * (build(th + h)$V - build(th - h)$V) - (build(th + 2 * h)$V - build(th - 2 * h)$V)) / 12e-4 })
  for (it in 1:30) {
    V <- build(th)$V; I <- solve(V); d <- slopes(th)
    g <- sapply(d, function(x) sum((I - I %*% Sn %*% I) * x))
    H <- outer(seq_along(d), seq_along(d), Vectorize(function(a, b) sum(diag(I %*% d[[a]] %*% I %*% d[[b]]))))
    th <- th - solve(H, g)
  }
  stopifnot(max(abs(g)) < 1e-9)
  m <- build(th); V <- m$V; p <- 9; F <- log(det(V)) - log(det(Sn)) + sum(diag(Sn %*% solve(V))) - p
  fm <- fitMeasures(f); stopifnot(abs(fm["chisq"] - N * F) < 1e-6)
  o <- order(match(pt$op, c("=~")), na.last = TRUE)
  list(chisq = N * F, df = unname(fm["df"]), null = unname(fm["baseline.chisq"]), cfi = unname(fm["cfi"]),
    tli = unname(fm["tli"]), rmsea = array1(fm[c("rmsea", "rmsea.ci.lower", "rmsea.ci.upper")]),
    srmr = unname(fm["srmr"]), logLikelihood = unname(fm["logl"]), aic = unname(fm["aic"]), bic = unname(fm["bic"]),
    loadings = unname(m$L), correlations = unname(m$P), residuals = array1(diag(m$D)),
    names = array1(paste(pt$lhs, pt$op, pt$rhs)), estimates = array1(th),
    errors = array1(sqrt(diag(2 / N * solve(H)))), lavaanErrors = array1(sqrt(diag(vcov(f)))))
}
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan")), covariance = unname(S),
  items = array1(items), rows = n, simple = one(simple), crossed = one(crossed)), "../confirmatory.json")
