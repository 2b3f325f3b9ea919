# Reliability and factor scores: ../reliability.json. Run: Rscript reliability.R
# Needs r-cran-psych, r-cran-gparotation.
source("json.R")
suppressMessages({library(psych); library(GPArotation)})
alphaOf <- function(x) { a <- alpha(x, warnings = FALSE); n <- nrow(x); k <- ncol(x)
  list(alpha = a$total$raw_alpha, standardized = a$total$std.alpha, average = a$total$average_r,
    ase = a$total$ase, itemRest = array1(a$item.stats$r.drop), dropped = array1(a$alpha.drop$raw_alpha),
    feldt = array1(unlist(alpha.ci(a$total$raw_alpha, n, k)[c("lower.ci", "upper.ci")]))) }
A <- bfi[1:5]; A[[1]] <- 7 - A[[1]]; C <- cov(A, use = "pairwise")
bfiAlpha <- alpha(A, warnings = FALSE)
# Omega by its definition, from minimum residuals and oblimin carried to the end: psych's own search
# stops at 1e-5. For three factors the general one follows from their correlations in closed form.
R <- Harman74.cor$cov
f <- fa(R, 3, rotate = "none", n.obs = 145)
gradient <- function(psi) { E <- eigen(R - diag(psi), symmetric = TRUE)
  L <- E$vectors[, 1:3] %*% diag(sqrt(E$values[1:3])); diag(L %*% t(L) + diag(psi) - R) }
psi <- f$uniquenesses
for (it in 1:6) { J <- sapply(seq_along(psi), function(i) { e <- replace(0 * psi, i, 1e-5)
  (gradient(psi + e) - gradient(psi - e)) / 2e-5 }); psi <- psi - solve(J, gradient(psi)) }
stopifnot(max(abs(gradient(psi))) < 1e-12)
E <- eigen(R - diag(psi), symmetric = TRUE); L0 <- E$vectors[, 1:3] %*% diag(sqrt(E$values[1:3]))
q <- suppressWarnings(GPFoblq(L0, method = "quartimin", eps = 1e-10, maxit = 3000))
L <- unclass(q$loadings)[, ]; P <- q$Phi
o <- order(-colSums(L * (L %*% P))); L <- L[, o]; P <- P[o, o]
s <- ifelse(colSums(L) < 0, -1, 1); L <- sweep(L, 2, s, "*"); P <- diag(s) %*% P %*% diag(s)
g2 <- c(sqrt(P[1, 2] * P[1, 3] / P[2, 3]), sqrt(P[1, 2] * P[2, 3] / P[1, 3]), sqrt(P[1, 3] * P[2, 3] / P[1, 2]))
general <- drop(L %*% g2)
om <- suppressMessages(suppressWarnings(omega(R, 3, n.obs = 145, plot = FALSE)))
stopifnot(abs(om$omega_h - sum(general)^2 / sum(R)) < 1e-3)
power <- function(M, p) { e <- eigen(M, symmetric = TRUE); e$vectors %*% diag(e$values^p) %*% t(e$vectors) }
scores <- lapply(c("Thurstone", "Bartlett", "Anderson", "tenBerge"), function(m)
  unname(factor.scores(R, L, P, method = m)$weights))
writeJSON(list(source = paste(R.version.string, "psych", packageVersion("psych")),
  attitude = unname(as.matrix(attitude)), attitudeAlpha = alphaOf(attitude),
  covariance = unname(C), covarianceAlpha = list(alpha = bfiAlpha$total$raw_alpha,
    ase = bfiAlpha$total$ase, feldt = array1(unlist(bfiAlpha$feldt)[c(1, 3)])),
  harman = unname(R), omegaTotal = 1 - sum(psi) / sum(R), omegaHierarchical = sum(general)^2 / sum(R),
  general = array1(general), loadings = unname(L), correlations = unname(P),
  uniquenesses = array1(psi), scores = scores), "../reliability.json")
