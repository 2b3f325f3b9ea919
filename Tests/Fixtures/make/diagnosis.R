# The estimates that a diagnosis by field is made of, on a made-up stratified cluster sample of
# ratings: pooled shares, scores from 0 to 100, gaps with their covariance, Holm's adjustment.
#
# A pooled share is a ratio: answers 4 and 5 over all answers, of all items together. A gap is the
# field's share minus the share of all other fields together; both come from the same clusters, and
# svycontrast takes the covariance into account. Rows without a field belong to no field.
source("Tests/Fixtures/make/common.R")

set.seed(20240703)
items <- sprintf("q%02d", 1:6)
parts <- list()
for (district in c("A", "B", "C", "D", "E")) {
  for (commune in seq_len(sample(4:7, 1))) {
    n <- sample(8:20, 1)
    field <- sample(c("land", "civil", "tax", "health"), n, TRUE, c(0.35, 0.3, 0.2, 0.15))
    person <- rnorm(n, 0, 0.5) + rnorm(1, 0, 0.3) +
      c(land = -0.9, civil = 0.3, tax = 0, health = 0.2)[field]
    part <- data.frame(
      district = district, commune = commune, weight = round(runif(n, 50, 400), 2), field = field)
    for (i in seq_along(items)) {
      part[[items[i]]] <- pmin(5, pmax(1, round(4.1 + 0.2 * cos(i) + person + rnorm(n, 0, 0.8))))
    }
    parts[[length(parts) + 1]] <- part
  }
}
data <- do.call(rbind, parts)
for (item in items) data[[item]][sample(nrow(data), 12)] <- NA
data$field[sample(nrow(data), 5)] <- NA
data$field <- factor(data$field)
target <- 0.95

answers <- as.matrix(data[items])
satisfied <- rowSums(answers >= 4, na.rm = TRUE)
answered <- rowSums(!is.na(answers))
score <- rowSums((answers - 1) / 4 * 100, na.rm = TRUE)
fields <- levels(data$field)
for (f in fields) {
  inside <- as.numeric(data$field %in% f)
  data[[paste0("sat_", f)]] <- satisfied * inside
  data[[paste0("ans_", f)]] <- answered * inside
  data[[paste0("sco_", f)]] <- score * inside
  for (item in items) {
    x <- data[[item]]
    data[[paste0("sat_", f, "_", item)]] <- ifelse(is.na(x), 0, x >= 4) * inside
    data[[paste0("ans_", f, "_", item)]] <- as.numeric(!is.na(x)) * inside
  }
}
# Everyone satisfied with all that they answered, and everyone with all items answered 4 or 5.
data$allAnswered <- ifelse(answered == 0, NA, as.numeric(satisfied == answered))
data$allComplete <- ifelse(answered < length(items), NA, as.numeric(satisfied == length(items)))

design <- svydesign(
  ids = ~commune, strata = ~district, weights = ~weight, data = data, nest = TRUE)
df <- degf(design)
plus <- function(prefix, which) paste0(prefix, which, collapse = " + ")
ratio_text <- function(top, which) sprintf("(%s)/(%s)", plus(top, which), plus("ans_", which))
columns_of <- function(top, suffix = "") {
  as.formula(paste0("~", plus(paste0(top, fields, suffix), ""), "+",
    plus(paste0("ans_", fields, suffix), "")))
}
contrast <- function(totals, text) {
  z <- svycontrast(totals, str2lang(text))
  c(estimate = as.numeric(coef(z)), se = as.numeric(SE(z)))
}
said <- function(z) list(estimate = one(z["estimate"]), se = one(z["se"]))
tested <- function(z, against = 0) {
  t <- unname((z["estimate"] - against) / z["se"])
  c(said(z), list(statistic = one(t), df = one(df), p = one(2 * pt(-abs(t), df))))
}

shares <- svytotal(columns_of("sat_"), design)
scores <- svytotal(columns_of("sco_"), design)
gaps <- lapply(fields, function(f) {
  contrast(shares, paste(
    ratio_text("sat_", f), "-", ratio_text("sat_", setdiff(fields, f))))
})
p <- vapply(gaps, function(z) 2 * pt(-abs(z["estimate"] / z["se"]), df), 0)
holm <- p.adjust(p, "holm")
by_field <- lapply(seq_along(fields), function(i) {
  f <- fields[i]
  part <- subset(design, field == f)
  share <- contrast(shares, ratio_text("sat_", f))
  # The share as a ratio in the domain must be the same number.
  check <- svyratio(as.formula(paste0("~sat_", f)), as.formula(paste0("~ans_", f)), part)
  stopifnot(abs(SE(check) - share["se"]) < 1e-12)
  everyone <- function(v) {
    m <- svymean(as.formula(paste0("~", v)), part, na.rm = TRUE)
    c(estimate = as.numeric(coef(m)), se = as.numeric(SE(m)))
  }
  record(
    field = unbox(f), people = one(sum(data$field %in% f)),
    answers = one(sum(answered[data$field %in% f])), domainDf = one(degf(part)),
    satisfied = said(share),
    mean = said(contrast(scores, ratio_text("sco_", f))),
    satisfiedWithAllAnswered = said(everyone("allAnswered")),
    satisfiedWithAllComplete = said(everyone("allComplete")),
    gapToRest = c(tested(gaps[[i]]), list(pHolm = one(holm[i]))),
    gapToTarget = tested(c(estimate = unname(share["estimate"]) - target, share["se"])),
    items = lapply(items, function(item) {
      totals <- svytotal(columns_of("sat_", paste0("_", item)), design)
      suffix <- paste0("_", item)
      inside <- sprintf("sat_%s%s/ans_%s%s", f, suffix, f, suffix)
      rest <- setdiff(fields, f)
      outside <- sprintf(
        "(%s)/(%s)", paste0("sat_", rest, suffix, collapse = " + "),
        paste0("ans_", rest, suffix, collapse = " + "))
      share <- contrast(totals, inside)
      check <- svyratio(
        as.formula(paste0("~sat_", f, suffix)), as.formula(paste0("~ans_", f, suffix)), part)
      stopifnot(abs(SE(check) - share["se"]) < 1e-12)
      record(
        item = unbox(item), satisfied = said(share),
        gapToRest = tested(contrast(totals, paste(inside, "-", outside))))
    }))
})
each <- lapply(fields, function(f) str2lang(ratio_text("sat_", f)))
names(each) <- fields
write_fixture("diagnosis", list(
  data = list(list(
    name = unbox("ratings"), source = unbox("simulated by Tests/Fixtures/make/diagnosis.R"),
    columns = columns(data[c("district", "commune", "weight", "field", items)]))),
  design = c(
    described("ratings", "district", "commune", "weight"), list(df = one(df))),
  items = items, satisfied = c(4, 5), target = unbox(target), fields = by_field,
  covarianceOfShares = list(
    fields = fields, matrix = rows(vcov(svycontrast(shares, each)))),
  overall = said(contrast(shares, ratio_text("sat_", fields)))))
