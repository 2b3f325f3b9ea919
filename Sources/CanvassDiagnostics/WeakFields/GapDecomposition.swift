/// How the difference of two pooled shares comes about, item by item.
///
/// A pooled share is Σ_i a_i·s_i: the share a_i of answers that are about item i times the share s_i
/// satisfied with it. Between a field (f) and the rest (r), with means of both sides barred,
///
///     gap = Σ_i ā_i (s_fi − s_ri)  +  Σ_i (a_fi − a_ri)(s̄_i − θ̄)
///
/// exactly: the first part is worse answers, the second another mix of questions answered
/// (Kitagawa 1955). An item's contribution is the sum of its two terms. θ̄, the mean of the two
/// pooled shares, changes no sum because the a add up to one on both sides.
struct GapDecomposition {
  /// An item's answers on both sides: Σw of answers, and Σw of satisfied ones.
  struct Item {
    var fieldAnswers: Double
    var fieldSatisfied: Double
    var restAnswers: Double
    var restSatisfied: Double
  }

  /// One contribution an item; they add up to the gap.
  static func contributions(_ items: [Item]) -> [Double] {
    let fieldTotal = items.reduce(0) { $0 + $1.fieldAnswers }
    let restTotal = items.reduce(0) { $0 + $1.restAnswers }
    let fieldShare = items.reduce(0) { $0 + $1.fieldSatisfied } / fieldTotal
    let restShare = items.reduce(0) { $0 + $1.restSatisfied } / restTotal
    let middle = (fieldShare + restShare) / 2
    return items.map { item in
      let a = (field: item.fieldAnswers / fieldTotal, rest: item.restAnswers / restTotal)
      // A side that was never asked takes the other side's share: its difference is all mix.
      let inField =
        item.fieldAnswers > 0
        ? item.fieldSatisfied / item.fieldAnswers : item.restSatisfied / item.restAnswers
      let inRest = item.restAnswers > 0 ? item.restSatisfied / item.restAnswers : inField
      if item.fieldAnswers == 0 && item.restAnswers == 0 { return 0 }
      return (a.field + a.rest) / 2 * (inField - inRest)
        + (a.field - a.rest) * ((inField + inRest) / 2 - middle)
    }
  }
}
