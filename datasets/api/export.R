# Writes the four probability samples of California schools that come with R's `survey` package
# (data(api)) as CSV, one folder each. Run from the project's root: Rscript datasets/api/export.R
#
# Every number is written with as many digits as it takes to read back the same double: the
# weights are decimals that were once stored as 32-bit floats, and 15 digits would change them.
suppressMessages(library(survey))
data(api)

# The shortest decimal text that reads back as exactly `x`.
exact <- function(x) {
  text <- formatC(x, digits = 15, format = "g", width = 1)
  for (digits in 16:17) {
    wrong <- which(suppressWarnings(as.numeric(text)) != x)
    text[wrong] <- formatC(x[wrong], digits = digits, format = "g", width = 1)
  }
  text[is.na(x)] <- NA
  text
}

write_sample <- function(sample, name) {
  quoted <- which(!vapply(sample, is.numeric, NA))
  for (column in names(sample)) {
    values <- sample[[column]]
    sample[[column]] <- if (is.numeric(values)) exact(as.numeric(values)) else as.character(values)
  }
  folder <- file.path("datasets", "api", name)
  dir.create(folder, showWarnings = FALSE, recursive = TRUE)
  write.csv(
    sample, file.path(folder, paste0(name, ".csv")), row.names = FALSE, na = "NA",
    quote = quoted, fileEncoding = "UTF-8")
}

write_sample(apisrs, "apisrs")
write_sample(apistrat, "apistrat")
write_sample(apiclus1, "apiclus1")
write_sample(apiclus2, "apiclus2")
