# Models and tables of rows some of which have the weight zero, with categories and values that no other row has:
# ../zero-weights.json. R's subset(design, weight > 0), in which single rows and all rows of a cluster are outside.
# Run from the project's root: Rscript Tests/Fixtures/make/zero-weights.R   Needs r-cran-survey, -mass.
source("Tests/Fixtures/make/json.R")
suppressMessages({ library(survey); library(MASS) })
set.seed(20261125)
clusters <- c(5, 6, 4)
d <- do.call(rbind, lapply(seq_along(clusters), function(s)
  do.call(rbind, lapply(seq_len(clusters[s]), function(c) {
    m <- sample(9:16, 1)
    x <- round(10 + 2 * rt(m, 3), 3); f <- sample(c("land", "sea", "tax"), m, TRUE, c(4, 3, 2))
    g <- sample(c("no", "yes"), m, TRUE); eta <- rnorm(1, 0, .5) + .2 * x + c(land = 0, sea = .6, tax = -.4)[f]
    data.frame(s = LETTERS[s], c = paste0(LETTERS[s], c), w = round(exp(rnorm(m, 0, 1)), 4), x = x, f = f, g = g,
      y = round(100 * exp(.1 * eta + .3 * rexp(m))), o = findInterval(eta + rlogis(m), c(1, 2, 3.2)) + 1)
  }))))
d <- d[sample(nrow(d)), ]
out <- d$c == "B2" | seq_len(nrow(d)) %% 6 == 0
d$w[out] <- 0
n <- sum(out)
d$f[out] <- sample(c("abroad", "land", "zoo"), n, TRUE); d$g[out] <- sample(c("no", "maybe"), n, TRUE)
d$x[out] <- sample(c(-900, 12, 4000), n, TRUE); d$o[out] <- sample(c(0, 2, 9), n, TRUE)
d$f[sample(which(!out), 4)] <- NA
d$x[sample(which(!out), 3)] <- NA
inside <- subset(svydesign(ids = ~c, strata = ~s, weights = ~w, data = d), w > 0)
tight <- glm.control(epsilon = 1e-15, maxit = 500)
model <- function(family, formula, fit) list(family = family, formula = formula, terms = names(coef(fit)),
  estimates = unname(coef(fit)), se = unname(SE(fit)), n = nobs(fit), df = fit$df.residual)
models <- list(
  model("gaussian", "y ~ f + x", svyglm(y ~ f + x, inside)),
  model("gaussian", "y ~ poly(x, 2) + g", svyglm(y ~ poly(x, 2) + g,
    # poly takes no missing values.
    subset(inside, !is.na(x)))),
  model("gaussian", "y ~ factor(o)", svyglm(y ~ factor(o), inside)),
  model("poisson", "y ~ f * g", svyglm(y ~ f * g, inside, family = quasipoisson(), control = tight)),
  model("logistic", "g ~ x + f", svyglm(I(g == "yes") ~ x + f, inside, family = quasibinomial(), control = tight)))
tables <- lapply(list(c("f", "g"), c("g", "o")), function(v) {
  design <- subset(inside, !is.na(f) | v[1] != "f")
  test <- function(statistic) {
    t <- svychisq(as.formula(paste("~", v[1], "+", v[2])), design, statistic = statistic)
    list(statistic = as.numeric(t$statistic), df = array1(as.numeric(t$parameter)), p = as.numeric(t$p.value))
  }
  list(columns = array1(v), rows = array1(sort(unique(design$variables[[v[1]]]))),
    levels = array1(as.character(sort(unique(design$variables[[v[2]]])))), first = test("F"), wald = test("Wald"))
})
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey")),
  data = paste(capture.output(write.csv(d, row.names = FALSE, quote = FALSE, na = "")), collapse = "\n"),
  models = models, tables = tables), "Tests/Fixtures/zero-weights.json")
