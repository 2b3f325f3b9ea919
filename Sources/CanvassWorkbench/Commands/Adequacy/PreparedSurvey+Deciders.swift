import CanvassDiagnostics
import CanvassSampling

extension PreparedSurvey {
  /// The columns that the condition asks about, with those of the file behind them, and who has an answer to each, as
  /// sums know them.
  var deciders: [SummedColumn] {
    get throws {
      let asked = settings.filter?.columns ?? []
      var seen: Set<String> = []
      let names = try (asked + survey.physicalColumns(for: asked)).filter {
        seen.insert($0).inserted && table.contains($0)
      }
      return try names.flatMap { name in
        let column = try table.column(name)
        let answered = (0..<column.count).map { column.text(at: $0) == nil ? 0.0 : 1 }
        return [
          try SummedColumn.of(Quantity(name), in: table, weights: design.weights).column,
          SummedColumn.of(answered, weights: design.weights).column,
        ]
      }
    }
  }
}
