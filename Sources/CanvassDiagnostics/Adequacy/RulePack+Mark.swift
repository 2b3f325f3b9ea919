import CanvassSampling

extension RulePack {
  /// The mark of a number. There is one for every input.
  public func mark(_ cell: JudgedCell) -> ReliabilityMark { mark(cell, side) }

  /// The mark of an estimate, of a proportion unless said otherwise.
  public func mark(_ estimate: Estimate, as kind: EstimateKind = .proportion) -> ReliabilityMark {
    mark(JudgedCell(estimate, as: kind))
  }

  /// The mark that it would give if it looked at another side of a proportion.
  public func mark(_ cell: JudgedCell, _ side: Side) -> ReliabilityMark {
    switch side {
    case .p: return oneSided(cell)
    case .complement: return complementary(cell)
    case .both:
      var mark = oneSided(cell)
      let other = complementary(cell)
      mark.grade = max(mark.grade, other.grade)
      mark.failures = (mark.failures + other.failures).strictestFirst
      return mark
    }
  }

  private func complementary(_ cell: JudgedCell) -> ReliabilityMark {
    var mark = oneSided(cell.complement)
    for place in mark.failures.indices { mark.failures[place].isOfComplement = true }
    return mark
  }

  private func oneSided(_ cell: JudgedCell) -> ReliabilityMark {
    let measures = CellMeasures(cell, self)
    return mark(kind: cell.kind, inputs: failures(of: cell), basis: measures.basis) { measures($0) }
  }

  /// The mark of a table, all of whose cells have it.
  ///
  /// - Parameter cells: its numbers, with what the pack `cellPack` says of each.
  public func mark(table cells: [(cell: JudgedCell, grade: ReliabilityMark.Grade?)])
    -> ReliabilityMark
  {
    mark(kind: cells.first?.cell.kind ?? .proportion, inputs: [], basis: nil) { measure in
      switch measure {
      case .medianVariation: median(cells.map(\.cell.variationInTable))
      case .publishedShare:
        Double(cells.count { $0.grade == .release }) / Double(cells.count)
      default: .nan
      }
    }
  }

  /// The median; the mean of the two in the middle of an even number. NaN where a value does not exist.
  private func median(_ values: [Double]) -> Double {
    guard !values.isEmpty, values.allSatisfy({ !$0.isNaN }) else { return .nan }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  private func mark(
    kind: EstimateKind, inputs: [ReliabilityMark.Clause], basis: ReliabilityMark.Basis?,
    value: (RuleMeasure) -> Double
  ) -> ReliabilityMark {
    var failures: [ReliabilityMark.Clause] = []
    for clause in clauses where clause.kinds.contains(kind) && clause.holds(value) {
      let reason = clause.reason
      if clause.action > .release {
        failures.append(
          .init(
            reason.measure, value(reason.measure), reason.relation, reason.limit, clause.action))
      }
      if decision == .first { break }
    }
    var grade = failures.map(\.grade).max() ?? .release
    for input in inputs where input.grade > grade {
      failures.append(input)
      grade = input.grade
    }
    var mark = ReliabilityMark(grade: grade, failures: failures.strictestFirst, basis: basis)
    mark.clauseOnPrecision = clauseOnPrecision(of: kind)
    return mark
  }

  /// The first clause by which numbers of a kind are withheld for want of precision.
  private func clauseOnPrecision(of kind: EstimateKind) -> ReliabilityMark.Clause? {
    clauses.first {
      $0.action == .suppress && $0.kinds.contains(kind) && $0.reason.measure.tellsEstimate
        && !$0.reason.measure.isEstimate
    }.map {
      .init($0.reason.measure, .nan, $0.reason.relation, $0.reason.limit, .suppress)
    }
  }

  /// What is wrong with a number before any clause is looked at.
  private func failures(of cell: JudgedCell) -> [ReliabilityMark.Clause] {
    typealias Clause = ReliabilityMark.Clause
    let isUndefined = !cell.value.isFinite
    var found: [Clause] = []
    if isUndefined { found.append(.init(.noEstimate, .nan, .equal, 0, inputs.undefined)) }
    if cell.value == 0 { found.append(.init(.extreme, 0, .equal, 0, inputs.zero)) }
    if cell.value == 1, cell.kind == .proportion {
      found.append(.init(.extreme, 1, .equal, 1, inputs.one))
    }
    if !isUndefined, !(cell.variance >= 0 && cell.variance.isFinite) {
      found.append(.init(.noVariance, .nan, .equal, 0, inputs.noVariance))
    }
    if cell.variance == 0, !isUndefined, !cell.isExtreme {
      found.append(.init(.constant, 0, .equal, 0, inputs.constant))
    }
    if cell.degreesOfFreedom <= 0 {
      let freedom = Double(cell.degreesOfFreedom)
      found.append(.init(.noFreedom, freedom, .atMost, 0, inputs.noFreedom))
    }
    if cell.count <= 1 {
      found.append(.init(.single, Double(cell.count), .atMost, 1, inputs.single))
    }
    return found
  }
}

extension [ReliabilityMark.Clause] {
  /// What forbids before what cautions, else in their order.
  fileprivate var strictestFirst: [ReliabilityMark.Clause] {
    ReliabilityMark.Grade.allCases.reversed().flatMap { grade in filter { $0.grade == grade } }
  }
}
