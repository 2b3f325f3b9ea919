import CanvassNumerics
import CanvassTables

extension DesignCompiler {
  /// f = n/N of each stratum of a stage, from sizes or fractions that are constant within it.
  func fractions(
    _ stage: Int, _ stratumOfRow: [Int32], _ sampled: [Int], _ labels: [StratumLabel]
  ) throws -> [Double] {
    guard stage < specification.fpc.count else { return sampled.map { _ in 0 } }
    let name = specification.fpc[stage]
    let column = try table.column(name)
    guard column.isNumeric else {
      throw DesignError(
        "the population size \"\(name)\" is \(column.firstText { number(of: $0) - 1 }); it must be a positive "
          + "number")
    }
    var value = [Double](repeating: .nan, count: sampled.count)
    for row in 0..<rowCount {
      let size = column.number(at: row)
      let stratum = Int(stratumOfRow[row])
      guard size > 0, size.isFinite else {
        let problem: Sentence = size.isNaN ? "is missing" : "is \(number: shortestText(size))"
        throw DesignError(
          "the population size \"\(name)\" \(problem) in row \(number(of: row)); it must be a "
            + "positive number")
      }
      if value[stratum].isNaN { value[stratum] = size }
      guard value[stratum] == size else {
        throw DesignError(
          "the population size \"\(name)\" takes two values in stratum \(labels[stratum].sentence), "
            + "\(number: shortestText(value[stratum])) and \(number: shortestText(size)) (row \(number(of: row))); it must "
            + "be the same for all rows of a stratum")
      }
    }
    if value.allSatisfy({ $0 <= 1 }) { return value }
    guard value.allSatisfy({ $0 >= 1 }) else {
      throw DesignError(
        "the population sizes \"\(name)\" mix numbers above and below 1; give population "
          + "sizes (≥ 1) or sampling fractions (≤ 1), not both")
    }
    return try value.indices.map { stratum in
      guard Double(sampled[stratum]) <= value[stratum] else {
        throw DesignError(
          "stratum \(labels[stratum].sentence) has \(counted: sampled[stratum], "sampled cluster"), more than the "
            + "\(number: shortestText(value[stratum])) that \"\(name)\" says there are")
      }
      return Double(sampled[stratum]) / value[stratum]
    }
  }

  /// The weights column; failing that 1/Πf over the stages; failing that ones.
  func analysisWeights() throws -> [Double] {
    guard let name = specification.weights else {
      guard knownStages == stageCount else {
        return [Double](repeating: 1, count: rowCount)
      }
      var weights = [Double](repeating: 1, count: rowCount)
      for (stage, clusters) in zip(stages, clusterOfRow) {
        for row in 0..<rowCount {
          weights[row] /= stage.inclusion[Int(clusters[row])]
        }
      }
      return weights
    }
    let weights = try checkedWeights(try table.column(name), name)
    guard weights.contains(where: { $0 > 0 }) else {
      throw noWeight(name)
    }
    return weights
  }
}

/// The sentence where all weights are zero.
func noWeight(_ name: String) -> DesignError {
  DesignError(
    "all weights \"\(name)\" are zero, so that no row counts; name another column, or none where all "
      + "rows weigh the same")
}

/// The weights of some rows.
///
/// - Parameters:
///   - firstRow: the number of rows before these, where they are not all rows.
/// - Throws: `DesignError` naming the row whose weight is missing, negative, infinite, or so large or small that sums of
///   squares of such weights are no numbers.
func checkedWeights(_ column: Column, _ name: String, firstRow: Int? = nil) throws -> [Double] {
  guard column.isNumeric else {
    throw DesignError(
      "the weight \"\(name)\" is \(column.firstText { (firstRow ?? 0) + $0 }); weights must be finite numbers that are "
        + "not negative\(part: column.numberAdvice(name).map { "; \($0)" } ?? "")")
  }
  let weights: [Double]
  if case .real(let values) = column {
    weights = values
  } else {
    weights = (0..<column.count).map(column.number(at:))
  }
  let usual = 1e-100...1e100
  for (row, weight) in weights.enumerated() where !(weight == 0 || usual ~= weight) {
    let number = (firstRow ?? 0) + row + 1
    guard !(weight > 0 && weight.isFinite) else {
      throw DesignError(
        "the weight \"\(name)\" is \(number: shortestText(weight)) in row \(number); squares of such weights are beyond "
          + "what numbers can be, so divide all weights by one number")
    }
    let missing = weights.count(where: \.isNaN)
    let place: Sentence =
      firstRow == nil
      ? "\(missing) of \(counted: weights.count, "row"), first in row \(number)" : "row \(number)"
    throw DesignError(
      weight.isNaN
        ? "the weight \"\(name)\" is missing in \(place); give every row a weight, 0 for those outside "
          + "the sample"
        : "the weight \"\(name)\" is \(number: shortestText(weight)) in row \(number); weights must be "
          + "finite and not negative")
  }
  return weights
}
