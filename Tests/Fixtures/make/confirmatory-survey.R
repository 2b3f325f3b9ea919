# Confirmatory factor analysis as a model of a survey, by lavaan: ../confirmatory-survey.json. Simulated rows with strata,
# clusters and weights, some answers missing, an item that measures both factors, of which the fixture has a
# copy. Run in this folder: Rscript confirmatory-survey.R     Needs r-cran-lavaan.
source("json.R"); source("settled.R")
suppressMessages(library(lavaan))

set.seed(20261122)
n <- 420; cluster <- rep(1:35, each = 12); stratum <- (cluster - 1) %/% 7 + 1
u <- rnorm(35, sd = 0.4)[cluster]; area <- sample(c("rural", "urban", NA), n, TRUE, c(0.5, 0.47, 0.03))
f <- rnorm(n) + u + ifelse(area %in% "urban", 0.3, 0); h <- 0.5 * f + rnorm(n, sd = 0.9)
five <- function(x) as.integer(cut(x, c(-Inf, -1.4, -0.5, 0.4, 1.3, Inf)))
rows <- data.frame(q1 = five(0.9 * f + rnorm(n, sd = 0.6)), q2 = five(0.7 * f + rnorm(n, sd = 0.7)),
  q3 = five(0.8 * f + rnorm(n, sd = 0.6)), q4 = five(0.4 * f + 0.5 * h + rnorm(n, sd = 0.6)),
  q5 = five(0.8 * h + rnorm(n, sd = 0.6)), q6 = five(h + rnorm(n, sd = 0.7)), q7 = five(0.6 * h + rnorm(n, sd = 0.8)))
for (j in seq_along(rows)) rows[sample(n, 5), j] <- NA
rows <- cbind(rows, w = round(runif(n, 0.4, 2.6), 2), stratum, cluster)
items <- paste0("q", 1:7); model <- "f =~ q1 + q2 + q3 + q4\nh =~ q4 + q5 + q6 + q7"
complete <- stats::complete.cases(rows[items])

described <- function(f) {
  pt <- parameterEstimates(f); st <- standardizedSolution(f); m <- fitMeasures(f)
  labels <- lavInspect(f, "group.label"); group <- if (is.null(pt$group)) rep(1, nrow(pt)) else pt$group
  key <- function(t, g) paste(t$lhs, t$op, t$rhs, if (is.null(t$group)) 1 else t$group)
  st <- st[match(key(pt), key(st)), ]
  keep <- pt$op %in% c("=~", "~~", "~1", "|") & !is.na(pt$se); pt <- pt[keep, ]; st <- st[keep, ]; group <- group[keep]
  only <- intersect(c("chisq", "df", "pvalue", "chisq.scaled", "pvalue.scaled", "cfi", "tli", "rmsea", "srmr", "cfi.scaled", "rmsea.scaled"), names(m))
  term <- ifelse(pt$op == "~1", paste0(pt$lhs, " ~1"), ifelse(pt$op == "|", paste0(pt$lhs, "|", pt$rhs), paste(pt$lhs, pt$op, pt$rhs)))
  list(n = lavInspect(f, "ntotal"), fit = as.list(m[only]), terms = array1(term),
    groups = array1(if (length(labels)) labels[group] else rep(NA_character_, nrow(pt))),
    estimates = array1(pt$est), errors = array1(pt$se), standardized = array1(st$est.std))
}
plain <- function(..., weights = "w") described(settled(..., sampling.weights = weights, estimator = "ML", se = "standard", test = "standard"))
grouped <- rows; grouped$area <- area; grouped <- grouped[!is.na(area), ]
# Groups stand in the order of their names.
grouped <- grouped[order(grouped$area), ]
e <- lavInspect(ordinal <- settled(model, rows[complete, ], ordered = TRUE, estimator = "WLSMV", information = "information.expected", steps = 60), "est")
S <- e$lambda %*% e$psi %*% t(e$lambda) + e$theta
omega <- sapply(colnames(e$lambda), function(x) { i <- e$lambda[, x] != 0; e$psi[x, x] * sum(e$lambda[i, x])^2 / sum(S[i, i]) })
result <- list(weighted = plain(model, rows),
  configural = plain(model, grouped, group = "area"),
  loadings = plain(model, grouped, group = "area", group.equal = "loadings"),
  intercepts = plain(model, grouped, group = "area", group.equal = c("loadings", "intercepts")),
  ordered = c(described(ordinal), list(omega = array1(omega))))
writeJSON(c(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan")), items = array1(items),
  rows = lapply(seq_len(n), function(i) as.list(unname(rows[i, ]))), area = array1(area),
  incomplete = sum(!complete), unassigned = sum(complete & is.na(area))), result), "../confirmatory-survey.json")
