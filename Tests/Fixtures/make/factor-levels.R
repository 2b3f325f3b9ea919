# Model matrices of factor(x, levels = …) and relevel(x, ref = …): ../factor-levels.json.
# Run from the project's root: Rscript Tests/Fixtures/make/factor-levels.R
source("Tests/Fixtures/make/json.R")
invisible(Sys.setlocale("LC_COLLATE", "C"))
set.seed(14)
n <- 24
data <- data.frame(
  y = round(rnorm(n), 3), z = sample(c(1, 2, 4), n, TRUE), a = sample(c("low", "High", "mid"), n, TRUE))
data$a[5] <- NA
formulas <- c(
  'y ~ factor(a, levels = c("low", "mid", "High"))', 'y ~ factor(a, levels=c("mid","low"))',
  'y ~ factor(a, levels = c("none", "mid", "High", "low"))', 'y ~ factor(z, levels = c(4, 1, 2))',
  'y ~ factor(z, levels = c("2", "1"))', 'y ~ relevel(a, ref = "mid")', 'y ~ relevel(a, "low") - 1',
  'y ~ relevel(factor(z), ref = "4")', 'y ~ relevel(factor(a, levels = c("low", "mid", "High")), ref = "High")',
  'y ~ factor(a, levels = c("mid", "High", "low"))*z')
one <- function(text) {
  # relevel() takes factors only; text is one here as it is in R before version 4.
  used <- transform(data, a = if (grepl("relevel(a", text, fixed = TRUE)) factor(a) else a)
  frame <- model.frame(as.formula(text), used, drop.unused.levels = TRUE)
  m <- model.matrix(as.formula(text), frame)
  list(formula = text, names = array1(colnames(m)), rows = array1(as.integer(rownames(m)) - 1),
    columns = lapply(seq_len(ncol(m)), function(j) array1(m[, j])))
}
writeJSON(list(source = R.version.string, data = lapply(as.list(data), array1),
  cases = lapply(formulas, one)), "Tests/Fixtures/factor-levels.json")
