# Samples of two phases: twophase(method = "full") of survey, and the double sum over all pairs of its definition where
# survey 4.1 has another number (see docs/methods/two-phase.md).
source("Tests/Fixtures/make/common.R")

# Clusters in strata, unequal in size, a heavy tail; the second phase is drawn in three groups, or of whole clusters. Rows are
# shuffled, and only those of the second phase have answers.
set.seed(20261126)
N <- c(A = 60, B = 25, C = 40); n <- c(A = 14, B = 9, C = 11)
people <- do.call(rbind, lapply(names(N), function(s) do.call(rbind, lapply(seq_len(n[[s]]), function(k) {
  m <- sample(4:12, 1)
  size <- m + sample(0:20, 1)
  x <- rnorm(m, 10 + rnorm(1, 0, 2), 4)
  data.frame(stratum = s, cluster = sprintf("%s%02d", s, k), clusters = N[[s]], households = size,
    group = sample(c("low", "middle", "high"), m, TRUE, c(5, 3, 2)), x = round(x, 3),
    y = round(exp(0.1 * x + rnorm(1, 0, 0.4) + rnorm(m, 0, 0.8)), 4), z = round(2 + 0.3 * x + rnorm(m), 4),
    field = sample(c("land", "health"), m, TRUE))
}))))
people <- people[sample(nrow(people)), ]
rownames(people) <- NULL
people$id <- seq_len(nrow(people))
people$all <- 3000; people$allClusters <- 400
share <- c(low = 0.35, middle = 0.6, high = 0.9)
people$subset <- 0
for (g in names(share)) {
  own <- which(people$group == g)
  people$subset[sample(own, round(share[[g]] * length(own)))] <- 1
}
people$kind <- ifelse(as.integer(substr(people$cluster, 2, 3)) %% 3 == 0, "remote", "near")
people$whole <- 0
for (k in unique(people$kind)) {
  own <- sort(unique(people$cluster[people$kind == k]))
  people$whole[people$cluster %in% sample(own, ceiling(length(own) * 0.6))] <- 1
}

# The double sum. p1, p12: probabilities of the first phase, of rows and of pairs; q1, q12: of the second phase.
double_sum <- function(x, p1, p12, q1, q12) {
  first <- sum(outer(q1, q1) / q12 * (1 - outer(p1, p1) / p12) * outer(x, x))
  second <- sum((1 - outer(q1, q1) / q12) * outer(x, x))
  first + second
}
# Probabilities of pairs where n of N clusters are drawn in each stratum; N infinite where it is NULL, in which the ratio of
# products counts alone.
pairs_of <- function(strata, cluster, drawn, population) {
  same <- outer(paste(strata, cluster), paste(strata, cluster), "==")
  alike <- outer(strata, strata, "==")
  p1 <- drawn / population
  p12 <- outer(p1, p1)
  within <- outer(drawn * (drawn - 1) / (population * (population - 1)), rep(1, length(drawn)))
  p12[alike] <- within[alike]
  p12[same] <- outer(p1, rep(1, length(p1)))[same]
  list(p1 = p1, p12 = p12)
}
count_of <- function(cluster, strata) ave(as.integer(!duplicated(paste(strata, cluster))), strata, FUN = sum)

values <- list()
keep <- function(name, statistic, estimate, se, domain = NULL) {
  values[[length(values) + 1]] <<- list(
    design = one(name), statistic = one(statistic), domain = one(domain), estimate = one(estimate), se = one(se))
}
by_sum <- function(name, first, second, inside) {
  d <- people[inside, ]
  part <- function(l) list(p1 = l$p1[inside], p12 = l$p12[inside, inside])
  a <- part(first); b <- part(second)
  w <- 1 / (a$p1 * b$p1)
  if (any(w > 1e6)) w <- w / 1e9
  se <- function(u) sqrt(double_sum(w * u, a$p1, a$p12, b$p1, b$p12))
  for (domain in list(NULL, "land", "health")) {
    i <- if (is.null(domain)) rep(1, nrow(d)) else as.numeric(d$field == domain)
    mean <- sum(w * i * d$y) / sum(w * i)
    keep(name, "mean", mean, se(i * (d$y - mean) / sum(w * i)), domain)
    keep(name, "total", sum(w * i * d$y), se(i * d$y), domain)
    ratio <- sum(w * i * d$y) / sum(w * i * d$x)
    keep(name, "ratio", ratio, se(i * (d$y - ratio * d$x) / sum(w * i * d$x)), domain)
  }
  m <- cbind(1, d$x)
  beta <- solve(crossprod(m, w * m), crossprod(m, w * d$y))
  score <- (m * as.numeric(d$y - m %*% beta)) %*% solve(crossprod(m, w * m))
  keep(name, "slope", beta[2], se(score[, 2]))
}
by_survey <- function(name, d) {
  for (domain in list(NULL, "land", "health")) {
    part <- if (is.null(domain)) d else eval(bquote(subset(d, field == .(domain))))
    e <- svymean(~y, part); keep(name, "mean", coef(e), SE(e), domain)
    e <- svytotal(~y, part); keep(name, "total", coef(e), SE(e), domain)
    e <- svyratio(~y, ~x, part); keep(name, "ratio", coef(e), SE(e), domain)
  }
  e <- svyglm(y ~ x, d)
  keep(name, "slope", coef(e)[2], SE(e)[2])
}

# The two agree where the first phase has no strata and is drawn of a population whose size is known.
s <- people$subset == 1
w <- people$whole == 1
none <- rep("all", nrow(people))
second <- pairs_of(people$group, people$id, ave(people$subset, people$group, FUN = sum), count_of(people$id, people$group))
second_whole <- pairs_of(people$kind, people$cluster,
  ave(as.integer(!duplicated(people$cluster)) * people$whole, people$kind, FUN = sum), count_of(people$cluster, people$kind))
agreeing <- list(
  rows = list(
    twophase(id = list(~id, ~id), strata = list(NULL, ~group), fpc = list(~all, NULL), subset = ~I(subset == 1), data = people),
    pairs_of(none, people$id, rep(nrow(people), nrow(people)), people$all), second, s),
  clusters = list(
    twophase(id = list(~cluster, ~id), strata = list(NULL, ~group), fpc = list(~allClusters, NULL),
      subset = ~I(subset == 1), data = people),
    pairs_of(none, people$cluster, rep(sum(n), nrow(people)), people$allClusters), second, s),
  whole = list(
    twophase(id = list(~cluster, ~cluster), strata = list(NULL, ~kind), fpc = list(~allClusters, NULL),
      subset = ~I(whole == 1), data = people),
    pairs_of(none, people$cluster, rep(sum(n), nrow(people)), people$allClusters), second_whole, w))
for (name in names(agreeing)) {
  before <- length(values)
  by_sum(name, agreeing[[name]][[2]], agreeing[[name]][[3]], agreeing[[name]][[4]])
  sums <- tail(values, length(values) - before)
  values <- values[seq_len(before)]
  by_survey(name, agreeing[[name]][[1]])
  own <- tail(values, length(values) - before)
  worst <- max(mapply(function(a, b) as.numeric(abs(a$se / b$se - 1)), sums, own))
  stopifnot(length(sums) == length(own), worst < 1e-10)
}

# Two stages of the first phase: within a cluster households are drawn, too.
two <- pairs_of(none, people$cluster, rep(sum(n), nrow(people)), people$allClusters)
inner <- pairs_of(people$cluster, people$id, ave(people$id, people$cluster, FUN = length), people$households)
same <- outer(people$cluster, people$cluster, "==")
stages <- list(p1 = two$p1 * inner$p1, p12 = ifelse(same, two$p1 * inner$p12, two$p12 * outer(inner$p1, inner$p1)))
by_sum("stages", stages, second, s)
by_sum("stagesWhole", stages, second_whole, w)
# Strata of unequal numbers of clusters.
strata <- pairs_of(people$stratum, people$cluster, n[people$stratum], people$clusters)
by_sum("strata", strata, second, s)
by_sum("strataWhole", strata, second_whole, w)
# A first phase of which no population size is known: the limit of many.
by_sum("sizeless", pairs_of(people$stratum, people$cluster, n[people$stratum], rep(1e13, nrow(people))), second, s)
people$sizelessWeight <- as.numeric(1e4 / n[people$stratum])

named <- function(name, phase, ...) c(list(name = one(name)), described("people", ...), list(phase = phase))
phase <- function(subset, strata, clusters = NULL) list(subset = one(subset), strata = one(strata), clusters = one(clusters))
write_fixture("two-phase", list(
  data = list(list(name = one("people"), columns = columns(people))),
  designs = list(
    named("rows", phase("subset", "group"), fpc = "all"),
    named("clusters", phase("subset", "group"), clusters = "cluster", fpc = "allClusters"),
    named("whole", phase("whole", "kind", "cluster"), clusters = "cluster", fpc = "allClusters"),
    named("stages", phase("subset", "group"), clusters = "cluster", fpc = c("allClusters", "households")),
    named("stagesWhole", phase("whole", "kind", "cluster"), clusters = "cluster", fpc = c("allClusters", "households")),
    named("strata", phase("subset", "group"), strata = "stratum", clusters = "cluster", fpc = "clusters"),
    named("strataWhole", phase("whole", "kind", "cluster"), strata = "stratum", clusters = "cluster", fpc = "clusters"),
    named("sizeless", phase("subset", "group"), strata = "stratum", clusters = "cluster", weights = "sizelessWeight")),
  estimates = list(), values = values))
