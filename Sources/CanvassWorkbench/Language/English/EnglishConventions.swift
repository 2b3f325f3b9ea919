enum EnglishConventions {
  /// A choice of another program, in a sentence.
  static func note(_ convention: FactorConvention) -> String {
    switch convention {
    case .completeRows:
      "Only complete rows count; the default takes the rows of each pair."
    case .eigenvaluesAboveOne:
      "As many factors as eigenvalues above 1; the default is parallel analysis."
    case .uniquenessesToZero:
      "Maximum likelihood; lavaan lets uniquenesses fall to 0, here they end at 0.005."
    case .principalFactors:
      "Squared multiple correlations on the diagonal, not iterated; the default is minres."
    case .principalComponents:
      "Components, as psych::principal; the default is minres."
    case .axisEndsBySum:
      "Principal axis ends when the sum of communalities moves by 0.001, or after 50 steps."
    case .axisEndsByEach:
      "Principal axis ends when no communality moves by 0.001, or after 25 steps."
    case .leastSquaresOfAll:
      "Jöreskog and Goldberger's GLS; that of psych sums other squares and stops elsewhere."
    case .extraction(let option):
      "Factors by \(EnglishFactors().name(option)); the default is minimum residuals."
    case .rotation(let option):
      "Rotated by \(option.rawValue); the default is oblimin."
    case .scaledRows(let option):
      "Rows are scaled to length 1 while rotating (Kaiser); by default not for \(option.rawValue)."
    case .unscaledRows(let option):
      "Rows are not scaled while rotating; by default they are for \(option.rawValue) (Kaiser)."
    case .promaxOfScaledRows:
      "Promax works on rows of length 1 throughout; by default only its varimax does."
    case .promaxToScaledRows:
      "The target of promax has rows of length 1; by default it has the loadings' own."
    case .power(let power):
      "The power of promax is \(English().plain(power)); by default 4."
    case .epsilon(let epsilon):
      "Geomin adds \(English().plain(epsilon)) to squares; by default 0.01."
    case .varimaxOfR:
      "Varimax ends as R's does, once its singular values grow by less than 10⁻⁵."
    case .oneStart:
      "One start, the unrotated factors; the default adds 30 and keeps the best minimum."
    case .orderedBySquares:
      "Factors are in the order of their sums of squared loadings."
    case .orderedByPlace:
      "Factors are in the order of where their large loadings stand."
    case .exactErrors:
      "Standard errors are exact; lavaan's, by differences of a rotation, are off in the fourth "
        + "decimal."
    case .chiSquaredByRows(isLeastSquares: true):
      "χ² is n − 1 times the GLS minimum, RMSEA too; the default has Bartlett's factor."
    case .chiSquaredByRows(isLeastSquares: false):
      "χ² is n times the discrepancy, RMSEA goes by n; the default has Bartlett's factor."
    case .bicByFreedom:
      "BIC is χ² − df log n; lavaan's −2 log L + q log n differs by one number for all models."
    case .bartlettOfLeastSquares:
      "χ² is Bartlett's factor times the GLS minimum; by default times the likelihood's."
    case .tolerance(let preset):
      "\(preset.name) stops its searches sooner: its loadings are these to about four decimals."
    }
  }
}
