import CanvassNumerics
import CanvassSampling

/// A choice of another program that makes its numbers differ from the defaults here. What it says to a
/// reader is a phrase of the language.
enum FactorConvention: Sendable {
  case completeRows
  case eigenvaluesAboveOne
  // Extraction.
  case uniquenessesToZero, principalFactors, principalComponents
  case axisEndsBySum, axisEndsByEach
  case leastSquaresOfAll
  case extraction(ExtractionOption)
  // Rotation.
  case rotation(RotationOption)
  case scaledRows(RotationOption), unscaledRows(RotationOption)
  case promaxOfScaledRows, promaxToScaledRows
  case power(Double)
  case epsilon(Double)
  case varimaxOfR
  case oneStart
  case orderedBySquares, orderedByPlace
  // Errors and fit.
  case exactErrors
  case chiSquaredByRows(isLeastSquares: Bool)
  case bicByFreedom
  case bartlettOfLeastSquares
  case tolerance(FactorPreset)

  /// What it is about: the key of the JSON.
  var topic: String {
    switch self {
    case .completeRows: "rows"
    case .eigenvaluesAboveOne: "number"
    case .uniquenessesToZero, .principalFactors, .principalComponents, .axisEndsBySum,
      .axisEndsByEach, .leastSquaresOfAll, .extraction:
      "extraction"
    case .rotation: "rotation"
    case .scaledRows, .unscaledRows: "kaiser"
    case .promaxOfScaledRows, .promaxToScaledRows: "promax"
    case .power: "power"
    case .epsilon: "epsilon"
    case .varimaxOfR: "varimax"
    case .oneStart: "starts"
    case .orderedBySquares, .orderedByPlace: "order"
    case .exactErrors: "errors"
    case .chiSquaredByRows, .bartlettOfLeastSquares: "fit"
    case .bicByFreedom: "bic"
    case .tolerance: "tolerance"
    }
  }

  /// What a preset changes in an analysis as it was made, one convention each; none without a preset.
  ///
  /// - Parameters:
  ///   - missing: which rows count; `nil` for correlations from a file.
  ///   - hasErrors: whether the loadings have standard errors.
  static func all(
    _ analysis: FactorAnalysis, _ choices: FactorChoices, missing: FactorRowsOption?,
    hasErrors: Bool
  ) -> [FactorConvention] {
    guard let preset = choices.defaults.preset else { return [] }
    let ours = FactorDefaults(preset: nil)
    return extraction(analysis, choices, preset, missing) + rotation(analysis, choices, ours)
      + fit(analysis, choices) + (hasErrors ? errors(preset, analysis) : []) + [.tolerance(preset)]
  }

  private static func extraction(
    _ analysis: FactorAnalysis, _ choices: FactorChoices, _ preset: FactorPreset,
    _ missing: FactorRowsOption?
  ) -> [FactorConvention] {
    var found: [FactorConvention] = []
    if missing == .listwise { found.append(.completeRows) }
    if let retention = analysis.retention, analysis.choseNumber, retention.rule == .kaiser {
      found.append(.eigenvaluesAboveOne)
    }
    switch choices.extraction {
    case .minres: break
    case .ml where preset == .lavaan: found.append(.uniquenessesToZero)
    case .pf: found.append(.principalFactors)
    case .pca where preset == .psych: found.append(.principalComponents)
    case .pa where choices.defaults.axis != .exact:
      found.append(preset == .psych ? .axisEndsBySum : .axisEndsByEach)
    case .gls where preset == .psych: found.append(.leastSquaresOfAll)
    default: found.append(.extraction(choices.extraction))
    }
    return found
  }

  private static func rotation(
    _ analysis: FactorAnalysis, _ choices: FactorChoices, _ ours: FactorDefaults
  ) -> [FactorConvention] {
    let choice = choices.rotation
    guard analysis.rotation != nil else { return [] }
    let option = choice.option
    var found: [FactorConvention] = []
    if option != .oblimin, option != .quartimin { found.append(.rotation(option)) }
    if choice.kaiser != ours.normalizes(option) {
      found.append(choice.kaiser ? .scaledRows(option) : .unscaledRows(option))
    }
    if option == .promax, choice.promaxTarget != .loadings {
      let isThroughout = choice.promaxTarget == .normalizedThroughout
      found.append(isThroughout ? .promaxOfScaledRows : .promaxToScaledRows)
    }
    if option == .promax, choice.power != ours.power { found.append(.power(choice.power)) }
    if option.takes(.epsilon), choice.epsilon != ours.epsilon {
      found.append(.epsilon(choice.epsilon))
    }
    if choice.varimax != .gradientProjection, option == .varimax || option == .promax {
      found.append(.varimaxOfR)
    }
    if choice.starts == 0 { found.append(.oneStart) }
    switch choice.order {
    case .explainedVariance: break
    case .sumOfSquares where option.isOblique: found.append(.orderedBySquares)
    case .position: found.append(.orderedByPlace)
    case .sumOfSquares: break
    }
    return found
  }

  private static func errors(
    _ preset: FactorPreset, _ analysis: FactorAnalysis
  ) -> [FactorConvention] {
    preset == .lavaan && analysis.rotation != nil ? [.exactErrors] : []
  }

  private static func fit(
    _ analysis: FactorAnalysis, _ choices: FactorChoices
  ) -> [FactorConvention] {
    guard analysis.fit != nil else { return [] }
    let isLeastSquares = choices.extraction == .gls
    switch choices.defaults.fit {
    case .rows: return [.chiSquaredByRows(isLeastSquares: isLeastSquares), .bicByFreedom]
    case .bartlettMinimum where isLeastSquares: return [.bartlettOfLeastSquares]
    case .bartlett, .bartlettMinimum: return []
    }
  }
}
