import CanvassDiagnostics

/// What a diagnosis says of all fields together.
extension DiagnosisReport {
  /// What was asked, and the measures over all fields.
  var wholeFacts: [Fact] {
    let (instrument, overall) = (diagnosis.instrument, diagnosis.overall)
    let hidesOverall = isNulled && overall.isWithheld
    func columns(_ items: [Int]) -> [String] { items.map { instrument.items[$0].column } }
    var asked: ResultValue = .none
    if case .items(let fields) = instrument.fields {
      asked = .list(
        fields.map { .record([.text("field", $0.name), .texts("items", columns($0.items))]) })
    }
    return [
      .record(
        "instrument",
        [
          .text("field", instrument.fieldColumn), Fact("fields", asked),
          .texts("items", instrument.items.map(\.column)),
          Fact(
            "dimensions",
            .list(
              instrument.dimensions.map {
                .record([.text("dimension", $0.name), .texts("items", columns($0.items))])
              })),
          .numbers(
            "scale", [instrument.scale.range.lowerBound, instrument.scale.range.upperBound]),
          .numbers("satisfied", instrument.scale.satisfied),
          .number("target", instrument.target.map { 100 * $0 }),
        ]),
      .record(
        "overall",
        [
          .record("satisfied", hidesOverall ? nil : share(overall.satisfied)),
          .record(
            "allSatisfied",
            hidesOverall || (isNulled && overall.ofAllSatisfied.isWithheld)
              ? nil : share(overall.allSatisfied)),
          .record(
            "mean",
            hidesOverall || (isNulled && overall.ofMean.isWithheld) ? nil : mean(overall.mean)),
          .flag("withheld", overall.isWithheld),
        ]),
    ]
  }
}
