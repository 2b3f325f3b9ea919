# Small skewed surveys in which polychoric correlations lie on the boundary, by lavaan's WLSMV, and empty
# cells filled as lavaan's lavCor does: ../boundary.json. Run: Rscript boundary.R
# Needs r-cran-lavaan. Surveys that lavaan does not fit have no values.
source("json.R")
suppressMessages(library(lavaan))
model <- "f1 =~ q1 + q3 + q5 + q7\nf2 =~ q2 + q4 + q6 + q8"
survey <- function(seed) {
  set.seed(seed); n <- sample(80:200, 1)
  loadings <- matrix(0, 8, 2)
  loadings[c(1, 3, 5, 7), 1] <- runif(4, 0.45, 0.9); loadings[c(2, 4, 6, 8), 2] <- runif(4, 0.45, 0.9)
  eta <- matrix(rnorm(2 * n), n); eta[, 2] <- 0.4 * eta[, 1] + sqrt(1 - 0.16) * eta[, 2]
  y <- eta %*% t(loadings) + matrix(rnorm(8 * n), n) %*% diag(sqrt(1 - rowSums(loadings^2)))
  d <- as.data.frame(lapply(1:8, function(j) {
    s <- runif(1, 0.4, 2.3) * sample(c(-1, 1), 1)
    cut(y[, j], c(-Inf, s + c(-0.7, -0.15, 0.4, 1), Inf), labels = FALSE)
  }))
  names(d) <- paste0("q", 1:8); d
}
fitted <- function(d) {
  f <- suppressWarnings(try(cfa(model, d, ordered = TRUE, estimator = "WLSMV"), silent = TRUE))
  g <- suppressWarnings(try(cfa(model, d, ordered = TRUE, estimator = "WLSMV",
    control = list(rel.tol = 1e-13, x.tol = 1e-13), optim.force.converged = TRUE), silent = TRUE))
  if (inherits(f, "try-error") || !lavInspect(f, "converged")) return(NULL)
  p <- parameterEstimates(g); p <- p[p$op == "=~" & p$se > 0, ]
  m <- suppressWarnings(try(fitMeasures(g, c("chisq", "df", "chisq.scaled", "pvalue.scaled")), silent = TRUE))
  if (inherits(m, "try-error") || anyNA(p$se)) return(NULL)
  list(chisq = m[[1]], df = m[[2]], scaled = m[[3]], p = m[[4]], names = array1(paste(p$lhs, "=~", p$rhs)),
    estimates = array1(p$est), errors = array1(p$se))
}
surveys <- lapply(701:760, function(seed) {
  d <- survey(seed)
  list(rows = apply(d, 1, paste, collapse = ""), lavaan = fitted(d))
})
cat(sum(!sapply(surveys, function(s) is.null(s$lavaan))), "of", length(surveys), "fitted\n")
d <- survey(701)
filled <- unname(as.matrix(unclass(lavCor(as.data.frame(lapply(d, ordered)), output = "cor", zero.add = c(0.5, 0.5)))))
# Two answers each, one cell empty.
four <- data.frame(a = rep(c(1, 1, 2), c(14, 9, 21)), b = rep(c(1, 2, 2), c(14, 9, 21)))
fourfold <- lavCor(as.data.frame(lapply(four, ordered)), output = "cor")[1, 2]
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan")),
  surveys = surveys, filled = filled,
  fourfold = fourfold), "../boundary.json")
