# Confirmatory models of lavaan fitted again with each replicate weight of survey: ../confirmatory-replicates.json, from the
# rows of ../confirmatory-missing.json, complete ones and all. Run in this folder:
# Rscript confirmatory-replicates.R     Needs r-cran-lavaan, r-cran-survey and r-cran-jsonlite.
source("json.R"); source("settled.R")
suppressMessages({ library(lavaan); library(survey) })
made <- jsonlite::fromJSON("../confirmatory-missing.json", simplifyVector = FALSE)
rows <- as.data.frame(t(sapply(made$rows, function(r) sapply(r, function(x) if (is.null(x)) NA else x))))
items <- paste0("y", 1:7); names(rows) <- c(items, "w", "stratum", "cluster"); rows$area <- unlist(made$area)
# In units in which lavaan's search is at home; standardised values do not change, and estimates are turned back.
unit <- c(y1 = 1, y2 = 1, y3 = 1e6, y4 = 1, y5 = 1, y6 = 1e-4, y7 = 1)
for (i in items) rows[[i]] <- rows[[i]] / unit[[i]]
design <- as.svrepdesign(svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = rows), type = "JKn")
replicate <- weights(design, type = "analysis")
own <- function(x) ifelse(x %in% items, unit[x], 1)
size <- function(t) ifelse(t$op == "=~", own(t$rhs), ifelse(t$op == "~1", own(t$lhs), own(t$lhs) * own(t$rhs)))
replicated <- function(model, used, ...) {
  fit <- function(w) {
    data <- rows; data$own <- w; data <- data[used & w > 0, ]; data <- data[order(data$area), ]
    f <- settled(model, data, sampling.weights = "own", estimator = "ML", se = "none", test = "none", baseline = FALSE, h1 = FALSE, ...)
    pt <- parTable(f); st <- standardizedSolution(f, se = FALSE); keep <- pt$free > 0
    key <- function(t) paste(t$lhs, t$op, t$rhs, if (is.null(t$group)) 1 else t$group)
    list(table = pt[keep, ], estimates = pt$est[keep] * size(pt[keep, ]), standardized = st$est.std[match(key(pt[keep, ]), key(st))])
  }
  whole <- fit(rows$w); again <- apply(replicate, 2, fit)
  errors <- function(what) sqrt(diag(as.matrix(svrVar(t(sapply(again, `[[`, what)), design$scale, design$rscales, mse = FALSE, coef = whole[[what]]))))
  pt <- whole$table; labels <- sort(unique(rows$area))
  list(terms = array1(trimws(paste(pt$lhs, pt$op, pt$rhs))), groups = array1(if (is.null(pt$group) || max(pt$group) == 1) rep(NA_character_, nrow(pt)) else labels[pt$group]),
    estimates = array1(whole$estimates), errors = array1(errors("estimates")),
    standardized = array1(whole$standardized), standardizedErrors = array1(errors("standardized")))
}
six <- "f =~ y1 + y2 + y3 + y4\nh =~ y4 + y5 + y6"; seven <- paste(six, "+ y7")
complete <- stats::complete.cases(rows[items[1:6]]); some <- rowSums(!is.na(rows[items])) > 0
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan"), "survey", packageVersion("survey")),
  replicates = ncol(replicate), complete = replicated(six, complete),
  groups = replicated(six, complete, group = "area", group.equal = c("loadings", "intercepts")),
  missing = replicated(seven, some, missing = "fiml")), "../confirmatory-replicates.json")
