import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Checks of the forms that people filled in: one number for each row and item, NaN where there is none.
public struct AnswerChecks: Sendable {
  /// What the items are called.
  let items: [String]
  /// The answers, item by item.
  let answers: [[Double]]
  /// The groups within which forms are compared with one another, such as clusters.
  let groups: [Int]

  /// - Parameter look: in whose first-stage clusters forms are compared; without clusters all are.
  /// - Throws: `TableError` for an unknown column.
  public init(_ items: [String], in table: Table, _ look: SampleLook) throws {
    self.items = items
    answers = try items.map { item in
      let column = try table.column(item)
      return (0..<table.rowCount).map { column.number(at: $0) }
    }
    groups =
      look.design.specification.clusters.isEmpty
      ? [Int](repeating: 0, count: table.rowCount) : look.clusters.ofRow
  }

  var rows: Range<Int> { 0..<groups.count }

  /// All that there is enough to look at for.
  ///
  /// - Parameters:
  ///   - interviewers: the column of who asked; `nil` where that is not known.
  ///   - tells: whether the share that answered the item with the fewest answers may be said.
  ///   - withheld: items of which a number may not be shown.
  /// - Throws: `TableError` for an unknown column.
  public func checks(
    interviewers: String? = nil, in table: Table, tellingNonresponse tells: Bool = true,
    withheld: Set<String> = []
  ) throws -> [DesignCheck] {
    try checks(tellingNonresponse: tells)
      + (interviewers.map {
        [interviewerEffect(try RowGroups([$0], in: table), withheld: withheld)]
      } ?? [])
  }

  private func checks(tellingNonresponse tells: Bool) -> [DesignCheck] {
    [itemNonresponse(tellingShare: tells)]
      + (items.count >= Self.fewestItems ? [straightLining, personTotal] : [])
      + (items.count >= Self.fewestItems ? [nearDuplicates].compactMap(\.self) : [])
      + [factorability].compactMap(\.self)
  }

  /// So many items tell something of how a form was filled in.
  private static let fewestItems = 10

  /// Of each item the share of the rows with an answer.
  private var answeredShares: [Double] {
    answers.map { values in Double(values.count { !$0.isNaN }) / Double(max(values.count, 1)) }
  }

  /// The item with the fewest answers; `nil` where all rows have all of them.
  public var leastAnswered: String? {
    let shares = answeredShares
    guard let least = shares.indices.min(by: { shares[$0] < shares[$1] }), shares[least] < 1 else {
      return nil
    }
    return items[least]
  }

  /// The item that fewest people answered. Below 70 % an analysis of bias is asked for (Office of Management
  /// and Budget 2006, guideline 3.2.10).
  func itemNonresponse(tellingShare tells: Bool = true) -> DesignCheck {
    let shares = answeredShares
    guard let least = shares.indices.min(by: { shares[$0] < shares[$1] }) else {
      return DesignCheck(.itemNonresponse, .caution, "there are no items")
    }
    let verdict: DesignCheck.Verdict = shares[least] < 0.7 ? .caution : .pass
    guard tells else {
      return DesignCheck(
        .itemNonresponse, verdict,
        "fewest answers are there to \"\(items[least])\"; how many would tell what may not be shown"
      )
    }
    return DesignCheck(
      .itemNonresponse, verdict,
      "fewest answers are there to \"\(items[least])\": \(number: shortestText(100 * shares[least], digits: 3)) % of the rows (below 70 % somebody should look for bias)"
    )
  }

  /// Forms with the same answer to every item (longstring of all items), of those that have ten answers and more.
  var straightLining: DesignCheck {
    let long = rows.count { isStraight($0) }
    let all = rows.count { isLongEnough($0) }
    let share = Double(long) / Double(max(all, 1))
    return DesignCheck(
      .straightLining, share > 0.1 ? .caution : .pass,
      "\(long) of \(counted: all, "form") \(agreeing: long, "has", "have") one answer throughout (\(number: shortestText(100 * share, digits: 3)) %; above 10 % somebody should look at them)"
    )
  }

  /// Forms that agree with another of their cluster in 85 % of the items and more (Kuriakose & Robbins 2016,
  /// Statistical Journal of the IAOS 32), and in all. Honest answers to one scale agree as often where most people
  /// are satisfied, so that only whole copies, in above 5 % of the forms, ask for a look. Straight lines, with a gap or
  /// without, are left out, as they agree with each other anyhow, and so are forms with fewer than ten answers. Two forms
  /// are compared where both answered ten items and more.
  var nearDuplicates: DesignCheck? {
    let members = Dictionary(
      grouping: rows.filter { groups[$0] >= 0 && isLongEnough($0) && !isStraight($0) }
    ) { groups[$0] }
    let work = members.values.reduce(0) { $0 + $1.count * $1.count }
    guard work * items.count < Self.mostComparisons else { return nil }
    let compared = members.values.reduce(0) { $0 + $1.count }
    var (near, copies) = (0, 0)
    for forms in members.values {
      for form in forms {
        let most = forms.reduce(0) { $1 == form ? $0 : max($0, agreement(form, $1)) }
        if most >= 0.85 { near += 1 }
        if most == 1 { copies += 1 }
      }
    }
    let share = Double(copies) / Double(max(compared, 1))
    return DesignCheck(
      .nearDuplicates, share > 0.05 ? .caution : .pass,
      "\(near) of \(counted: compared, "form") \(agreeing: near, "agrees", "agree") with another of the same cluster in 85 % of the items or more, \(copies) in all of them (\(number: shortestText(100 * share, digits: 3)) %; above 5 % somebody should look at them)"
    )
  }

  /// Comparisons that take a second or so.
  private static let mostComparisons = 400_000_000

  /// Whether a form has so many answers that it tells something.
  private func isLongEnough(_ row: Int) -> Bool {
    answers.count { !$0[row].isNaN } >= Self.fewestItems
  }

  /// Whether all answers of a form that has enough of them are the same.
  private func isStraight(_ row: Int) -> Bool {
    let given = answers.lazy.map { $0[row] }.filter { !$0.isNaN }
    return isLongEnough(row) && given.allSatisfy { $0 == given.first }
  }

  /// The share of the items that both answered alike; 0 where there are few.
  private func agreement(_ one: Int, _ other: Int) -> Double {
    var same = 0
    var both = 0
    for values in answers where !values[one].isNaN && !values[other].isNaN {
      both += 1
      if values[one] == values[other] { same += 1 }
    }
    return both >= Self.fewestItems ? Double(same) / Double(both) : 0
  }

  /// Forms whose answers go against those of the others: the correlation of a form's answers with the item means of
  /// all other forms is below zero (person-total correlation; Donlon & Fischer 1968). Forms without variation
  /// have none. Where items differ little from one another half of honest forms are below zero by chance.
  var personTotal: DesignCheck {
    let sums = answers.map { values in values.reduce(0) { $1.isNaN ? $0 : $0 + $1 } }
    let counts = answers.map { values in Double(values.count { !$0.isNaN }) }
    var negative = 0
    var known = 0
    for row in rows {
      var pairs: [(x: Double, y: Double)] = []
      for item in items.indices where !answers[item][row].isNaN && counts[item] > 1 {
        let rest = (sums[item] - answers[item][row]) / (counts[item] - 1)
        pairs.append((answers[item][row], rest))
      }
      guard pairs.count >= Self.fewestItems, let r = correlation(pairs) else { continue }
      known += 1
      if r < 0 { negative += 1 }
    }
    let share = Double(negative) / Double(max(known, 1))
    return DesignCheck(
      .personTotal, share > 0.5 ? .caution : .pass,
      "\(negative) of \(counted: known, "form") with answers that vary \(agreeing: negative, "runs", "run") against the others (\(number: shortestText(100 * share, digits: 3)) %; above 50 % somebody should look at them)"
    )
  }

  private func correlation(_ pairs: [(x: Double, y: Double)]) -> Double? {
    let n = Double(pairs.count)
    let (mx, my) = (pairs.reduce(0) { $0 + $1.x } / n, pairs.reduce(0) { $0 + $1.y } / n)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for pair in pairs {
      xx += (pair.x - mx) * (pair.x - mx)
      yy += (pair.y - my) * (pair.y - my)
      xy += (pair.x - mx) * (pair.y - my)
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : nil
  }
}
