# Standard errors by clusters with bias reduction (CR2) and Satterthwaite degrees of freedom: clubSandwich's vcovCR and
# coef_test of lm. Needs r-cran-clubsandwich.
source("Tests/Fixtures/make/common.R")
suppressMessages(library(clubSandwich))
d <- api_sample("apiclus1")
d$unequal <- round(exp(1.2 * sin(seq_len(nrow(d)) * 1.7)), 6)
records <- list()
for (f in c("api00 ~ ell + meals", "api00 ~ ell + meals + stype", "enroll ~ stype * meals"))
  for (weights in c("pw", "unequal")) {
    m <- lm(as.formula(f), d, weights = d[[weights]])
    t <- coef_test(m, vcovCR(m, cluster = d$dnum, type = "CR2"), test = "Satterthwaite")
    records[[length(records) + 1]] <- list(
      formula = one(f), weights = one(weights), estimates = as.numeric(coef(m)), errors = as.numeric(t$SE),
      df = as.numeric(if (is.null(t$df)) t$df_Satt else t$df), p = as.numeric(t$p_Satt))
  }
write_fixture("bias-reduced", list(unequal = d$unequal, models = records))
