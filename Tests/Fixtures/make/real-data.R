# Writes the rows of HolzingerSwineford1939 (lavaan) and of bfi (psych) as CSV for the tests of
# RealDataTests.swift, which are skipped without them: Rscript real-data.R DIRECTORY
# Then CANVASS_REAL_DATA=DIRECTORY swift test --filter RealData      Needs r-cran-psych, r-cran-lavaan.
directory <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(directory)) stop("usage: Rscript real-data.R DIRECTORY, which should be outside the project")
dir.create(directory, showWarnings = FALSE, recursive = TRUE)
hs <- lavaan::HolzingerSwineford1939
hs <- data.frame(school = match(hs$school, unique(hs$school)), hs[paste0("x", 1:9)])
# Seventeen digits, so that every double survives the way.
hs[-1] <- lapply(hs[-1], formatC, digits = 17, format = "g", width = 1)
items <- c(paste0("A", 1:5), paste0("C", 1:5), "gender")
write.csv(hs, file.path(directory, "HolzingerSwineford1939.csv"), row.names = FALSE, quote = FALSE)
write.csv(psych::bfi[items], file.path(directory, "bfi.csv"), row.names = FALSE, quote = FALSE, na = "")
