# Confirmatory factor analysis of ordered items by lavaan's WLSMV on rows simulated here:
# ../ordered-confirmatory.json. Run: Rscript ordered-confirmatory.R     Needs r-cran-lavaan.
source("json.R")
suppressMessages(library(lavaan))
set.seed(1984); n <- 400
f1 <- rnorm(n); f2 <- 0.5 * f1 + rnorm(n, sd = sqrt(0.75))
y <- cbind(0.8 * f1, -0.7 * f1, 0.6 * f1 + 0.1 * f2, 0.75 * f2, 0.65 * f2, -0.8 * f2) + 0.65 * matrix(rnorm(6 * n), n)
codes <- apply(y, 2, function(v) findInterval(v, c(-0.9, 0.1, 0.8)) + 1L); colnames(codes) <- paste0("y", 1:6)
f <- cfa("a =~ y1 + y2 + y3\nb =~ y4 + y5 + y6", as.data.frame(codes), ordered = TRUE, estimator = "WLSMV",
  control = list(rel.tol = 1e-14, x.tol = 1e-14), optim.force.converged = TRUE)
m <- fitMeasures(f); pt <- parTable(f); pt <- pt[pt$free > 0 & pt$op %in% c("=~", "~~"), ]
indices <- function(kind) array1(m[paste0(c("cfi", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper"), ".", kind)])
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan")), rows = unname(codes),
  chisq = m[["chisq"]], df = m[["df"]], scaled = m[["chisq.scaled"]], factor = m[["chisq.scaling.factor"]],
  p = m[["pvalue.scaled"]], cfi = m[["cfi.scaled"]], tli = m[["tli.scaled"]], rmsea = m[["rmsea.scaled"]],
  null = m[["baseline.chisq.scaled"]], srmr = m[["srmr"]], indices = indices("scaled"), robust = indices("robust"),
  gradient = max(abs(lavTech(f, "gradient"))),
  names = array1(paste(pt$lhs, pt$op, pt$rhs)), estimates = array1(pt$est), errors = array1(pt$se)),
  "../ordered-confirmatory.json")
