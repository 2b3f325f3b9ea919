import CanvassNumerics
import CanvassTables

extension Survey {
  /// Sentences about labels and levels of a study for columns that do not exist.
  var unknownColumns: [Note] {
    guard let study = settings.study else { return [] }
    let known = Set(columnNames)
    let labelled = Set(study.columnLabels.keys).union(study.valueLabels.keys)
    return [("labels", labelled), ("levels", Set(study.levels.keys))].compactMap { key, names in
      let unknown = names.subtracting(known).sorted()
      guard let first = unknown.first else { return nil }
      let columnNames = columnNames
      if unknown.count == 1 {
        return Note { $0.surveyNotes.unknownColumn(first, key: key, among: columnNames) }
      }
      let listed = unknown.prefix(8).map { ($0, nearest(to: $0, among: columnNames)) }
      return Note {
        $0.surveyNotes.unknownColumns(listed, isCut: unknown.count > 8, key: key)
      }
    }
  }

  /// Sentences about levels and labels of a study for values that never occur in some columns.
  func unusedNames(_ columns: [String], in table: Table) -> [Note] {
    guard let study = settings.study else { return [] }
    var seen: Set<String> = []
    return columns.filter { seen.insert($0).inserted }.flatMap { name -> [Note] in
      let levels = study.levels[name] ?? []
      let labels = (study.valueLabels[name]?.keys).map { $0.sorted() } ?? []
      guard !(levels + labels).isEmpty, let column = try? table.column(name),
        let coded = try? column.asCategories(name)
      else { return [] }
      let values = coded.levelsInOrder.map { coded.levels[$0].text }
      let missing = Set(study.scale.missing + settings.missing)
      return [("levels", levels), ("labels", labels)].compactMap { key, names -> Note? in
        let unused = names.filter { !values.contains($0) && !missing.contains($0) }
        guard !unused.isEmpty else { return nil }
        let free = values.filter { !names.contains($0) }
        let listed =
          unused.prefix(8).map { "\"\(excerpt(of: $0))\"" }.joined(separator: ", ")
          + (unused.count > 8 ? ", …" : "")
        let likely = unused.lazy.compactMap { meant(by: $0, among: free) }.first
        return Note {
          $0.surveyNotes.unused(
            listed, count: unused.count, key: key, column: name, meant: likely)
        }
      }
    }
  }

  /// A value that is the same number in another spelling, or one that differs by a slip.
  private func meant(by name: String, among values: [String]) -> String? {
    guard let number = Double(name) else { return nearest(to: name, among: values) }
    return values.first { Double($0) == number }
  }
}
