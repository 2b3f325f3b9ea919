# Confirmatory factor analysis of rows that miss answers, by full information maximum likelihood of lavaan:
# ../confirmatory-missing.json. Simulated rows with strata, clusters and weights; answers are missing where others are
# high, one item in nearly everybody, one in units of 10^6, some rows are empty. Under designs: lavaan's row scores and observed
# information, and those of its saturated model, totalled by survey. Run in this folder:
# Rscript confirmatory-missing.R     Needs r-cran-lavaan and r-cran-survey.
source("json.R"); source("settled.R")
suppressMessages({ library(lavaan); library(survey) })

set.seed(20261123)
n <- 480; cluster <- rep(1:40, each = 12); stratum <- (cluster - 1) %/% 8 + 1
area <- sample(c("rural", "urban"), n, TRUE); u <- rnorm(40, sd = 0.4)[cluster]
f <- rexp(n) - 1 + u + ifelse(area == "urban", 0.4, 0); h <- 0.5 * f + rnorm(n, sd = 0.9)
rows <- data.frame(y1 = f + rnorm(n), y2 = 0.8 * f + 0.7 * rt(n, 6), y3 = 1e6 * (1.1 * f + rexp(n)) + 5e7,
  y4 = 0.3 * f + 0.7 * h + rnorm(n), y5 = 0.9 * h + rexp(n), y6 = 1e-4 * (1.2 * h + rnorm(n)), y7 = 0.7 * h + rnorm(n))
p <- function(x) plogis(-1.6 + 1.5 * scale(x)[, 1])
y1 <- rows$y1
rows$y2[runif(n) < p(y1)] <- NA; rows$y3[runif(n) < p(-y1)] <- NA; rows$y5[runif(n) < p(rows$y4)] <- NA
rows$y6[runif(n) < 0.2] <- NA; rows$y7[runif(n) < 0.8] <- NA; rows[sample(n, 9), 1:7] <- NA
rows$y1[runif(n) < 0.05] <- NA
rows[1:7] <- signif(rows[1:7], 8)
rows <- cbind(rows, w = round(0.4 + rexp(n), 2), stratum, cluster)
order <- sample(n); rows <- rows[order, ]; area <- area[order]
items <- paste0("y", 1:7); model <- "f =~ y1 + y2 + y3 + y4\nh =~ y4 + y5 + y6 + y7"
kept <- rowSums(!is.na(rows[items])) > 0

# In units in which lavaan's search is at home; estimates are then turned back.
unit <- c(y1 = 1, y2 = 1, y3 = 1e6, y4 = 1, y5 = 1, y6 = 1e-4, y7 = 1); plain <- rows
for (i in items) plain[[i]] <- rows[[i]] / unit[[i]]
plain$area <- area; plain <- plain[kept, ]; plain <- plain[order(plain$area), ]
# The saturated moments take part in the last step alone; there lavaan's search for them is carried on.
carried_on <- function(model, ...) {
  f <- settled(model, plain, missing = "fiml", ...); pt <- parTable(f)
  cfa(model, plain, missing = "fiml", ..., start = pt[c("lhs", "op", "rhs", "group", "est")], optim.method = "none",
    em.h1.iter.max = 5000, em.h1.tol = 1e-12)
}
fitted_by <- function(...) carried_on(model, ...)
size <- function(lhs, op, rhs) {
  own <- function(x) ifelse(x %in% items, unit[x], 1)
  # A factor has the unit of its first item, and both of these are 1.
  ifelse(op == "=~", own(rhs), ifelse(op == "~1", own(lhs), own(lhs) * own(rhs)))
}
described <- function(f) {
  pt <- parameterEstimates(f); st <- standardizedSolution(f); m <- fitMeasures(f)
  labels <- lavInspect(f, "group.label")
  key <- function(t) paste(t$lhs, t$op, t$rhs, if (is.null(t$group)) 1 else t$group)
  st <- st[match(key(pt), key(st)), ]; keep <- pt$op %in% c("=~", "~~", "~1") & pt$se > 0; pt <- pt[keep, ]; st <- st[keep, ]
  s <- size(pt$lhs, pt$op, pt$rhs)
  only <- c("chisq", "df", "pvalue", "chisq.scaled", "pvalue.scaled", "chisq.scaling.factor", "baseline.chisq",
    "baseline.chisq.scaling.factor", "cfi", "tli", "rmsea", "srmr", "cfi.scaled", "tli.scaled", "rmsea.scaled", "cfi.robust",
    "tli.robust", "rmsea.robust", "npar", "ntotal")
  list(fit = as.list(m[intersect(only, names(m))]),
    terms = array1(trimws(paste(pt$lhs, pt$op, pt$rhs)) |> sub(pattern = "~1 *$", replacement = "~1")),
    groups = array1(if (length(labels)) labels[pt$group] else rep(NA_character_, nrow(pt))),
    estimates = array1(pt$est * s), errors = array1(pt$se * s), standardized = array1(st$est.std), standardizedErrors = array1(st$se))
}

# The derivatives of a row's log-likelihood by the means and the lower triangle of the covariances, from what it has.
row_scores <- function(y, mean, S) t(apply(y, 1, function(r) {
  o <- !is.na(r); q <- numeric(length(r)); G <- matrix(0, length(r), length(r))
  P <- solve(S[o, o, drop = FALSE]); q[o] <- P %*% (r[o] - mean[o]); G[o, o] <- tcrossprod(q[o]) - P
  diag(G) <- diag(G) / 2; c(q, lav_matrix_vech(G))
}))
# Under a design: influences from row scores and the observed information, totalled by survey.
designed <- function(design, ...) {
  f <- fitted_by(sampling.weights = "w", estimator = "MLR", ...)
  G <- lavInspect(f, "ngroups"); N <- lavInspect(f, "ntotal")
  pt <- parTable(f); free <- which(pt$free > 0); key <- pt$plabel[free]
  for (k in which(pt$op == "==")) key[key == pt$rhs[k]] <- pt$lhs[k]
  K <- 1 * outer(key, unique(key), "==")
  info <- N * t(K) %*% lavTech(f, "information.observed") %*% K
  saturated <- paste(apply(combn(items, 2), 2, paste, collapse = " ~~ "), collapse = "\n")
  args <- list(saturated, plain, missing = "fiml", sampling.weights = "w", estimator = "MLR", ...)
  args$group.equal <- NULL; s <- do.call(settled, args)
  A <- N * lavTech(s, "information.observed")
  spt <- parTable(s); sfree <- spt[spt$free > 0, ]
  delta <- lavTech(f, "delta"); if (!is.list(delta)) delta <- list(delta)
  per <- function(x) if (G == 1) list(x) else x
  implied <- per(fitted(f)); free_moments <- per(fitted(s)); y <- lavTech(f, "data"); if (!is.list(y)) y <- list(y)
  idx <- per(lavInspect(f, "case.idx")); w <- plain$w * N / sum(plain$w)
  D <- matrix(0, nrow(sfree), nrow(K)); S <- matrix(0, N, nrow(K)); M <- matrix(0, N, nrow(sfree))
  pairs <- which(lower.tri(diag(7), TRUE), arr.ind = TRUE)
  names <- c(paste(items, "~1"), paste(items[pairs[, 1]], "~~", items[pairs[, 2]]))
  other <- c(paste(items, "~1"), paste(items[pairs[, 2]], "~~", items[pairs[, 1]]))
  for (g in seq_len(G)) {
    own <- which(sfree$group == g); mine <- trimws(paste(sfree$lhs[own], sfree$op[own], sfree$rhs[own]))
    place <- ifelse(mine %in% names, match(mine, names), match(mine, other)); D[own, ] <- delta[[g]][place, ]
    S[idx[[g]], ] <- row_scores(y[[g]], implied[[g]]$mean, unclass(implied[[g]]$cov)) %*% delta[[g]]
    M[idx[[g]], own] <- row_scores(y[[g]], free_moments[[g]]$mean, unclass(free_moments[[g]]$cov))[, place]
  }
  D <- D %*% K; S <- w * S %*% K; M <- w * M
  stopifnot(max(abs(colSums(S))) < 1e-6, max(abs(colSums(M))) < 1e-6)
  # svytotal has the weights itself.
  total <- function(z) { all <- matrix(0, n, ncol(z)); all[match(rownames(plain), rownames(rows)), ] <- z
    all <- as.data.frame(all / rows$w); d <- design; d$variables <- all; vcov(svytotal(reformulate(colnames(all)), d)) }
  V <- solve(info) %*% total(S) %*% solve(info)
  B <- total(M); UC <- solve(A) %*% B - D %*% solve(t(D) %*% A %*% D) %*% t(D) %*% B
  m <- fitMeasures(f); used <- rows$w > 0 & kept
  freedom <- degf(design[used, ]); d <- sum(diag(UC))^2 / sum(diag(UC %*% UC)); factor <- sum(diag(UC)) / m[["df"]]
  labels <- lavInspect(f, "group.label"); pt <- pt[free, ]; pt <- pt[match(unique(key), pt$plabel), ]
  shared <- colSums(K) > 1
  s <- size(pt$lhs, pt$op, pt$rhs)
  list(df = freedom, chi2 = m[["chisq"]], factor = factor, scaled = m[["chisq"]] / factor, scaledDf = array1(c(d, d * freedom)),
    p = pf(m[["chisq"]] / factor / m[["df"]], d, d * freedom, lower.tail = FALSE),
    terms = array1(trimws(paste(pt$lhs, pt$op, pt$rhs))),
    groups = array1(if (G > 1) labels[pt$group] else rep(NA_character_, nrow(pt))),
    estimates = array1(pt$est * s), errors = array1(sqrt(diag(V)) * s))
}
ml <- list(estimator = "ML"); weighted <- list(sampling.weights = "w", estimator = "ML", se = "standard", test = "standard")
by <- function(x, ...) do.call(fitted_by, c(x, list(...)))
result <- list(
  ml = described(by(ml)), variance = described(by(ml, std.lv = TRUE)), mlr = described(by(list(estimator = "MLR"))),
  weighted = described(by(weighted)),
  configural = described(by(ml, group = "area")), loadings = described(by(list(estimator = "MLR"), group = "area", group.equal = "loadings")),
  intercepts = described(by(list(estimator = "MLR"), group = "area", group.equal = c("loadings", "intercepts"))),
  weightedGroups = described(by(weighted, group = "area", group.equal = c("loadings", "intercepts"))))
whole <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = rows)
alone <- svydesign(ids = ~1, weights = ~w, data = rows)
result$designs <- list(strata = designed(whole), alone = designed(alone),
  groups = designed(whole, group = "area", group.equal = c("loadings", "intercepts")))
writeJSON(c(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan")), items = array1(items),
  rows = lapply(seq_len(n), function(i) as.list(unname(rows[i, ]))), area = array1(area), empty = sum(!kept),
  partial = sum(kept & !stats::complete.cases(rows[items]))), result), "../confirmatory-missing.json")
