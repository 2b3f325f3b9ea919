# What a survey with population sizes tells the next one: its design effect as if clusters had been drawn with
# replacement (the same strata, clusters and weights without fpc, over S^2/n), and the correlation within clusters.
source("Tests/Fixtures/make/common.R")

learnt <- function(data, design, cluster) {
  mean <- svymean(~api00, design, deff = "replace")
  w <- weights(design)
  effect <- as.numeric(deff(mean))
  out <- record(estimate = one(coef(mean)), deff = one(effect))
  if (!is.null(cluster)) {
    sums <- tapply(w, data[[cluster]], sum)
    b <- sum(sums^2) / sum(w^2)
    unequal <- length(w) * sum(w^2) / sum(w)^2
    out$icc <- one((effect / unequal - 1) / (b - 1))
    out$counted <- one(b)
    out$deffWeights <- one(unequal)
  }
  out
}

one_stage <- api_sample("apiclus1")
two_stage <- api_sample("apiclus2")
strata <- api_sample("apistrat")
# The weights that the population sizes of both stages give.
two_stage$w <- weights(svydesign(~dnum + snum, fpc = ~fpc1 + fpc2, data = two_stage))

write_fixture("learnt-design", list(
  apiclus1 = learnt(one_stage, svydesign(~dnum, weights = ~pw, data = one_stage), "dnum"),
  apiclus2 = learnt(two_stage, svydesign(~dnum, weights = ~w, data = two_stage), "dnum"),
  apistrat = learnt(
    strata, svydesign(~1, strata = ~stype, weights = ~pw, data = strata), NULL)))
