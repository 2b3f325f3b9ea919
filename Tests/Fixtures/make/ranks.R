# Confidence sets for ranks by R's csranks (danielwilhelm/R-CS-ranks, 1.2.2 or later): the scores in mathematics of
# PISA 2018 with their standard errors (data set pisa2018 of the package, from the OECD), with 100,000 draws and two
# seeds; the five best; the same with a covariance; and counts. Writes ../ranks.json.
source("json.R")
suppressMessages(library(csranks))

data(pisa2018)
scores <- pisa2018$math_score
errors <- pisa2018$math_se
# A bound that hangs on the seed is left out (NA).
sets <- function(x, sigma, simul, draws = 1e5) {
  found <- parallel::mclapply(1:2, function(seed)
    csranks(x, sigma, coverage = 0.95, simul = simul, R = draws, seed = seed), mc.cores = 2)
  agreed <- function(part) ifelse(found[[1]][[part]] == found[[2]][[part]], found[[1]][[part]], NA)
  list(lower = agreed("L"), rank = agreed("rank"), upper = agreed("U"))
}
marginal <- sets(scores, diag(errors^2), FALSE)
joint <- sets(scores, diag(errors^2), TRUE)
best <- cstaubest(scores, diag(errors^2), tau = 5, coverage = 0.95, R = 1e5, seed = 1)

# Estimates of the same clusters: a covariance with large positive elements.
shared <- c(81.2, 80.1, 79.5, 78.9, 75.0, 74.8, 70.2)
spread <- c(1.1, 0.9, 1.3, 1.0, 0.8, 1.2, 1.5)
covariance <- outer(spread, spread) * (0.7 + 0.3 * diag(7))
together <- list(marginal = sets(shared, covariance, FALSE), joint = sets(shared, covariance, TRUE))

counts <- list(c(120, 98, 97, 60, 25), c(31, 30, 12, 9, 3, 0), c(400, 330, 320, 180))
multinomial <- lapply(counts, function(x) {
  m <- csranks_multinom(x, simul = FALSE)
  j <- csranks_multinom(x, simul = TRUE)
  list(counts = x, rank = j$rank, lower = m$L, upper = m$U, lowerJoint = j$L, upperJoint = j$U)
})
writeJSON(list(
  pisa = list(
    country = as.character(pisa2018$jurisdiction), score = scores, error = errors,
    rank = joint$rank, lower = marginal$lower, upper = marginal$upper,
    lowerJoint = joint$lower, upperJoint = joint$upper,
    best = as.character(pisa2018$jurisdiction)[best]),
  shared = list(
    value = shared, covariance = covariance, rank = together$joint$rank,
    lower = together$marginal$lower, upper = together$marginal$upper,
    lowerJoint = together$joint$lower, upperJoint = together$joint$upper),
  counts = multinomial), "../ranks.json")
