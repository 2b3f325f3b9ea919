/// The combinations of the categories of some margins that occur, by whole numbers that stand for them.
///
/// The number of a row is that of its categories so far times the categories of the next margin, plus its category there:
/// one multiplication a margin. Only where the numbers would become too many to be looked up in an array are those that
/// occur numbered again.
struct MarginCrossing {
  /// The combination of each row.
  private var ofRow: [Int32]
  /// How many combinations there may be.
  private var count = 1
  /// Of combinations that were numbered again, the column of each margin; the margins since then.
  private var numbered: (entries: [Int32], width: Int) = ([], 0)
  private var since: [(count: Int, first: Int)] = []

  init(rows: Int) { ofRow = [Int32](repeating: 0, count: rows) }

  /// Adds a margin.
  ///
  /// - Parameters:
  ///   - codes: the category of each row; what is below 0 belongs to none, and rows that have it in any margin are outside.
  ///   - count: how many categories there are.
  ///   - first: the column of the first.
  mutating func cross(_ codes: [Int32], count categories: Int, first: Int) {
    let most = min(max(1 << 20, 8 * ofRow.count), Int(Int32.max))
    if count * categories > most { number() }
    if count * categories > most {
      crossSparsely(codes, count: categories, first: first)
      return
    }
    let factor = Int32(categories)
    for row in ofRow.indices {
      ofRow[row] = codes[row] < 0 || ofRow[row] < 0 ? -1 : ofRow[row] * factor + codes[row]
    }
    count *= categories
    since.append((categories, first))
  }

  /// Adds a margin to combinations that are numbered, where there may be too many for an array.
  private mutating func crossSparsely(_ codes: [Int32], count categories: Int, first: Int) {
    // Rows outside are a group of their own, the first.
    let pairs = numberPairs(
      groups: ofRow.indices.map { codes[$0] < 0 ? 0 : ofRow[$0] + 1 }, groupCount: count + 1,
      codes: codes.map { $0 + 1 }, codeCount: categories + 1)
    var number = [Int32](repeating: -1, count: pairs.groupOfPair.count)
    var (next, entries) = (Int32(0), [Int32]())
    let width = numbered.width
    for pair in number.indices where pairs.groupOfPair[pair] > 0 && pairs.codeOfPair[pair] > 0 {
      number[pair] = next
      next += 1
      let before = width * (Int(pairs.groupOfPair[pair]) - 1)
      entries += numbered.entries[before..<before + width]
      entries.append(Int32(first) + pairs.codeOfPair[pair] - 1)
    }
    ofRow = pairs.ofRow.map { number[Int($0)] }
    (count, numbered) = (Int(next), (entries, width + 1))
  }

  /// Numbers the combinations that occur, ascending.
  private mutating func number() {
    var number = [Int32](repeating: -1, count: count)
    for place in ofRow where place >= 0 { number[Int(place)] = 0 }
    let present = number.indices.filter { number[$0] == 0 }
    let width = numbered.width + since.count
    var entries = [Int32](repeating: 0, count: present.count * width)
    for (next, place) in present.enumerated() {
      number[place] = Int32(next)
      var rest = place
      var entry = (next + 1) * width
      for margin in since.reversed() {
        entry -= 1
        let (quotient, category) = rest.quotientAndRemainder(dividingBy: margin.count)
        entries[entry] = Int32(margin.first + category)
        rest = quotient
      }
      for before in 0..<numbered.width {
        entries[next * width + before] = numbered.entries[rest * numbered.width + before]
      }
    }
    for row in ofRow.indices where ofRow[row] >= 0 { ofRow[row] = number[Int(ofRow[row])] }
    (count, numbered, since) = (present.count, (entries, width), [])
  }

  /// The combination of each row, and the columns of each, one a margin; −1 for rows without weight.
  mutating func cells(inside weights: [Double]) -> (ofRow: [Int32], entries: [Int32]) {
    for row in ofRow.indices where weights[row] == 0 { ofRow[row] = -1 }
    number()
    return (ofRow, numbered.entries)
  }
}
