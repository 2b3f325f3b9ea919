# Rank tests (svyranktest) of two groups and tests of independence (svychisq) on designs of replicates: a stratified sample of
# pairs of clusters, unequal weights, heavy tails, ties, missing answers; jackknife, half samples, bootstrap.
source("Tests/Fixtures/make/common.R")
set.seed(20261201)
parts <- list()
for (s in 1:7) for (c in 1:2) {
  m <- sample(6:12, 1)
  parts[[length(parts) + 1]] <- data.frame(
    stratum = paste0("S", s), cluster = sprintf("%02d", (s - 1) * 2 + c),
    weight = round(exp(rnorm(m, 2, 0.8)), 3), group = sample(c("a", "b"), m, TRUE),
    kind = sample(c("u", "v", "w"), m, TRUE, c(3, 2, 1)),
    wait = round(exp(rnorm(1, 1, 0.4) + rnorm(m, 0, 1.1)), 1))
}
people <- do.call(rbind, parts)
people$wait <- round(people$wait * ifelse(people$group == "a", 1, 1.5), 1)
people$wait[sample(nrow(people), 9)] <- NA
people <- people[sample(nrow(people)), ]
rownames(people) <- NULL
plain <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = people)
designs <- list(
  jkn = as.svrepdesign(plain, type = "JKn"), brr = as.svrepdesign(plain, type = "BRR"),
  bootstrap = as.svrepdesign(plain, type = "subbootstrap", replicates = 40))
weights_of <- list(); ranks <- list(); tables <- list(); scales <- list()
# The middle of the common place of ties, where survey takes the mean of places in file order.
middle <- function(d, test) {
  d <- d[!is.na(d$variables$wait), ]
  y <- d$variables$wait; g <- factor(d$variables$group); w <- weights(d, "sampling"); N <- sum(w)
  r <- sapply(y, function(v) sum(w[y < v]) + sum(w[y == v]) / 2)
  s <- switch(test, wilcoxon = r / N, vanderWaerden = qnorm(r / N), median = as.numeric(r > N / 2))
  x <- model.matrix(~g); b <- solve(t(x) %*% (w * x), t(x) %*% (w * s))
  infl <- (x * as.numeric(s - x %*% b)) %*% solve(t(x) %*% (w * x))
  b[2] / SE(svytotal(infl, d))[2]
}
for (name in names(designs)) {
  d <- designs[[name]]
  W <- as.matrix(weights(d, "analysis"))
  weights_of[[name]] <- lapply(seq_len(ncol(W)), function(i) as.numeric(W[, i]))
  scales[[name]] <- as.numeric(d$scale * d$rscales)
  for (test in c("wilcoxon", "vanderWaerden", "median")) {
    t <- svyranktest(wait ~ group, d, test = test)
    ranks[[length(ranks) + 1]] <- list(
      design = one(name), test = one(test), statistic = one(t$statistic), df = one(t$parameter),
      p = one(t$p.value), middle = one(middle(d, test)))
  }
  for (statistic in c("F", "Chisq", "Wald", "adjWald")) {
    t <- svychisq(~group + kind, d, statistic = statistic)
    tables[[length(tables) + 1]] <- list(
      design = one(name), test = one(statistic), statistic = one(t$statistic), df = as.numeric(t$parameter),
      p = one(t$p.value))
  }
}
write_fixture("replicated-tests", list(
  data = list(list(name = one("people"), columns = columns(people))),
  designs = list(c(list(name = one("people")), described(
    "people", strata = "stratum", clusters = "cluster", weights = "weight"))),
  estimates = list(), weights = weights_of, scales = scales, ranks = ranks, tables = tables))
