/// Which shares, dimensions, items and other measures of fields are not shown: those that rules forbid, those of a field whose share
/// is withheld, and what these would follow from.
///
/// Readers know of each item, dimension and measure what all fields together have, since the gap to the rest tells it; and
/// of each field its share, which is the sum of its items, as a dimension is of its own.
struct PartPublication {
  private let instrument: Instrument
  private let rules: [RulePack]

  init(_ instrument: Instrument, _ rules: [RulePack]) {
    (self.instrument, self.rules) = (instrument, rules)
  }

  /// Keeps back what would tell the share of the one field that may not be shown: it is what the share of all
  /// leaves when the other fields are taken away. With two fields that are not shown, only their sum is.
  ///
  /// The smallest of several other fields is kept back, and where there is but one, whose gap is not shown
  /// as it is, the share of all.
  func keepBackShares(_ fields: inout [FieldDiagnosis], _ overall: inout Measures) {
    let forbidden = fields.indices.filter { fields[$0].measures.isForbidden }
    let shown = fields.indices.filter {
      !fields[$0].measures.isForbidden && fields[$0].measures.satisfied.value.isFinite
    }
    guard forbidden.count == 1, !shown.isEmpty, !overall.isForbidden else { return }
    if shown.count == 1 {
      overall.isKeptBack = true
    } else if let least = shown.min(by: {
      (fields[$0].measures.satisfied.count, $0) < (fields[$1].measures.satisfied.count, $1)
    }) {
      fields[least].measures.isKeptBack = true
    }
  }

  /// A gap tells the share of a field beside the rest, and where that is one field, this.
  func withholdGaps(_ fields: inout [FieldDiagnosis]) {
    for index in fields.indices {
      let others = fields.indices.filter {
        $0 != index && fields[$0].measures.satisfied.value.isFinite
      }
      fields[index].withholdsGap =
        fields[index].measures.isWithheld
        || (others.count == 1 && fields[others[0]].measures.isWithheld)
    }
  }

  /// What adds up over the fields.
  private enum Sum: Hashable {
    case allSatisfied, mean
    case dimension(Int)
    case item(Int)
  }

  /// Keeps back parts of fields whose own shares have been decided.
  func keepBack(_ fields: inout [FieldDiagnosis]) {
    var outcomes: [TableRelease.Outcome] = []
    var sums: [[Int]] = []
    var overFields: [Sum: [Int]] = [:]
    var order: [Sum] = []
    for field in fields {
      let isWithheld = field.measures.isWithheld
      var places: [Sum: Int] = [:]
      func add(_ outcome: TableRelease.Outcome, _ sum: Sum) {
        var outcome = outcome
        let exists = outcome.cell.value.isFinite
        if isWithheld, exists { outcome.isKeptBack = true }
        places[sum] = exists ? outcomes.count : nil
        if exists {
          if overFields[sum] == nil { order.append(sum) }
          overFields[sum, default: []].append(outcomes.count)
        }
        outcomes.append(outcome)
      }
      add(field.measures.ofAllSatisfied, .allSatisfied)
      add(field.measures.ofMean, .mean)
      for part in field.dimensions { add(part.outcome, .dimension(part.index)) }
      for part in field.items { add(part.outcome, .item(part.index)) }
      if isWithheld { continue }
      let items = field.items.compactMap { places[.item($0.index)] }
      sums.append(items)
      var inDimensions = 0
      for part in field.dimensions {
        guard let own = places[.dimension(part.index)] else { continue }
        let parts = instrument.dimensions[part.index].items.compactMap { places[.item($0)] }
        inDimensions += parts.count
        sums.append([own] + parts)
      }
      if inDimensions == items.count {
        sums.append(field.dimensions.compactMap { places[.dimension($0.index)] })
      }
    }
    guard outcomes.contains(where: \.isWithheld) else { return }
    sums += order.compactMap { overFields[$0] }
    var next = TableRelease(outcomes, packs: rules, sums: sums).outcomes[...]
    for place in fields.indices {
      fields[place].measures.ofAllSatisfied = next.removeFirst()
      fields[place].measures.ofMean = next.removeFirst()
      for part in fields[place].dimensions.indices {
        fields[place].dimensions[part].outcome = next.removeFirst()
      }
      for part in fields[place].items.indices {
        fields[place].items[part].outcome = next.removeFirst()
      }
    }
    keepBackGaps(&fields)
  }

  /// A gap tells the rest: where that is one other field, what is withheld of it.
  private func keepBackGaps(_ fields: inout [FieldDiagnosis]) {
    let known = fields.indices.filter { fields[$0].measures.satisfied.value.isFinite }
    let tells = fields.indices.map { place in
      known.count == 2
        && known.contains { other in
          other != place
            && (fields[other].measures.isWithheld
              || (fields[other].dimensions + fields[other].items).contains(where: \.isWithheld))
        }
    }
    func mark(_ parts: inout [PartDiagnosis], tells: Bool) {
      for part in parts.indices { parts[part].withholdsGap = tells || parts[part].isWithheld }
    }
    for place in fields.indices {
      // Of a withheld field nothing is printed, nor what it makes of items that nobody answered there.
      let tells = tells[place] || fields[place].measures.isWithheld
      mark(&fields[place].dimensions, tells: tells)
      mark(&fields[place].items, tells: tells)
    }
  }
}
