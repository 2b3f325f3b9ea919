/// How the difference of two pooled shares comes about, question by question.
///
/// A pooled share is Σ_u a_u·s_u: the share a_u of answers that are about question u times the share
/// s_u satisfied with it. Between a field (f) and the rest (r), with means of both sides barred,
///
///     gap = Σ_u ā_u (s_fu − s_ru)  +  Σ_u (a_fu − a_ru)(s̄_u − θ̄)
///
/// exactly: the first part is worse answers, the second another mix of questions answered
/// (Kitagawa 1955). θ̄, the mean of the two pooled shares, changes no sum because the a add up to one
/// on both sides.
///
/// A question is an item that both sides were asked, or several items that are compared as one:
/// those of a dimension, where every field has items of its own. Such a question's two terms are
/// shared out to the field's items i by their part b_i of its answers there,
///
///     b_i [ā_u (s_fi − s_ru) + (a_fu − a_ru)(s̄_u − θ̄)],
///
/// which adds up to them, since Σ b_i = 1 and Σ b_i s_fi = s_fu.
struct GapDecomposition {
  /// An item's answers on both sides: Σw of answers, and Σw of satisfied ones.
  struct Item {
    var fieldAnswers = 0.0
    var fieldSatisfied = 0.0
    var restAnswers = 0.0
    var restSatisfied = 0.0

    static func + (left: Item, right: Item) -> Item {
      Item(
        fieldAnswers: left.fieldAnswers + right.fieldAnswers,
        fieldSatisfied: left.fieldSatisfied + right.fieldSatisfied,
        restAnswers: left.restAnswers + right.restAnswers,
        restSatisfied: left.restSatisfied + right.restSatisfied)
    }
  }

  /// One contribution an item; they add up to the gap. An item to which nothing of it belongs has none, as one that nobody
  /// answered.
  ///
  /// - Parameters:
  ///   - questions: the items of each question; every item is in one.
  static func contributions(_ items: [Item], questions: [[Int]]) -> [Double?] {
    let all = items.reduce(Item(), +)
    let middle = (all.fieldSatisfied / all.fieldAnswers + all.restSatisfied / all.restAnswers) / 2
    var contributions = [Double?](repeating: nil, count: items.count)
    for question in questions {
      let sum = question.reduce(Item()) { $0 + items[$1] }
      if sum.fieldAnswers == 0 && sum.restAnswers == 0 { continue }
      let a = (
        field: sum.fieldAnswers / all.fieldAnswers, rest: sum.restAnswers / all.restAnswers
      )
      // A side that was never asked takes the other side's share: its difference is all mix.
      let inField =
        sum.fieldAnswers > 0
        ? sum.fieldSatisfied / sum.fieldAnswers : sum.restSatisfied / sum.restAnswers
      let inRest = sum.restAnswers > 0 ? sum.restSatisfied / sum.restAnswers : inField
      let mix = (a.field - a.rest) * ((inField + inRest) / 2 - middle)
      for index in question {
        let item = items[index]
        if sum.fieldAnswers > 0 {
          guard item.fieldAnswers > 0 else { continue }
          let share = item.fieldSatisfied / item.fieldAnswers
          contributions[index] =
            item.fieldAnswers / sum.fieldAnswers
            * ((a.field + a.rest) / 2 * (share - inRest) + mix)
        } else if item.restAnswers > 0 {
          contributions[index] = item.restAnswers / sum.restAnswers * mix
        }
      }
    }
    return contributions
  }
}
