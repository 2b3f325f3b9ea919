# What the variance of a mean is made of, by differences of R's own variances: stages by designs with and without
# the second one; strata by totals of the linearised variable within each; clusters without one another by replicates of the
# jackknife JKn.
source("Tests/Fixtures/make/common.R")
set.seed(20261124)

people <- do.call(rbind, Map(function(stratum, n, N) {
  do.call(rbind, lapply(seq_len(n), function(i) {
    effect <- rnorm(1, 0, 2)
    m <- sample(3:6, 1)
    data.frame(stratum = stratum, cluster = paste0(stratum, i), communes = N, homes = m + sample(5:20, 1),
               weight = round(runif(m, 1, 20), 3), y = round(5 + effect + rnorm(m), 2))
  }))
}, c("A", "B", "C"), c(4, 3, 6), c(9, 20, 7)))
rownames(people) <- NULL
people$y[c(4, 17)] <- NA
people$part <- factor(ifelse(seq_len(nrow(people)) %% 3 == 0, "out", "in"))

records <- list()
for (inside in c(FALSE, TRUE)) {
  answered <- !is.na(people$y) & (!inside | people$part == "in")
  full <- svydesign(~cluster + seq_len(nrow(people)), strata = ~stratum, weights = ~weight,
                    fpc = ~communes + homes, data = people)
  first <- svydesign(~cluster, strata = ~stratum, weights = ~weight, fpc = ~communes, data = people)
  w <- people$weight * answered
  y <- ifelse(answered, people$y, 0)
  mean <- sum(w * y) / sum(w)
  z <- ifelse(answered, (y - mean) / sum(w), 0)
  variance <- function(design, z) {
    design$variables$z <- z
    as.numeric(SE(svytotal(~z, design)))^2
  }
  whole <- variance(full, z)
  stopifnot(abs(whole - as.numeric(SE(svymean(~y, subset(full, answered))))^2) < 1e-12)
  sizes <- people[!duplicated(people$cluster), ]
  by_stratum <- lapply(split(seq_len(nrow(people)), people$stratum), function(rows) {
    here <- replace(numeric(nrow(people)), rows, z[rows])
    list(all = variance(full, here), first = variance(first, here),
         n = sum(sizes$stratum == people$stratum[rows[1]]), N = people$communes[rows[1]])
  })
  more <- sapply(by_stratum, function(h) {
    h$first * ((1 - (h$n + 1) / h$N) / (h$n + 1)) / ((1 - h$n / h$N) / h$n) + (h$all - h$first) * h$n / (h$n + 1)
  })
  alls <- sapply(by_stratum, function(h) h$all)
  # A replicate leaves out the cluster of its column.
  jackknife <- as.svrepdesign(svydesign(~cluster, strata = ~stratum, weights = ~weight, data = people), type = "JKn")
  multipliers <- as.matrix(jackknife$repweights)
  without <- apply(multipliers, 2, function(m) sum(w * m * y) / sum(w * m))
  left <- apply(multipliers, 2, function(m) unique(people$cluster[m == 0]))
  # A cluster's own squares, of R's formula.
  totals <- tapply(people$weight * z, people$cluster, sum)
  stratum <- sizes$stratum[match(names(totals), sizes$cluster)]
  N <- sizes$communes[match(names(totals), sizes$cluster)]
  n <- as.numeric(table(stratum)[stratum])
  own <- (1 - n / N) * n / (n - 1) * (totals - ave(as.numeric(totals), stratum))^2
  second <- sapply(names(totals), function(c) {
    rows <- people$cluster == c
    m <- sum(rows)
    (1 - m / people$homes[rows][1]) * m * var((people$weight * z)[rows])
  })
  records[[length(records) + 1]] <- record(
    inside = unbox(inside), mean = one(mean), variance = one(whole),
    stages = c(variance(first, z), whole - variance(first, z)),
    strata = lapply(names(alls), function(h) record(
      stratum = unbox(h), variance = one(alls[[h]]), more = one(sqrt(whole - alls[[h]] + more[[h]])))),
    errorWithOneMore = one(sqrt(sum(more))),
    kish = one(sum(w > 0) * sum(w^2) / sum(w)^2),
    clusters = lapply(names(totals), function(c) record(
      cluster = unbox(c), variance = one(own[[c]] + n[names(totals) == c] / N[names(totals) == c] * second[[c]]),
      without = one(without[match(c, left)]))))
}
write_fixture("audit", list(data = columns(people), audits = records))
