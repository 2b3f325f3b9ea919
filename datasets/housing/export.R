# Writes the Copenhagen housing satisfaction table of R's `MASS` package as CSV.
# Run from the project's root: Rscript datasets/housing/export.R
write.csv(MASS::housing, "datasets/housing/housing.csv", row.names = FALSE)
