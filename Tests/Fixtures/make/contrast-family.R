# Several contrasts together: differences of four fields from one another (svyby with covmat, svycontrast), their t tests,
# p values adjusted by p.adjust and by the multivariate t distribution (mvtnorm).
source("Tests/Fixtures/make/common.R")
suppressMessages(library(mvtnorm))
set.seed(20261130)
parts <- list()
for (s in 1:5) for (c in 1:4) {
  m <- sample(8:15, 1)
  parts[[length(parts) + 1]] <- data.frame(
    stratum = paste0("S", s), cluster = sprintf("%02d", (s - 1) * 4 + c), clusters = c(9, 15, 40, 7, 11)[s],
    weight = round(exp(rnorm(m, 2, 0.8)), 3), field = sample(c("a", "b", "c", "d"), m, TRUE),
    wait = round(exp(rnorm(1, 1, 0.4) + rnorm(m, 0, 1.1)), 5))
}
people <- do.call(rbind, parts)
people$wait <- people$wait * c(a = 1, b = 1.2, c = 2.5, d = 0.6)[people$field]
people$wait[sample(nrow(people), 12)] <- NA
people <- people[sample(nrow(people)), ]
rownames(people) <- NULL
d <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~clusters, data = people)
d <- subset(d, !is.na(wait))
by <- svyby(~wait, ~field, d, svymean, covmat = TRUE)
pairs <- combn(4, 2); L <- t(apply(pairs, 2, function(p) { x <- rep(0, 4); x[p] <- c(1, -1); x }))
est <- as.numeric(L %*% coef(by)); V <- L %*% vcov(by) %*% t(L); se <- sqrt(diag(V))
df <- degf(d); null <- 0.5
p <- 2 * pt(-abs((est - null) / se), df); m <- length(p)
# The multivariate t of a singular correlation: of its first three, from which the others follow, by integration of draws.
R <- cov2cor(V)
set.seed(2); draws <- 4e6
eig <- eigen(R); root <- eig$vectors[, 1:3] %*% diag(sqrt(eig$values[1:3]))
big <- unlist(lapply(1:8, function(i) {
  z <- matrix(rnorm(3 * draws / 8), ncol = 3) %*% t(root)
  do.call(pmax, as.data.frame(abs(z))) / sqrt(rchisq(draws / 8, df) / df)
}))
# Three that are independent contrasts have pmvt.
one3 <- 1:3
mvt <- sapply(one3, function(i) 1 - pmvt(-rep(abs((est - null) / se)[i], 3), rep(abs((est - null) / se)[i], 3),
  df = df, corr = R[one3, one3], algorithm = GenzBretz(maxpts = 2e6, abseps = 1e-7)))
write_fixture("contrast-family", list(
  data = list(list(name = one("people"), columns = columns(people))),
  designs = list(c(list(name = one("people")), described(
    "people", strata = "stratum", clusters = "cluster", weights = "weight", fpc = "clusters"))),
  estimates = list(), null = one(null),
  pairs = lapply(1:6, function(i) c("a", "b", "c", "d")[pairs[, i]]),
  values = est, covariance = rows(V), df = one(df), p = p, holm = p.adjust(p, "holm"),
  bonferroni = p.adjust(p, "bonferroni"), sidak = 1 - (1 - p)^m,
  maxT = sapply(abs((est - null) / se), function(t) mean(big >= t)), maxTOfThree = mvt))
