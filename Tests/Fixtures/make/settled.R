# Confirmatory models of lavaan, carried on to the end.

# Newton steps on lavaan's own gradient and observed information carry its estimates to a gradient of
# zero; lavaan then makes errors, standardised solution and measures at these.
settled <- function(..., information = "information.observed", steps = 6) {
  f <- cfa(...)
  for (step in 1:steps) {
    pt <- parTable(f); free <- which(pt$free > 0); key <- pt$plabel[free]
    for (k in which(pt$op == "==")) key[key == pt$rhs[k]] <- pt$lhs[k]
    K <- 1 * outer(key, unique(key), "=="); g <- crossprod(K, as.vector(lavTech(f, "gradient")))
    if (max(abs(g)) < 1e-12) break
    x <- pt$est[free] - K %*% solve(t(K) %*% lavTech(f, information) %*% K, g)
    pt$est[free] <- x
    f <- cfa(..., start = pt[c("lhs", "op", "rhs", "group", "est")], optim.method = "none")
  }
  stopifnot(max(abs(g)) < 1e-11)
  f
}
