# What lies in one cluster or rests on nothing else: regressions on a category that one cluster has (svyglm), the degrees of
# freedom of ranked groups (degf of subset, svyranktest), replicate weights that were rounded (svrepdesign), and a median at
# the largest answer (svyquantile).
# Run from the project's root: Rscript Tests/Fixtures/make/in-one-cluster.R
source("Tests/Fixtures/make/common.R")
csv <- function(d) one(paste0(paste(capture.output(write.csv(d, row.names = FALSE, quote = FALSE, na = "")), collapse = "\n"), "\n"))

# The category "007" lies in the first of eight clusters, with one row or with two.
set.seed(20261124)
regressions <- lapply(1:12, function(i) {
  rows <- 1 + i %% 2
  d <- data.frame(c = rep(1:8, each = 6), w = round(rlnorm(48, 3, 0.8), 4),
    g = sample(c("01", "02"), 48, TRUE), k = sample(1:5, 48, TRUE))
  d$g[seq_len(rows)] <- "007"
  d <- d[sample(48), ]
  m <- svyglm(k ~ factor(g), svydesign(ids = ~c, weights = ~w, data = d))
  record(data = csv(d), rows = one(rows), estimates = unname(coef(m)), se = unname(SE(m)))
})

# Group a lies in three clusters of two strata, b in one cluster of each, c everywhere.
d <- data.frame(h = rep(1:2, each = 24), c = rep(1:8, each = 6), w = round(rlnorm(48, 1, 0.7), 3), y = round(rexp(48), 3),
  g = "c")
d$g[d$c %in% c(1, 2, 5) & rep(1:6, 8) < 4] <- "a"
d$g[d$c %in% c(3, 6) & rep(1:6, 8) < 3] <- "b"
d <- d[sample(48), ]
design <- svydesign(ids = ~c, strata = ~h, weights = ~w, data = d)
test <- svyranktest(y ~ g, design, test = "KruskalWallis")
ranks <- record(data = csv(d), df = lapply(c(a = "a", b = "b", c = "c"), function(x) one(degf(subset(design, g == x)))),
  # survey 4.1 has the statistic and its degrees of freedom in each other's place.
  statistic = one(test$parameter / test$statistic), p = one(test$p.value))

# Bootstrap weights of six clusters, as a producer rounds them.
d <- data.frame(c = rep(paste0("k", 1:6), each = 8), w = round(rlnorm(48, 2.3, 0.6), 2), y = round(rnorm(48, 50, 10), 3),
  b = rbinom(48, 1, 0.5))
counts <- replicate(60, tabulate(sample(6, 5, TRUE), 6) * 6 / 5)
replicates <- lapply(c(12, 2), function(digits) {
  weights <- round(d$w * counts[as.integer(factor(d$c)), ], digits)
  colnames(weights) <- paste0("rw", 1:60)
  all <- cbind(d, weights)
  design <- svrepdesign(weights = ~w, repweights = weights, data = d, type = "bootstrap", combined.weights = TRUE,
    scale = 1 / 59, rscales = rep(1, 60), mse = FALSE)
  m <- svymean(~y, design)
  t <- svytotal(~b, subset(design, c == "k1"))
  record(data = csv(format(all, digits = 15, trim = TRUE)), digits = one(digits), df = one(degf(design)),
    mean = one(coef(m)), se = one(SE(m)), total = one(coef(t)), totalSE = one(SE(t)))
})

# Half of the people gave the largest answer.
d <- data.frame(c = rep(1:24, each = 10), w = round(runif(240, 1, 3), 2))
u <- rnorm(24, 0, 0.3)[d$c]
d$q <- ifelse(runif(240) < plogis(u + 0.12), 5, sample(1:4, 240, TRUE))
d <- d[sample(240), ]
design <- svydesign(ids = ~c, weights = ~w, data = d)
q <- svyquantile(~q, design, 0.5, df = degf(design))[[1]]
share <- svymean(~I(q <= 4), design)
# oldsvyquantile has no score interval that is open above: the test of each value by itself.
statistics <- sapply(1:4, function(v) {
  below <- svymean(~I(q <= v), design)
  (coef(below)[2] - 0.5) / SE(below)[2]
})
quantile <- record(data = csv(d), median = one(q[1]), lower = one(q[2]), upper = one(q[3]), se = one(q[4]),
  below = one(coef(share)[2]), scoreLower = one(which(statistics >= -qt(0.975, degf(design)))[1]))

# The same category under other families, whose residuals end in one cluster as iterations leave them.
set.seed(20261125)
families <- list(logistic = quasibinomial(), probit = quasibinomial("probit"), poisson = quasipoisson(), gamma = Gamma())
iterated <- unlist(lapply(1:3, function(i) {
  d <- data.frame(c = rep(1:8, each = 6), w = round(rlnorm(48, 3, 0.8), 4), g = sample(c("01", "02"), 48, TRUE),
    b = rbinom(48, 1, 0.4), k = 1 + rpois(48, 3))
  d$g[1:3] <- "007"
  d$b[1:3] <- c(0, 1, 1)
  d <- d[sample(48), ]
  lapply(names(families), function(family) {
    y <- if (family %in% c("logistic", "probit")) "b" else "k"
    m <- svyglm(reformulate("factor(g)", y), svydesign(ids = ~c, weights = ~w, data = d), family = families[[family]])
    record(data = csv(d), family = one(family), response = one(y), estimates = unname(coef(m)), se = unname(SE(m)))
  })
}), recursive = FALSE)

# Without a design: by clusters, and with bias reduction (clubSandwich).
library(clubSandwich)
d <- data.frame(c = rep(1:8, each = 6), g = sample(c("01", "02"), 48, TRUE), x = round(rnorm(48), 3))
d$k <- round(3 + d$x + rnorm(8)[d$c] + rnorm(48), 2)
d$g[1:3] <- "007"
d <- d[sample(48), ]
m <- lm(k ~ 0 + factor(g), d)
tests <- coef_test(m, vcov = "CR2", cluster = d$c, test = "Satterthwaite")
plain <- record(data = csv(d), estimates = unname(coef(m)), cr2 = tests$SE, df = tests$df,
  cr1 = unname(sqrt(diag(vcovCR(m, cluster = d$c, type = "CR1S")))))

write_fixture("in-one-cluster", record(regressions = regressions, ranks = ranks, replicates = replicates, quantile = quantile,
  iterated = iterated, plain = plain))
