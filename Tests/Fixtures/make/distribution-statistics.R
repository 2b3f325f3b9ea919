# Statistics of the distribution of a column: Gini indices (the double sum, and its derivative by the weights
# through svytotal), geometric means (svycontrast), the distribution function (svymean of an
# indicator), and the level of each of several intervals that hold together (mvtnorm's quantile of the largest |t|).
source("Tests/Fixtures/make/common.R")
suppressMessages(library(mvtnorm))
designs <- api_designs()
gini <- function(y, w) sum((w %o% w) * abs(outer(y, y, "-"))) / (2 * sum(w) * sum(w * y))
ginis <- list(); geometric <- list(); shares <- list(); joint <- list()
for (name in names(designs)) {
  whole <- designs[[name]][[1]]
  for (column in c("enroll", "api00")) for (domain in c("", "E")) {
    d <- if (domain == "") whole else subset(whole, stype == "E")
    d <- d[!is.na(d$variables[[column]]), ]
    y <- d$variables[[column]]; w <- weights(d); g <- gini(y, w)
    a <- sapply(y, function(v) sum(w * abs(v - y)))
    z <- a / (sum(w) * sum(w * y)) - g * (1 / sum(w) + y / sum(w * y))
    ginis[[length(ginis) + 1]] <- list(
      design = one(name), column = one(column), domain = one(domain), estimate = one(g),
      se = one(SE(svytotal(z, d))))
    m <- svycontrast(svymean(~log(get(column)), d), quote(exp(`log(get(column))`)))
    geometric[[length(geometric) + 1]] <- list(
      design = one(name), column = one(column), domain = one(domain), estimate = one(coef(m)),
      se = one(SE(m)))
  }
  s <- svymean(~I(as.numeric(api00 <= 600)), whole)
  shares[[length(shares) + 1]] <- list(
    design = one(name), column = one("api00"), at = one(600), estimate = one(coef(s)), se = one(SE(s)))
  m <- svymean(~api00 + api99 + ell + mobility + meals, whole); df <- degf(whole)
  set.seed(1)
  q <- qmvt(0.95, tail = "both.tails", df = df, corr = cov2cor(vcov(m)), maxpts = 5e5, abseps = 1e-6)$quantile
  joint[[length(joint) + 1]] <- list(
    design = one(name), columns = c("api00", "api99", "ell", "mobility", "meals"), critical = one(q),
    level = one(1 - 2 * pt(-q, df)))
}
write_fixture("distribution-statistics", list(
  designs = unname(lapply(designs, `[[`, 2)), estimates = list(), ginis = ginis,
  geometric = geometric, shares = shares, joint = joint))
