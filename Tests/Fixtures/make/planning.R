# Sample sizes, power, allocations, clusters and variance components: PracTools 1.7.5 (Valliant, Dever & Kreuter,
# Practical Tools for Designing and Weighting Survey Samples), power.prop.test of R, bethel of SamplingStrata 1.5-5,
# and the design effect of Gabler, Haeder and Lahiri. Needs PracTools and SamplingStrata from CRAN.
source("Tests/Fixtures/make/common.R")
suppressMessages({ library(PracTools); library(SamplingStrata) })

# PracTools rounds what it prints; the same code without rounding.
unrounded <- function(f) {
  environment(f) <- list2env(
    list(round = function(x, ...) x, ceiling = function(x) x), parent = environment(f))
  f
}
sizes <- list()
size <- function(kind, n, ...) sizes[[length(sizes) + 1]] <<- c(
  list(kind = one(kind), n = one(n)), lapply(list(...), one))
inf <- NULL
size("cv", nCont(CV0 = 0.05, CVpop = 2), target = 0.05, mean = 1, sd = 2)
size("cv", nCont(CV0 = 0.05, CVpop = 2, N = 500), target = 0.05, mean = 1, sd = 2, population = 500)
size("cv", nCont(CV0 = 0.10 / 1.645, CVpop = 1), target = 0.10 / 1.645, mean = 1, sd = 1)
size("margin", nContMoe(moe.sw = 1, e = 0.05, S2 = 2), target = 0.05, mean = 1, sd = sqrt(2))
size("margin", nContMoe(moe.sw = 1, e = 0.05, S2 = 2, N = 200), target = 0.05, mean = 1, sd = sqrt(2),
  population = 200)
size("cv", nProp(CV0 = 0.05, pU = 0.01), target = 0.05, share = 0.01)
size("cv", nProp(CV0 = 0.05, pU = 0.01, N = 5000), target = 0.05, share = 0.01, population = 5000)
size("margin", nPropMoe(moe.sw = 1, e = 0.01, pU = 0.04), target = 0.01, share = 0.04)
for (e in seq(0.01, 0.08, 0.01))
  size("margin", nPropMoe(moe.sw = 1, e = e, pU = 0.5), target = e, share = 0.5)
for (N in c(60, 800, 1e6))
  size("margin", nPropMoe(moe.sw = 1, e = 0.03, pU = 0.84, N = N, alpha = 0.1), target = 0.03, share = 0.84,
    population = N, level = 0.9)
size("logit", nLogOdds(moe.sw = 1, e = 0.05, pU = 0.2), target = 0.05, share = 0.2)
size("logit", nLogOdds(moe.sw = 2, e = 0.05, pU = 0.2), target = 0.01, share = 0.2)
size("logit", nLogOdds(moe.sw = 1, e = 0.03, pU = 0.84, alpha = 0.01), target = 0.03, share = 0.84,
  level = 0.99)
size("wilson", nWilson(moe.sw = 1, pU = 0.04, e = 0.01)$n.sam, target = 0.01, share = 0.04)
size("wilson", nWilson(moe.sw = 1, pU = 0.84, e = 0.03)$n.sam, target = 0.03, share = 0.84)

comparisons <- list()
compare <- function(kind, n, ...) comparisons[[length(comparisons) + 1]] <<- c(
  list(kind = one(kind), n = one(n)), lapply(list(...), one))
prop2 <- unrounded(nProp2sam)
dep2 <- unrounded(nDep2sam)
# p_xy is the share of people for whom both hold; the correlation follows.
for (p in list(c(0.5, 0.55, 0.45, 0.5, 0.8), c(0.84, 0.79, 0.70, 0.25, 0.9), c(0.84, 0.80, 0.672, 0, 0.8))) {
  r <- (p[3] - p[1] * p[2]) / sqrt(p[1] * (1 - p[1]) * p[2] * (1 - p[2]))
  n <- prop2(px = p[1], py = p[2], pxy = p[3], g = p[4], r = 1, alt = "two.sided", pow = p[5])$n1
  compare("shares", n, first = p[1], second = p[2], overlap = p[4], correlation = r, power = p[5], sides = 2)
}
compare("means", dep2(S2x = 200, S2y = 200, g = 0.75, r = 1, rho = 0.9, alt = "one.sided", del = 5)$n1,
  first = 0, second = 5, sd = sqrt(200), overlap = 0.75, correlation = 0.9, power = 0.8, sides = 1)
compare("means", dep2(S2x = 200, S2y = 200, g = 0, r = 1, rho = 0, alt = "two.sided", del = 5, pow = 0.9)$n1,
  first = 0, second = 5, sd = sqrt(200), overlap = 0, correlation = 0, power = 0.9, sides = 2)
for (p in list(c(0.84, 0.79, 0.8), c(0.5, 0.75, 0.9), c(0.1, 0.15, 0.95))) {
  found <- power.prop.test(p1 = p[1], p2 = p[2], power = p[3], tol = 1e-14)
  compare("pooled", found$n, first = p[1], second = p[2], overlap = 0, correlation = 0, power = p[3], sides = 2)
}
# Power at a size.
powers <- lapply(c(100, 500, 2000), function(n) list(
  n = one(n), pooled = one(power.prop.test(n = n, p1 = 0.84, p2 = 0.80)$power)))
# Two one-sided tests: the power itself, and Chow, Shao and Wang's size, which has beta/2.
equivalence <- lapply(list(c(0.8, 0.05, 0), c(0.9, 0.05, 0), c(0.8, 0.05, 0.02)), function(x) {
  margin <- x[2]; delta <- x[3]
  p <- c(0.84, 0.84 - delta)
  v <- sum(p * (1 - p))
  power <- function(n) pnorm((margin - delta) / sqrt(v / n) - qnorm(0.95)) +
    pnorm((margin + delta) / sqrt(v / n) - qnorm(0.95)) - 1
  n <- if (delta == 0) (qnorm(0.95) + qnorm(1 - (1 - x[1]) / 2))^2 * v / margin^2 else
    uniroot(function(n) power(n) - x[1], c(10, 1e6), tol = 1e-10)$root
  list(power = one(x[1]), margin = one(margin), delta = one(delta), n = one(n))
})

Nh <- c(215, 65, 252, 50, 149, 144)
Sh <- c(26787207, 10645109, 6909676, 11085034, 9817762, 44553355)
ch <- c(1400, 200, 300, 600, 450, 1000)
allocations <- list(
  population = Nh, sd = Sh, cost = ch, mean = one(11664181),
  neyman = strAlloc(n.tot = 100, Nh = Nh, Sh = Sh, alloc = "neyman")$nh,
  proportional = strAlloc(n.tot = 100, Nh = Nh, alloc = "prop")$nh,
  totcost = strAlloc(Nh = Nh, Sh = Sh, cost = 100000, ch = ch, alloc = "totcost")$nh,
  totvar = strAlloc(Nh = Nh, Sh = Sh, CV0 = 0.05, ch = ch, ybarU = 11664181, alloc = "totvar")$nh,
  error = one(strAlloc(n.tot = 100, Nh = Nh, Sh = Sh, alloc = "neyman")[["anticipated SE of estimated mean"]]))

# Several items in strata that lie in domains: the whole and each domain have their coefficients of variation.
set.seed(20261122)
H <- 18
frame <- data.frame(
  STRATO = sprintf("s%02d", 1:H), N = round(exp(runif(H, log(150), log(30000)))),
  COST = round(runif(H, 1, 6), 1), CENS = 0, DOM1 = 1, DOM2 = rep(1:3, each = 6))
for (j in 1:3) {
  frame[[paste0("M", j)]] <- round(runif(H, 20, 90), 2)
  frame[[paste0("S", j)]] <- round(runif(H, 5, 45), 2)
}
cvs <- data.frame(DOM = c("DOM1", "DOM2"), CV1 = c(0.010, 0.025), CV2 = c(0.012, 0.03), CV3 = c(0.015, 0.02))
found <- bethel(frame, cvs, minnumstrat = 2, realAllocation = TRUE, epsilon = 1e-15, maxiter = 100000)
bethels <- list(
  population = frame$N, cost = frame$COST, domain = frame$DOM2,
  means = lapply(1:3, function(j) frame[[paste0("M", j)]]),
  sds = lapply(1:3, function(j) frame[[paste0("S", j)]]),
  whole = as.numeric(cvs[1, -1]), domains = as.numeric(cvs[2, -1]), n = as.numeric(found),
  total = one(sum(frame$COST * as.numeric(found))))

two <- unrounded(clusOpt2); three <- unrounded(clusOpt3); fixed <- unrounded(clusOpt2fixedPSU)
clusters <- list()
cluster <- function(x, ...) clusters[[length(clusters) + 1]] <<- c(
  lapply(list(...), one), list(m = one(x$m.opt), n = one(if (is.null(x$n.opt)) x$n else x$n.opt),
    cost = one(x$cost), cv = one(x$CV)))
for (d in c(0.05, 0.10, 0.15, 0.20, 0.25))
  cluster(two(C1 = 750, C2 = 100, delta = d, unit.rv = 1, k = 1, tot.cost = 100000, cal.sw = 1),
    c1 = 750, c2 = 100, delta = d, unit = 1, k = 1, budget = 100000)
cluster(two(C1 = 750, C2 = 100, delta = 0.01, unit.rv = 1, k = 1, CV0 = 0.05, cal.sw = 2),
  c1 = 750, c2 = 100, delta = 0.01, unit = 1, k = 1, target = 0.05)
cluster(two(C1 = 750, C2 = 100, delta = 0.05, unit.rv = 2, k = 1.3, CV0 = 0.03, cal.sw = 2),
  c1 = 750, c2 = 100, delta = 0.05, unit = 2, k = 1.3, target = 0.03)
x <- fixed(C1 = 500, C2 = 100, m = 100, delta = 0.05, unit.rv = 2, k = 1, tot.cost = 500000, cal.sw = 1)
x$m.opt <- 100
cluster(x, c1 = 500, c2 = 100, delta = 0.05, unit = 2, k = 1, budget = 500000, clusters = 100)
x <- fixed(C1 = 500, C2 = 100, m = 100, delta = 0.05, unit.rv = 2, k = 1, CV0 = 0.05, cal.sw = 2)
x$m.opt <- 100
cluster(x, c1 = 500, c2 = 100, delta = 0.05, unit = 2, k = 1, target = 0.05, clusters = 100)
stages <- lapply(list(list(tot.cost = 100000, cal.sw = 1), list(CV0 = 0.01, cal.sw = 2)), function(aim) {
  x <- do.call(three, c(list(unit.cost = c(500, 100, 120), delta1 = 0.01, delta2 = 0.10, unit.rv = 1), aim))
  list(budget = one(aim$tot.cost), target = one(aim$CV0), m = one(x$m.opt), n = one(x$n.opt), q = one(x$q.opt),
    cost = one(x$cost), cv = one(if (is.null(aim$CV0)) x$CV else x$CV.chk))
})

# Variance components of a population in clusters, one of which has one person.
id <- rep(1:12, times = c(4, 7, 1, 9, 5, 6, 8, 3, 5, 7, 6, 9))
y <- round(50 + rnorm(12, 0, 6)[id] + rnorm(length(id), 0, 10), 2)
p <- (1:12 + 5) / sum(1:12 + 5)
components <- list(
  values = y, clusters = id - 1, probabilities = p,
  proportional = as.list(BW2stagePPS(y, pp = as.numeric(table(id)) / length(id), psuID = id)),
  unequal = as.list(BW2stagePPS(y, pp = p, psuID = id)))
named <- function(x) list(b = one(x[["B2"]]), w = one(x[["W2"]]), unit = one(x[["unit relvar"]]),
  k = one(x[["k"]]), delta = one(x[["delta"]]))
components$proportional <- named(components$proportional)
components$unequal <- named(components$unequal)

write_fixture("planning", list(
  sizes = sizes, comparisons = comparisons, powers = powers, equivalence = equivalence,
  allocations = allocations, bethel = bethels, clusters = clusters, stages = stages,
  components = components))
