# The R-indicator and the greatest bias of Schouten, Cobben & Bethlehem (2009), by glm and the formulas:
# who answered of 300 people that were drawn with weights. Writes ../representativity.json.
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
writeJSON(list(
  frame = list(region = region, sex = sex, age = age, weight = weight, responded = responded),
  indicator = 1 - 2 * s, mean = mean_rho, deviation = s, bias = s / mean_rho,
  partial = list(region = partial(region), sex = partial(sex), age = partial(age))
), "../representativity.json")
