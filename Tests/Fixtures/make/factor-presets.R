# What other programs make of correlations by their own conventions, with searches carried to the end,
# and rotations by GPArotation: ../factor-presets.json. Run: Rscript factor-presets.R
# Needs r-cran-psych, r-cran-gparotation, r-cran-lavaan. SPSS and Stata: by their documented algorithms.
source("json.R")
suppressMessages({library(psych); library(GPArotation); library(lavaan)})
options(mc.cores = 1)
H <- Harman74.cor$cov; n <- 145; k <- 4; p <- 24
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
top <- function(M, k) { E <- eigen(M, symmetric = TRUE)
  flip(E$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(pmax(E$values[1:k], 0)), k)) }
mlLoadings <- function(R, psi, k) { s <- diag(1 / sqrt(psi)); E <- eigen(s %*% R %*% s, symmetric = TRUE)
  flip(diag(sqrt(psi)) %*% E$vectors[, 1:k] %*% diag(sqrt(E$values[1:k] - 1), k)) }
psiML <- polish(factanal(covmat = H, factors = k, n.obs = n, rotation = "none")$uniquenesses,
  function(psi) { L <- mlLoadings(H, psi, k); diag(L %*% t(L) + diag(psi) - H) / psi^2 })
ML <- mlLoadings(H, psiML, k)
quiet <- function(...) suppressMessages(suppressWarnings(...))
psiU <- polish(quiet(fa(H, k, rotate = "none", n.obs = n))$uniquenesses,
  function(psi) { L <- top(H - diag(psi), k); diag(L %*% t(L) + diag(psi) - H) })
U <- top(H - diag(psiU), k)
tight <- function(f, L, ...) quiet(f(L, eps = 1e-10, maxit = 4000, ...))
# Orders: what a factor explains, its sum of squares, the place of its large loadings.
keys <- list(explained = function(L, P) -diag(P %*% t(L) %*% L), squares = function(L, P) -colSums(L^2),
  position = function(L, P) apply(L, 2, function(x) mean(which(abs(x) >= .8 * max(abs(x))))),
  general = function(L, P) c(-Inf, -diag(P %*% t(L) %*% L)[-1]), none = function(L, P) seq_len(ncol(L)))
case <- function(line, L, P = diag(ncol(L)), order = "explained", psi = 1 - diag(L %*% P %*% t(L)),
  chi = NA, rmsea = NA, tli = NA, cfi = NA, signed = TRUE) {
  L <- unname(unclass(L)[, ]); P <- unname(P)
  o <- base::order(keys[[order]](L, P)); L <- L[, o]; P <- P[o, o]
  s <- if (signed) ifelse(colSums(L) < 0, -1, 1) else rep(1, ncol(L))
  list(line = line, loadings = sweep(L, 2, s, "*"), correlations = diag(s) %*% P %*% diag(s),
    uniquenesses = array1(psi), chi2 = chi, rmsea = rmsea, tli = tli, cfi = cfi)
}
vari <- function(L, kaiser, eps = 1e-15) { v <- varimax(L, normalize = kaiser, eps = eps)
  list(L = unclass(v$loadings)[, ], T = v$rotmat) }
# The map of promax, from a basis towards a target; factors have variance 1.
turn <- function(A, basis, target) { W <- solve(crossprod(basis), crossprod(basis, target))
  W <- W %*% diag(sqrt(diag(solve(crossprod(W))))); list(L = A %*% W, P = solve(crossprod(W))) }
pow <- function(A, m) A * abs(A)^(m - 1)
unit <- function(A) A / sqrt(rowSums(A^2))
# factanal and psych call varimax as it is, with eps = 1e-5.
V <- vari(ML, TRUE, 1e-5)$L; VU <- vari(U, TRUE, 1e-5)$L
f <- factanal(covmat = H, factors = k, n.obs = n, control = list(opt = list(factr = 1, maxit = 2000, pgtol = 0)))
stopifnot(max(abs(flip(unclass(f$loadings)[, ]) - case("", V, order = "squares")$loadings)) < 1e-7)
r <- turn(V, V, pow(V, 4))
cases <- list(case("--preset factanal", V, order = "squares", psi = psiML, chi = f$STATISTIC),
  case("--preset factanal --rotation promax", r$L, r$P, "squares"))
q <- tight(quartimin, U); a <- quiet(fa(H, k, n.obs = n))
stopifnot(max(abs(unclass(a$loadings)[, ] - case("", q$loadings, q$Phi)$loadings)) < 1e-4)
# psych::fa(rotate = "promax") scales rows before all of it: kaiser(f, "Promax").
r <- turn(VU, unit(VU), pow(unit(VU), 4)); b <- quiet(fa(H, k, n.obs = n, rotate = "promax"))
stopifnot(max(abs(unclass(b$loadings)[, ] - case("", r$L, r$P)$loadings)) < 1e-4)
axis <- quiet(fa(H, k, n.obs = n, fm = "pa", rotate = "none"))
PA <- flip(unclass(axis$loadings)[, ]); qa <- tight(quartimin, PA)
pc <- top(H, k); s <- a
cases <- c(cases, list(
  case("--preset psych", q$loadings, q$Phi, psi = psiU, rmsea = s$RMSEA[[1]], tli = s$TLI),
  case("--preset psych --rotation promax", r$L, r$P),
  case("--preset psych --extraction pa", qa$loadings, qa$Phi, psi = axis$uniquenesses, chi = axis$STATISTIC),
  case("--preset psych --extraction pca", vari(pc, TRUE, 1e-5)$L),
  case("--preset psych --rotation varimax", VU)))
# SPSS: principal axis until no communality moves by 0.001, at most 25 times; Kaiser's normalisation with
# every rotation; the target of promax from rows of length 1.
h <- 1 - 1 / diag(solve(H)); steps <- 0
repeat { M <- H; diag(M) <- h; S <- top(M, k); new <- rowSums(S^2); steps <- steps + 1
  done <- max(abs(new - h)) < .001; h <- new; if (done || steps == 25) break }
kaiser <- function(f, L) { w <- sqrt(rowSums(L^2)); z <- tight(f, L / w); list(L = z$loadings * w, P = z$Phi) }
o <- kaiser(quartimin, S); VS <- vari(S, TRUE)$L; r <- turn(VS, VS, pow(unit(VS), 4))
spss <- sum(eigen(H)$values > 1)
gls <- function(R, k) {
  start <- psiML; Ri <- solve(R)
  value <- function(x) { E <- eigen(diag(exp(-x / 2)) %*% R %*% diag(exp(-x / 2)), TRUE)$values
    sum((1 / E[-(1:k)] - 1)^2) / 2 }
  x <- log(start); for (i in 1:6) x <- optim(x, value, method = "BFGS", control = list(reltol = 1e-16, maxit = 2000))$par
  value(x) }
m <- n - 1 - (2 * p + 5) / 6 - 2 * k / 3
cases <- c(cases, list(
  case("--preset spss", vari(top(H, spss), TRUE)$L, order = "squares"),
  case("--preset spss --extraction pa --rotation oblimin", o$L, o$P, "squares", psi = 1 - h),
  case("--preset spss --extraction pa", VS, order = "squares"),
  case("--preset spss --extraction pa --rotation promax", r$L, r$P, "squares")))
glsChi <- m * gls(H, k)
# Stata: squared multiple correlations on the diagonal, once; no normalisation; promax(3).
M <- H; diag(M) <- 1 - 1 / diag(solve(H)); PF <- top(M, k); VP <- vari(PF, FALSE)$L
r <- turn(VP, VP, pow(VP, 3))
cases <- c(cases, list(case("--preset stata", VP, order = "squares"),
  case("--preset stata --rotation promax", r$L, r$P, "squares")))
# lavaan: geomin with 0.001, factors by the place of their large loadings, n times the discrepancy.
set.seed(1); colnames(H) <- rownames(H) <- make.names(colnames(H))
e <- efa(sample.cov = H, sample.nobs = n, ov.names = colnames(H), nfactors = k, output = "lavaan")
est <- standardizedSolution(e); E <- matrix(est$est.std[est$op == "=~"], ncol = k)
g <- tight(geominQ, ML, delta = .001, Tmat = {W <- solve(crossprod(ML), crossprod(ML, E))
  t(solve(W)) %*% diag(1 / sqrt(colSums(t(solve(W))^2)))})
lav <- case("--preset lavaan", g$loadings, g$Phi, "position", psi = psiML, chi = fitMeasures(e, "chisq"),
  rmsea = fitMeasures(e, "rmsea"), tli = fitMeasures(e, "tli"), cfi = fitMeasures(e, "cfi"))
stopifnot(max(abs(E - lav$loadings)) < 1e-4)
cases <- c(cases, list(lav))
lg <- fitMeasures(efa(sample.cov = H, sample.nobs = n, ov.names = colnames(H), nfactors = k, output = "lavaan",
  estimator = "GLS", rotation = "none"), c("chisq", "rmsea", "tli", "cfi"))
# Rotations by name and their parameters, from the maximum-likelihood loadings.
goal <- matrix(0, p, k); hit <- max.col(abs(vari(ML, TRUE)$L)); goal[cbind(1:p, hit)] <- .6
free <- goal; free[goal != 0] <- NA
# The best of eight starts, then carried on to the end.
best <- function(f, ...) {
  set.seed(3)
  all <- lapply(1:8, function(i) tryCatch(quiet(f(ML, eps = 1e-4, maxit = 500,
    Tmat = if (i == 1) diag(k) else Random.Start(k), ...)), error = function(e) NULL))
  all <- Filter(Negate(is.null), all)
  z <- all[[which.min(sapply(all, function(z) z$Table[nrow(z$Table), 2]))]]
  z <- quiet(f(ML, eps = 1e-9, maxit = 4000, Tmat = z$Th, ...))
  stopifnot(10^z$Table[nrow(z$Table), 3] < 1e-6)
  z
}
named <- function(line, z, ...) { P <- if (is.null(z$Phi)) diag(k) else z$Phi
  case(line, z$loadings, P, ...) }
turned <- list(named("--rotation oblimin --gamma -0.5", best(oblimin, gam = -.5)),
  named("--rotation geomin", best(geominQ)), named("--rotation geomin --epsilon 0.05", best(geominQ, delta = .05)),
  named("--rotation geomin-orthogonal", best(geominT)), named("--rotation bentler", best(bentlerQ)),
  named("--rotation bentler-orthogonal", best(bentlerT)),
  named("--rotation crawford-ferguson --kappa 0.1", best(cfQ, kappa = .1)),
  named("--rotation cfT --kappa 0.1", best(cfT, kappa = .1)), named("--rotation quartimax", best(quartimax)),
  named("--rotation equamax", best(cfT, kappa = k / (2 * p))),
  named("--rotation parsimax", best(cfT, kappa = (k - 1) / (p + k - 2))),
  named("--rotation quartimin --kaiser", { w <- sqrt(rowSums(ML^2)); z <- tight(quartimin, ML / w)
    z$loadings <- z$loadings * w; z }),
  named("--rotation target --target goal.csv", best(targetQ, Target = goal), order = "none", signed = FALSE),
  named("--rotation target-orthogonal --target goal.csv", best(targetT, Target = goal), order = "none", signed = FALSE),
  named("--rotation target --target free.csv", best(pstQ, W = ifelse(is.na(free), 0, 1), Target = ifelse(is.na(free), 0, free)),
    order = "none"),
  named("--rotation bifactor", best(bifactorT), order = "general"))
writeJSON(list(
  source = paste(R.version.string, "psych", packageVersion("psych"), "GPArotation",
    packageVersion("GPArotation"), "lavaan", packageVersion("lavaan")),
  harman = unname(H), names = array1(colnames(H)), presets = cases, rotations = turned,
  goal = goal, free = free, glsChi = glsChi, lavaanGLS = array1(as.numeric(lg)), spssFactors = spss), "../factor-presets.json")
