# Cronbach's alpha with unequal weights where answers are missing: each covariance over the rows that have both
# items, with its own divisor W - sum(w^2)/W. Its influences are derivatives by how often a cluster is drawn, found by
# numDeriv and not by a formula; their variance is that of survey. The delete-one-cluster jackknife stands
# beside it, and so does the error of divisors W.
source("Tests/Fixtures/make/common.R")
suppressMessages(library(numDeriv))

set.seed(20261123)
rows_of <- list()
for (s in 1:3) for (c in seq_len(c(12, 20, 16)[s])) {
  m <- sample(4:9, 1); mood <- rnorm(m) + rnorm(1, 0, 0.6)
  item <- function(shift, noise) pmin(5, pmax(1, round(3 + shift + mood + rnorm(m, 0, noise))))
  rows_of[[length(rows_of) + 1]] <- data.frame(
    stratum = paste0("S", s), commune = paste0("c", s, sprintf("%02d", c)), communes = c(40, 90, 31)[s],
    weight = round(exp(rnorm(m, 2, 1)), 3), group = sample(1:2, m, TRUE),
    a = item(0.2, 0.7), b = item(-0.3, 0.9), c = item(0.5, 0.6), d = item(0, 1.2))
}
data <- do.call(rbind, rows_of); rownames(data) <- NULL
items <- c("a", "b", "c", "d")
# One item is asked of every third person, the others are skipped now and then.
data$d[seq_len(nrow(data)) %% 3 != 0] <- NA
for (v in items[1:3]) data[[v]][sample(nrow(data), 25)] <- NA

# Alpha where cluster j is drawn k[j] times; `divided` makes a sum of products a covariance.
alpha <- function(k, rows, times, divided = function(W, Q) W - Q / W) {
  f <- k[times]; x <- as.matrix(rows[items]); C <- matrix(0, 4, 4)
  for (i in 1:4) for (j in 1:4) {
    both <- !is.na(x[, i]) & !is.na(x[, j]); w <- rows$weight[both]; n <- f[both]; W <- sum(n * w)
    u <- x[both, i]; v <- x[both, j]
    u <- u - sum(n * w * u) / W; v <- v - sum(n * w * v) / W
    C[i, j] <- sum(n * w * u * v) / divided(W, sum(n * w^2))
  }
  4 / 3 * (1 - sum(diag(C)) / sum(C))
}
found <- list(); designs <- list()
communes <- unique(data[c("stratum", "commune", "communes")])
for (fpc in c(FALSE, TRUE)) {
  name <- if (fpc) "communes-fpc" else "communes"
  designs[[length(designs) + 1]] <- c(list(name = unbox(name)), described("people", "stratum", "commune", "weight", if (fpc) "communes"))
  for (group in list(NULL, 1)) {
    rows <- if (is.null(group)) data else data[data$group == group, ]
    times <- match(rows$commune, communes$commune); one_each <- rep(1, nrow(communes))
    error <- function(...) {
      u <- grad(alpha, one_each, rows = rows, times = times, ...)
      d <- svydesign(ids = ~1, strata = ~stratum, weights = ~one, data = cbind(communes, one = 1, u = u), fpc = if (fpc) ~communes else NULL)
      as.numeric(SE(svytotal(~u, d)))
    }
    left_out <- sapply(seq_along(one_each), function(j) alpha(replace(one_each, j, 0), rows, times))
    jackknife <- sqrt(sum(tapply(seq_along(left_out), communes$stratum, function(j) {
      f <- if (fpc) 1 - length(j) / communes$communes[j[1]] else 1
      f * (length(j) - 1) / length(j) * sum((left_out[j] - mean(left_out[j]))^2)
    })))
    found[[length(found) + 1]] <- record(
      design = one(name), group = one(group), items = items, estimate = one(alpha(one_each, rows, times)),
      se = one(error()), jackknife = one(jackknife), byTotal = one(error(divided = function(W, Q) W)))
    print(unlist(found[[length(found)]][4:7]), digits = 9)
  }
}
write_fixture("alpha-pairwise", list(
  data = list(list(name = unbox("people"), source = unbox("simulated by Tests/Fixtures/make/alpha-pairwise.R"), columns = columns(data))),
  designs = designs, estimates = list(), alphas = found))
