import CanvassNumerics
import CanvassTables

/// The conditions under which a survey is planned: design effect, size of the population, response, level of
/// confidence.
///
/// All goals are stated for the *effective* number of answers n₀, that of a simple random sample of an unlimited
/// population which is as precise. With the design effect D, which compares with a simple random sample without
/// replacement, and N people,
///
/// ```
/// V = D·a·S²·(1/n − 1/N) = S²/n₀,   n = 1/(1/(D·a·n₀) + 1/N)
/// ```
///
/// where a = N/(N − 1) for a share and 1 for a mean (Cochran, Sampling Techniques, 3rd ed. 1977, sections 4.4 and
/// 4.7; Kish, Survey Sampling, 1965, section 8.2). n never exceeds N.
public struct SurveyConditions: Sendable {
  /// The design effect D > 0.
  public let designEffect: Double
  /// The size N of the population; infinite where it plays no part.
  public let populationSize: Double
  /// The share of those asked who answer, 0 < r ≤ 1.
  public let responseRate: Double
  /// The level of confidence of margins; 1 less it is the level of tests.
  public let level: Double

  /// Conditions.
  ///
  /// - Throws: `PlanningError` for what cannot be.
  public init(
    designEffect: Double = 1, populationSize: Double = .infinity, responseRate: Double = 1,
    level: Double = 0.95
  ) throws {
    guard designEffect > 0, designEffect.isFinite else {
      throw PlanningError(
        "the design effect is \(shortestText(designEffect)); it must be a positive number, and 1 is that "
          + "of a simple random sample")
    }
    guard populationSize >= 2 else {
      throw PlanningError(
        "the population has \(shortestText(populationSize)) people; a sample is drawn from 2 at least"
      )
    }
    guard responseRate > 0, responseRate <= 1 else {
      throw PlanningError(
        "the response rate is \(shortestText(responseRate)); it must be above 0 and at most 1")
    }
    guard level > 0, level < 1 else {
      throw PlanningError(
        "the level of confidence is \(shortestText(level)); it must lie between 0 and 1")
    }
    self.designEffect = designEffect
    self.populationSize = populationSize
    self.responseRate = responseRate
    self.level = level
  }

  /// The same conditions with another design effect.
  public func with(designEffect: Double) throws -> SurveyConditions {
    try SurveyConditions(
      designEffect: designEffect, populationSize: populationSize, responseRate: responseRate,
      level: level)
  }

  /// z with P(|Z| > z) = 1 − level.
  public var normalQuantile: Double { NormalDistribution.standard.upperQuantile((1 - level) / 2) }

  /// The effective number of answers n₀ that n answers are worth.
  public func effectiveSize(of answers: Double, for quantity: PlannedQuantity) -> Double {
    let factor = designEffect * quantity.finiteFactor(populationSize)
    return 1 / (factor * (1 / answers - 1 / populationSize))
  }

  /// The answers that are needed for an effective number n₀.
  ///
  /// - Throws: `PlanningError` where more people must be asked than there are.
  public func sampleSize(forEffective effective: Double, of quantity: PlannedQuantity) throws
    -> SampleSize
  {
    let factor = designEffect * quantity.finiteFactor(populationSize)
    let exact = 1 / (1 / (factor * effective) + 1 / populationSize)
    guard exact / responseRate < SampleSize.greatest else { throw SampleSize.tooLarge }
    // Rounding of the last digits asks for nobody more.
    let answers = max(1, (exact * (1 - 1e-12)).rounded(.up))
    let asked = asked(for: answers)
    guard asked <= populationSize else {
      throw PlanningError(
        "\(number: shortestText(answers)) answers at a response rate of \(number: shortestText(responseRate)) take "
          + "\(number: shortestText(asked)) people, and the population has \(number: shortestText(populationSize)); ask for "
          + "less precision, or for more response")
    }
    return SampleSize(exact: exact, answers: Int(answers), asked: Int(asked))
  }

  /// How many people must be asked for so many answers: whole ones, where not all of them answer.
  public func asked(for answers: Double) -> Double {
    // Rounding of the last digits asks for nobody more.
    responseRate < 1 ? (answers / responseRate * (1 - 1e-12)).rounded(.up) : answers
  }

  /// Checks a number of answers that is given.
  ///
  /// - Throws: `PlanningError` where it is no number of answers, or more than there are people.
  public func checked(answers: Double) throws -> Double {
    guard answers >= 1, answers.isFinite else {
      throw PlanningError(
        "the sample has \(shortestText(answers)) answers; it needs one at least")
    }
    guard answers / responseRate < SampleSize.greatest else { throw SampleSize.tooLarge }
    guard answers / responseRate <= populationSize * (1 + 1e-12) else {
      throw PlanningError(
        "the sample asks \(number: shortestText((answers / responseRate).rounded(.up))) people, and the population "
          + "has \(number: shortestText(populationSize)); a sample is not larger than what it is drawn from"
      )
    }
    return answers
  }
}

/// How many answers are needed, and how many people must be asked for them.
public struct SampleSize: Sendable, Equatable {
  /// The number that the formula gives, before it is rounded up.
  public let exact: Double
  /// Answers.
  public let answers: Int
  /// People to be asked, of whom so many answer.
  public let asked: Int

  /// No plan goes beyond so many people.
  static let greatest = 1e12

  /// What is said of one that does.
  static let tooLarge = PlanningError(
    "that takes more than \(shortestText(greatest)) people, whom no survey can ask; ask for less precision"
  )
}
