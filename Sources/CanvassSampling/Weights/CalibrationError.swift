import CanvassNumerics
import CanvassTables

/// Why weights cannot be made: the targets, the sample or the bounds that stand in the way, by name.
public enum CalibrationError: ReasonedError, Equatable {
  /// A list of targets is empty, or all of its totals are zero.
  case noTargets(String)
  /// A target stands twice.
  case repeatedTarget(CalibrationTarget)
  /// A total is negative, or no number.
  case badTotal(CalibrationTarget)
  /// Rows with weight have no value in a column of the targets.
  case missingValues(column: String, rows: Int, first: Int)
  /// Rows with weight have no value in a column that tells who answers.
  case missingCovariate(column: String, rows: Int, first: Int)
  /// A category of the targets has no row with weight.
  case emptyCategory(CalibrationTarget, present: [String])
  /// A category of the sample has no target.
  case untargetedCategory(variable: String, level: String, rows: Int, targets: [String])
  /// A category of the sample has the target zero.
  case unwantedCategory(CalibrationTarget, rows: Int)
  /// A term of the formula has no total.
  case termWithoutTotal(String, known: [String])
  /// A total belongs to no term of the formula.
  case totalWithoutTerm(String, known: [String])
  /// Margins add up to different population sizes.
  case marginsDisagree([Sum])
  /// A target is a sum of others, and its total is not.
  case contradiction(CalibrationTarget, implied: Double, by: [String])
  /// Bounds of factors do not hold 1.
  case boundsWithoutOne(lower: Double, upper: Double)
  /// A distance needs finite bounds.
  case boundsNeeded
  /// No factors within the bounds meet the targets; the narrowest bounds of their kind that do, where
  /// any do.
  case boundsTooTight(CalibrationBounds, nearest: CalibrationBounds?, misfits: [Misfit])
  /// No weights above zero meet the targets; where the nearest ones miss them most.
  case noPositiveWeights([Misfit])
  /// The iteration ended before the totals were reached.
  case notReached([Misfit], iterations: Int)
  /// The iteration ended before the misfit was spread.
  case notSpread(iterations: Int)
  /// The rows of the sample have no weight.
  case noWeight
  /// The weights that are to be changed are negative in some rows.
  case negativeWeights(rows: Int, first: Int)
  /// In a class of nonresponse nobody answered.
  case nobodyAnswered(String, rows: Int)
  /// A probability of selection is missing, or not between 0 and 1.
  case badProbability(column: String, value: String?, row: Int)
  /// No factors keep the totals with weights in these bounds.
  case trimTooTight(lower: Double, upper: Double, misfits: [Misfit])

  /// What a margin adds up to.
  public struct Sum: Sendable, Equatable {
    /// The margin.
    public let margin: String
    /// Σ of its totals.
    public let sum: Double

    /// A margin with its sum.
    public init(_ margin: String, _ sum: Double) {
      self.margin = margin
      self.sum = sum
    }
  }

  /// A target with the total that was reached instead.
  public struct Misfit: Sendable, Equatable {
    /// The target.
    public let target: CalibrationTarget
    /// Σ wx.
    public let reached: Double
  }
}

extension CalibrationError {
  /// One sentence: who, what, where, and what to do.
  public var reason: Sentence {
    switch self {
    case .noTargets(let name):
      "the targets of \"\(name)\" have no total above zero; give the population count of every category"
    case .repeatedTarget(let target):
      "the target \(target.name) stands twice; give one total for each category"
    case .badTotal(let target):
      "the target of \(target.name) is \(number: shortestText(target.total)); totals are counts of the "
        + "population: numbers that are not negative, and below 10^100"
    case .missingValues(let column, let rows, let first):
      "\"\(column)\" is missing in \(counted: rows, "row") with weight, first in row \(first); every "
        + "row must belong to a category of the targets: fill the gaps in, or give these rows the weight 0"
    case .missingCovariate(let column, let rows, let first):
      "\"\(column)\" is missing in \(counted: rows, "row") with weight, first in row \(first); what tells who answers must "
        + "be known of everybody who was asked: fill the gaps in, or leave it out"
    case .emptyCategory(let target, let present):
      "no row of the sample has \(target.name), of which the targets count \(number: shortestText(target.total)); join the "
        + "category with another one, in the data and in the targets (the sample has \(list(present)))"
    case .untargetedCategory(let variable, let level, let rows, let targets):
      "\(counted: rows, "row") of the sample \(agreeing: rows, "has", "have")"
        + " \(variable) = \"\(level)\", of which the targets say nothing; add its total (the targets name "
        + "\(list(targets)))"
    case .unwantedCategory(let target, let rows):
      "the targets say that the population has nobody with \(target.name), and \(counted: rows, "row") of the "
        + "sample \(agreeing: rows, "has", "have") "
        + "it; give it a total above zero, or those rows the weight 0"
    case .termWithoutTotal(let term, let known):
      "the term \"\(term)\" of the formula has no total; the targets name \(list(known))"
    case .totalWithoutTerm(let term, let known):
      "the targets give a total of \"\(term)\", which is no term of the formula; its terms are \(list(known))"
    case .marginsDisagree(let sums):
      "the margins add up to different populations (\(Self.list(sums))), so that no weights meet them all; bring their totals to one sum, or spread the misfit"
    case .contradiction(let target, let implied, let others):
      "the total of \(target.name) is \(number: shortestText(target.total)), and those of \(list(others)) make it "
        + "\(number: shortestText(implied)); correct one of them, or spread the misfit"
    case .boundsWithoutOne(let lower, let upper):
      "the bounds \(shortestText(lower)) and \(shortestText(upper)) are no room for change; the lower must be "
        + "below 1 and the upper above 1"
    case .boundsNeeded:
      "the logit distance needs bounds; say how far factors may go"
    case .boundsTooTight(let bounds, let nearest?, _):
      "no factors from \(bounds.words) meet the targets; those from \(nearest.words) do "
        + "(\(shortestText(nearest.lower)),\(shortestText(nearest.upper))), or spread the misfit"
    case .boundsTooTight(let bounds, nil, let misfits):
      "no factors from \(bounds.words) meet the targets, nor do wider bounds; the nearest weights miss "
        + "\(Self.list(misfits)); join small categories, or spread the misfit"
    case .noPositiveWeights(let misfits):
      "no positive weights meet all targets in this sample; the nearest ones miss "
        + "\(Self.list(misfits)); join small categories, or spread the misfit"
    case .notReached(let misfits, let iterations):
      "the totals were not reached after \(counted: iterations, "iteration"): "
        + "\(Self.list(misfits)); look at the targets, or spread the misfit"
    case .notSpread(let iterations):
      "the misfit could not be spread: after \(counted: iterations, "iteration") no step led nearer; look for targets of "
        + "very different sizes, or allow wider bounds"
    case .noWeight:
      "no row of the sample has a weight, so that there is nothing to calibrate"
    case .negativeWeights(let rows, let first):
      "\(counted: rows, "weight") \(agreeing: rows, "is", "are") "
        + "negative, first in row \(first), and nothing further can be done with such weights; take a "
        + "distance that keeps them positive"
    case .nobodyAnswered(let name, let rows):
      "nobody answered in \(name) (\(counted: rows, "row")), so that no answer stands for them; join the "
        + "class with another one"
    case .badProbability(let column, let value, let row):
      "the probability of selection \"\(column)\" \(part: value.map { "is \(number: $0)" } ?? "is missing") in row "
        + "\(row); probabilities lie above 0 and at most at 1"
    case .trimTooTight(let lower, let upper, let misfits):
      "no weights from \(number: shortestText(Self.rounded(lower))) to \(number: shortestText(Self.rounded(upper))) keep the totals; "
        + "the nearest ones miss \(Self.list(misfits)); widen the bounds, or spread the misfit"
    }
  }

  private func list(_ names: [String]) -> Sentence {
    let some = names.prefix(8).map { excerpt(of: $0) }.joined(separator: ", ")
    return names.count > 8 ? "\(whole: some) and \(names.count - 8) more" : "\(whole: some)"
  }

  private static func list(_ sums: [Sum]) -> Sentence {
    func said(_ sum: Sum) -> Sentence { "\(sum.margin): \(number: shortestText(sum.sum))" }
    guard let first = sums.first else { return "" }
    return sums.dropFirst().reduce(said(first)) { "\($0), \(said($1))" }
  }

  private static func list(_ misfits: [Misfit]) -> Sentence {
    func missed(_ misfit: Misfit) -> Sentence {
      "\(misfit.target.name) (\(number: shortestText(misfit.target.total))) by "
        + "\(number: shortestText(rounded(misfit.reached - misfit.target.total)))"
    }
    guard let first = misfits.first else { return "" }
    let some = misfits.prefix(4).dropFirst().reduce(missed(first)) { "\($0), \(missed($1))" }
    return misfits.count > 4 ? "\(some) and \(misfits.count - 4) more" : some
  }

  /// Six figures, which is enough for a sentence.
  private static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    let digits = 5 - Int(value.exponent) * 3 / 10
    var scale = 1.0
    for _ in 0..<min(abs(digits), 300) { scale *= 10 }
    return digits < 0 ? (value / scale).rounded() * scale : (value * scale).rounded() / scale
  }
}
