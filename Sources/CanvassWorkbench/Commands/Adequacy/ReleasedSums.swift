import CanvassDiagnostics
import CanvassSampling

/// What some numbers of an answer are sums of.
struct ReleasedSums: Sendable {
  /// A share between two limits.
  struct Band: Sendable {
    let coding: Coding
    let terms: [DisclosureLedger.Term]
  }

  private(set) var columns: [SummedColumn] = []
  /// The sums of each.
  private(set) var sums: [[DisclosureLedger.Term]] = []
  /// The shares between the limits of a distribution, and above the last.
  private(set) var bands: [Band] = []
  /// Whether they are shares at or below limits.
  private(set) var isDistribution = false

  /// - Parameter shown: what has been shown before.
  init(
    _ asked: [ReleasedRows.Asked], _ prepared: PreparedSurvey, _ weights: [Double],
    after shown: DisclosureLedger
  ) throws {
    if asked.allSatisfy(\.judged.isNested), let variable = asked.first?.named.variable {
      let limits = asked.compactMap { $0.named.level.flatMap(Double.init) }
      try self.init(limits: limits, of: variable, prepared, weights, after: shown)
    } else {
      try self.init(asked.map(\.named.estimand), prepared, weights)
    }
  }

  /// The shares at or below some limits: how many lie between each two of them and those of earlier answers.
  private init(
    limits: [Double], of variable: String, _ prepared: PreparedSurvey, _ weights: [Double],
    after shown: DisclosureLedger
  ) throws {
    isDistribution = true
    let column = try prepared.table.column(variable)
    let numbers = (0..<column.count).map { column.number(at: $0) }
    let all = Set(limits + shown.limits(of: numbers)).sorted()
    // Between a limit of an earlier answer, of which the largest number below is known, and the one that was asked there is
    // nobody: it divides people as that one does.
    let present = Set(
      numbers.lazy.filter { !$0.isNaN }.map { number in
        all.firstIndex { number <= $0 } ?? all.count
      })
    let ascending = all.indices.filter(present.contains).map { all[$0] }
    let classes = numbers.map { number -> UInt16 in
      if number.isNaN { return 0 }
      return UInt16(ascending.firstIndex { number <= $0 } ?? ascending.count) + 1
    }
    let width = ascending.count + 1
    columns = [SummedColumn(classes: classes, count: width, weights: weights)]
    func term(_ isInside: (Int) -> Bool) -> [DisclosureLedger.Term] {
      [.init(0, (0..<width).map { isInside($0) ? 1 : 0 })]
    }
    sums = limits.map { limit in
      let below = ascending.count { $0 <= limit }
      return term { $0 < below }
    }
    // Those that are asked make shares with every limit of an earlier answer. What nobody has answered at all is no share
    // of anybody.
    let asked = Set(limits.map { limit in ascending.count { $0 <= limit } })
    let isFirst = asked.count == ascending.count
    let starts = (1..<max(width, 1)).filter { $0 < ascending.count || present.contains(all.count) }
    bands =
      starts.flatMap { first in
        ((first + 1)...width).filter { last in
          last == first + 1 || !isFirst && (asked.contains(first) || asked.contains(last))
        }.map { first..<$0 }
      }
      .map { places in
        let above = places.upperBound < width ? ascending[places.upperBound - 1] : .infinity
        return Band(
          coding: .within([ascending[places.lowerBound - 1].nextUp...above]),
          terms: term(places.contains))
      }
  }

  private init(_ estimands: [any Estimand], _ prepared: PreparedSurvey, _ weights: [Double]) throws
  {
    var places: [String: Int] = [:]
    for estimand in estimands {
      let summed = try estimand.quantities.map {
        try SummedColumn.of($0, in: prepared.table, weights: weights)
      }
      // A ratio is of the people who have answered both.
      if let both = SummedColumn.answeringAll(summed) {
        sums.append(
          both.map { column, values in
            columns.append(column)
            return .init(columns.count - 1, values)
          })
        continue
      }
      sums.append(
        zip(estimand.quantities, summed).map { quantity, part in
          let (column, values) = part
          // The categories of a column are one column, whose classes count differently.
          let isSingle = quantity.terms.count == 1 && column.isDivided
          let name = isSingle ? quantity.terms[0].column : nil
          if let name, let place = places[name] { return .init(place, values) }
          columns.append(column)
          if let name { places[name] = columns.count - 1 }
          return .init(columns.count - 1, values)
        })
    }
  }

  /// What a number says: of a mean, a share or a total the sum; of a ratio R that Σw(y − R·x) is 0.
  func terms(_ question: Int, value: Double) -> [DisclosureLedger.Term] {
    let sums = sums[question]
    guard sums.count == 2 else { return sums }
    return [sums[0], .init(sums[1].column, sums[1].values.map { -value * $0 })]
  }

  /// Every sum of the columns of a number.
  func classes(of question: Int) -> [[DisclosureLedger.Term]] {
    sums[question].flatMap { term in
      term.values.indices.map { place in
        [.init(term.column, term.values.indices.map { $0 == place ? 1 : 0 })]
      }
    }
  }
}
