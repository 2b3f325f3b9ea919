# Weighted polychoric correlations of five items of bfi (psych), from tables of weighted counts of the pairs:
# ../weighted-tables.json. Run: Rscript weighted-tables.R     Needs r-cran-psych, r-cran-lavaan.
source("json.R")
suppressMessages({library(psych); library(lavaan)})
items <- paste0("A", 1:5); d <- bfi[complete.cases(bfi[items]), ]; w <- ifelse(d$gender == 1, 3, 1)
copies <- d[rep(seq_len(nrow(d)), w), items]
R <- unclass(lavCor(copies, ordered = items))[, ]
pairs <- combn(5, 2, simplify = FALSE)
# psych weighs the tables, but not the thresholds.
P <- suppressWarnings(suppressMessages(polychoric(d[items], weight = w)$rho))
writeJSON(list(source = paste(R.version.string, "psych", packageVersion("psych"), "lavaan", packageVersion("lavaan")),
  rows = nrow(d), pairs = lapply(pairs, function(q) list(first = q[1] - 1, second = q[2] - 1,
    table = unname(unclass(xtabs(w ~ d[[items[q[1]]]] + d[[items[q[2]]]])))[, ], lavaan = R[q[1], q[2]],
    psych = unname(P[q[1], q[2]])))), "../weighted-tables.json")
