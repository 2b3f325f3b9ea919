# First stages drawn with unequal probabilities and without replacement: Brewer, Overton, Hartley and
# Rao, and joint probabilities with the variances of Horvitz and Thompson and of Yates and Grundy.
#
# Domains are estimated as ratios of variables that are zero outside, which is what a domain is. Overton's
# with later stages, for which R has none, is put together: its first stage, and Σ π_i V_i of R's variances
# within the clusters.
source("Tests/Fixtures/make/common.R")
suppressMessages(library(Matrix))
set.seed(20261122)

outcome <- function(size, m = 1) {
  x <- round(size * runif(m, 0.7, 1.4), 2)
  data.frame(x = x, y = round(2 * x + rnorm(m, 0, 6) + ifelse(runif(m) < 0.2, 40, 0), 2),
             group = sample(c("a", "b", "c"), m, TRUE))
}

# Rows are drawn: three strata.
towns <- do.call(rbind, Map(function(stratum, N, n) {
  size <- round(rlnorm(N, 2, 0.6), 2)
  drawn <- sample(N, n, prob = size)
  p <- round(pmin(n * size / sum(size), 0.96), 6)
  cbind(data.frame(stratum = stratum, p = p[drawn]),
        do.call(rbind, lapply(size[drawn], outcome)))
}, c("north", "south", "west"), c(18, 14, 25), c(6, 5, 8)))
rownames(towns) <- NULL

# Two strata, each with clusters that were taken for certain.
certain <- do.call(rbind, lapply(c("north", "south"), function(stratum) {
  part <- towns[towns$stratum == stratum, ]
  more <- cbind(data.frame(stratum = stratum, p = 1), outcome(40, 2))
  rbind(more[1, ], part, more[2, ])
}))
rownames(certain) <- NULL
certain$alone <- ifelse(certain$p == 1, paste0("sure", seq_len(nrow(certain))), certain$stratum)

# Two stages: villages by probability, people at random.
villages <- do.call(rbind, Map(function(stratum, N, n) {
  size <- round(runif(N, 20, 200))
  drawn <- sample(N, n, prob = size)
  p <- round(n * size / sum(size), 6)
  do.call(rbind, lapply(drawn, function(i) {
    m <- sample(3:6, 1)
    cbind(data.frame(stratum = stratum, village = paste0(stratum, i), p = p[i], people = size[i]),
          outcome(size[i] / 10, m))
  }))
}, c("delta", "hills"), c(16, 12), c(6, 4)))
# R's `brewer` gives probabilities to clusters in the order of the rows and sums in the order of the codes, so
# that both have to be the same.
villages <- villages[order(villages$village), ]
rownames(villages) <- NULL
villages$share <- with(villages, ave(p, village, FUN = length) / people)

# Conditional Poisson samples of fixed size, whose joint probabilities are sums over all samples.
conditional <- function(odds, n) {
  samples <- combn(length(odds), n)
  chance <- apply(samples, 2, function(s) prod(odds[s]))
  chance <- chance / sum(chance)
  joint <- matrix(0, length(odds), length(odds))
  for (k in seq_along(chance)) {
    s <- samples[, k]
    joint[s, s] <- joint[s, s] + chance[k]
  }
  joint
}
frame <- lapply(c(12, 10), function(N) round(rlnorm(N, 0, 0.7), 3))
whole <- Map(conditional, frame, c(6, 4))
drawn <- Map(function(odds, n) sample(length(odds), n, prob = odds), frame, c(6, 4))
joint <- Map(function(m, s) m[s, s], whole, drawn)
schools <- do.call(rbind, lapply(diag(joint[[1]]), function(p) cbind(data.frame(p = p), outcome(20 * p))))
two <- do.call(rbind, Map(function(stratum, m) {
  do.call(rbind, lapply(seq_len(nrow(m)), function(i) {
    rows <- sample(1:3, 1)
    cbind(data.frame(stratum = stratum, school = paste0(stratum, i), p = m[i, i]),
          outcome(20 * m[i, i], rows))
  }))
}, c("lower", "upper"), joint))
rownames(two) <- NULL
p <- unlist(lapply(joint, diag))
both <- outer(p, p)
both[1:6, 1:6] <- joint[[1]]
both[7:10, 7:10] <- joint[[2]]

# R wants numbers for strata here.
numbered <- function(x) as.integer(factor(x))
sets <- list(towns = towns, certain = certain, villages = villages, schools = schools, two = two)
designs <- list()
records <- list()

# variance(z): R's variance of totals, for columns of weighted values.
add <- function(name, set, strata = NULL, clusters = NULL, fpc = NULL, pps, variance_of, joint = NULL,
                estimator = NULL, probability, clusters_less_strata) {
  data <- sets[[set]]
  designs[[length(designs) + 1]] <<- c(
    list(name = unbox(name)), described(set, strata, clusters, NULL, fpc),
    list(pps = one(pps), estimator = one(estimator), joint = joint))
  w <- 1 / probability
  inside <- 0 + (data$group == "a")
  put <- function(statistic, variable, domain, estimate, variance) {
    records[[length(records) + 1]] <<- record(
      design = one(name), statistic = one(statistic), variable = one(variable),
      denominator = if (statistic == "ratio") one("x") else NULL,
      domain = if (domain) list(group = one("a")) else NULL, estimate = one(estimate),
      se = one(sqrt(variance)), df = one(clusters_less_strata))
  }
  for (domain in c(FALSE, TRUE)) {
    d <- if (domain) inside else rep(1, nrow(data))
    for (variable in c("x", "y")) {
      v <- data[[variable]] * d
      mean <- sum(w * v) / sum(w * d)
      put("total", variable, domain, sum(w * v), variance_of(w * v))
      put("mean", variable, domain, mean, variance_of(w * d * (v - mean) / sum(w * d)))
    }
    ratio <- sum(w * data$y * d) / sum(w * data$x * d)
    put("ratio", "y", domain, ratio, variance_of(w * d * (data$y - ratio * data$x) / sum(w * d * data$x)))
  }
  # The variance of the sum and of the difference of the totals hold their covariance.
  put("sum", "x", FALSE, sum(w * (data$x + data$y)), variance_of(w * (data$x + data$y)))
}
# The variance of totals in a design of R, by its own svytotal.
by_r <- function(design) function(z) {
  d <- design
  d$variables$z <- z / weights(d)
  as.numeric(SE(svytotal(~z, d)))^2
}

for (estimator in c("HT", "YG")) {
  word <- c(HT = "horvitz-thompson", YG = "yates-grundy")[[estimator]]
  overton <- svydesign(~1, strata = ~numbered(stratum), fpc = ~p, data = towns, pps = "overton", variance = estimator)
  add(paste("overton", estimator), "towns", "stratum", NULL, "p", "overton", by_r(overton), NULL, word, towns$p,
      degf(overton))
  rao <- svydesign(~1, strata = ~numbered(stratum), fpc = ~p, data = towns, pps = HR(), variance = estimator)
  add(paste("hartley-rao", estimator), "towns", "stratum", NULL, "p", "hartley-rao", by_r(rao), NULL, word,
      towns$p, degf(rao))
  known <- sum(diag(whole[[1]])^2) / 6
  one_known <- svydesign(~1, fpc = ~p, data = schools, pps = HR(known), variance = estimator)
  add(paste("hartley-rao known", estimator), "schools", NULL, NULL, "p", sprintf("hartley-rao:%.15g", known),
      by_r(one_known), NULL, word, schools$p, degf(one_known))
  given <- svydesign(~1, fpc = ~p, data = schools, pps = ppsmat(joint[[1]], tolerance = 0), variance = estimator)
  add(paste("joint", estimator), "schools", NULL, NULL, "p", NULL, by_r(given), rows(joint[[1]]), word, schools$p,
      degf(given))
  # R takes rows as clusters with a matrix: clusters are summed first.
  first <- two[!duplicated(two$school), ]
  clustered <- svydesign(~1, strata = ~numbered(stratum), fpc = ~p, data = first, pps = ppsmat(both, tolerance = 0),
                         variance = estimator)
  of_clusters <- by_r(clustered)
  add(paste("joint clusters", estimator), "two", "stratum", "school", "p", NULL,
      function(z) of_clusters(as.numeric(rowsum(z, two$school, reorder = FALSE))), rows(both), word, two$p,
      degf(clustered))
}
brewer <- svydesign(~1, strata = ~numbered(stratum), fpc = ~p, data = towns, pps = "brewer")
add("brewer", "towns", "stratum", NULL, "p", "brewer", by_r(brewer), NULL, NULL, towns$p, degf(brewer))
stages <- svydesign(~village + I(seq_along(village)), strata = ~numbered(stratum), fpc = ~p + share, data = villages, pps = "brewer")
add("brewer two stages", "villages", "stratum", "village", c("p", "share"), "brewer", by_r(stages), NULL, NULL,
    villages$p * villages$share, degf(stages))
of_villages <- svydesign(~village, strata = ~numbered(stratum), fpc = ~p, data = villages, pps = "overton")
within <- function(z) sum(sapply(split(data.frame(z = z, p = villages$p, f = villages$share), villages$village), function(v) {
  v$p[1] * (1 - v$f[1]) * nrow(v) * var(v$z)
}))
first_stage <- by_r(of_villages)
add("overton two stages", "villages", "stratum", "village", c("p", "share"), "overton",
    function(z) first_stage(z) + within(z), NULL, NULL, villages$p * villages$share, degf(of_villages))
# Certainty units add nothing: as if each were a stratum of its own. Their clusters count as R counts them
# where they are not.
plain <- svydesign(~1, strata = ~numbered(stratum), fpc = ~p, data = certain, pps = "brewer")
for (method in c("brewer", "overton")) {
  sure <- svydesign(~1, strata = ~numbered(alone), fpc = ~p, data = certain, pps = method)
  add(paste(method, "certain"), "certain", "stratum", NULL, "p", method, by_r(sure), NULL, NULL, certain$p,
      degf(plain))
}

# Weights calibrated to the sizes of the groups. R's calibrate() is right for `brewer`; for the others its ppsvar()
# makes the residuals and then takes the values, so that they are put into the form here.
sizes <- c(a = 20, b = 15, c = 22)
calibrated <- lapply(c("brewer", "overton"), function(method) {
  design <- svydesign(~1, strata = ~numbered(stratum), fpc = ~p, data = towns, pps = method)
  g <- calibrate(design, ~group - 1, population = c(groupa = 20, groupb = 15, groupc = 22))
  w <- weights(g)
  mean <- sum(w * towns$y) / sum(w)
  u <- (towns$y - mean) / sum(w)
  residual <- u - ave(u / towns$p, towns$group, FUN = sum) / ave(1 / towns$p, towns$group, FUN = sum)
  by_hand <- by_r(design)(w * residual)
  if (method == "brewer") stopifnot(abs(by_hand - as.numeric(SE(svymean(~y, g)))^2) < 1e-10)
  record(pps = unbox(method), estimate = one(mean), se = one(sqrt(by_hand)))
})

write_fixture("pps", list(
  data = unname(Map(function(name, set) list(
    name = unbox(name), source = unbox("simulated by Tests/Fixtures/make/pps.R"), columns = columns(set)),
    names(sets), sets)),
  designs = designs, estimates = records, calibrated = calibrated))
