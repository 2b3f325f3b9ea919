# A survey that asks everyone about every field, with items of its own for each: pooled shares, people
# satisfied with all, means, gaps between fields with the covariance of the same people, and the
# covariance of the fields, from the long form (a row for each person and field) of R's survey. Two
# designs: simple random, where the person is the cluster, and stratified clusters of people.
source("Tests/Fixtures/make/common.R")

set.seed(20250611)
items <- list(land = paste0("k", 1:4), health = paste0("s", 1:3), tax = paste0("t", 1:4))
dimensions <- list(access = c("k1", "k2", "s1", "t1", "t2"), staff = c("k3", "s2", "t3"))
people <- list()
for (district in c("A", "B", "C")) {
  for (commune in 1:6) {
    for (i in seq_len(sample(6:14, 1))) {
      people[[length(people) + 1]] <- data.frame(
        district = district, commune = paste0(district, commune), weight = round(runif(1, 20, 90), 2),
        person = rnorm(1, 0, 0.8) + (commune - 3.5) * 0.15)
    }
  }
}
wide <- do.call(rbind, people)
level <- c(land = 3.1, health = 3.9, tax = 3.6)
for (f in names(items)) {
  for (item in items[[f]]) {
    y <- round(level[[f]] + 0.3 * sin(utf8ToInt(item)[2]) + wide$person + rnorm(nrow(wide), 0, 0.9))
    wide[[item]] <- pmin(5, pmax(1, y))
    wide[[item]][sample(nrow(wide), 9)] <- NA
  }
}
# Some people said nothing about a field, and nobody of one commune about taxes.
wide[sample(nrow(wide), 12), items$health] <- NA
wide[wide$commune == "B2", items$tax] <- NA
wide$person <- seq_len(nrow(wide))

long <- do.call(rbind, lapply(names(items), function(f) {
  answers <- as.matrix(wide[items[[f]]])
  part <- wide[c("district", "commune", "weight", "person")]
  part$field <- f
  part$answered <- rowSums(!is.na(answers))
  part$satisfied <- rowSums(answers >= 4, na.rm = TRUE)
  part$score <- rowSums((answers - 1) / 4 * 100, na.rm = TRUE)
  for (item in unlist(items)) {
    own <- item %in% items[[f]]
    part[[paste0("ans_", item)]] <- if (own) as.numeric(!is.na(wide[[item]])) else 0
    part[[paste0("sat_", item)]] <-
      if (own) ifelse(is.na(wide[[item]]), 0, as.numeric(wide[[item]] >= 4)) else 0
  }
  part[part$answered > 0, ]
}))
# Totals by field side by side: one design, all covariances.
for (f in names(items)) {
  inside <- as.numeric(long$field == f)
  for (v in c("answered", "satisfied", "score")) long[[paste0(v, "_", f)]] <- long[[v]] * inside
}
long$all <- as.numeric(long$satisfied == long$answered)

said <- function(z) list(estimate = one(coef(z)), se = one(SE(z)))
plus <- function(x) paste(x, collapse = " + ")
fixture_of <- function(name, design, specification) {
  totals <- svytotal(
    as.formula(paste0("~", plus(c(
      outer(c("answered_", "satisfied_", "score_"), names(items), paste0),
      paste0("ans_", unlist(items)), paste0("sat_", unlist(items)))))), design)
  contrast <- function(text) svycontrast(totals, str2lang(text))
  ratio <- function(top, fields) sprintf(
    "(%s)/(%s)", plus(paste0(top, "_", fields)), plus(paste0("answered_", fields)))
  of_items <- function(which) sprintf(
    "(%s)/(%s)", plus(paste0("sat_", which)), plus(paste0("ans_", which)))
  df <- degf(design)
  tested <- function(z) c(
    said(z), list(df = one(df), p = one(2 * pt(-abs(coef(z) / SE(z)), df))))
  fields <- lapply(names(items), function(f) {
    others <- setdiff(names(items), f)
    inside <- subset(design, field == f)
    list(
      field = one(f), people = one(sum(long$field == f)), df = one(degf(inside)),
      satisfied = said(contrast(ratio("satisfied", f))), mean = said(contrast(ratio("score", f))),
      allSatisfied = said(svymean(~all, inside)),
      gapToRest = tested(contrast(paste(ratio("satisfied", f), "-", ratio("satisfied", others)))),
      dimensions = lapply(names(dimensions), function(d) {
        here <- intersect(dimensions[[d]], items[[f]])
        there <- setdiff(dimensions[[d]], items[[f]])
        list(
          dimension = one(d), satisfied = said(contrast(of_items(here))),
          gapToRest = said(contrast(paste(of_items(here), "-", of_items(there)))))
      }),
      items = lapply(items[[f]], function(item) {
        d <- Filter(function(d) item %in% d, dimensions)
        of_question <- if (length(d)) d[[1]] else setdiff(unlist(items), unlist(dimensions))
        there <- setdiff(of_question, items[[f]])
        list(
          item = one(item), satisfied = said(contrast(of_items(item))),
          gapToRest = said(contrast(paste(of_items(item), "-", of_items(there)))))
      }))
  })
  shares <- svycontrast(
    totals, setNames(lapply(names(items), function(f) str2lang(ratio("satisfied", f))), names(items)))
  list(
    name = one(name), design = specification, fields = fields,
    overall = said(contrast(ratio("satisfied", names(items)))), covariance = rows(vcov(shares)))
}

random <- svydesign(ids = ~person, weights = ~1, data = long)
clusters <- svydesign(ids = ~commune, strata = ~district, weights = ~weight, data = long)
write_fixture("wide-fields", list(
  data = list(list(columns = columns(wide[setdiff(names(wide), "person")]))),
  fields = lapply(names(items), function(f) list(field = one(f), items = items[[f]])),
  dimensions = lapply(names(dimensions), function(d) list(dimension = one(d), items = dimensions[[d]])),
  designs = list(
    fixture_of("random", random, list(strata = list(), clusters = list(), weights = NULL)),
    fixture_of("clusters", clusters, list(
      strata = list(one("district")), clusters = list(one("commune")), weights = one("weight"))))))
