# Correlations by full information for exploratory factors, of lavaan's saturated model: ../full-information.json. Simulated
# rows with strata, clusters and unequal weights, shuffled; answers are missing where others are high, two items in nearly
# half of the rows, some rows are empty. Moments are carried on to a gradient of zero; rows move them by their scores over
# the observed information, the scores' derivatives by numDeriv as those of the correlations; survey adds up by cluster. The loadings of one
# factor by maximum likelihood are Newton's method on the gradient, its errors differentiate the way from correlations to
# loadings by numDeriv, or go it again in every replicate, at the first-order value of the correlations there; those of two are
# factanal's. Run in this folder:
# Rscript full-information.R     Needs r-cran-lavaan, -survey, -numderiv.
source("json.R"); source("settled.R")
suppressMessages({ library(lavaan); library(survey); library(numDeriv) })

set.seed(20261123)
n <- 420; cluster <- rep(1:35, each = 12); stratum <- (cluster - 1) %/% 7 + 1
u <- rnorm(35, sd = 0.5)[cluster]
f <- rexp(n) - 1 + u; h <- 0.6 * f + rt(n, 6)
rows <- data.frame(y1 = f + rnorm(n), y2 = 0.8 * f + rexp(n), y3 = 40 + 9 * (1.1 * f + rt(n, 7)), y4 = 0.4 * f + 0.5 * h + rnorm(n),
  y5 = 0.9 * h + rexp(n), y6 = 0.1 * (1.2 * h + rnorm(n)), y7 = 0.7 * h + rnorm(n))
p <- function(x, base) plogis(base + 1.4 * scale(x)[, 1])
y1 <- rows$y1; y5 <- rows$y5
rows$y2[runif(n) < p(y1, -1.5)] <- NA; rows$y3[runif(n) < p(-y1, -0.3)] <- NA; rows$y6[runif(n) < p(y5, -0.4)] <- NA
rows$y7[runif(n) < 0.2] <- NA; rows$y1[runif(n) < 0.04] <- NA; rows[sample(n, 8), 1:7] <- NA
rows[1:7] <- signif(rows[1:7], 8)
rows <- cbind(rows, w = round(0.3 + rexp(n), 2), stratum, cluster)[sample(n), ]
items <- paste0("y", 1:7); kept <- rowSums(!is.na(rows[items])) > 0; used <- rows[kept, ]
pairs <- which(upper.tri(diag(7)), arr.ind = TRUE); k <- 7

saturated <- paste(apply(combn(items, 2), 2, paste, collapse = " ~~ "), collapse = "\n")
moments <- function(...) {
  s <- settled(saturated, used, missing = "fiml", estimator = "MLR", ...); m <- fitted(s)
  list(fit = s, mean = m$mean[items], cov = unclass(m$cov)[items, items])
}
equal <- moments(); weighted <- moments(sampling.weights = "w")

# What a row moves the weighted moments by: its score over the observed information.
row_scores <- function(y, mean, S) t(apply(y, 1, function(r) {
  o <- !is.na(r); q <- numeric(length(r)); G <- matrix(0, length(r), length(r))
  P <- solve(S[o, o, drop = FALSE]); q[o] <- P %*% (r[o] - mean[o]); G[o, o] <- tcrossprod(q[o]) - P
  diag(G) <- diag(G) / 2; c(q, G[lower.tri(G, TRUE)])
}))
at <- function(x) { S <- matrix(0, k, k); S[lower.tri(S, TRUE)] <- x; S <- S + t(S); diag(S) <- diag(S) / 2; S }
w <- used$w / mean(used$w); answers <- as.matrix(used[items])
theta <- c(weighted$mean, weighted$cov[lower.tri(weighted$cov, TRUE)])
scored <- function(x) w * row_scores(answers, x[1:k], at(x[-(1:k)]))
scores <- scored(theta); information <- -jacobian(function(x) colSums(scored(x)), theta)
stopifnot(max(abs(colSums(scores) / sqrt(diag(information)))) < 1e-8, max(abs(cov2cor(information) - t(cov2cor(information)))) < 1e-8)
# lavaan's own differs by its step of differentiation.
N <- lavInspect(weighted$fit, "ntotal"); free <- parTable(weighted$fit); free <- free[free$free > 0, ]
low <- which(lower.tri(diag(k), TRUE), arr.ind = TRUE); mine <- trimws(paste(free$lhs, free$op, free$rhs))
names <- c(paste(items, "~1"), paste(items[low[, 2]], "~~", items[low[, 1]]))
other <- c(paste(items, "~1"), paste(items[low[, 1]], "~~", items[low[, 2]]))
place <- ifelse(mine %in% names, match(mine, names), match(mine, other)); own <- diag(information)[place]
stopifnot(max(abs(N * lavTech(weighted$fit, "information.observed") - information[place, place]) / sqrt(outer(own, own))) < 1e-5)
moved <- scores %*% solve(information)
J <- jacobian(function(x) cov2cor(at(x))[pairs], weighted$cov[lower.tri(weighted$cov, TRUE)])
z <- moved[, -(1:k)] %*% t(J)
all <- matrix(0, n, ncol(z)); all[kept, ] <- z
d <- svydesign(~cluster, strata = ~stratum, weights = ~w, data = rows)
total <- function(design, x) { design$variables <- as.data.frame(x / rows$w); vcov(svytotal(reformulate(names(design$variables)), design)) }
gamma <- unname(total(d, all))

# One factor by maximum likelihood, the gradient to zero by Newton's method.
whole <- function(r) { R <- diag(k); R[pairs] <- r; R[pairs[, 2:1]] <- r; R }
parts <- function(psi, R) {
  e <- eigen(R / sqrt(outer(psi, psi)), TRUE); a <- sqrt(psi) * e$vectors[, 1] * sqrt(e$values[1] - 1)
  list(a = a * sign(sum(a)), g = as.vector(e$vectors[, -1]^2 %*% (1 - e$values[-1])))
}
start <- NULL; H <- NULL
one <- function(r, from = start) {
  R <- whole(r); x <- if (is.null(from)) rep(log(0.5), k) else from
  for (step in 1:200) {
    e <- parts(exp(x), R); if (max(abs(e$g)) < 1e-14) break
    if (is.null(from) && step < 12) H <<- jacobian(function(y) parts(exp(y), R)$g, x)
    x <- x - solve(H, e$g)
  }
  e <- parts(exp(x), R); stopifnot(max(abs(e$g)) < 1e-11)
  if (is.null(from)) start <<- x
  c(e$a, exp(x))
}
r <- cov2cor(weighted$cov)[pairs]; loadings <- one(r); D <- jacobian(one, r)
jk <- as.svrepdesign(d, type = "JKn"); m <- weights(jk, "replication")
values <- sapply(seq_len(ncol(m)), function(b) one(r + colSums((m[, b] - 1) * all)))
centred <- values - rowMeans(values)
jackknife <- sqrt(colSums(t(centred^2) * jk$scale * jk$rscales))
two <- factanal(covmat = cov2cor(weighted$cov), factors = 2, n.obs = N, rotation = "none", control = list(nstart = 5, opt = list(factr = 1, pgtol = 0)))

described <- function(x) list(means = array1(unname(x$mean)), covariance = unname(x$cov))
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan"), "survey", packageVersion("survey")), items = array1(items),
  rows = lapply(seq_len(n), function(i) as.list(unname(rows[i, ]))), empty = sum(!kept), equal = described(equal), weighted = described(weighted),
  correlations = array1(r), covariance = gamma, df = degf(d),
  one = list(estimates = array1(loadings), linearised = array1(sqrt(diag(D %*% gamma %*% t(D)))), jackknife = array1(jackknife)),
  two = array1(unname(two$uniquenesses))), "../full-information.json")
