# Strata with one cluster that are joined with the next, as somebody does it by hand: R gets the joined
# strata, whose population is the sum of theirs, and weights that stay what they were. Order of strata; within regions;
# two stages, in whose second the parts of a commune are joined.
source("Tests/Fixtures/make/common.R")
set.seed(20261123)

people <- do.call(rbind, Map(function(stratum, region, n, N) {
  do.call(rbind, lapply(seq_len(n), function(i) {
    effect <- rnorm(1, 0, 2)
    m <- sample(2:5, 1)
    data.frame(stratum = stratum, region = region, cluster = paste0(stratum, i), communes = N,
               weight = round(runif(m, 1, 20), 3), x = round(rlnorm(m, 1, 0.4), 2),
               y = round(5 + effect + rnorm(m), 2))
  }))
}, c("S1", "S2", "S3", "S4", "S5", "S6", "S7"), c("b", "a", "b", "a", "a", "b", "b"),
c(1, 1, 3, 2, 1, 4, 1), c(6, 9, 12, 8, 5, 14, 7)))
rownames(people) <- NULL
# In order: S1 takes S2; S5 takes S6; S7, the last, goes to S6, which is with S5.
people$joined <- c(S1 = "A", S2 = "A", S3 = "B", S4 = "C", S5 = "D", S6 = "D", S7 = "D")[people$stratum]
# Region a: S2 takes S4, S5 goes to S4. Region b: S1 takes S3; S7 goes to S6.
people$inside <- c(S2 = "A", S4 = "A", S5 = "A", S1 = "B", S3 = "B", S6 = "C", S7 = "C")[people$stratum]
sizes <- people[!duplicated(people$stratum), ]
population <- function(by) tapply(sizes$communes, sizes[[by]], sum)[people[[by]]]
people$joinedN <- as.numeric(population("joined"))
people$insideN <- as.numeric(population("inside"))

records <- list()
for (way in list(list("order", "joined", FALSE), list("order", "joined", TRUE),
                 list("region", "inside", FALSE), list("region", "inside", TRUE))) {
  design <- svydesign(
    ~cluster, strata = reformulate(way[[2]]), weights = ~weight,
    fpc = if (way[[3]]) reformulate(paste0(way[[2]], "N")) else NULL, data = people)
  jackknife <- as.svrepdesign(design, type = "JKn")
  for (s in c("mean", "total")) {
    f <- if (s == "mean") svymean else svytotal
    v <- f(~y, design)
    records[[length(records) + 1]] <- record(
      way = one(way[[1]]), fpc = unbox(way[[3]]), statistic = one(s), estimate = one(coef(v)), se = one(SE(v)),
      df = one(degf(design)), jackknife = if (way[[3]]) NULL else one(SE(f(~y, jackknife))))
  }
}
write_fixture("collapse", list(
  data = columns(people[c("stratum", "region", "cluster", "communes", "weight", "x", "y")]), estimates = records))
