# Average marginal effects and margins made again in every replicate (withReplicates: the model fitted anew, averaged with the
# weights of the sample or of the replicate), and Satterthwaite degrees of freedom of effects under CR2 (clubSandwich's
# coef_test in other coordinates). The data are the California schools in datasets/api.
source("Tests/Fixtures/make/common.R")
suppressMessages(library(clubSandwich))
clus <- api_sample("apiclus1"); strat <- api_sample("apistrat")
exact <- glm.control(epsilon = 1e-15, maxit = 200)
ame <- function(formula, family, data, w, averaged) {
  data$w <- w / mean(w)
  m <- suppressWarnings(glm(formula, family, data, weights = w, control = exact))
  h <- 1e-5
  slope <- function(name) {
    # The derivative in closed form: that of the linear predictor is its difference, since it is linear in each column.
    up <- data; up[[name]] <- up[[name]] + 1
    eta <- predict(m, data); sum(averaged * (predict(m, up) - eta) * family$mu.eta(eta)) / sum(averaged)
  }
  at <- function(level) {
    set <- data; set$stype <- factor(level, levels = levels(data$stype))
    sum(averaged * predict(m, set, type = "response")) / sum(averaged)
  }
  means <- sapply(levels(data$stype), at)
  c(slope("ell"), slope("meals"), means[-1] - means[1], means)
}
records <- list()
again <- function(name, kind, centre, data, design, formula, family, word, shown) {
  w0 <- weights(design, "sampling")
  for (covariates in c("fixed", "sampled")) {
    found <- withReplicates(design, function(w, data)
      ame(formula, family, data, w, if (covariates == "fixed") w0 else w))
    records[[length(records) + 1]] <<- list(
      data = one(name), replicates = one(kind), centre = one(centre), formula = one(shown), family = one(word),
      covariates = one(covariates), values = as.numeric(coef(found)), errors = as.numeric(sqrt(diag(vcov(found)))))
  }
}
d1 <- svydesign(~dnum, weights = ~pw, data = clus); d2 <- svydesign(~1, strata = ~stype, weights = ~pw, data = strat)
again("apiclus1", "jk1", "mean", clus, as.svrepdesign(d1, type = "JK1"), api00 ~ ell * stype + meals, gaussian(),
  "gaussian", "api00 ~ ell * stype + meals")
again("apiclus1", "jk1", "estimate", clus, as.svrepdesign(d1, type = "JK1", mse = TRUE), api00 ~ ell * stype + meals,
  gaussian(), "gaussian", "api00 ~ ell * stype + meals")
again("apistrat", "jkn", "mean", strat, as.svrepdesign(d2, type = "JKn"), I(awards == "Yes") ~ ell + meals + stype,
  quasibinomial(), "logistic", "awards ~ ell + meals + stype")
again("apistrat", "jkn", "mean", strat, as.svrepdesign(d2, type = "JKn"), api.stu ~ ell + meals + stype, quasipoisson(),
  "poisson", "api.stu ~ ell + meals + stype")

clus$unequal <- round(exp(1.2 * sin(seq_len(nrow(clus)) * 1.7)), 6)
reduced <- list()
for (weights in c("pw", "unequal")) {
  w <- clus[[weights]]
  m <- lm(api00 ~ ell * stype + meals, clus, weights = w)
  v <- vcovCR(m, cluster = clus$dnum, type = "CR2")
  b <- names(coef(m)); share <- function(x) sum(w * x) / sum(w)
  zero <- setNames(rep(0, length(b)), b)
  c_ell <- zero; c_ell["ell"] <- 1; c_ell["ell:stypeH"] <- share(clus$stype == "H"); c_ell["ell:stypeM"] <- share(clus$stype == "M")
  c_meals <- zero; c_meals["meals"] <- 1
  c_h <- zero; c_h["stypeH"] <- 1; c_h["ell:stypeH"] <- share(clus$ell)
  c_m <- zero; c_m["stypeM"] <- 1; c_m["ell:stypeM"] <- share(clus$ell)
  # Each effect is the coefficient of its own in other coordinates of the model: b = A^-1 (c'b, others).
  X <- model.matrix(m); k <- length(b)
  t <- do.call(rbind, lapply(list(c_ell, c_meals, c_h, c_m), function(cc) {
    j <- which.max(abs(cc) > 0); A <- diag(k); A[j, ] <- cc; Z <- X %*% solve(A); colnames(Z) <- paste0("z", 1:k)
    other <- lm(clus$api00 ~ Z - 1, weights = w)
    f <- coef_test(other, vcovCR(other, cluster = clus$dnum, type = "CR2"), test = "Satterthwaite")[j, ]
    ci <- conf_int(other, vcovCR(other, cluster = clus$dnum, type = "CR2"), test = "Satterthwaite")[j, ]
    c(Est = sum(cc * coef(m)), SE = f$SE, df = if (is.null(f$df)) f$df_Satt else f$df, CI_L = ci$CI_L, CI_U = ci$CI_U)
  }))
  t <- as.data.frame(t)
  reduced[[length(reduced) + 1]] <- list(
    weights = one(weights), formula = one("api00 ~ ell * stype + meals"), values = as.numeric(t$Est),
    errors = as.numeric(t$SE), df = as.numeric(t$df), lower = as.numeric(t$CI_L), upper = as.numeric(t$CI_U))
}
write_fixture("effects-again", list(unequal = clus$unequal, effects = records, reduced = reduced))
