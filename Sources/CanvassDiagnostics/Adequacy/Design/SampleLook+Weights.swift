import CanvassNumerics
import CanvassSampling
import CanvassTables

extension SampleLook {
  /// Weights that count for nobody, or against somebody.
  var weightValues: DesignCheck {
    let zero = design.weights.count { $0 == 0 }
    let negative = design.weights.count { $0 < 0 }
    if negative > 0 {
      return DesignCheck(
        .weightValues, .fail,
        "\(counted: negative, "weight") of \(design.weights.count) \(agreeing: negative, "is", "are") negative"
      )
    }
    if zero > 0, let made = design.weighting, made.steps.contains(where: { !$0.classes.isEmpty }),
      made.base.allSatisfy({ $0 > 0 })
    {
      return DesignCheck(
        .weightValues, .pass,
        "\(counted: zero, "weight") of \(design.weights.count) \(agreeing: zero, "is", "are") zero: those of people who did not answer, for whom others stand"
      )
    }
    if zero > 0 {
      return DesignCheck(
        .weightValues, .caution,
        "\(counted: zero, "weight") of \(design.weights.count) \(agreeing: zero, "is", "are") zero, so that these rows count for nobody"
      )
    }
    return DesignCheck(
      .weightValues, .pass,
      "all \(counted: design.weights.count, "row") \(agreeing: design.weights.count, "has", "have") a weight above zero"
    )
  }

  /// Kish's effect of unequal weights, and weights above five times the median or below a fifth of it.
  var weightSpread: DesignCheck {
    let weights = WeightDistribution(design.weights)
    let effect = shortestText(weights.kishEffect, digits: 3)
    let efficiency = shortestText(100 / weights.kishEffect, digits: 3)
    let ratio = shortestText(weights.greatest / weights.least, digits: 3)
    return DesignCheck(
      .weightSpread, weights.extreme > 0 ? .caution : .pass,
      "Kish's effect is \(number: effect): the sample is worth \(number: efficiency) % of one with equal weights; the largest weight is \(number: ratio) times the smallest, and \(weights.extreme) \(agreeing: weights.extreme, "lies", "lie") above five times the median or below a fifth of it"
    )
  }

  /// Σw against the population: 2 % off asks for a look, 10 % is wrong.
  func weightTotal(population: Double) -> DesignCheck {
    let sum = design.weights.reduce(0, +)
    let off = sum / population - 1
    return DesignCheck(
      .weightTotal, abs(off) <= 0.02 ? .pass : abs(off) <= 0.10 ? .caution : .fail,
      "the weights add up to \(number: shortestText(sum, digits: 7)), which is \(number: shortestText((1e4 * abs(off)).rounded() / 100)) % \(part: off < 0 ? "below" : "above") the population of \(number: shortestText(population, digits: 7))"
    )
  }
}
