# Correlations, factors and reliability of simulated answers, as the verbs give them:
# ../factor-verbs.json. Run: Rscript factor-verbs.R
# Needs r-cran-psych, r-cran-gparotation, r-cran-lavaan.
source("json.R")
suppressMessages({library(psych); library(GPArotation); library(lavaan)})
options(mc.cores = 1)
set.seed(20260511)
n <- 400; items <- paste0("q", 1:9)
general <- rnorm(n); groups <- matrix(rnorm(3 * n), n)
x <- sapply(1:9, function(j) {
  latent <- .55 * general + .55 * groups[, (j + 2) %/% 3] + .65 * rnorm(n)
  as.numeric(cut(latent, c(-Inf, c(-1.6, -.7, .2, 1.1) + (j %% 3 - 1) * .3, Inf)))
})
x[, 4] <- 6 - x[, 4]                                            # asks the opposite
colnames(x) <- items
weights <- 1 + seq_len(n) %% 3
holes <- x; holes[cbind(sample(n, 60), sample(9, 60, TRUE))] <- NA
stopifnot(!any(rowSums(!is.na(holes)) == 0))
copies <- holes[rep(seq_len(n), weights), ]
turned <- x; turned[, 4] <- 6 - turned[, 4]
R <- cor(turned)
# Newton steps to a gradient of zero: fa and factanal stop before that.
polish <- function(psi, gradient) {
  for (it in 1:8) {
    g <- gradient(psi)
    J <- sapply(seq_along(psi), function(i) { e <- replace(0 * psi, i, 1e-5)
      (gradient(psi + e) - gradient(psi - e)) / 2e-5 })
    psi <- psi - solve(J, g)
  }
  stopifnot(max(abs(gradient(psi))) < 1e-12, min(psi) > .01)
  psi
}
flip <- function(L) sweep(L, 2, ifelse(colSums(L) < 0, -1, 1), "*")
ulsLoadings <- function(R, psi, k) { E <- eigen(R - diag(psi), symmetric = TRUE)
  E$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(E$values[1:k]), k) }
uls <- function(R, k) {
  start <- fa(R, k, rotate = "none", n.obs = n)$uniquenesses
  psi <- polish(start, function(psi) { L <- ulsLoadings(R, psi, k); diag(L %*% t(L) + diag(psi) - R) })
  list(L = flip(ulsLoadings(R, psi, k)), psi = psi)
}
mlLoadings <- function(R, psi, k) { s <- diag(1 / sqrt(psi)); E <- eigen(s %*% R %*% s, symmetric = TRUE)
  diag(sqrt(psi)) %*% E$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(E$values[1:k] - 1), k) }
ml <- function(R, k, n) {
  start <- factanal(covmat = R, factors = k, n.obs = n, rotation = "none")$uniquenesses
  psi <- polish(start, function(psi) { L <- mlLoadings(R, psi, k); diag(L %*% t(L) + diag(psi) - R) / psi^2 })
  list(L = flip(mlLoadings(R, psi, k)), psi = psi)
}
ordered <- function(L, P) {
  o <- order(-diag(P %*% t(L) %*% L)); L <- L[, o]; P <- P[o, o]
  s <- ifelse(colSums(L) < 0, -1, 1)
  list(loadings = unname(sweep(L, 2, s, "*")), correlations = unname(diag(s) %*% P %*% diag(s)))
}
tight <- function(f, L, ...) suppressWarnings(f(L, eps = 1e-11, maxit = 5000, ...))
rotate <- function(L, name) {
  k <- ncol(L); I <- diag(k)
  if (name == "none") return(list(loadings = unname(L), correlations = I))
  if (name == "varimax") return(ordered(unclass(varimax(L, eps = 1e-15)$loadings)[, ], I))
  if (name == "promax") { v <- varimax(L, eps = 1e-15); u <- promax(unclass(v$loadings)[, ])
    W <- v$rotmat %*% u$rotmat; return(ordered(unclass(u$loadings)[, ], solve(t(W) %*% W))) }
  f <- switch(name, oblimin = , quartimin = tight(quartimin, L), geomin = tight(geominQ, L),
    bentler = tight(bentlerQ, L), quartimax = tight(GPForth, L, method = "quartimax"))
  P <- if (is.null(f$Phi)) I else f$Phi
  ordered(unclass(f$loadings)[, ], P)
}
stats <- function(R, L, n) {
  p <- ncol(R); k <- ncol(L); s <- factor.stats(R, L, n.obs = n)
  S <- L %*% t(L); diag(S) <- 1; m <- n - 1 - (2 * p + 5) / 6
  F <- as.numeric(determinant(S)$modulus - determinant(R)$modulus) + sum(diag(solve(S, R))) - p
  chi <- (m - 2 * k / 3) * F; df <- ((p - k)^2 - p - k) / 2
  stopifnot(abs(chi / s$STATISTIC - 1) < 1e-8, df == s$dof)
  null <- -m * as.numeric(determinant(R)$modulus); df0 <- p * (p - 1) / 2
  end <- function(q) { g <- function(l) pchisq(chi, df, l) - q
    if (g(0) < 0) 0 else sqrt(uniroot(g, c(0, 10 * chi + 100), tol = 1e-13)$root / (df * (n - 1))) }
  rest <- (R - S)[upper.tri(R)]
  list(chi2 = chi, df = df, p = pchisq(chi, df, lower.tail = FALSE),
    rmsea = sqrt(max(chi / (df * n) - 1 / (n - 1), 0)), rmseaLower = end(.95), rmseaUpper = end(.05),
    tli = s$TLI, cfi = 1 - max(chi - df, 0) / max(null - df0, chi - df, 0),
    srmr = sqrt(2 * sum(rest^2) / (p * (p + 1))), bic = s$BIC)
}
analysis <- function(R, k, n, extraction, rotations) {
  f <- if (extraction == "ml") ml(R, k, n) else uls(R, k)
  kmo <- KMO(R); b <- cortest.bartlett(R, n = n)
  list(extraction = extraction, factors = k, observations = n, uniquenesses = array1(f$psi),
    fit = stats(R, f$L, n), eigenvalues = array1(eigen(R)$values), kmo = kmo$MSA,
    msa = array1(kmo$MSAi), bartlett = b$chisq, bartlettDf = b$df,
    rotations = lapply(rotations, function(r) c(list(name = r), rotate(f$L, r))))
}
all <- c("none", "varimax", "promax", "oblimin", "quartimin", "geomin", "bentler", "quartimax")
A <- cov2cor(ability.cov$cov); H <- Harman74.cor$cov
# factanal's own figures, to the digits that it is good for.
checks <- lapply(1:2, function(k) { f <- factanal(covmat = ability.cov, factors = k)
  list(factors = k, statistic = unname(f$STATISTIC), dof = unname(f$dof),
    uniquenesses = array1(f$uniquenesses)) })
alphaOf <- function(x) { a <- alpha(x, warnings = FALSE, check.keys = FALSE)
  list(alpha = a$total$raw_alpha, standardized = a$total$std.alpha, ase = a$total$ase,
    itemRest = array1(a$item.stats$r.drop), dropped = array1(a$alpha.drop$raw_alpha),
    feldt = array1(unlist(alpha.ci(a$total$raw_alpha, nrow(x), ncol(x))[c("lower.ci", "upper.ci")]))) }
# Omega by its definition: for three factors the general one follows from their correlations.
o <- uls(R, 3); q <- rotate(o$L, "oblimin"); P <- q$correlations
stopifnot(all(P > 0))
g <- drop(q$loadings %*% sqrt(c(P[1, 2] * P[1, 3] / P[2, 3], P[1, 2] * P[2, 3] / P[1, 3],
  P[1, 3] * P[2, 3] / P[1, 2])))
om <- suppressMessages(suppressWarnings(omega(R, 3, n.obs = n, plot = FALSE)))
stopifnot(abs(om$omega_h - sum(g)^2 / sum(R)) < 1e-3)
one <- uls(R[1:3, 1:3], 1)
line <- function(v) array1(as.vector(v))
writeJSON(list(
  source = paste(R.version.string, "psych", packageVersion("psych"), "GPArotation",
    packageVersion("GPArotation"), "lavaan", packageVersion("lavaan")),
  items = array1(items), rows = lapply(seq_len(n), function(i) array1(x[i, ])),
  holes = lapply(seq_len(n), function(i) array1(holes[i, ])), weights = array1(weights),
  pearson = unname(cor(copies, use = "pairwise")),
  pearsonListwise = unname(cor(na.omit(copies))),
  spearman = unname(cor(copies, use = "pairwise", method = "spearman")),
  kendall = unname(cor(copies, use = "pairwise", method = "kendall")),
  lavaan = unname(unclass(lavCor(as.data.frame(holes), ordered = items, missing = "pairwise"))[, ]),
  ability = unname(A), abilityNames = array1(colnames(A)), harman = unname(H),
  harmanNames = array1(make.names(colnames(H))), factanal = checks,
  abilityAnalysis = analysis(A, 2, 112, "ml", c("none", "varimax", "promax", "oblimin")),
  harmanAnalysis = analysis(H, 4, 145, "ml", c("none", "varimax", "promax", "oblimin", "geomin")),
  harmanMinres = analysis(H, 4, 145, "minres", c("none", "varimax", "oblimin")),
  turnedAnalysis = analysis(R, 3, n, "minres", all),
  reliability = alphaOf(turned), unturned = alphaOf(x[, 1:3]),
  omegaTotal = 1 - sum(o$psi) / sum(R), omegaHierarchical = sum(g)^2 / sum(R),
  omegaOne = 1 - sum(one$psi) / sum(R[1:3, 1:3])), "../factor-verbs.json")
