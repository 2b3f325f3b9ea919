# Raked weights and standard errors as `rake` has them: sweeps that end by its own rule, and residuals by unweighted means
# within margins. Unequal weights, strata, clusters, a domain, missing answers, a linear model.
source("Tests/Fixtures/make/common.R")
set.seed(20261202)
parts <- list()
for (s in 1:4) for (c in 1:5) {
  m <- sample(6:14, 1)
  parts[[length(parts) + 1]] <- data.frame(
    stratum = paste0("S", s), cluster = sprintf("c%02d", (s - 1) * 5 + c), clusters = c(9, 30, 12, 50)[s],
    weight = round(exp(rnorm(m, 4, 0.9)), 3), sex = sample(c("f", "m"), m, TRUE),
    region = sample(c("01", "02", "03"), m, TRUE, c(.5, .3, .2)), age = sample(18:80, m, TRUE),
    wait = round(exp(rnorm(1, 1, 0.4) + rnorm(m, 0, 1)), 4))
}
people <- do.call(rbind, parts)
people$group <- cut(people$age, c(0, 34, 59, 99), labels = c("young", "middle", "old"))
people$wait <- round(people$wait * ifelse(people$sex == "f", 1.6, 1) + 0.03 * people$age, 4)
people$other <- people$wait
people$other[c(5, 60, 120)] <- NA
people <- people[sample(nrow(people)), ]
rownames(people) <- NULL
people$relative <- people$weight / mean(people$weight)
people$group <- as.character(people$group)
d <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~clusters, data = people)
relative <- svydesign(id = ~cluster, strata = ~stratum, weights = ~relative, data = people)
N <- sum(people$weight); n <- nrow(people)
margins <- function(total) {
  sex <- data.frame(sex = c("f", "m"), Freq = total * c(0.46, 0.54))
  region <- data.frame(region = c("01", "02", "03"), Freq = total * c(0.35, 0.4, 0.25))
  cross <- expand.grid(sex = c("f", "m"), group = c("young", "middle", "old"), stringsAsFactors = FALSE)
  cross$Freq <- total * c(0.2, 0.1, 0.14, 0.3, 0.12, 0.14)
  list(sex = sex, region = region, cross = cross)
}
cases <- list()
add <- function(name, design, used, formulas, maxit = 10, epsilon = 1) {
  control <- list(maxit = maxit, epsilon = epsilon)
  quiet <- suppressWarnings(r <- rake(design, formulas, used, control))
  warned <- FALSE
  withCallingHandlers(rake(design, formulas, used, control), warning = function(w) {
    if (grepl("did not converge", conditionMessage(w))) warned <<- TRUE
    invokeRestart("muffleWarning")
  })
  north <- subset(r, region != "02")
  values <- list()
  value <- function(statistic, variable, domain, fit)
    values[[length(values) + 1]] <<- list(
      statistic = one(statistic), variable = one(variable), domain = one(domain),
      estimate = one(coef(fit)), se = one(SE(fit)))
  value("mean", "wait", FALSE, svymean(~wait, r))
  value("total", "wait", FALSE, svytotal(~wait, r))
  value("mean", "other", FALSE, svymean(~other, r, na.rm = TRUE))
  value("mean", "wait", TRUE, svymean(~wait, north))
  value("total", "wait", TRUE, svytotal(~wait, north))
  value("ratio", "wait", FALSE, { f <- svyratio(~wait, ~age, r); f })
  m <- svyglm(wait ~ age + sex, r)
  cases[[length(cases) + 1]] <<- list(
    name = one(name), maxit = one(maxit), epsilon = one(epsilon), converged = one(!warned), weights = as.numeric(weights(r)), values = values,
    margins = lapply(used, function(x) {
      by <- setdiff(names(x), "Freq")
      list(columns = by, levels = lapply(seq_len(nrow(x)), function(i) as.character(unlist(x[i, by]))),
        totals = as.numeric(x$Freq))
    }),
    model = list(coefficients = as.numeric(coef(m)), se = as.numeric(SE(m))))
}
three <- list(~sex, ~region, ~sex + group)
all3 <- unname(margins(N * 1.1))
add("people", d, all3, three)
add("people", d, all3[c(2, 3)], three[c(2, 3)])
add("relative", relative, unname(margins(n))[1:2], three[1:2])
# Many people, so that the end comes later.
many <- margins(N * 40000)
many$cross$Freq <- N * 40000 * c(0.36, 0.01, 0.02, 0.4, 0.08, 0.13)
add("people", d, unname(many)[c(2, 3)], three[c(2, 3)])
add("people", d, all3, three, maxit = 2)
add("people", d, all3, three, epsilon = 1e-6, maxit = 50)
write_fixture("swept-raking", list(
  data = list(list(name = one("people"), columns = columns(people))),
  designs = list(
    c(list(name = one("people")), described(
      "people", strata = "stratum", clusters = "cluster", weights = "weight", fpc = "clusters")),
    c(list(name = one("relative")), described(
      "people", strata = "stratum", clusters = "cluster", weights = "relative"))),
  estimates = list(), cases = cases))
