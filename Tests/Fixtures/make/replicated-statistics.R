# Statistics that are evaluated again in every replicate: quantiles by svyquantile, and Gini indices, geometric means, alpha,
# functions of estimates and shares of tables by withReplicates, of designs by as.svrepdesign and svrepdesign.
source("Tests/Fixtures/make/common.R")

# Two clusters in each of eight strata, unequal weights, heavy tails, items with missing answers; one field lies in two clusters.
set.seed(20261124)
parts <- list()
for (s in 1:8) {
  for (c in 1:2) {
    m <- sample(5:11, 1)
    level <- rnorm(m)
    item <- function() pmin(5, pmax(1, round(3 + level + rnorm(m, 0, 0.9))))
    parts[[length(parts) + 1]] <- data.frame(
      stratum = paste0("S", s), cluster = sprintf("%02d", (s - 1) * 2 + c),
      weight = round(exp(rnorm(m, 3, 0.8)), 3),
      field = sample(c("land", "health"), m, TRUE), cost = round(exp(rnorm(1, 2, 0.6) + rnorm(m, 0, 1.2)), 5),
      x = round(rnorm(m, 20 + s, 6), 4), q1 = item(), q2 = item(), q3 = item(), q4 = item())
  }
}
people <- do.call(rbind, parts)
people$field[people$cluster == "05"][1:3] <- "rare"
people$field[people$cluster == "10"][2:5] <- "rare"
people$field[people$cluster == "12"][1:2] <- "lone"
people$gap <- people$q3
people <- people[sample(nrow(people)), ]
people$gap[sample(nrow(people), 15)] <- NA
rownames(people) <- NULL

whole <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = people)
alone <- svydesign(id = ~cluster, weights = ~weight, data = people)
set.seed(5)
drawn <- as.svrepdesign(whole, type = "subbootstrap", replicates = 30)
given <- round(weights(drawn, "analysis"), 6)
colnames(given) <- sprintf("rw%02d", 1:30)
people <- cbind(people, given)
made <- function(kind, mse) {
  switch(kind,
    jk1 = as.svrepdesign(alone, type = "JK1", mse = mse),
    jkn = as.svrepdesign(whole, type = "JKn", mse = mse),
    brr = as.svrepdesign(whole, type = "BRR", mse = mse),
    `fay:0.3` = as.svrepdesign(whole, type = "Fay", fay.rho = 0.3, mse = mse),
    svrepdesign(data = people, weights = ~weight, repweights = given, type = "bootstrap",
      combined.weights = TRUE, mse = mse))
}

gini <- function(w, y) {
  n <- sum(w)
  sum(outer(w, w) * abs(outer(y, y, "-"))) / (2 * n * sum(w * y))
}
cov_of <- function(w, a, b) {
  keep <- !is.na(a) & !is.na(b)
  w <- w[keep]; a <- a[keep]; b <- b[keep]
  n <- sum(w)
  sum(w * (a - sum(w * a) / n) * (b - sum(w * b) / n)) / (n - sum(w^2) / n)
}
alpha <- function(w, items) {
  k <- ncol(items)
  v <- sapply(1:k, function(i) sapply(1:k, function(j) cov_of(w, items[[i]], items[[j]])))
  k / (k - 1) * (1 - sum(diag(v)) / sum(v))
}
# As svyquantile has it but for weights of mean 1, see docs/methods/quantiles.md.
shah <- function(w, y, p) {
  y <- y[w > 0]; w <- w[w > 0]
  o <- order(y); y <- y[o]; w <- w[o] / mean(w)
  s <- (cumsum(w) + 0.5 - w / 2) / (length(w) + 1)
  y[max(1, sum(s <= p))]
}
lower <- function(w, y, p) {
  y <- y[w > 0]; w <- w[w > 0]
  o <- order(y)
  y[o][which(cumsum(w[o]) >= p * sum(w))[1]]
}

values <- list()
keep <- function(kind, centre, statistic, estimate, se, lost = 0, domain = NULL, ...) {
  values[[length(values) + 1]] <<- list(
    replicates = one(kind), centre = one(centre), statistic = one(statistic), domain = one(domain),
    estimate = one(estimate), se = one(se), lost = one(lost), ...)
}
again <- function(r, f) {
  w <- weights(r, "analysis")
  theta <- apply(w, 2, function(x) f(x))
  lost <- sum(!is.finite(theta))
  theta[!is.finite(theta)] <- NA
  full <- f(weights(r, "sampling"))
  v <- suppressWarnings(survey:::svrVar(theta, r$scale, r$rscales, mse = r$mse, coef = full))
  list(full, sqrt(as.numeric(v)), lost)
}
for (kind in c("jk1", "jkn", "brr", "fay:0.3", "given")) for (mse in c(FALSE, TRUE)) {
  centre <- if (mse) "estimate" else "mean"
  r <- made(kind, mse)
  quantiles <- function(part, rule, p, domain = NULL, interval = "quantile") {
    q <- suppressWarnings(suppressMessages(svyquantile(~cost, part, p, qrule = rule, interval.type = interval)))[[1]]
    # The degrees of freedom of a part are the rank of its replicate weights less 1, which is not ours.
    limits <- if (is.null(domain)) q[, 2:3, drop = FALSE] else q[, 2:3, drop = FALSE] * NA
    for (i in seq_along(p)) keep(kind, centre, "quantile", q[i, 1], q[i, 4], domain = domain,
      rule = one(rule), interval = one(interval), p = one(p[i]), lower = one(limits[i, 1]), upper = one(limits[i, 2]))
  }
  for (rule in c("math", "school", paste0("hf", 1:9))) quantiles(r, rule, c(0.2, 0.5, 0.9))
  for (part in c("land", "health")) quantiles(subset(r, field == part), "math", 0.5, part)
  quantiles(r, "math", c(0.2, 0.5), interval = "mean")
  # svyquantile of replicates takes "mean" whatever the interval is.
  for (interval in c("xlogit", "asin")) for (p in c(0.2, 0.5)) {
    q <- lower(people$weight, people$cost, p)
    limits <- survey:::woodruffCI(people$cost, q, p, r, survey:::qrule_math, 0.05, degf(r), method = interval)
    keep(kind, centre, "quantile", q, diff(limits) / (2 * qt(0.975, degf(r))), rule = one("math"),
      interval = one(interval), p = one(p), lower = one(limits[1]), upper = one(limits[2]))
  }
  add <- function(statistic, f, ...) {
    found <- again(r, f)
    keep(kind, centre, statistic, found[[1]], found[[2]], found[[3]], ...)
  }
  for (p in c(0.2, 0.5)) add("quantile", function(w) shah(w, people$cost, p), rule = one("shahvaish"),
    interval = one("quantile"), p = one(p))
  add("cdf", function(w) sum(w * (people$cost <= 8)) / sum(w))
  add("gini", function(w) gini(w, people$cost))
  for (part in c("land", "health", "rare")) {
    inside <- people$field == part
    add("gini", function(w) if (sum(w[inside]) > 0) gini(w[inside], people$cost[inside]) else NA, domain = part)
    add("mean", function(w) sum((w * people$cost)[inside]) / sum(w[inside]), domain = part)
    add("ratio", function(w) sum((w * people$cost)[inside]) / sum((w * people$x)[inside]), domain = part)
  }
  add("geometric", function(w) exp(sum(w * log(people$cost)) / sum(w)))
  add("alpha", function(w) alpha(w, people[c("q1", "q2", "q3", "q4")]))
  add("alphaWithGaps", function(w) alpha(w, people[c("q1", "q2", "gap", "q4")]))
  mean_of <- function(w, y, inside = TRUE) sum((w * y)[inside]) / sum(w[inside])
  land <- people$field == "land"; health <- people$field == "health"; rare <- people$field == "rare"
  expression <- function(text, f) add("contrast", f, expression = one(text))
  expression("log(mean(cost)[field=land] / mean(cost)[field=health])",
    function(w) log(mean_of(w, people$cost, land) / mean_of(w, people$cost, health)))
  expression("total(cost) / total(x) - mean(x) ^ 2",
    function(w) sum(w * people$cost) / sum(w * people$x) - mean_of(w, people$x)^2)
  expression("median(cost)[field=land] - median(cost)[field=health]",
    function(w) lower(w[land], people$cost[land], 0.5) - lower(w[health], people$cost[health], 0.5))
  expression("quantile(cost, 0.9) / mean(cost)",
    function(w) lower(w, people$cost, 0.9) / mean_of(w, people$cost))
  expression("mean(cost)[field=rare] - mean(cost)[field=land]",
    function(w) mean_of(w, people$cost, rare) - mean_of(w, people$cost, land))
  add("rowShare", function(w) sum(w[rare & people$q1 <= 3]) / sum(w[rare]))
  add("columnShare", function(w) sum(w[land & people$q1 <= 3]) / sum(w[people$q1 <= 3 & people$field != "lone"]))
}
people$low <- ifelse(people$q1 <= 3, "low", "high")

write_fixture("replicated-statistics", list(
  data = list(list(name = one("people"), columns = columns(people))),
  designs = list(
    c(list(name = one("whole")), described("people", strata = "stratum", clusters = "cluster", weights = "weight")),
    c(list(name = one("alone")), described("people", clusters = "cluster", weights = "weight"))),
  estimates = list(), values = values))
