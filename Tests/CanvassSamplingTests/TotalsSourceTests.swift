import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// A source of totals that is no table: dictionaries that are walked one by one, as a database or a
/// message queue would deliver them.
private struct Records: TotalsSource {
  var rows: [[String: String]]
  var specification: DesignSpecification
  var domainColumns: [String]
  let cells: [Domains.Cell]

  init(_ table: Table, _ specification: DesignSpecification, by columns: [String]) throws {
    let all = try table.names.map { ($0, try table.column($0)) }
    rows = (0..<table.rowCount).map { row in
      var cells = ["row": String(row)]
      for (name, column) in all { cells[name] = column.text(at: row) }
      return cells
    }
    self.specification = specification
    domainColumns = columns
    cells = try Domains(by: columns, in: table).cells
  }

  var groupsAtOnce: Int { 3 }

  func totals(of groups: [[Quantity]]) throws -> ClusterTotals {
    // Two halves that add, the later rows first.
    let centres = groups.map { $0.map { _ in 2.5 } }
    let half = rows.count / 2
    var builder = try added(rows[half...].reversed(), groups, centres)
    builder += try added(rows[..<half].reversed(), groups, centres)
    let found = try builder.totals(of: groups)
    #expect(found.cells == cells)
    return found.totals
  }

  private func added(
    _ rows: some Sequence<[String: String]>, _ groups: [[Quantity]], _ centres: [[Double]]
  ) throws -> TotalsBuilder {
    var builder = TotalsBuilder(specification, cells: domainColumns, centres: centres)
    for row in rows {
      let weight = try specification.weights.map { try #require(Double(row[$0] ?? "")) } ?? 1
      let moments = zip(groups, centres).map { group, centres in
        var moments = Moments(centres: centres)
        let values = group.map { quantity in
          quantity.terms[0].coding(row[quantity.terms[0].column].flatMap(Double.init) ?? .nan)
        }
        if !values.contains(where: \.isNaN) { moments.add(values, weight: weight) }
        return moments
      }
      var weights = WeightSums()
      weights.add(weight)
      var design = specification.placeColumns.map { row[$0] ?? "" }
      if specification.samplesRows { design.append(row["row"] ?? "") }
      let cell = domainColumns.compactMap { row[$0] }
      builder.add(
        moments, at: .init(design: design, cell: cell.count == domainColumns.count ? cell : nil),
        weights: weights)
    }
    return builder
  }
}

@Suite("Sources of totals")
struct TotalsSourceTests {
  private let estimands: [NamedEstimand] = [
    .init("mean", Mean("rating")), .init("total", Total("rating")),
    .init("share", Mean(Quantity("rating", .within([4...5])))),
    .init("ratio", Ratio("rating", to: "visits")), .init("variance", Variance("rating")),
    .init("correlation", Correlation("rating", "visits")),
  ]

  @Test(
    "a source of another kind gives what a table gives: values, variances, degrees of freedom",
    arguments: ["multistage", "lonely-domains"])
  func anotherSource(_ topic: String) throws {
    let fixture = try SurveyFixture(topic)
    var compared = 0
    for record in fixture.designs {
      let table = try fixture.table(of: record)
      guard table.contains("rating"), table.contains("visits") else { continue }
      let by = table.contains("field") ? "field" : "sex"
      let design = try Design(record.specification, in: table)
      let domains = try Domains(by: [by], in: table)
      let source = try Records(table, record.specification, by: [by])
      let expected = try design.estimate(estimands, of: table, in: domains, covariance: .full)
      let found = try source.estimate(estimands, covariance: .full)
      for (a, b) in zip(found.entries, expected.entries) {
        let what = Comment(rawValue: "\(record.name) \(a.variable) \(a.cell.values)")
        #expect(relativeError(a.value, b.value) < 1e-13, what)
        #expect(
          relativeError(a.variance, b.variance) < 1e-11 || (a.variance.isNaN && b.variance.isNaN),
          what)
        #expect(
          relativeError(a.designEffect, b.designEffect) < 1e-10
            || (a.designEffect.isNaN && b.designEffect.isNaN), what)
        #expect(a.degreesOfFreedom == b.degreesOfFreedom && a.count == b.count, what)
        #expect(a.cell == b.cell)
        compared += 1
      }
      let (ours, theirs) = (try #require(found.covariance), try #require(expected.covariance))
      for i in 0..<ours.count {
        for j in 0..<i where theirs[i, i] > 0 && theirs[j, j] > 0 {
          let scale = (theirs[i, i] * theirs[j, j]).squareRoot()
          #expect(abs(ours[i, j] - theirs[i, j]) < 1e-11 * scale, "\(record.name) \(i) \(j)")
        }
      }
      let contrast = try DomainTotals(of: [["rating"]], source)
      let usual = try DomainTotals(of: [["rating"]], TableTotals(table, design, in: domains))
      func gap(_ totals: DomainTotals) -> (variance: Double, degreesOfFreedom: Int) {
        let mean = Mean("rating")
        return totals.uncertainty(
          of: totals.linearised(mean, group: 0, in: .one(0)).form
            - totals.linearised(mean, group: 0, in: .allBut(0)).form)
      }
      #expect(
        relativeError(gap(contrast).variance, gap(usual).variance) < 1e-11
          || gap(usual).variance.isNaN, "\(record.name)")
      #expect(gap(contrast).degreesOfFreedom == gap(usual).degreesOfFreedom)
    }
    #expect(compared >= 72)
  }

  @Test(
    "a survey in pieces has the totals of the whole", arguments: ["multistage", "lonely-domains"])
  func pieces(_ topic: String) throws {
    let fixture = try SurveyFixture(topic)
    let groups: [[Quantity]] = [
      ["rating"], [Quantity("rating", .level("4"))], ["rating", "visits"],
    ]
    for record in fixture.designs {
      let table = try fixture.table(of: record)
      guard table.contains("rating"), table.contains("visits") else { continue }
      let by = table.contains("field") ? "field" : "sex"
      let inside = (0..<table.rowCount).map { $0 % 5 != 2 }
      let design = try Design(record.specification, in: table)
      let domains = try Domains(by: [by], filter: inside, in: table)
      let whole = try TableTotals(table, design, in: domains).totals(of: groups)
      var builder = TotalsBuilder(record.specification, cells: [by], centres: whole.centres)
      let cuts = [0, 7, table.rowCount / 2, table.rowCount]
      for (first, last) in zip(cuts, cuts.dropFirst()).reversed() {
        let rows = Array(first..<last)
        let part = try table.keeping(rows)
        try builder.add(
          groups,
          of: PieceOfTable(
            answers: part, codes: part, inside: rows.map { inside[$0] }, firstRow: first))
      }
      let gathered = try builder.totals(of: groups)
      let (totals, cells) = (gathered.totals, gathered.cells)
      #expect(cells == domains.cells)
      #expect(gathered.unassigned == domains.unassigned)
      #expect(gathered.design.degreesOfFreedom == design.degreesOfFreedom)
      #expect(totals.tree.stages.map(\.sampled) == whole.tree.stages.map(\.sampled))
      for domain in cells.indices {
        for group in groups.indices {
          let a = totals.domainMoments(group: group, domain: domain)
          let b = whole.domainMoments(group: group, domain: domain)
          for (x, y) in zip(a.sums, b.sums) {
            #expect(abs(x - y) <= 1e-12 * max(1, abs(y)), "\(record.name) \(domain) \(group)")
          }
          #expect(a.rows == b.rows)
        }
      }
    }
  }
}

extension Table {
  /// Some rows, in order.
  fileprivate func keeping(_ rows: [Int]) throws -> Table {
    var part = Table(rowCount: rows.count)
    for name in names {
      switch try column(name) {
      case .real(let values): part.set(name, to: .real(rows.map { values[$0] }))
      case .coded(let coded):
        let codes: Codes =
          switch coded.codes {
          case .narrow(let bytes): .narrow(rows.map { bytes[$0] })
          case .wide(let words): .wide(rows.map { words[$0] })
          }
        part.set(name, to: .coded(CodedColumn(codes: codes, levels: coded.levels)))
      }
    }
    return part
  }
}
