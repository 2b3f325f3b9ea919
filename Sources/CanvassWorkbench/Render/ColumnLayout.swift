/// Decides how wide the columns of a table stand in a terminal: as wide as their text when the
/// table fits, narrower with wrapped words when it does not, and cut into groups of columns that
/// repeat the first one when even that is too wide.
struct ColumnLayout {
  /// Columns that stand side by side, with their widths.
  struct Group: Equatable {
    var columns: [Int]
    var widths: [Int]
  }

  /// Spaces between two columns.
  static let gap = 2
  /// No column of words gets narrower than this for want of room.
  private static let narrowest = 12
  /// A word longer than this may be broken.
  private static let longestKeptWord = 24

  private let natural: [Int]
  private let minimal: [Int]

  /// Measures a table.
  init(_ table: OutputTable) {
    var natural: [Int] = []
    var minimal: [Int] = []
    for (index, heading) in table.headings.enumerated() {
      let cells = table.rows.map { $0[index] }
      let widest = cells.map(TextWidth.of).max() ?? 0
      natural.append(max(TextWidth.of(heading.text), widest))
      var least = min(TextWidth.longestWord(heading.text), Self.longestKeptWord)
      switch heading.alignment {
      case .trailing: least = max(least, widest)
      case .leading:
        let word = min(cells.map(TextWidth.longestWord).max() ?? 0, Self.longestKeptWord)
        least = max(least, word, min(widest, Self.narrowest))
      }
      minimal.append(least)
    }
    self.natural = natural
    self.minimal = minimal
  }

  /// The groups of columns for a terminal of `width` columns.
  func groups(width: Int) -> [Group] {
    let all = Array(natural.indices)
    if all.isEmpty { return [] }
    if total(all.map { minimal[$0] }) <= width { return [fit(all, width: width, least: minimal)] }
    // The first column repeats in every group and may take half of the room.
    var least = minimal
    least[0] = min(minimal[0], max(width / 2 - Self.gap, 1))
    for column in all.dropFirst() {
      least[column] = min(minimal[column], max(width - least[0] - Self.gap, 1))
    }
    var groups: [[Int]] = []
    var used = 0
    for column in all.dropFirst() {
      let needed = Self.gap + least[column]
      if groups.isEmpty || (used + needed > width && groups[groups.count - 1].count > 1) {
        groups.append([0])
        used = least[0]
      }
      groups[groups.count - 1].append(column)
      used += needed
    }
    if groups.isEmpty { return [Group(columns: [0], widths: [min(minimal[0], width)])] }
    return groups.map { fit($0, width: width, least: least) }
  }

  /// Shares the room left among the columns that lack most.
  private func fit(_ columns: [Int], width: Int, least: [Int]) -> Group {
    var widths = columns.map { least[$0] }
    var slack = width - total(widths)
    while slack > 0 {
      var neediest = 0
      for index in columns.indices
      where natural[columns[index]] - widths[index] > natural[columns[neediest]] - widths[neediest]
      {
        neediest = index
      }
      if natural[columns[neediest]] <= widths[neediest] { break }
      widths[neediest] += 1
      slack -= 1
    }
    return Group(columns: columns, widths: widths)
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
  }
}
