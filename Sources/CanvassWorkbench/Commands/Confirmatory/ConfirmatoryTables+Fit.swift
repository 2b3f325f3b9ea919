import CanvassNumerics

extension ConfirmatoryTables {
  /// How well the model fits; beside the plain indices the scaled and the robust ones, where there are
  /// any.
  var fit: ResultTable {
    let measures = analysis.measures
    var columns: [(heading: String, indices: FitIndices?)] = []
    if measures.scaled != nil {
      columns.append((words.confirmatory.scaled, measures.scaled))
    }
    if measures.robust != nil { columns.append((words.confirmatory.robust, measures.robust)) }
    var rows: [[String]] = []
    func add(_ name: String, _ value: String?, _ others: (FitIndices) -> String?) {
      guard let value else { return }
      rows.append([name, value] + columns.map { $0.indices.flatMap(others) ?? "" })
    }
    func add(_ name: String, _ value: Double?, decimals: Int) {
      add(name, value.map { words.number(decimals: decimals).text($0) }) { _ in nil }
    }
    let three = words.number(decimals: 3)
    add("χ²", test(measures.chiSquared, measures.p)) { _ in nil }
    let scaledTest = measures.scaledChiSquared.map { test($0, measures.scaledP) }
    add(words.confirmatory.scaledChiSquared, scaledTest) { _ in nil }
    add(words.confirmatory.scalingFactor, measures.scalingFactor, decimals: 3)
    let mark = measures.isFromScaled ? words.confirmatory.scaledMark : ""
    add("CFI" + mark, measures.cfi.map { three.text($0) }) { three.text($0.cfi) }
    add("TLI" + mark, measures.tli.map { three.text($0) }) { three.text($0.tli) }
    add("RMSEA" + mark, measures.rmsea.map { three.text($0) }) { three.text($0.rmsea) }
    let interval = words.interval(0.9)
    add("  " + interval, measures.rmseaInterval.map(text)) { text($0.rmseaInterval) }
    add(
      "p (RMSEA ≤ \(words.number(decimals: 2).text(0.05)))", measures.closeFit.map { words.p($0) }
    ) { _ in nil }
    add("SRMR", measures.srmr, decimals: 3)
    add(words.confirmatory.logLikelihood, measures.logLikelihood, decimals: 2)
    add("AIC", measures.aic, decimals: 2)
    add("BIC", measures.bic, decimals: 2)
    let lines = rows
    let headings = [words.value] + columns.map(\.heading)
    return ResultTable(
      caption: words.factors.fit,
      [.text("", words.measure) { lines[$0][0] }]
        + headings.enumerated().map { place, heading in
          Field<Int>("", heading) { .text(lines[$0][place + 1]) }
        }, of: Array(lines.indices))
  }

  private func test(_ value: Double, _ p: Double?) -> String {
    let df = words.number(decimals: 0).text(analysis.measures.degreesOfFreedom)
    return "\(words.number(decimals: 2).text(value)), df \(df)"
      + (p.map { ", p \(words.p($0))" } ?? "")
  }

  private func text(_ interval: ClosedRange<Double>) -> String {
    let format = words.number(decimals: 3)
    return "\(format.text(interval.lowerBound)) – \(format.text(interval.upperBound))"
  }
}
