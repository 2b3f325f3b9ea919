import CanvassSampling
import CanvassTables

/// A ratio R = Σwy/Σwx that is a mean or a share in other units, of those who have answered both and not both with 0, who
/// count nothing.
///
/// Where one of the columns is a constant among them, such as the x of a share of those with x = 1, R is the mean of the other
/// one. Where they have two pairs of values, such as y and 1 − y, R = ((1 − p)·y₁ + p·y₂)/((1 − p)·x₁ + p·x₂) tells the
/// share p of the second, but for y₁·x₂ = y₂·x₁, where it is one number whatever p is.
struct MeanAsRatio {
  /// The mean or share.
  let judged: NamedEstimand
  /// Those in the share, as an estimand whose n is their number; `nil` for a mean.
  let members: NamedEstimand?

  /// - Parameter answers: the different ones to both columns.
  /// - Returns: `nil` for other ratios.
  /// - Throws: `TableError` for an unknown column.
  init?(_ named: NamedEstimand, _ columns: any SurveyColumns, _ answers: DistinctAnswers) throws {
    guard let (numerator, denominator) = Self.columns(of: named.estimand),
      let found = answers[numerator, denominator]
    else { return nil }
    let isOfNumerator: Bool
    let share: Coding?
    if let constant = found.second.only, constant != 0 {
      isOfNumerator = true
      share = try columns.column(numerator).shareOfLarger ?? found.first.shareOfLarger
    } else if let constant = found.first.only, constant != 0 {
      isOfNumerator = false
      share = try columns.column(denominator).shareOfLarger ?? found.second.shareOfLarger
    } else if let told = found.shareTold {
      (isOfNumerator, share) = told
    } else {
      return nil
    }
    let (column, other) = isOfNumerator ? (numerator, denominator) : (denominator, numerator)
    let those = [
      Quantity(other, .answered),
      Quantity(
        named.variable, .sum,
        of: [.init(column, .members(Self.isNotZero)), .init(other, .members(Self.isNotZero))]),
    ]
    func mean(_ coding: Coding) -> NamedEstimand {
      NamedEstimand(named.variable, MeanAmong(Quantity(column, coding), answering: those))
    }
    judged = mean(share ?? .number)
    members = share.map { mean(.members($0)) }
  }

  private static let isNotZero = Coding.within([
    -.infinity...(0.0).nextDown, (0.0).nextUp...(.infinity),
  ])

  /// The two columns of a ratio of numbers; `nil` for what is no such ratio.
  static func columns(of estimand: any Estimand) -> (numerator: String, denominator: String)? {
    let quantities = estimand.quantities
    guard quantities.count == 2,
      quantities.allSatisfy({ $0.terms.count == 1 && $0.terms[0].coding == .number })
    else { return nil }
    return (quantities[0].terms[0].column, quantities[1].terms[0].column)
  }
}

extension DistinctAnswers.Both {
  /// The share that a ratio tells of two pairs of values: what counts one of the two by a value of one of the columns, which
  /// neither the other pair has nor those who answer both with 0.
  fileprivate var shareTold: (isOfNumerator: Bool, Coding)? {
    guard let two = pairs.values, two.count == 2, let one = two.first,
      let other = two.first(where: { $0 != one }),
      one.first * other.second != other.first * one.second
    else { return nil }
    let isOfNumerator = one.first != other.first
    let values = isOfNumerator ? [one.first, other.first] : [one.second, other.second]
    guard let value = values.filter({ $0 != 0 }).max() else { return nil }
    return (isOfNumerator, .within([value...value]))
  }
}
