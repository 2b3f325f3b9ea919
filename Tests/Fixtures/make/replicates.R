# Variances by replicates: as.svrepdesign and svrepdesign of survey, both centres.
source("Tests/Fixtures/make/common.R")

# Two clusters in each of six strata, unequal weights, an outcome with a heavy tail; rows are shuffled, and codes
# have leading zeros.
set.seed(20261122)
parts <- list()
for (s in 1:6) {
  for (c in 1:2) {
    m <- sample(4:9, 1)
    parts[[length(parts) + 1]] <- data.frame(
      stratum = paste0("S", s), cluster = sprintf("%02d", (s - 1) * 2 + c),
      weight = round(exp(rnorm(m, 3, 0.8)), 3),
      field = sample(c("land", "health", "construction"), m, TRUE),
      x = round(20 + s + rnorm(1, 0, 6) + rnorm(m, 0, 10), 3),
      y = round(exp(rnorm(1, 2, 0.8) + rnorm(m, 0, 1)), 4))
  }
}
pairs <- do.call(rbind, parts)
pairs <- pairs[sample(nrow(pairs)), ]
rownames(pairs) <- NULL

estimates <- list()
add <- function(data, kind, centre, r, y, x) {
  keep <- function(statistic, domain, estimate, se) {
    estimates[[length(estimates) + 1]] <<- list(
      data = one(data), replicates = one(kind), centre = one(centre), statistic = one(statistic),
      y = one(y), x = one(x), domain = one(domain), estimate = one(estimate), se = one(se),
      df = one(degf(r)))
  }
  fy <- as.formula(paste0("~", y)); fx <- as.formula(paste0("~", x))
  e <- svymean(fy, r); keep("mean", NA, coef(e), SE(e))
  e <- svytotal(fy, r); keep("total", NA, coef(e), SE(e))
  e <- svyratio(fy, fx, r); keep("ratio", NA, coef(e), SE(e))
  e <- svyvar(fy, r); keep("variance", NA, e[1], SE(e))
  if (data != "pairs") return()
  by <- svyby(fy, ~field, r, svymean, covmat = TRUE)
  for (i in seq_len(nrow(by))) {
    estimates[[length(estimates) + 1]] <<- list(
      data = one(data), replicates = one(kind), centre = one(centre), statistic = one("mean"),
      y = one(y), x = one(x), domain = one(as.character(by$field[i])), estimate = one(coef(by)[i]),
      se = one(SE(by)[i]), df = NULL)
  }
  e <- svycontrast(by, c(1, -1, 0))
  keep("difference", NA, coef(e), SE(e))
}

design <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = pairs)
clus1 <- api_sample("apiclus1"); strat <- api_sample("apistrat")
d1 <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1)
d2 <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
set.seed(3)
drawn <- as.svrepdesign(design, type = "subbootstrap", replicates = 25)
given <- round(weights(drawn, "analysis"), 6)
colnames(given) <- sprintf("rw%02d", 1:25)
# Weights that follow the rules of a jackknife without strata and of successive differences, with six decimals.
left <- as.svrepdesign(svydesign(id = ~cluster, weights = ~weight, data = pairs), type = "JK1")
jackknife <- round(weights(left, "analysis"), 6)
colnames(jackknife) <- sprintf("jk%02d", 1:12)
signs <- 2 * hadamard(15)[, 1:13] - 1
place <- match(pairs$cluster, sort(unique(pairs$cluster)))
differences <- round(pairs$weight * (1 + 2^-1.5 * t(signs[, place] - signs[, place + 1])), 6)
colnames(differences) <- sprintf("sd%02d", seq_len(ncol(differences)))
# A jackknife within strata of 3, 4 and 5 clusters, whose replicates have scales of their own.
uneven <- transform(pairs, part = c("A", "B", "C")[findInterval(place, c(1, 4, 8))])
within <- as.svrepdesign(
  svydesign(id = ~cluster, strata = ~part, weights = ~weight, data = uneven), type = "JKn")
deleted <- round(weights(within, "analysis"), 6)
colnames(deleted) <- sprintf("jn%02d", 1:12)
uneven_scales <- within$scale * within$rscales
weights_of <- list(bootstrap = given, JK1 = jackknife, "successive-difference" = differences)
for (mse in c(FALSE, TRUE)) {
  centre <- if (mse) "estimate" else "mean"
  add("pairs", "jkn", centre, as.svrepdesign(design, type = "JKn", mse = mse), "y", "x")
  add("pairs", "brr", centre, as.svrepdesign(design, type = "BRR", mse = mse), "y", "x")
  add("pairs", "fay:0.3", centre, as.svrepdesign(design, type = "Fay", fay.rho = 0.3, mse = mse),
    "y", "x")
  for (kind in c("bootstrap", "JK1", "successive-difference"))
    add("pairs", paste("given", kind), centre,
      suppressWarnings(svrepdesign(
        data = pairs, weights = ~weight, repweights = weights_of[[kind]], type = kind, combined.weights = TRUE,
        mse = mse)), "y", "x")
  add("pairs", "given scales", centre,
    suppressWarnings(svrepdesign(
      data = pairs, weights = ~weight, repweights = deleted, type = "other", scale = 1,
      rscales = uneven_scales, combined.weights = TRUE, mse = mse)), "y", "x")
  add("apiclus1", "jk1", centre, as.svrepdesign(d1, type = "JK1", mse = mse), "api00", "api99")
  add("apistrat", "jkn", centre, as.svrepdesign(d2, type = "JKn", mse = mse), "api00", "api99")
}

# Replicates of raked weights: raked anew in each.
fields <- data.frame(field = c("construction", "health", "land"), Freq = c(900, 700, 1000))
raked <- rake(
  as.svrepdesign(design, type = "JKn"), list(~field), list(fields),
  control = list(maxit = 100, epsilon = 1e-13))
post <- postStratify(as.svrepdesign(design, type = "JKn"), ~field, fields)
add_raked <- svymean(~y, post)
raked_se <- c(coef(add_raked), SE(add_raked), SE(svytotal(~x, post)), SE(svymean(~y, raked)))

named <- function(data, ...) c(list(name = one(data)), described(data, ...))
write_fixture("replicates", list(
  data = list(list(name = one("pairs"), columns = columns(cbind(pairs, given, jackknife, differences, deleted)))),
  designs = list(
    named("pairs", strata = "stratum", clusters = "cluster", weights = "weight"),
    named("apiclus1", clusters = "dnum", weights = "pw", fpc = "fpc"),
    named("apistrat", strata = "stype", weights = "pw", fpc = "fpc")),
  estimates = list(), values = estimates, scales = uneven_scales,
  poststratified = list(
    fields = fields$field, totals = fields$Freq, mean = one(raked_se[1]), meanError = one(raked_se[2]),
    totalError = one(raked_se[3]), rakedError = one(raked_se[4]))))
