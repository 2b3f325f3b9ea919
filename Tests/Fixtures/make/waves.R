# Changes between waves whose clusters are partly the same: survey on the stacked data, and independent waves; the
# parts of a gap (Oaxaca and Blinder) with the standard errors of the design, whose influences are derivatives by the
# weights, taken with complex steps; as groups of one sample, and as waves with a sample each. Units that were merged
# between the waves: the old ones of a new one as a domain of the old sample.
source("Tests/Fixtures/make/common.R")
set.seed(20261123)
make <- function(wave, clusters, shift) do.call(rbind, lapply(seq_along(clusters), function(i) {
  id <- clusters[i]
  effect <- sin(sum(utf8ToInt(id)) * 12.9898) * 0.5
  m <- sample(4:8, 1)
  sex <- sample(c("f", "m"), m, TRUE)
  x <- round(rnorm(m, 3 + 0.3 * (wave == "2024") + effect, 1), 2)
  y <- round(2 + shift + 0.5 * x + 0.3 * (sex == "m") + effect + rnorm(m, 0, 0.8), 2)
  data.frame(
    wave = wave, stratum = substr(id, 1, 2), psu = id, w = round(runif(m, 0.5, 3), 2), sex = sex, x = x, y = y,
    z = round(y + rnorm(m, -0.1, 0.5), 2))
}))
ids <- function(h, k) sprintf("s%d-%02d", h, k)
first <- unlist(lapply(1:4, function(h) ids(h, 1:6)))
second <- unlist(lapply(1:4, function(h) ids(h, 3:9)))
both <- rbind(make("2023", first, 0), make("2024", second, 0.25))
other <- unlist(lapply(1:4, function(h) ids(h, 11:16)))
apart <- rbind(both[both$wave == "2023", ], make("2024", other, 0.25))

changes <- function(data, stacked) {
  lapply(c("y", "z"), function(v) {
    f <- as.formula(paste0("~", v))
    if (stacked) {
      d <- svydesign(id = ~psu, strata = ~stratum, weights = ~w, data = data)
      by <- svyby(f, ~wave, d, svymean, covmat = TRUE)
      change <- svycontrast(by, quote(`2024` - `2023`))
      list(variable = one(v), value = one(coef(change)), se = one(SE(change)), df = one(degf(d)),
        correlation = one(cov2cor(vcov(by))[1, 2]))
    } else {
      parts <- lapply(c("2023", "2024"), function(wave) {
        d <- svydesign(id = ~psu, strata = ~stratum, weights = ~w, data = data[data$wave == wave, ])
        list(m = svymean(f, d), df = degf(d))
      })
      list(variable = one(v), value = one(coef(parts[[2]]$m) - coef(parts[[1]]$m)),
        se = one(sqrt(SE(parts[[1]]$m)^2 + SE(parts[[2]]$m)^2)), df = one(parts[[1]]$df + parts[[2]]$df),
        correlation = one(0))
    }
  })
}
d <- svydesign(id = ~psu, strata = ~stratum, weights = ~w, data = both)
both$mean <- (both$y + both$z) / 2

x <- cbind(1, both$x, as.numeric(both$sex == "m"))
parts <- function(w) {
  side <- function(a) {
    xa <- x[a, ]; ya <- both$y[a]; wa <- w[a]
    list(b = solve(t(xa) %*% (wa * xa), t(xa) %*% (wa * ya))[, 1], m = colSums(wa * xa) / sum(wa))
  }
  a <- side(both$wave == "2024"); b <- side(both$wave == "2023")
  c(sum((a$m - b$m) * b$b), sum(b$m * (a$b - b$b)), sum((a$m - b$m) * (a$b - b$b)))
}
# Waves that have some clusters in common: the variance of each wave's own design, the covariance of the common clusters.
of_common <- function(data, variables = c("y", "z")) lapply(variables, function(v) {
  f <- as.formula(paste0("~", v))
  waves <- lapply(c("2023", "2024"), function(wave) {
    rows <- data[data$wave == wave, ]
    d <- svydesign(id = ~psu, strata = ~stratum, weights = ~w, data = rows)
    m <- svymean(f, d)
    list(m = m, df = degf(d), z = tapply(rows$w * (rows[[v]] - coef(m)) / sum(rows$w), rows$psu, sum))
  })
  ids <- intersect(names(waves[[1]]$z), names(waves[[2]]$z))
  strata <- split(ids, substr(ids, 1, 2))
  c <- sum(sapply(strata, function(k) length(k) * cov(waves[[1]]$z[k], waves[[2]]$z[k])))
  v1 <- as.numeric(vcov(waves[[1]]$m)); v2 <- as.numeric(vcov(waves[[2]]$m))
  list(variable = one(v), value = one(coef(waves[[2]]$m) - coef(waves[[1]]$m)), se = one(sqrt(v1 + v2 - 2 * c)),
    df = one(waves[[1]]$df + waves[[2]]$df - sum(lengths(strata) - 1)), correlation = one(c / sqrt(v1 * v2)))
})
again <- intersect(both$psu[both$wave == "2023"], both$psu[both$wave == "2024"])
index <- of_common(both, "mean")[[1]]

h <- 1e-30
score <- t(sapply(seq_len(nrow(both)), function(i) {
  w <- as.complex(both$w)
  w[i] <- w[i] + 1i * h
  both$w[i] * Im(parts(w)) / h
}))
sums <- svydesign(id = ~psu, strata = ~stratum, weights = rep(1, nrow(both)), data = data.frame(both, s = score))
total <- svytotal(~s.1 + s.2 + s.3, sums)


# The same as waves: each wave's own sample, and the covariance of the common clusters.
of_wave <- function(wave) {
  rows <- both$wave == wave
  own <- svydesign(
    id = ~psu, strata = ~stratum, weights = rep(1, sum(rows)), data = data.frame(both[rows, ], s = score[rows, ]))
  list(v = matrix(as.numeric(vcov(svytotal(~s.1 + s.2 + s.3, own))), 3),
    z = apply(score[rows, ], 2, function(s) tapply(s, both$psu[rows], sum)))
}
before <- of_wave("2023")
after <- of_wave("2024")
cross <- Reduce(`+`, lapply(split(again, substr(again, 1, 2)), function(k) length(k) * cov(after$z[k, ], before$z[k, ])))

# s1 and s2 become n1 and s3 becomes n2 between the waves, the strata of the second of which are the new units.
new_unit <- c(s1 = "n1", s2 = "n1", s3 = "n2", s4 = "s4")
both$unit <- ifelse(both$wave == "2023", both$stratum, new_unit[both$stratum])
both$new <- new_unit[both$stratum]
merged <- lapply(c("n1", "n2", "s4"), function(one_unit) {
  waves <- lapply(c("2023", "2024"), function(wave) {
    rows <- both[both$wave == wave, ]
    d <- svydesign(id = ~psu, strata = ~unit, weights = ~w, data = rows)
    part <- subset(d, new == one_unit)
    m <- svymean(~y, part)
    here <- rows$new == one_unit
    list(m = m, df = degf(part),
      z = tapply(here * rows$w * (rows$y - coef(m)) / sum(rows$w[here]), rows$psu, sum))
  })
  strata <- split(again, substr(again, 1, 2))
  c <- sum(sapply(strata, function(k) length(k) * cov(waves[[1]]$z[k], waves[[2]]$z[k])))
  inside <- strata[new_unit[names(strata)] == one_unit]
  v <- sapply(waves, function(one) as.numeric(vcov(one$m)))
  list(unit = one(one_unit), before = one(coef(waves[[1]]$m)), seBefore = one(sqrt(v[1])), after = one(coef(waves[[2]]$m)),
    seAfter = one(sqrt(v[2])), se = one(sqrt(sum(v) - 2 * c)),
    df = one(waves[[1]]$df + waves[[2]]$df - sum(lengths(inside) - 1)))
})

write_fixture("waves", list(
  overlapping = columns(both[setdiff(names(both), c("mean", "unit", "new"))]), apart = columns(apart),
  changes = changes(both, TRUE), allCommon = changes(both[both$psu %in% again, ], TRUE), someCommon = of_common(both),
  independent = changes(apart, FALSE),
  index = index[c("value", "se")],
  oaxaca = list(
    parts = as.numeric(parts(both$w)), covariance = matrix(as.numeric(vcov(total)), 3), df = one(degf(d))),
  oaxacaOfWaves = list(covariance = before$v + after$v + cross + t(cross), df = one(of_common(both)[[1]]$df)),
  merged = merged))
