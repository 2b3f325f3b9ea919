# Raking beside R, in one run: Rscript Benchmarks/weights.R [OUTDIR], after make build; needs Debian's
# r-cran-survey and r-cran-jsonlite. Makes 36,525 rows with five margins of 63, 12, 5, 3 and 2 categories, has
# them raked by `rake` of survey and by `canvass weights rake`, five times each in turn, to the same tolerance,
# checks that the weights agree, and prints the medians and their ratio (the goal is 50). Status 1 if
# weights differ by more than 1e-6.
suppressMessages({
  library(survey)
  library(jsonlite)
})
outdir <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(outdir)) outdir <- "out/benchmark"
canvass <- Sys.getenv("CANVASS", ".build/release/canvass")
dir.create(outdir, recursive = TRUE, showWarnings = FALSE)
file <- function(name) file.path(outdir, name)

set.seed(20261122)
n <- 36525
data <- data.frame(
  province = sprintf("%02d", sample(63, n, TRUE)), field = sprintf("f%02d", sample(12, n, TRUE)),
  education = sample(5, n, TRUE, c(.1, .25, .35, .2, .1)), age = sample(3, n, TRUE),
  sex = sample(c("f", "m"), n, TRUE), weight = round(exp(rnorm(n, 6, .5)), 6))
size <- 1e8
margins <- c("province", "field", "education", "age", "sex")
targets <- lapply(margins, function(m) {
  share <- tapply(data$weight, data[[m]], sum)
  share <- share * exp(rnorm(length(share), 0, .15))
  total <- round(size * share / sum(share))
  total[1] <- total[1] + size - sum(total)
  made <- data.frame(names(total), as.vector(total))
  setNames(made, c(m, "Freq"))
})
write.csv(data, file("rake.csv"), row.names = FALSE, quote = FALSE)
write.csv(
  do.call(rbind, lapply(targets, function(t) data.frame(
    variable = names(t)[1], level = t[[1]], total = t$Freq))),
  file("rake-targets.csv"), row.names = FALSE, quote = FALSE)

data <- read.csv(
  file("rake.csv"), colClasses = c(province = "character", education = "character", age = "character"))
design <- svydesign(id = ~1, weights = ~weight, data = data)
formulas <- lapply(margins, function(m) as.formula(paste0("~", m)))
# A cell may change by a hundred-millionth of the population in the last sweep.
control <- list(maxit = 1000, epsilon = 1e-8)
command <- c(
  "weights", "rake", "--targets", file("rake-targets.csv"), "--data", file("rake.csv"), "--weights",
  "weight", "--format", "json", "--timing")
r <- ours <- numeric()
for (run in 1:5) {
  r[run] <- system.time(raked <- rake(design, formulas, targets, control))[["elapsed"]]
  answer <- fromJSON(paste(
    system2(canvass, c(command, "--into", "w", "--output", file("raked.csv")), stdout = TRUE),
    collapse = "\n"))
  ours[run] <- answer$timing$steps
}
difference <- max(abs(read.csv(file("raked.csv"))$w / weights(raked) - 1))
misfit <- max(abs(answer$margins$difference))
ratio <- median(r) / median(ours)
cat(sprintf(
  paste0(
    "raking %d rows on %d margins, medians of 5 runs: R %.3f s, Canvass %.4f s, ",
    "ratio %.0f; weights differ by %.0e, our totals by %.0e\n"),
  n, length(margins), median(r), median(ours), ratio, difference, misfit))
if (difference > 1e-6) quit(status = 1)
