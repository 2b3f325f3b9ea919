# Heywood cases, several minima and a matrix that is not positive definite: data of R and psych, what psych and
# factanal make of them: ../heywood.json. Run: Rscript heywood.R     Needs r-cran-psych, -gparotation.
source("json.R")
suppressMessages(library(psych))
of <- function(r, k, fm) {
  f <- suppressWarnings(suppressMessages(fa(r, k, fm = fm, rotate = "none", n.obs = 50)))
  list(factors = k, extraction = fm, communalities = array1(f$communality), loadings = unname(unclass(f$loadings)))
}
case <- function(r, fits) list(names = array1(colnames(r)), values = unname(as.matrix(r)), fits = fits)
set.seed(1)
political <- factanal(covmat = Harman.political, factors = 2, n.obs = 100, rotation = "none", control = list(nstart = 50))
first <- factanal(covmat = Harman.political, factors = 2, n.obs = 100, rotation = "none")
longley5 <- cor(longley[, 1:5]); iris4 <- cor(iris[, 1:4]); judges <- cor(USJudgeRatings)
smooth <- suppressWarnings(cor.smooth(Harman.Burt))
start <- function(k) {
  f <- fa(judges, 3, fm = "minres", rotate = "none", n.obs = 43)
  o <- GPArotation::oblimin(f$loadings, Tmat = if (k == 0) diag(3) else GPArotation::Random.Start(3), eps = 1e-8, maxit = 5000)
  min(o$Table[, 2])
}
suppressWarnings({ set.seed(2); minima <- sapply(0:20, start) })
writeJSON(list(source = paste(R.version.string, "psych", packageVersion("psych")),
  longley = case(longley5, list(of(longley5, 1, "pa"), of(longley5, 1, "minres"))),
  iris = case(iris4, list(of(iris4, 1, "pa"), of(iris4, 1, "minres"))),
  judges = case(judges, list(of(judges, 3, "pa"), of(judges, 3, "minres"))),
  political = case(Harman.political, list()),
  likelihoods = array1(c(political$criteria[["objective"]], first$criteria[["objective"]])),
  uniquenesses = array1(political$uniquenesses), burt = case(Harman.Burt, list(of(smooth, 1, "minres"), of(smooth, 3, "minres"))),
  smooth = unname(smooth), minima = array1(sort(unique(round(minima, 5))))), "../heywood.json")
