/// Decides how wide the columns of a table stand in a terminal: as wide as their text when the
/// table fits, narrower with wrapped words when it does not, and cut into groups of columns that
/// repeat those which say the row when columns as narrow as can still be read are too wide together.
struct ColumnLayout {
  /// Columns that stand side by side, with their widths.
  struct Group: Equatable {
    var columns: [Int]
    var widths: [Int]
    /// Spaces before the second and later lines of a cell of the first column.
    var hanging: Int
  }

  /// Spaces between two columns.
  static let gap = 2
  /// Columns of words stay at least this wide, or as wide as their words.
  private static let comfortable = 10
  /// Cells are not to take more lines than these, as far as a column of `widestComfortable` does it.
  private static let comfortableLines = 3
  /// No column asks for more room than this before the table is cut into groups.
  private static let widestComfortable = 24
  /// Headings take no more lines than these where there is room.
  private static let headingLines = 3
  /// A word longer than this may be broken.
  private static let longestKeptWord = 28
  /// Spaces before the second and later lines of a cell of the first column, where there is room.
  private static let hanging = 2

  /// The headings.
  private let headings: [String]
  /// The width of the widest cell of each column.
  private var cells: [Int] = []
  /// The width of the widest cell or heading of each column.
  private var natural: [Int] = []
  /// The width of its longest word; of a column of numbers, that of its widest cell.
  private var words: [Int] = []
  /// The same, but no narrower than is comfortable to read.
  private var minimal: [Int] = []

  /// The room that words of the first column need behind a hanging indent.
  private var hangingWords = 0

  /// The number of columns at the beginning that every group has.
  private let keys: Int

  /// Measures a table.
  init(_ table: OutputTable) {
    keys = table.keyCount
    headings = table.headings.map(\.text)
    for (index, heading) in table.headings.enumerated() {
      var widest = 0
      var word = 0
      for row in table.rows {
        let width = TextWidth.of(row[index])
        widest = max(widest, width)
        // No word is longer than its cell.
        if heading.alignment == .leading, width > word {
          word = max(word, TextWidth.longestWord(row[index]))
        }
        if index == 0, width > hangingWords {
          // Only words behind the first one can stand on a line with the indent.
          let rest = row[0].drop { $0 != " " }
          let indented = min(TextWidth.longestWord(String(rest)), Self.longestKeptWord)
          if indented > 0 { hangingWords = max(hangingWords, indented + Self.hanging) }
        }
      }
      cells.append(widest)
      natural.append(max(TextWidth.of(heading.text), widest))
      var least = min(TextWidth.longestWord(heading.text), Self.longestKeptWord)
      switch heading.alignment {
      case .trailing:
        least = max(least, widest)
        words.append(least)
        minimal.append(least)
      case .leading:
        least = max(least, min(word, Self.longestKeptWord))
        words.append(least)
        let room = (widest + Self.comfortableLines - 1) / Self.comfortableLines
        minimal.append(
          max(least, min(widest, Self.comfortable), min(room, Self.widestComfortable)))
      }
    }
  }

  /// The groups of columns for a terminal of `width` columns.
  func groups(width: Int) -> [Group] {
    let all = Array(natural.indices)
    if all.isEmpty { return [] }
    if let whole = fit(all, width: width) { return [whole] }
    var least = leastOfKeys(width: width)
    let room = least.reduce(0) { $0 + $1 + Self.gap }
    for column in all.dropFirst(keys) { least.append(min(minimal[column], max(width - room, 1))) }
    guard all.count > 1 else {
      return [Group(columns: [0], widths: [min(words[0], width)], hanging: 0)]
    }
    // As few groups as there must be, and then about equally wide, so that no column is left over.
    let fewest = stacked(least, width: width)
    var limit = width
    var groups = fewest
    while limit > 1 {
      let narrower = stacked(least, width: limit - 1)
      if narrower.count > fewest.count { break }
      groups = narrower
      limit -= 1
      // One column a group cannot become narrower.
      if groups.allSatisfy({ $0.count == keys + 1 }) { break }
    }
    return groups.map {
      fit($0, width: width)
        ?? spread($0, width: width, least: $0.map { column in least[column] }, hanging: 0)
    }
  }

  /// The widths of the columns that repeat in every group: those that can be read, or so much less
  /// that they take half of the room, or what the widest of the others leaves if that is more.
  private func leastOfKeys(width: Int) -> [Int] {
    var least = Array(minimal.prefix(keys))
    let others = keys > 1 ? minimal.dropFirst(keys).max() ?? 0 : width
    let room = max(width / 2 - Self.gap, width - others - Self.gap, keys + (keys - 1) * Self.gap)
    while total(least) > room, let widest = least.max(), widest > 1,
      let column = least.firstIndex(of: widest)
    {
      least[column] -= 1
    }
    return least
  }

  /// Groups filled from the left, each with the columns that say the row.
  private func stacked(_ least: [Int], width: Int) -> [[Int]] {
    var groups: [[Int]] = []
    var used = 0
    for column in natural.indices.dropFirst(keys) {
      let needed = Self.gap + least[column]
      if groups.isEmpty || (used + needed > width && groups[groups.count - 1].count > keys) {
        groups.append(Array(0..<keys))
        used = total(Array(least.prefix(keys)))
      }
      groups[groups.count - 1].append(column)
      used += needed
    }
    return groups
  }

  /// Columns side by side, where they can be read so; `nil` where that is too wide.
  private func fit(_ columns: [Int], width: Int) -> Group? {
    for hanging in [Self.hanging, 0] {
      var widths = columns.map { minimal[$0] }
      if columns[0] == 0, hanging > 0 { widths[0] = max(widths[0], min(natural[0], hangingWords)) }
      if total(widths) <= width {
        return spread(columns, width: width, least: widths, hanging: hanging)
      }
    }
    return nil
  }

  /// Shares the room left: headings of many lines first become lower, then it goes to the columns
  /// whose cells are cut into most lines, those that say the row before all others until two lines do
  /// for them, or they have a third of the width; what cells leave goes to headings again.
  private func spread(_ columns: [Int], width: Int, least: [Int], hanging: Int) -> Group {
    var widths = lowered(least, columns, from: Self.headingLines, width: width)
    func widen(_ places: [Int], by room: Int, until enough: Double) {
      func lines(_ place: Int) -> Double {
        Double(cells[columns[place]]) / Double(max(widths[place], 1))
      }
      var left = room
      while left > 0, let neediest = places.max(by: { lines($0) < lines($1) }),
        lines(neediest) > enough
      {
        widths[neediest] += 1
        left -= 1
      }
    }
    let names = columns.indices.filter { columns[$0] < keys }
    let room = width - total(widths)
    widen(names, by: min(room, width / 3 - names.reduce(0) { $0 + widths[$1] }), until: 2)
    widen(Array(columns.indices), by: width - total(widths), until: 1)
    widths = lowered(widths, columns, from: 1, width: width)
    return Group(columns: columns, widths: widths, hanging: hanging)
  }

  /// Widths with which headings take as few lines as the room allows, but for `fewest`.
  private func lowered(_ widths: [Int], _ columns: [Int], from fewest: Int, width: Int) -> [Int] {
    let now = columns.indices.map { TextWidth.wrap(headings[columns[$0]], width: widths[$0]).count }
    for lines in fewest..<max(fewest, now.max() ?? 1) {
      let wider = columns.indices.map { place in
        now[place] <= lines
          ? widths[place]
          : (widths[place]...natural[columns[place]]).first {
            TextWidth.wrap(headings[columns[place]], width: $0).count <= lines
          } ?? natural[columns[place]]
      }
      if total(wider) <= width { return wider }
    }
    return widths
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
  }
}
