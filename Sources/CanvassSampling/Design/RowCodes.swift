import CanvassTables

/// One dense code a row for the distinct values of a column, and what the codes stand for.
struct RowCodes {
  /// Code of each row; −1 where the value is missing.
  var codes: [Int32]
  /// The text of each code.
  var labels: [String]

  /// Codes of a column in the order of its levels: declared, or ascending by number or by text.
  init(_ column: Column) {
    switch column {
    case .coded(let coded):
      let order = coded.levelsInOrder
      labels = order.map { coded.levels[$0].text }
      var code = [Int32](repeating: -1, count: max(256, coded.levels.count))
      for (position, level) in order.enumerated() { code[level] = Int32(position) }
      switch coded.codes {
      case .narrow(let bytes): codes = bytes.map { code[Int($0)] }
      case .wide(let words): codes = words.map { $0 == Codes.missingWide ? -1 : code[Int($0)] }
      }
    case .real(let values):
      (codes, labels) = Self.ofNumbers(values)
    }
  }

  private static func ofNumbers(_ values: [Double]) -> ([Int32], [String]) {
    if let coded = ofWholeNumbers(values) { return coded }
    var distinct = Set<Double>()
    for value in values where !value.isNaN { distinct.insert(value) }
    let sorted = distinct.sorted()
    var codeOf = [Double: Int32](minimumCapacity: sorted.count)
    for (index, value) in sorted.enumerated() { codeOf[value] = Int32(index) }
    return (values.map { $0.isNaN ? -1 : codeOf[$0] ?? -1 }, sorted.map(shortestText))
  }

  /// The quick way for identifiers: whole numbers that span at most a few times the number of rows
  /// are looked up in an array.
  private static func ofWholeNumbers(_ values: [Double]) -> ([Int32], [String])? {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where !value.isNaN {
      guard value == value.rounded() else { return nil }
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high, high - low < Double(max(65_536, 4 * values.count)) else { return nil }
    var codeOf = [Int32](repeating: -1, count: Int(high - low) + 1)
    for value in values where !value.isNaN { codeOf[Int(value - low)] = 0 }
    var labels: [String] = []
    for index in codeOf.indices where codeOf[index] == 0 {
      codeOf[index] = Int32(labels.count)
      labels.append(shortestText(low + Double(index)))
    }
    return (values.map { $0.isNaN ? -1 : codeOf[Int($0 - low)] }, labels)
  }
}

/// Numbers the distinct pairs (group, code) of all rows 0, 1, … so that pairs ascend by group and
/// then by code.
///
/// - Returns: the number of each row's pair, and for each pair its group and its code.
func numberPairs(groups: [Int32], groupCount: Int, codes: [Int32], codeCount: Int)
  -> (ofRow: [Int32], groupOfPair: [Int32], codeOfPair: [Int32])
{
  let size = groupCount * codeCount
  var groupOfPair: [Int32] = []
  var codeOfPair: [Int32] = []
  if size <= max(1 << 20, 8 * groups.count) {
    var number = [Int32](repeating: -1, count: size)
    for row in groups.indices { number[Int(groups[row]) * codeCount + Int(codes[row])] = 0 }
    for key in number.indices where number[key] == 0 {
      number[key] = Int32(groupOfPair.count)
      groupOfPair.append(Int32(key / codeCount))
      codeOfPair.append(Int32(key % codeCount))
    }
    let ofRow = groups.indices.map { number[Int(groups[$0]) * codeCount + Int(codes[$0])] }
    return (ofRow, groupOfPair, codeOfPair)
  }
  let keys = groups.indices.map { Int(groups[$0]) * codeCount + Int(codes[$0]) }
  let sorted = Set(keys).sorted()
  var number = [Int: Int32](minimumCapacity: sorted.count)
  for (index, key) in sorted.enumerated() {
    number[key] = Int32(index)
    groupOfPair.append(Int32(key / codeCount))
    codeOfPair.append(Int32(key % codeCount))
  }
  return (keys.map { number[$0] ?? -1 }, groupOfPair, codeOfPair)
}
