# The R-indicator and the greatest bias of Schouten, Cobben & Bethlehem (2009), by glm and the formulas, with the bias and
# the variance of Shlomo, Skinner & Schouten (2012): who answered of 300 people that were drawn with weights. Writes
# ../representativity.json.
source("json.R")

i <- 1:300
region <- c("north", "middle", "south")[1 + (i * 7) %% 3]
sex <- c("f", "m")[1 + (i * i + i %/% 5) %% 2]
age <- 18 + (i * 37) %% 60
weight <- 2 + (i * 11) %% 5
responded <- as.integer(((i * 53 + i^2 * 17) %% 101) < 40 + 20 * (region == "south") + 10 * (sex == "f") + age / 6)
frame <- data.frame(region, sex, age, weight, responded)

fit <- glm(responded ~ region + sex + age, family = quasibinomial, data = frame, weights = weight,
  control = glm.control(epsilon = 1e-14, maxit = 100))
rho <- fitted(fit)
total <- sum(weight)
mean_rho <- sum(weight * rho) / total
s <- sqrt(sum(weight * (rho - mean_rho)^2) / (total - 1))
partial <- function(z) {
  d <- tapply(weight, z, sum)
  m <- tapply(weight * rho, z, sum) / d
  sqrt(sum(d * (m - mean_rho)^2) / total)
}

# Bias and variance of s^2, row by row: V by the rows of the model matrix, gradients less their mean.
x <- model.matrix(fit)
v <- rho * (1 - rho)
bread <- solve(Reduce(`+`, lapply(i, function(k) weight[k] * v[k] * tcrossprod(x[k, ]))))
meat <- Reduce(`+`, lapply(i, function(k) weight[k]^2 * v[k] * tcrossprod(x[k, ])))
V <- bread %*% meat %*% bread
z <- v * x
zbar <- colSums(weight * z) / total
one <- function(k) drop(t(z[k, ] - zbar) %*% V %*% (z[k, ] - zbar))
n <- length(i)
drawn <- function(e) n / (n - 1) * sum((1 - 1 / weight) * (weight * e / total)^2)
off <- sum(weight * sapply(i, one)) / total - drawn(rho - mean_rho)
A <- Reduce(`+`, lapply(i, function(k) weight[k] * tcrossprod(z[k, ] - zbar))) / total
B <- colSums(weight * sweep(z, 2, zbar) * (rho - mean_rho)) / total
variance <- drop(4 * t(B) %*% V %*% B) + 2 * sum(diag(A %*% V %*% A %*% V)) + drawn((rho - mean_rho)^2 - s^2)
adjusted <- sqrt(max(0, s^2 - off))
writeJSON(list(
  frame = list(region = region, sex = sex, age = age, weight = weight, responded = responded),
  indicator = 1 - 2 * adjusted, unadjusted = 1 - 2 * s, se = sqrt(variance) / s, mean = mean_rho,
  deviation = adjusted, bias = adjusted / mean_rho, biasOfSquare = off, varianceOfSquare = variance,
  partial = list(region = partial(region), sex = partial(sex), age = partial(age))
), "../representativity.json")
