# Wald's test of a table with more differences from independence than degrees of freedom, whose covariance later stages fill
# (svychisq; its adjusted test has a negative number of degrees of freedom and no p).
# Run from the project's root: Rscript Tests/Fixtures/make/later-stages-wald.R
source("Tests/Fixtures/make/common.R")
d <- read.csv("datasets/sipas-province/survey.csv")
design <- svydesign(ids = ~commune + village + person, strata = ~district, weights = ~weight, nest = TRUE, data = d,
  fpc = ~communes_in_district + villages_in_commune + people_in_village)
test <- svychisq(~field + district, design, statistic = "Wald")
write_fixture("later-stages-wald", record(wald = one(as.numeric(test$statistic)),
  df = as.numeric(test$parameter), p = one(as.numeric(test$p.value))))
