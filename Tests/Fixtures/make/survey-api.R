# Means, totals, ratios, shares and intervals on the California schools under ten designs.
source("Tests/Fixtures/make/common.R")

srs <- api_sample("apisrs")
strat <- api_sample("apistrat")
clus1 <- api_sample("apiclus1")
clus2 <- api_sample("apiclus2")
made <- list(
  srs = list(
    svydesign(id = ~1, fpc = ~fpc, data = srs),
    described("apisrs", fpc = "fpc")),
  srsEqualWeights = list(
    suppressWarnings(svydesign(id = ~1, data = srs)),
    described("apisrs")),
  strat = list(
    svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat),
    described("apistrat", strata = "stype", weights = "pw", fpc = "fpc")),
  stratWithoutFPC = list(
    svydesign(id = ~1, strata = ~stype, weights = ~pw, data = strat),
    described("apistrat", strata = "stype", weights = "pw")),
  clus1 = list(
    svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1),
    described("apiclus1", clusters = "dnum", weights = "pw", fpc = "fpc")),
  clus1WithoutFPC = list(
    svydesign(id = ~dnum, weights = ~pw, data = clus1),
    described("apiclus1", clusters = "dnum", weights = "pw")),
  clus1WeightsFromFPC = list(
    svydesign(id = ~dnum, fpc = ~fpc, data = clus1),
    described("apiclus1", clusters = "dnum", fpc = "fpc")),
  clus2 = list(
    svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = clus2),
    described("apiclus2", clusters = c("dnum", "snum"), fpc = c("fpc1", "fpc2"))),
  clus2WithoutFPC = list(
    svydesign(id = ~dnum + snum, weights = ~pw, data = clus2),
    described("apiclus2", clusters = c("dnum", "snum"), weights = "pw")),
  # No population size at the second stage: schools drawn with replacement
  clus2FirstStageFPC = list(
    svydesign(id = ~dnum + snum, weights = ~pw, fpc = ~fpc1 + I(0 * fpc1 + Inf), data = clus2),
    described("apiclus2", clusters = c("dnum", "snum"), weights = "pw", fpc = "fpc1",
      lonely = "remove")))

records <- list()
covariances <- list()
intervals <- list()
whole <- list()
for (name in names(made)) {
  design <- made[[name]][[1]]
  # Some districts have one school: without a population size that is a lonely cluster.
  options(survey.lonely.psu = if (name == "clus2FirstStageFPC") "remove" else "fail")
  whole[[length(whole) + 1]] <- c(
    list(name = unbox(name)), made[[name]][[2]],
    list(
      rows = one(nrow(design)), df = one(degf(design)), sumOfWeights = one(sum(weights(design)))))
  add <- function(...) records <<- c(records, estimates(design, name, ...))
  for (v in c("api00", "api99", "enroll", "stype", "sch.wide")) {
    add("mean", v)
    add("total", v)
  }
  add("ratio", "api00", "api99")
  add("ratio", "api.stu", "enroll")
  for (stype in c("E", "H", "M")) {
    for (v in c("api00", "enroll", "sch.wide")) {
      add("mean", v, NULL, list(stype = stype))
      add("total", v, NULL, list(stype = stype))
    }
    add("ratio", "api00", "api99", list(stype = stype))
    for (met in c("No", "Yes")) {
      add("mean", "api00", NULL, list(stype = stype, sch.wide = met))
      add("total", "api00", NULL, list(stype = stype, sch.wide = met))
      add("mean", "enroll", NULL, list(stype = stype, sch.wide = met))
    }
  }

  covariances[[length(covariances) + 1]] <- record(
    design = unbox(name), statistic = unbox("mean"), variables = c("api00", "api99"), by = list(),
    cells = list(), matrix = rows(vcov(svymean(~api00 + api99, design))))
  covariances[[length(covariances) + 1]] <- record(
    design = unbox(name), statistic = unbox("total"), variables = c("api00", "api99"), by = list(),
    cells = list(), matrix = rows(vcov(svytotal(~api00 + api99, design))))
  for (by in list("stype", c("stype", "sch.wide"))) {
    cells <- svyby(~api00, reformulate(by), design, svymean, covmat = TRUE)
    covariances[[length(covariances) + 1]] <- record(
      design = unbox(name), statistic = unbox("mean"), variables = "api00", by = by,
      cells = lapply(seq_len(nrow(cells)), function(i) {
        lapply(cells[i, by, drop = FALSE], function(x) unbox(as.character(x)))
      }),
      matrix = rows(vcov(cells)))
  }

  # The covariances of api99 between types of school, which one finds published for clus1.
  cells <- svyby(~api99, ~stype, design, svymean, covmat = TRUE)
  if (name == "clus1") stopifnot(abs(vcov(cells)["E", "H"] - 573.0404) < 1e-4)
  covariances[[length(covariances) + 1]] <- record(
    design = unbox(name), statistic = unbox("mean"), variables = "api99", by = "stype",
    cells = lapply(as.character(cells$stype), function(s) list(stype = unbox(s))),
    matrix = rows(vcov(cells)))

  # Shares: `condition` in the words of R, `where` in those of the command line.
  shares <- list(
    list(quote(ell == 0), "ell == 0", NULL),
    list(quote(sch.wide == "Yes"), "sch.wide == 'Yes'", NULL),
    list(quote(api00 > 600), "api00 > 600", NULL),
    list(quote(sch.wide == "Yes"), "sch.wide == 'Yes'", "E"),
    list(quote(api00 > 600), "api00 > 600", "E"),
    list(quote(meals > 50), "meals > 50", "M"),
    list(quote(ell >= 0), "ell >= 0", NULL),
    list(quote(ell < 0), "ell < 0", NULL))
  for (share in shares) {
    part <- if (is.null(share[[3]])) design else subset(design, stype == share[[3]])
    part <- update(part, y = as.numeric(eval(share[[1]])))
    df <- degf(part)
    m <- svymean(~y, part)
    p <- as.numeric(coef(m)); v <- as.numeric(vcov(m)); n <- nrow(part)
    for (confidence in c(0.95, 0.9)) {
      alpha <- 1 - confidence
      put <- function(method, limits, source) {
        if (!all(is.finite(limits))) return(invisible())
        intervals[[length(intervals) + 1]] <<- record(
          design = unbox(name), condition = unbox(share[[2]]),
          domain = if (is.null(share[[3]])) NULL else list(stype = unbox(share[[3]])),
          method = unbox(method), confidence = unbox(confidence), estimate = unbox(p),
          se = unbox(sqrt(v)), df = one(df), n = unbox(n), lower = one(limits[1]),
          upper = one(limits[2]), source = unbox(source))
      }
      said <- function(method) {
        z <- svyciprop(~y, part, method = method, level = confidence, df = df)
        as.numeric(attr(z, "ci"))
      }
      put("wald", said("mean"), "svyciprop method mean")
      if (p > 0 && p < 1) {
        # svyciprop's own logit interval stops its iteration at 1e-8; with a tighter stop the
        # limits are those of the closed form.
        fit <- svyglm(
          y ~ 1, part, family = quasibinomial, control = list(epsilon = 1e-15, maxit = 100))
        put(
          "logit", plogis(as.numeric(confint(fit, 1, level = confidence, ddf = df))),
          "svyglm, quasibinomial, tight iteration")
        put("xlogit", said("xlogit"), "svyciprop method xlogit")
        put("arcsine", said("asin"), "svyciprop method asin")
        put("korn-graubard", said("beta"), "svyciprop method beta")
        # R reads its likelihood limits off a spline through a dozen points of the profile and
        # is right to two or three digits; these solve the same equation to the last digit.
        ratio <- v / (p * (1 - p) / n)
        beyond <- function(q) {
          2 * n * (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))) / ratio -
            qt(1 - alpha / 2, df)^2
        }
        exact <- c(
          uniroot(beyond, c(1e-12, p), tol = 1e-16)$root,
          uniroot(beyond, c(p, 1 - 1e-12), tol = 1e-16)$root)
        rough <- try(suppressWarnings(said("likelihood")), silent = TRUE)
        if (!inherits(rough, "try-error")) {
          stopifnot(all(abs(rough - exact) < 0.01))
        }
        put("likelihood", exact, "root of the scaled binomial deviance")
      } else {
        # Nobody or everybody: the effective sample size is n, which leaves Clopper and Pearson.
        put(
          "korn-graubard", binom.test(round(p * n), n, conf.level = confidence)$conf.int,
          "binom.test with the unweighted n")
      }
    }
  }
}

write_fixture("survey-api", list(
  designs = whole, estimates = records, covariances = covariances, intervals = intervals))
