# Writes lists, vectors and matrices as JSON with 17 significant digits, so that every double
# survives the way. Matrices become arrays of rows. Usage: source("json.R"); writeJSON(x, file).
asJSON <- function(x) {
  if (is.null(x)) return("null")
  if (is.matrix(x)) {
    rows <- apply(x, 1, function(r) asJSON(as.list(unname(r))))
    return(paste0("[", paste(rows, collapse = ", "), "]"))
  }
  if (is.list(x)) {
    parts <- vapply(x, asJSON, "")
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ", "), "]"))
    return(paste0("{", paste0(encodeString(names(x), quote = '"'), ": ", parts, collapse = ", "), "}"))
  }
  one <- function(v) {
    if (is.na(v)) "null"
    else if (is.character(v)) encodeString(v, quote = '"')
    else if (is.logical(v)) tolower(as.character(v))
    else if (is.infinite(v)) if (v > 0) '"inf"' else '"-inf"'
    else formatC(as.double(v), digits = 17, format = "g", width = 1)
  }
  if (length(x) == 1 && is.null(attr(x, "array"))) return(one(x))
  parts <- vapply(unname(x), one, "")
  paste0("[", paste(parts, collapse = ", "), "]")
}
# A vector that stays an array however short it is.
array1 <- function(x) { x <- unname(x); attr(x, "array") <- TRUE; x }
# One line per element of the named top-level lists, so that a change shows as a small difference.
writeJSON <- function(x, file) {
  line <- function(v) {
    if (is.list(v) && is.null(names(v)) && length(v) > 0)
      paste0("[\n    ", paste(vapply(v, asJSON, ""), collapse = ",\n    "), "\n  ]")
    else asJSON(v)
  }
  body <- paste0("  ", encodeString(names(x), quote = '"'), ": ", vapply(x, line, ""), collapse = ",\n")
  writeLines(paste0("{\n", body, "\n}"), file)
}
