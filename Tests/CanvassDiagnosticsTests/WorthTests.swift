import CanvassDiagnostics
import CanvassTables
import Testing

@testable import CanvassSampling

/// What mending a field is worth, by mending it: answers are changed in the data until the field
/// reaches the target, and the share of all answers is computed again.
struct WorthTests {
  /// Ten people of field b with a weight of 2 and two answers each, 12 of 20 satisfied; the others
  /// have other weights, and some of their answers are missing.
  private func table(satisfiedInB: Int) -> Table {
    var (field, weight, x, y): ([String], [Double], [Double], [Double]) = ([], [], [], [])
    for person in 0..<8 {
      field.append("a")
      weight.append(3 + Double(person % 3))
      x.append(person % 2 == 0 ? 5 : 2)
      y.append(person == 4 ? .nan : Double(person % 5 + 1))
    }
    for person in 0..<10 {
      field.append("b")
      weight.append(2)
      x.append(2 * person < satisfiedInB ? 4 : 1)
      y.append(2 * person + 1 < satisfiedInB ? 5 : 3)
    }
    for person in 0..<5 {
      field.append("c")
      weight.append(7.5)
      x.append(person == 0 ? .nan : 4)
      y.append(person == 0 ? .nan : 5)
    }
    var table = Table(rowCount: field.count)
    let names = ["a", "b", "c"]
    let codes = field.map { UInt8(names.firstIndex(of: $0)!) }
    table.set("f", to: .coded(.init(codes: .narrow(codes), levels: names.map { Level($0) })))
    table.set("w", to: .real(weight))
    table.set("x", to: .real(x))
    table.set("y", to: .real(y))
    return table
  }

  private func diagnosis(satisfiedInB: Int) throws -> SurveyDiagnosis {
    let table = table(satisfiedInB: satisfiedInB)
    let instrument = Instrument(
      items: ["x", "y"].map { .init(column: $0, label: LocalizedText($0)) }, dimensions: [],
      field: "f", scale: try ResponseScale(values: [1, 5], satisfied: [4, 5]), target: 0.9)
    let design = try Design(DesignSpecification(weights: "w"), in: table)
    return try WeakFieldAnalysis(instrument, table, design).diagnose()
  }

  @Test("the worth of a field is the rise of the whole when its answers reach the target")
  func mending() throws {
    let now = try diagnosis(satisfiedInB: 12)
    let mended = try diagnosis(satisfiedInB: 18)
    #expect(now.fields[1].measures.satisfied.value == 0.6)
    #expect(mended.fields[1].measures.satisfied.value == 0.9)
    let rise = mended.overall.satisfied.value - now.overall.satisfied.value
    #expect(rise > 0.05)
    #expect(abs(try #require(now.fields[1].worth) - rise) < 1e-14)
    // Fields at the target, and above it, have nothing to be mended.
    #expect(mended.fields[1].worth == 0)
    #expect(now.fields[2].measures.satisfied.value == 1)
    #expect(now.fields[2].worth == 0)
  }
}
