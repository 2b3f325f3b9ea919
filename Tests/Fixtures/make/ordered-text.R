# Ordinal and multinomial regression of a response whose categories are text or codes: MASS::polr and
# nnet::multinom, carried to the end: ../ordered-text.json.
# Run from the project's root: Rscript Tests/Fixtures/make/ordered-text.R
source("Tests/Fixtures/make/json.R")
suppressMessages({ library(MASS); library(nnet); library(numDeriv) })
set.seed(90210)
n <- 240
age <- 18 + (seq_len(n) * 37) %% 60
sex <- c("m", "f")[1 + (seq_len(n) %/% 3) %% 2]
latent <- .04 * age - .5 * (sex == "m") + rlogis(n)
words <- c("thấp", "vừa", "cao", "rất cao")
place <- findInterval(latent, c(.6, 1.7, 2.9)) + 1
data <- data.frame(grade = words[place], code = c("01", "1", "2", "10")[place], age, sex)
x <- cbind(age = data$age, sexm = as.numeric(data$sex == "m"))
# polr and multinom stop early and polr takes its errors from differences of differences: Newton's steps
# lead from their results to the end.
polish <- function(start, minus) {
  b <- start
  for (i in 1:6) b <- b - solve(hessian(minus, b), grad(minus, b))
  stopifnot(max(abs(b - start) / (1e-3 + abs(b))) < 1e-2)
  list(estimate = b, se = sqrt(diag(solve(hessian(minus, b)))), deviance = 2 * minus(b))
}
ordinal <- function(method, p) {
  f <- polr(factor(grade, levels = words) ~ age + sex, data, method = method)
  minus <- function(b) {
    cuts <- c(-Inf, b[3:5], Inf); eta <- drop(x %*% b[1:2])
    -sum(log(p(cuts[place + 1] - eta) - p(cuts[place] - eta)))
  }
  r <- polish(unname(c(coef(f), f$zeta)), minus)
  stopifnot(abs(r$deviance - f$deviance) < 1e-4)
  list(terms = array1(c(names(coef(f)), names(f$zeta))), estimate = array1(r$estimate), se = array1(r$se))
}
m <- multinom(factor(code, levels = c("01", "1", "2", "10")) ~ age + sex, data, trace = FALSE, maxit = 1000)
X <- cbind(1, x)
b <- as.vector(t(coef(m)))
for (i in 1:20) {
  p <- exp(cbind(0, X %*% matrix(b, 3))); p <- p / rowSums(p)
  score <- as.vector(sapply(2:4, function(k) colSums(X * ((place == k) - p[, k]))))
  information <- matrix(0, 9, 9)
  for (j in 1:3) for (k in 1:3)
    information[3 * (j - 1) + 1:3, 3 * (k - 1) + 1:3] <- t(X) %*% (X * (p[, j + 1] * ((j == k) - p[, k + 1])))
  b <- b + solve(information, score)
}
stopifnot(max(abs(b - as.vector(t(coef(m)))) / (1e-3 + abs(b))) < 1e-2)
r <- list(estimate = b, se = sqrt(diag(solve(information))))
names <- as.vector(outer(colnames(coef(m)), rownames(coef(m)), function(term, code) paste0(code, ":", term)))
writeJSON(list(source = paste(R.version.string, "MASS", packageVersion("MASS"), "nnet", packageVersion("nnet")),
  data = list(grade = array1(data$grade), code = array1(data$code), age = array1(data$age), sex = array1(data$sex)),
  ordinal = ordinal("logistic", plogis), probit = ordinal("probit", pnorm),
  multinomial = list(terms = array1(names), estimate = array1(r$estimate), se = array1(r$se))),
  "Tests/Fixtures/ordered-text.json")
