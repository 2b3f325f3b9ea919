# Calibrated, raked, post-stratified and trimmed weights, and estimates with them: calibrate, rake,
# postStratify and trimWeights of survey, iterated to the end.
source("Tests/Fixtures/make/common.R")

# Two stages, with population sizes, and weights that differ within clusters; rows are shuffled, and codes
# have leading zeros.
set.seed(20260801)
rows_of <- list()
for (s in 1:3) {
  for (c in seq_len(c(4, 5, 3)[s])) {
    for (v in seq_len(sample(2:3, 1))) {
      m <- sample(5:9, 1)
      rows_of[[length(rows_of) + 1]] <- data.frame(
        stratum = paste0("S", s), commune = paste0("c", s, c), village = paste0("v", s, c, v),
        communes = c(12, 25, 8)[s], villages = 6, weight = round(exp(rnorm(m, 3, 0.6)), 3),
        sex = sample(c("f", "m"), m, TRUE), region = sample(c("01", "02", "03"), m, TRUE, c(.5, .3, .2)),
        age = sample(18:80, m, TRUE), score = round(50 + 8 * s + rnorm(1, 0, 5) + rnorm(m, 0, 12), 2))
    }
  }
}
people <- do.call(rbind, rows_of)
people$score <- round(people$score + 0.2 * people$age + 6 * (people$region == "02"), 2)
people$good <- as.numeric(people$score > 75)
people <- people[sample(nrow(people)), ]
rownames(people) <- NULL
people$other <- people$score
people$other[c(3, 40, 77, 120)] <- NA

clus1 <- api_sample("apiclus1"); strat <- api_sample("apistrat"); clus2 <- api_sample("apiclus2")
designs <- list(
  clus1 = list(
    svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1),
    described("apiclus1", clusters = "dnum", weights = "pw", fpc = "fpc")),
  strat = list(
    svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat),
    described("apistrat", strata = "stype", weights = "pw", fpc = "fpc")),
  clus2 = list(
    svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = clus2),
    described("apiclus2", clusters = c("dnum", "snum"), fpc = c("fpc1", "fpc2"))),
  people = list(
    svydesign(
      id = ~commune + village, strata = ~stratum, weights = ~weight, fpc = ~communes + villages,
      data = people),
    described(
      "people", strata = "stratum", clusters = c("commune", "village"), weights = "weight",
      fpc = c("communes", "villages"))))

school <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
both <- expand.grid(stype = c("E", "H", "M"), sch.wide = c("No", "Yes"))
both$Freq <- c(412, 424, 236, 4009, 331, 782)
terms <- c(`(Intercept)` = 6194, stypeH = 755, stypeM = 1018, api99 = 3914069)
sex <- data.frame(sex = c("f", "m"), Freq = c(2600, 2400))
region <- data.frame(region = c("01", "02", "03"), Freq = c(2400, 1700, 900))
both_people <- c(`(Intercept)` = 5000, region02 = 1700, region03 = 900, age = 5000 * 47.5)

margin <- function(x) {
  by <- setdiff(names(x), "Freq")
  list(
    columns = by,
    levels = do.call(paste, c(lapply(x[by], as.character), sep = ":")), totals = x$Freq)
}
tight <- 1e-13
calibrations <- list()
estimates_of <- list()
add <- function(name, design, kind, made, margins = NULL, formula = NULL, population = NULL,
                bounds = NULL) {
  base <- weights(designs[[design]][[1]], "sampling")
  calibrations[[length(calibrations) + 1]] <<- list(
    name = one(name), design = one(design), kind = one(kind),
    margins = lapply(margins, margin), formula = one(formula),
    terms = names(population), totals = as.numeric(population), bounds = bounds,
    weights = as.numeric(weights(made, "sampling")))
  record_one <- function(statistic, variable, domain, value) {
    estimates_of[[length(estimates_of) + 1]] <<- list(
      calibration = one(name), statistic = one(statistic), variable = one(variable),
      domain = domain, estimate = one(coef(value)), se = one(SE(value)))
  }
  quantities <- if (design == "people") c("score", "good", "other") else c("api00", "enroll")
  for (v in quantities) {
    f <- as.formula(paste0("~", v))
    answered <- !is.na(made$variables[[v]])
    d <- subset(made, answered)
    # Outside the domain a missing value would still spoil the residuals of the others.
    d$variables[[v]][!answered] <- 0
    record_one("mean", v, NULL, svymean(f, d))
    record_one("total", v, NULL, svytotal(f, d))
    part <- if (design == "people") subset(d, age >= 40) else subset(d, comp.imp == "Yes")
    name_of <- if (design == "people") "age >= 40" else "comp.imp == 'Yes'"
    record_one("mean", v, name_of, svymean(f, part))
    record_one("total", v, name_of, svytotal(f, part))
  }
  if (design == "people") record_one("ratio", "score/age", NULL, svyratio(~score, ~age, made))
}

d <- designs$clus1[[1]]
add("clus1 post", "clus1", "poststratify", postStratify(d, ~stype, school), list(school))
add("clus1 post crossed", "clus1", "poststratify",
  suppressWarnings(postStratify(d, ~stype + sch.wide, both)), list(both))
add("clus1 rake", "clus1", "raking",
  rake(d, list(~stype, ~sch.wide), list(school, wide),
    control = list(maxit = 500, epsilon = 1e-16)), list(school, wide))
for (kind in c("linear", "raking"))
  add(paste("clus1", kind), "clus1", kind,
    calibrate(d, ~stype + api99, terms, calfun = kind, epsilon = tight, maxit = 200),
    formula = "~ stype + api99", population = terms)
for (b in list(c(0.4, 1.9), c(0.3, 2)))
  add(paste("clus1 logit", b[1], b[2]), "clus1", "logit",
    calibrate(d, ~stype + api99, terms, calfun = "logit", bounds = b, epsilon = tight, maxit = 200),
    formula = "~ stype + api99", population = terms, bounds = b)
add("clus1 linear cut", "clus1", "linear",
  calibrate(d, ~stype + api99, terms, calfun = "linear", bounds = c(0.6, 1.7), epsilon = 1e-12,
    maxit = 500), formula = "~ stype + api99", population = terms, bounds = c(0.6, 1.7))
add("clus1 raking cut", "clus1", "raking",
  calibrate(d, ~stype + api99, terms, calfun = "raking", bounds = c(0.4, 1.9), epsilon = 1e-12,
    maxit = 500), formula = "~ stype + api99", population = terms, bounds = c(0.4, 1.9))
# Some weights of this one are negative.
mean_99 <- c(`(Intercept)` = 6194, api99 = 6194 * 690)
add("clus1 negative", "clus1", "linear", calibrate(d, ~api99, mean_99), formula = "~ api99",
  population = mean_99)

d <- designs$strat[[1]]
add("strat linear", "strat", "linear", calibrate(d, ~sch.wide + api99,
  c(`(Intercept)` = 6194, sch.wideYes = 5122, api99 = 3914069)), formula = "~ sch.wide + api99",
  population = c(`(Intercept)` = 6194, sch.wideYes = 5122, api99 = 3914069))
add("strat post", "strat", "poststratify", postStratify(d, ~sch.wide, wide), list(wide))
d <- designs$clus2[[1]]
add("clus2 linear", "clus2", "linear", calibrate(d, ~stype, terms[1:3]), formula = "~ stype",
  population = terms[1:3])
add("clus2 post", "clus2", "poststratify", postStratify(d, ~stype, school), list(school))

d <- designs$people[[1]]
# The raking ratio as a distance: the weights of rake, and residuals with the weights before it.
raked <- calibrate(d, list(~sex, ~region), list(sex, region), calfun = "raking", epsilon = tight,
  maxit = 200)
add("people rake", "people", "raking", raked, list(sex, region))
iterated <- rake(d, list(~sex, ~region), list(sex, region),
  control = list(maxit = 1000, epsilon = 1e-16))
stopifnot(max(abs(weights(iterated) / weights(raked) - 1)) < 1e-9)
add("people post", "people", "poststratify", postStratify(d, ~region, region), list(region))
for (kind in c("linear", "raking", "logit"))
  add(paste("people", kind), "people", kind,
    calibrate(d, ~region + age, both_people, calfun = kind, epsilon = tight, maxit = 200,
      bounds = if (kind == "logit") c(0.2, 4) else c(-Inf, Inf)),
    formula = "~ region + age", population = both_people,
    bounds = if (kind == "logit") c(0.2, 4))

# A model with calibrated weights: the sandwich of svyglm.
models <- list()
for (name in c("clus1 linear", "people raking")) {
  calibration <- calibrations[[which(sapply(calibrations, function(x) x$name) == name)]]
  made <- if (name == "clus1 linear")
    calibrate(designs$clus1[[1]], ~stype + api99, terms) else
    calibrate(designs$people[[1]], ~region + age, both_people, calfun = "raking", epsilon = tight,
      maxit = 200)
  formula <- if (name == "clus1 linear") api00 ~ ell + meals else score ~ sex + age
  fit <- svyglm(formula, made)
  models[[length(models) + 1]] <- list(
    calibration = one(name), formula = one(deparse(formula)), estimates = as.numeric(coef(fit)),
    se = as.numeric(sqrt(diag(vcov(fit)))))
}

# Trimming: what is cut off is shared equally by the others, once, and again until all are inside.
raked <- rake(designs$clus1[[1]], list(~stype, ~sch.wide), list(school, wide),
  control = list(maxit = 500, epsilon = 1e-16))
once <- trimWeights(raked, upper = 50, lower = 32)
again <- raked
repeat {
  w <- weights(again)
  if (all(w >= 32 - 1e-12 & w <= 50 + 1e-12)) break
  again <- trimWeights(again, upper = 50, lower = 32)
}
trims <- list(list(
  lower = one(32), upper = one(50), weights = as.numeric(weights(raked)),
  once = as.numeric(weights(once)), again = as.numeric(weights(again))))

# Nonresponse: weighting classes, and propensities of a logistic regression with the weights, in fifths.
answered <- people$age %% 7 != 0 & people$score > 45
in_cells <- ave(people$weight, people$region, people$sex, FUN = sum) /
  ave(people$weight * answered, people$region, people$sex, FUN = sum)
fit <- glm(
  answered ~ region + age, family = quasibinomial(), weights = weight, data = people,
  control = list(epsilon = 1e-14, maxit = 100))
p <- fitted(fit)
fifth <- findInterval(p, quantile(p, (1:4) / 5), left.open = TRUE)
in_fifths <- ave(people$weight, fifth, FUN = sum) / ave(people$weight * answered, fifth, FUN = sum)
nonresponse <- list(
  responded = unbox("age % 7 != 0 && score > 45"), propensities = as.numeric(p),
  cells = as.numeric(ifelse(answered, people$weight * in_cells, 0)),
  classes = as.numeric(ifelse(answered, people$weight * in_fifths, 0)),
  inverse = as.numeric(ifelse(answered, people$weight / p, 0)))

write_fixture("weights", list(
  data = list(list(
    name = unbox("people"), source = unbox("simulated by Tests/Fixtures/make/weights.R"),
    columns = columns(people))),
  designs = lapply(names(designs), function(n) c(list(name = unbox(n)), designs[[n]][[2]])),
  calibrations = calibrations, estimates = list(), records = estimates_of, models = models, trims = trims,
  nonresponse = nonresponse))
