import CanvassTables

extension Survey {
  /// Sentences about labels and levels of a study for columns that do not exist.
  var unknownColumns: [String] {
    guard let study = settings.study else { return [] }
    let known = Set(columnNames)
    let labelled = Set(study.columnLabels.keys).union(study.valueLabels.keys)
    return [("labels", labelled), ("levels", Set(study.levels.keys))].compactMap { key, names in
      let unknown = names.subtracting(known).sorted()
      guard let first = unknown.first else { return nil }
      if unknown.count == 1 {
        return "\(key) in the study: \(TableError.unknown("column", first, among: columnNames))"
      }
      let listed = unknown.prefix(8).map { name in
        let meant = nearest(to: name, among: columnNames)
        return "\"\(excerpt(of: name))\"" + (meant.map { " (did you mean \"\($0)\"?)" } ?? "")
      }.joined(separator: ", ")
      return
        "\(key) in the study: there are no columns \(listed)\(unknown.count > 8 ? ", …" : "")"
    }
  }

  /// Sentences about levels and labels of a study for values that never occur in some columns.
  func unusedNames(_ columns: [String], in table: Table) -> [String] {
    guard let study = settings.study else { return [] }
    var seen: Set<String> = []
    return columns.filter { seen.insert($0).inserted }.flatMap { name -> [String] in
      let levels = study.levels[name] ?? []
      let labels = (study.valueLabels[name]?.keys).map { $0.sorted() } ?? []
      guard !(levels + labels).isEmpty, let column = try? table.column(name),
        let coded = try? column.asCategories(name)
      else { return [] }
      let values = coded.levelsInOrder.map { coded.levels[$0].text }
      let missing = Set(study.scale.missing + settings.missing)
      return [("levels", levels), ("labels", labels)].compactMap { key, names in
        let unused = names.filter { !values.contains($0) && !missing.contains($0) }
        guard !unused.isEmpty else { return nil }
        let free = values.filter { !names.contains($0) }
        let listed = unused.prefix(8).map { "\"\(excerpt(of: $0))\"" }.joined(separator: ", ")
        var sentence =
          "\(key) of \"\(name)\" in the study: \(listed)\(unused.count > 8 ? ", …" : "") "
          + (unused.count == 1 ? "never occurs" : "never occur")
        if let meant = unused.lazy.compactMap({ meant(by: $0, among: free) }).first {
          sentence += "; did you mean \"\(meant)\"?"
        }
        return sentence
      }
    }
  }

  /// A value that is the same number in another spelling, or one that differs by a slip.
  private func meant(by name: String, among values: [String]) -> String? {
    guard let number = Double(name) else { return nearest(to: name, among: values) }
    return values.first { Double($0) == number }
  }
}
