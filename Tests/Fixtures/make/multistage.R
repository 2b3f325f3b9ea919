# Stratified and multistage designs with the data in the fixture: the textbook and manual examples
# that come with R's `survey`, the ice cream study of the SAS/STAT manual, and a made-up sample in
# three stages with strata at two of them.
source("Tests/Fixtures/make/common.R")

sets <- list()
records <- list()
add_data <- function(name, data, source) {
  sets[[length(sets) + 1]] <<- list(
    name = unbox(name), source = unbox(source), columns = columns(data))
}
whole <- list()
add_design <- function(name, design, words) {
  whole[[length(whole) + 1]] <<- c(
    list(name = unbox(name)), words,
    list(
      rows = one(nrow(design)), df = one(degf(design)), sumOfWeights = one(sum(weights(design)))))
}
add <- function(design, name, ...) records <<- c(records, estimates(design, name, ...))

# Swedish municipalities in two stages: Särndal, Swensson and Wretman (1992), page 143.
data(mu284)
mu284 <- mu284[c("id1", "n1", "id2", "y1", "n2")]
add_data("mu284", mu284, "data(mu284) of R's survey; Särndal, Swensson and Wretman 1992, page 143")
design <- svydesign(id = ~id1 + id2, fpc = ~n1 + n2, data = mu284)
add_design("mu284", design, described("mu284", clusters = c("id1", "id2"), fpc = c("n1", "n2")))
add(design, "mu284", "mean", "y1")
add(design, "mu284", "total", "y1")
stopifnot(abs(SE(svytotal(~y1, design)) - 2274.254701) < 1e-5)

# The eight rows of Stata's manual, clusters numbered within strata.
data(fpc)
names(fpc)[names(fpc) == "Nh"] <- "popsize"
names(fpc)[names(fpc) == "nh"] <- "sampsize"
add_data("stata-fpc", fpc, "data(fpc) of R's survey; Stata manual, svyset")
design <- svydesign(
  weights = ~weight, ids = ~psuid, strata = ~stratid, data = fpc, nest = TRUE)
words <- described("stata-fpc", strata = "stratid", clusters = "psuid", weights = "weight")
add_design("stata-without-fpc", design, words)
add(design, "stata-without-fpc", "mean", "x")
add(design, "stata-without-fpc", "total", "x")
stopifnot(abs(SE(svymean(~x, design)) - 0.7412683) < 1e-7)
design <- svydesign(
  weights = ~weight, ids = ~psuid, strata = ~stratid, fpc = ~popsize, data = fpc, nest = TRUE)
words <- described(
  "stata-fpc", strata = "stratid", clusters = "psuid", weights = "weight", fpc = "popsize")
add_design("stata-with-fpc", design, words)
add(design, "stata-with-fpc", "mean", "x")
add(design, "stata-with-fpc", "total", "x")
stopifnot(abs(SE(svymean(~x, design)) - 0.6160407) < 1e-7)

# Cardiac arrests by ambulance station: Levy and Lemeshow (1991), the example of BRR, linearised here.
data(scd)
add_data("arrests", scd, "data(scd) of R's survey; Levy and Lemeshow 1991")
design <- svydesign(data = scd, prob = ~1, id = ~ambulance, strata = ~ESA, nest = TRUE)
add_design("arrests", design, described("arrests", "ESA", "ambulance"))
add(design, "arrests", "ratio", "alive", "arrests")
add(design, "arrests", "total", "alive")
stopifnot(abs(SE(svyratio(~alive, ~arrests, design)) - 0.0098073) < 1e-7)

# Weekly spending of pupils on ice cream: SAS/STAT manual, SURVEYMEANS, getting started.
pairs <- scan(quiet = TRUE, text = "
  7 7 7 7 8 12 9 10 7 1 7 10 7 3 8 20 8 19 7 2 7 2 9 15 8 16 7 6 7 6 7 6 9 15 8 17 8 14 9 8
  9 8 9 7 7 3 7 12 7 4 9 14 8 18 9 9 7 2 7 1 7 4 7 11 9 8 8 10 8 13 7 2 9 6 9 11 7 2 7 9")
cream <- as.data.frame(matrix(pairs, ncol = 2, byrow = TRUE))
names(cream) <- c("grade", "spending")
cream$less <- as.numeric(cream$spending < 10)
cream$pupils <- 4000
cream$gradePupils <- c("7" = 1824, "8" = 1025, "9" = 1151)[as.character(cream$grade)]
add_data("ice-cream", cream, "SAS/STAT manual, SURVEYMEANS, IceCream")
design <- svydesign(~1, fpc = ~pupils, data = cream)
add_design("ice-cream-srs", design, described("ice-cream", fpc = "pupils"))
for (s in c("mean", "total")) for (v in c("spending", "less")) add(design, "ice-cream-srs", s, v)
add(design, "ice-cream-srs", "ratio", "spending", "grade")
for (g in 7:9) add(design, "ice-cream-srs", "mean", "spending", NULL, list(grade = g))
design <- svydesign(~1, strata = ~grade, fpc = ~gradePupils, data = cream)
words <- described("ice-cream", strata = "grade", fpc = "gradePupils")
add_design("ice-cream-stratified", design, words)
for (s in c("mean", "total")) {
  for (v in c("spending", "less")) add(design, "ice-cream-stratified", s, v)
}
add(design, "ice-cream-stratified", "ratio", "spending", "grade")
for (l in 0:1) add(design, "ice-cream-stratified", "mean", "spending", NULL, list(less = l))
stopifnot(abs(SE(svymean(~spending, design)) - 0.531799) < 1e-6)

triples <- scan(quiet = TRUE, text = "
  7 34 7 7 34 7 7 412 4 9 27 14 7 34 2 9 230 15 9 27 15 7 501 2 9 230 8 9 230 7 7 501 3 8 59 20
  7 403 4 7 403 11 8 59 13 8 59 17 8 143 12 8 143 16 8 59 18 9 235 9 8 143 10 9 312 8 9 235 6
  9 235 11 9 312 10 7 321 6 8 156 19 8 156 14 7 321 3 7 321 12 7 489 2 7 489 9 7 78 1 7 78 10
  7 489 2 7 156 1 7 78 6 7 412 6 7 156 2 9 301 8")
groups <- as.data.frame(matrix(triples, ncol = 3, byrow = TRUE))
names(groups) <- c("grade", "group", "spending")
groups$less <- as.numeric(groups$spending < 10)
groups$studyGroups <- c("7" = 608, "8" = 252, "9" = 403)[as.character(groups$grade)]
groups$weight <- groups$studyGroups / c("7" = 8, "8" = 3, "9" = 5)[as.character(groups$grade)]
add_data("ice-cream-groups", groups, "SAS/STAT manual, SURVEYMEANS, IceCreamStudy")
design <- svydesign(
  ~group, strata = ~grade, weights = ~weight, fpc = ~studyGroups, nest = TRUE, data = groups)
words <- described(
  "ice-cream-groups", strata = "grade", clusters = "group", weights = "weight",
  fpc = "studyGroups")
add_design("ice-cream-clusters", design, words)
for (s in c("mean", "total")) for (v in c("spending", "less")) add(design, "ice-cream-clusters", s, v)
add(design, "ice-cream-clusters", "ratio", "spending", "less")
for (l in 0:1) add(design, "ice-cream-clusters", "mean", "spending", NULL, list(less = l))
stopifnot(abs(SE(svymean(~spending, design)) - 0.650859) < 1e-6)

# Three stages: communes in regions, villages in the urban and rural part of a commune, people.
# Clusters are numbered anew within every stratum; population sizes vary.
set.seed(20240701)
people <- list()
for (region in c("north", "centre", "south")) {
  communes <- c(north = 4, centre = 3, south = 5)[[region]]
  of_communes <- c(north = 9, centre = 8, south = 20)[[region]]
  level <- c(north = 0.4, centre = 0, south = -0.3)[[region]]
  for (commune in seq_len(communes)) {
    of_commune <- rnorm(1, 0, 0.5)
    for (area in c("urban", "rural")) {
      villages <- sample(2:3, 1)
      of_villages <- villages + sample(1:5, 1)
      for (village in seq_len(villages)) {
        of_village <- rnorm(1, 0, 0.4)
        asked <- sample(2:4, 1)
        living <- asked + sample(1:8, 1)
        answer <- 3.5 + level + of_commune + of_village + rnorm(asked)
        people[[length(people) + 1]] <- data.frame(
          region = region, commune = commune, area = area, village = village,
          person = seq_len(asked), communes = of_communes, villages = of_villages,
          people = living, f1 = communes / of_communes, f2 = villages / of_villages,
          f3 = asked / living,
          weight = round(of_communes / communes * of_villages / villages * living / asked, 6),
          age = sample(18:80, asked, TRUE), income = round(rlnorm(asked, 2, 0.6), 2),
          rating = pmin(5, pmax(1, round(answer))), visits = rpois(asked, 2) + 1,
          sex = sample(c("female", "male"), asked, TRUE))
      }
    }
  }
}
people <- do.call(rbind, people)
people$third <- 1
people$none <- Inf
people$nobody <- Inf
people$sex <- factor(people$sex)
people$region <- factor(people$region, levels = c("north", "centre", "south"))
people$area <- factor(people$area)
add_data(
  "three-stages", people[setdiff(names(people), c("third", "none", "nobody"))],
  "simulated by Tests/Fixtures/make/multistage.R")
three <- c("commune", "village", "person")
strata <- c("region", "area")
ask <- function(name, fpc, words, weights = NULL, lonely = "fail") {
  design <- svydesign(
    ids = ~commune + village + person, strata = ~region + area + third, fpc = fpc,
    weights = weights, data = people, nest = TRUE)
  add_design(name, design, words)
  for (s in c("mean", "total")) {
    for (v in c("rating", "income", "sex")) add(design, name, s, v)
    for (v in c("rating", "income")) {
      for (sex in c("female", "male")) add(design, name, s, v, NULL, list(sex = sex))
      for (region in levels(people$region)) add(design, name, s, v, NULL, list(region = region))
      add(design, name, s, v, NULL, list(area = "urban", sex = "male"))
    }
  }
  add(design, name, "ratio", "income", "visits")
  add(design, name, "ratio", "income", "visits", list(sex = "female"))
}
ask("three-stages-counts", ~communes + villages + people, described(
  "three-stages", strata, three, fpc = c("communes", "villages", "people")))
ask("three-stages-fractions", ~f1 + f2 + f3, described(
  "three-stages", strata, three, fpc = c("f1", "f2", "f3")))
ask("three-stages-weighted", ~communes + villages + people, described(
  "three-stages", strata, three, "weight", c("communes", "villages", "people")), ~weight)
# A stage without a population size was drawn with replacement.
ask("three-stages-two-fpcs", ~communes + villages + none, described(
  "three-stages", strata, three, "weight", c("communes", "villages")), ~weight)
ask("three-stages-one-fpc", ~communes + none + nobody, described(
  "three-stages", strata, three, "weight", "communes"), ~weight)
ask("three-stages-no-fpc", NULL, described("three-stages", strata, three, "weight"), ~weight)

write_fixture("multistage", list(data = sets, designs = whole, estimates = records))
