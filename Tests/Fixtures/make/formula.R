# Model matrices of R for many formulas: ../formula.json.
# Run from the project's root: Rscript Tests/Fixtures/make/formula.R
source("Tests/Fixtures/make/json.R")
invisible(Sys.setlocale("LC_COLLATE", "C"))
set.seed(31)
n <- 40
data <- data.frame(
  y = round(rnorm(n), 3), x = round(runif(n, 1, 9), 3), w = round(rexp(n) + .1, 3),
  z = sample(c(1, 2, 4), n, TRUE), a = sample(c("low", "High", "mid"), n, TRUE),
  b = sample(c("u", "v"), n, TRUE), d = sample(c("p", "q", "r", "s"), n, TRUE))
data$x[3] <- NA; data$a[7] <- NA; data$y[11] <- NA; data$z[13] <- NA
formulas <- c(
  "y ~ x", "y ~ 1", "y ~ x - 1", "y ~ 0 + x + w", "y ~ a", "y ~ a - 1", "y ~ a + b - 1", "y ~ x + a + 0",
  "y ~ a*b", "y ~ a:b", "y ~ a:b - 1", "y ~ a + a:b", "y ~ b + a:b", "y ~ a*b - a", "y ~ a*b - a - 1",
  "y ~ x:a", "y ~ x*a", "y ~ x + x:a", "y ~ x:a - 1", "y ~ b:x + a", "y ~ a:b + x", "y ~ x:b:a",
  "y ~ (a + b + d)^2", "y ~ (a + x + w)^2 - x:w", "y ~ a*b*x", "y ~ a/b", "y ~ (a + b)/x", "y ~ a/x - 1",
  "y ~ factor(z)", "y ~ factor(z)*x", "y ~ z", "y ~ log(x)", "y ~ log(x+1)", "y ~ I(x^2) + I(x/w)",
  "y ~ sqrt(w) + exp(-x) + abs(x - 5)", "y ~ poly(x, 2)", "y ~ poly(x,3) + w", "y ~ poly(w, 1)",
  "y ~ poly(x, 2):b", "y ~ poly(x, 2)*a", "log(w) ~ a + x", "y ~ x + x + x:x", "y ~ a + b + a:b:d",
  "y ~ a:d + b:d", "y ~ w + offset(log(x)) + a", "y ~ I(x > 4) + w", "y ~ I(-x) + I(2*x - w)", "y ~ d + x:(a + b)",
  "y ~ poly(x, 3, raw = TRUE)", "y ~ poly(w, 2, raw=TRUE):a + b", "y ~ poly(x, degree = 2)", "y ~ poly(log(x), 2)*a - 1",
  "y ~ a + b:x + log(x) + factor(z) + poly(w, 2) - 1", "y ~ I(x^2) + I(x^3) + a:I(x^2)", "y ~ (a + b + x)^3 - a:b:x",
  "y ~ offset(x) + offset(log(w)) + a", "y ~ factor(z)/x", "y ~ a*b*d - 1")
one <- function(text, kind) {
  f <- as.formula(text)
  # poly() takes its basis from all rows with its variable, before rows that miss another are left out;
  # it refuses missing values of its own variable, so these rows go first.
  used <- if (grepl("poly\\((log\\()?x", text)) data[!is.na(data$x), ] else data
  contrast <- c(treatment = "contr.treatment", sum = "contr.sum", helmert = "contr.helmert")[kind]
  options(contrasts = c(contrast, "contr.poly"))
  frame <- model.frame(f, used, na.action = na.omit, drop.unused.levels = TRUE)
  m <- model.matrix(f, frame)
  offset <- model.offset(frame)
  list(formula = text, contrasts = kind, names = array1(colnames(m)), rows = array1(as.integer(rownames(frame)) - 1),
    terms = array1(attr(terms(f), "term.labels")), response = array1(model.response(frame)),
    offset = if (is.null(offset)) NULL else array1(offset),
    columns = lapply(seq_len(ncol(m)), function(j) array1(m[, j])))
}
cases <- c(lapply(formulas, one, "treatment"),
  lapply(c("y ~ a", "y ~ a*b", "y ~ a*d - 1", "y ~ a:b", "y ~ x*d", "y ~ factor(z)*a - 1", "y ~ poly(x, 2, raw = TRUE):d"), one, "sum"),
  lapply(c("y ~ a", "y ~ a*b", "y ~ d + x:d", "y ~ d:a - 1", "y ~ (a + d)^2 - d", "y ~ factor(z):x + z"), one, "helmert"))
writeJSON(list(source = R.version.string,
  data = lapply(as.list(data), array1), cases = cases), "Tests/Fixtures/formula.json")
