# The presentation standard for proportions of the National Center for Health Statistics, from the
# text of Vital and Health Statistics 2(175) (2017; revised 2018, 2021): sizes, the interval of Korn
# and Graubard by quantiles of F, and what becomes of the proportion. `survey`'s svyciprop gives the
# same interval where the size is not limited by n, which is checked on a sample of schools.
source("json.R")
suppressMessages(library(survey))

standard <- function(p, se, n, df) {
  inside <- p > 0 && p < 1
  effective <- if (inside) p * (1 - p) / se^2 else n
  adjusted <- if (!inside) n else if (df < 1 || n < 2) 0 else
    min(n, effective * (qt(0.975, n - 1) / qt(0.975, df))^2)
  effective <- min(n, effective)
  x <- adjusted * p
  lower <- if (p == 0 || adjusted == 0) 0 else
    1 / (1 + (adjusted - x + 1) / (x * qf(0.025, 2 * x, 2 * (adjusted - x + 1))))
  upper <- if (p == 1 || adjusted == 0) 1 else
    1 / (1 + (adjusted - x) / ((x + 1) * qf(0.975, 2 * (x + 1), 2 * (adjusted - x))))
  width <- upper - lower
  failures <- c(
    if (n < 30) "count" else if (effective < 30) "effectiveCount",
    if (width >= 0.30) "intervalWidth",
    # "An estimate based on 0 events (or its complement) should be flagged for statistical review":
    # there is nothing that the width could be related to.
    if (inside && width > 0.05 && width < 0.30 && width / p > 1.30) "relativeWidth")
  suppressed <- length(failures) > 0
  complement <- inside && width > 0.05 && width < 0.30 && width / p <= 1.30 && width / (1 - p) > 1.30
  failures <- c(
    failures, if (complement) "relativeWidthOfComplement", if (df < 8) "degreesOfFreedom",
    if (!inside) "extreme")
  list(
    p = p, se = se, n = n, df = df, effective = effective, adjusted = adjusted, lower = lower,
    upper = upper,
    grade = if (suppressed) "suppress" else if (length(failures) > 0) "caution" else "release",
    failures = array1(as.character(failures)))
}

set.seed(175)
cells <- list()
for (n in c(1, 12, 29, 30, 31, 45, 50, 80, 120, 300, 1000, 5000)) {
  for (p in c(0, 0.004, 0.02, 0.15, 0.5, 0.62, 0.85, 0.95, 0.99, 1)) {
    df <- sample(c(0, 1, 3, 5, 7, 8, 9, 20, 60), 2)
    deff <- c(runif(1, 0.15, 1), 1 + rexp(1, 0.6))
    for (i in 1:2) {
      se <- if (p == 0 || p == 1) 0 else sqrt(p * (1 - p) / n * deff[i])
      cells[[length(cells) + 1]] <- standard(p, se, n, df[i])
    }
  }
}

# The interval is that of svyciprop where the adjusted size is below n.
data(api)
schools <- svydesign(ids = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
for (type in c("E", "M", "H")) {
  part <- subset(schools, stype == type)
  of_r <- svyciprop(~I(api00 > 650), part, method = "beta")
  own <- standard(coef(of_r)[[1]], SE(of_r)[[1]], nrow(part), degf(part))
  stopifnot(own$adjusted < own$n, abs(confint(of_r) - c(own$lower, own$upper)) < 1e-10)
}

# The smallest n at which a share that is planned is shown without a remark: so many degrees of freedom as answers, or as
# clusters of so many answers, less one.
planned <- lapply(
  list(c(0.84, 2, 0), c(0.84, 2.5, 31), c(0.5, 1, 0), c(0.3, 1.5, 20), c(0.95, 3, 20), c(0.04, 1.2, 0)), function(k) {
    p <- k[1]
    n <- 2
    repeat {
      df <- if (k[3] > 0) ceiling(n / k[3]) - 1 else n - 1
      if (df > 0 && standard(p, sqrt(p * (1 - p) / n * k[2]), n, df)$grade == "release") break
      n <- n + 1
    }
    list(p = p, deff = k[2], perCluster = k[3], n = n)
  })

writeJSON(
  list(
    made = list(r = R.version.string, survey = as.character(packageVersion("survey")),
      script = "Tests/Fixtures/make/nchs.R"),
    cells = cells, planned = planned),
  "../nchs.json")
