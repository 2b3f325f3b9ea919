import CanvassNumerics
import CanvassTables

extension WeightingStep {
  /// Takes the step.
  func take(_ result: inout WeightingResult, _ table: Table) throws {
    let before = result.weights
    var (margins, iterations) = ([MarginFit](), Int?.none)
    var classes: [NonresponseAdjustment.Class] = []
    var trimmed = 0
    var hasConverged = true
    result.raking = nil
    func calibrate(
      _ columns: CalibrationColumns, _ method: CalibrationMethod, _ misfit: Calibration.MisfitRule
    ) throws {
      let calibration = try Calibration(before, to: columns, by: method, misfit: misfit)
      (result.weights, result.calibration) = (calibration.weights, calibration)
      result.targeted = columns
      margins = MarginFit.all(columns, before: result.base, after: calibration.weights)
      iterations = calibration.iterations
    }
    switch self {
    case .base(let probabilities):
      result.weights = try BaseWeights.fromProbabilities(probabilities, in: table)
      (result.calibration, result.targeted) = (nil, nil)
    case .nonresponse(let step):
      try Calibration.requirePositive(before)
      let responded = try step.responded.filter(in: table)
      let adjustment: NonresponseAdjustment
      switch step.model {
      case .cells(let cells):
        adjustment = try NonresponseAdjustment(
          before, responded: responded, cells: cells, in: table)
      case .propensity(let formula, let count):
        adjustment = try NonresponseAdjustment(
          before, responded: responded, propensity: formula, classes: count, in: table)
      }
      (result.weights, result.calibration) = (adjustment.weights, nil)
      classes = adjustment.classes
    case .poststratify(let margin):
      try calibrate(CalibrationColumns([margin], in: table, weights: before), .linear, .refuse)
    case .rake(let all, let bounds, let misfit):
      try calibrate(
        CalibrationColumns(all, in: table, weights: before),
        bounds.map(CalibrationMethod.rakingWithin) ?? .raking, misfit)
    case .sweep(let all, let rule):
      let columns = try CalibrationColumns(all, in: table, weights: before)
      let raking = try SweptRaking(before, to: columns, by: rule)
      (result.weights, result.calibration, result.raking) = (raking.weights, nil, raking)
      result.targeted = columns
      margins = MarginFit.all(columns, before: result.base, after: raking.weights)
      (iterations, hasConverged) = (raking.sweeps, raking.hasConverged)
    case .calibrate(let formula, let targets, let method, let misfit):
      try calibrate(
        CalibrationColumns(
          formula, totals: targets, in: table, weights: before),
        method, misfit)
    case .trim(let step):
      let median = WeightDistribution(before).median
      let (lower, upper) = (step.lower * median, step.upper * median)
      let kept: CalibrationColumns? =
        switch step.keeping {
        case .sum: nil
        case .calibration: result.calibration?.columns
        case .margins(let all): try CalibrationColumns(all, in: table, weights: before)
        }
      if let kept {
        let calibration = try Calibration(
          trimming: before, from: lower, to: upper, keeping: kept, misfit: step.misfit)
        // What was calibrated before is still what the weights reproduce, from the weights before that.
        if case .margins = step.keeping { result.calibration = calibration }
        result.weights = calibration.weights
        result.targeted = kept
        margins = MarginFit.all(kept, before: result.base, after: calibration.weights)
        iterations = calibration.iterations
      } else {
        try Calibration.requirePositive(before)
        result.weights = try WeightTrimming.sharing(before, from: lower, to: upper)
        if let calibration = result.calibration {
          margins = MarginFit.all(
            calibration.columns, before: result.base, after: result.weights)
          if margins.contains(where: { abs($0.difference) > 1e-9 }) { result.calibration = nil }
        }
      }
      trimmed = WeightTrimming.trimmed(before, to: result.weights, from: lower, to: upper)
    }
    let weights = [before, result.weights]
    let distributions = mapInParallel(2) { WeightDistribution(weights[$0]) }
    result.steps.append(
      .init(
        step: self, before: distributions[0], after: distributions[1],
        margins: margins, iterations: iterations, hasConverged: hasConverged,
        classes: classes, trimmed: trimmed))
  }
}
