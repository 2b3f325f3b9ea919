/// Whether a share that may not be shown follows from all numbers of a diagnosis together: shares, gaps to the rest and
/// points of the gap. Where one does, one more number that it follows from is withheld, until none does.
///
/// Unknown are the satisfied answers S of each item in each field (Σw), known are all answers (Σw). Every number that is
/// printed is then a linear equation, and a share follows where it is in the space that these equations span (the audit of
/// cell suppression, Giessing 2004; here with the equations of gaps besides those of margins).
struct PublicationAudit {
  /// Σw of the answers to each item in each field.
  private let answers: [[Double]]
  private let answersToItem: [Double]
  private let answersInField: [Double]
  private let answersInAll: Double
  private let instrument: Instrument
  /// The items of the question that an item is part of.
  private let question: [[Int]]

  /// A number that is printed.
  private enum Number: Hashable {
    case overall
    case share(Int)
    case gap(Int)
    case part(Int, PartPlace)
    /// The gap of a part, and its points.
    case partGap(Int, PartPlace)
  }

  private struct PartPlace: Hashable {
    var isItem: Bool
    var place: Int
  }

  /// A sum of unknowns.
  private typealias Sum = [Int: Double]

  init(_ instrument: Instrument, answers: [[Double]]) {
    self.instrument = instrument
    self.answers = answers
    let items = answers.first?.indices ?? 0..<0
    answersToItem = items.map { item in answers.reduce(0) { $0 + $1[item] } }
    answersInField = answers.map { $0.reduce(0, +) }
    answersInAll = answersInField.reduce(0, +)
    var question = items.map { [$0] }
    for items in instrument.questions where instrument.items.count == question.count {
      for item in items { question[item] = items }
    }
    self.question = question
  }

  /// Withholds what has to be withheld besides.
  func keepBack(_ fields: inout [FieldDiagnosis], _ overall: inout Measures) {
    let forbidden = forbidden(fields, overall)
    // What is 0 or 1 some readers know by the clause that withholds it.
    for knowsExtremes in [false, true] {
      let targets = forbidden.filter { !(knowsExtremes && $0.isExtreme) }.map(\.sum)
      let known = forbidden.filter { knowsExtremes && $0.isExtreme }.map(\.sum)
      if targets.isEmpty { continue }
      while true {
        let numbers = numbers(fields, overall)
        let others = RowSpace.sources(
          of: targets, known: definitions(fields) + known, shown: numbers.map(\.equation),
          isLess: { numbers[$0].cost < numbers[$1].cost })
        if others.isEmpty { break }
        for other in others { withhold(numbers[other].number, &fields, &overall) }
      }
    }
  }

  // MARK: Unknowns

  private var items: Int { answersToItem.count }
  private func satisfied(_ field: Int, _ item: Int) -> Int { field * items + item }
  private func inField(_ field: Int) -> Int { answers.count * items + field }
  private func toItem(_ item: Int) -> Int { answers.count * (items + 1) + item }
  private var all: Int { answers.count * (items + 1) + items }

  /// What adds up to what.
  private func definitions(_ fields: [FieldDiagnosis]) -> [Sum] {
    var sums: [Sum] = []
    var ofAll: Sum = [all: -1]
    for field in fields.indices {
      var own: Sum = [inField(field): -1]
      for item in 0..<items where answers[field][item] > 0 { own[satisfied(field, item)] = 1 }
      sums.append(own)
      if own.count > 1 { ofAll[inField(field)] = 1 }
    }
    sums.append(ofAll)
    for item in 0..<items {
      var own: Sum = [toItem(item): -1]
      for field in fields.indices where answers[field][item] > 0 {
        own[satisfied(field, item)] = 1
      }
      sums.append(own)
    }
    return sums
  }

  // MARK: Numbers

  private func partItems(_ part: PartDiagnosis, isItem: Bool) -> [Int] {
    isItem ? [part.index] : instrument.dimensions[part.index].items
  }

  private func share(_ field: Int, _ part: PartDiagnosis, isItem: Bool) -> Sum {
    Dictionary(
      uniqueKeysWithValues: partItems(part, isItem: isItem).filter { answers[field][$0] > 0 }.map {
        (satisfied(field, $0), 1)
      })
  }

  private func parts(_ field: FieldDiagnosis) -> [(place: PartPlace, part: PartDiagnosis)] {
    field.dimensions.enumerated().map { (PartPlace(isItem: false, place: $0), $1) }
      + field.items.enumerated().map { (PartPlace(isItem: true, place: $0), $1) }
  }

  /// What may not be shown, and whether it is 0 or 1.
  private func forbidden(
    _ fields: [FieldDiagnosis], _ overall: Measures
  ) -> [(sum: Sum, isExtreme: Bool)] {
    var found: [(sum: Sum, isExtreme: Bool)] = []
    if overall.isForbidden { found.append(([all: 1], overall.judged.isExtreme)) }
    for (place, field) in fields.enumerated() {
      if field.measures.isForbidden {
        found.append(([inField(place): 1], field.measures.judged.isExtreme))
      }
      for (own, part) in parts(field)
      where part.outcome.isForbidden && part.satisfied.value.isFinite {
        found.append((share(place, part, isItem: own.isItem), part.outcome.isKnown))
      }
    }
    return found
  }

  /// A printed number, its equation, and what it costs to withhold it.
  private struct Printed {
    var number: Number
    var equation: Sum
    var cost: (Int, Int)
  }

  private func numbers(_ fields: [FieldDiagnosis], _ overall: Measures) -> [Printed] {
    var found: [Printed] = []
    if !overall.isWithheld {
      found.append(Printed(number: .overall, equation: [all: 1], cost: (3, 0)))
    }
    for (place, field) in fields.enumerated() where answersInField[place] > 0 {
      let count = field.measures.satisfied.count
      if !field.measures.isWithheld {
        found.append(
          Printed(number: .share(place), equation: [inField(place): 1], cost: (4, count)))
      }
      if field.gapToRest != nil, !field.withholdsGap {
        found.append(
          Printed(number: .gap(place), equation: gap(place), cost: (1, count)))
      }
      for (own, part) in parts(field) {
        let count = part.satisfied.count
        if part.satisfied.value.isFinite, !part.isWithheld {
          found.append(
            Printed(
              number: .part(place, own), equation: share(place, part, isItem: own.isItem),
              cost: (2, count)))
        }
        if part.withholdsGap { continue }
        for equation in gaps(place, part, isItem: own.isItem) {
          found.append(
            Printed(number: .partGap(place, own), equation: equation, cost: (0, count)))
        }
      }
    }
    return found
  }

  /// The share of a field less that of the rest.
  private func gap(_ field: Int) -> Sum {
    let rest = answersInAll - answersInField[field]
    return [inField(field): 1 / answersInField[field] + 1 / rest, all: -1 / rest]
  }

  /// The share satisfied with some items in all other fields.
  private func rest(_ field: Int, _ items: [Int]) -> Sum? {
    let count = items.reduce(0) { $0 + answersToItem[$1] - answers[field][$1] }
    guard count > 0 else { return nil }
    var sum: Sum = [:]
    for item in items {
      sum[toItem(item)] = 1 / count
      if answers[field][item] > 0 { sum[satisfied(field, item)] = -1 / count }
    }
    return sum
  }

  /// The share satisfied with some items in a field.
  private func here(_ field: Int, _ items: [Int]) -> Sum? {
    let count = items.reduce(0) { $0 + answers[field][$1] }
    guard count > 0 else { return nil }
    return Dictionary(
      uniqueKeysWithValues: items.filter { answers[field][$0] > 0 }.map {
        (satisfied(field, $0), 1 / count)
      })
  }

  /// The gap of a part and, where not all of its items were asked in the field, its points, which say more.
  private func gaps(_ field: Int, _ part: PartDiagnosis, isItem: Bool) -> [Sum] {
    let items = partItems(part, isItem: isItem)
    var found: [Sum] = []
    let compared = isItem && instrument.fieldColumn == nil ? question[part.index] : items
    if part.gap != nil, var own = here(field, items), let others = rest(field, compared) {
      own.add(others, times: -1)
      found.append(own)
    }
    if instrument.fieldColumn == nil || items.contains(where: { answers[field][$0] == 0 }) {
      var points: Sum = [:]
      for item in items { points.add(self.points(field, item), times: 1) }
      if !points.isEmpty { found.append(points) }
    }
    return found
  }

  /// The points of an item, as `GapDecomposition` has them.
  private func points(_ field: Int, _ item: Int) -> Sum {
    let items = question[item]
    let (own, others) = (here(field, items), rest(field, items))
    guard let inField = own ?? others, let inRest = others ?? inField as Sum? else { return [:] }
    let ofField = items.reduce(0) { $0 + answers[field][$1] }
    let ofRest = items.reduce(0) { $0 + answersToItem[$1] } - ofField
    let rest = answersInAll - answersInField[field]
    let (a, b) = (ofField / answersInField[field], ofRest / rest)
    // (a − b)(s̄ − θ̄), where θ̄ is the mean of the two pooled shares.
    var sum: Sum = [:]
    sum.add(inField, times: (a - b) / 2)
    sum.add(inRest, times: (a - b) / 2)
    sum.add([self.inField(field): 1 / answersInField[field] - 1 / rest], times: -(a - b) / 2)
    sum.add([all: 1 / rest], times: -(a - b) / 2)
    guard ofField > 0 else {
      return sum.mapValues { $0 * answersToItem[item] / ofRest }
    }
    guard let share = here(field, [item]) else { return [:] }
    sum.add(share, times: (a + b) / 2)
    sum.add(inRest, times: -(a + b) / 2)
    return sum.mapValues { $0 * answers[field][item] / ofField }
  }

  // MARK: Withholding

  private func withhold(
    _ number: Number, _ fields: inout [FieldDiagnosis], _ overall: inout Measures
  ) {
    func withholdGap(_ field: Int) {
      fields[field].withholdsGap = true
      for part in fields[field].dimensions.indices {
        fields[field].dimensions[part].withholdsGap = true
      }
      for part in fields[field].items.indices { fields[field].items[part].withholdsGap = true }
    }
    func change(_ field: Int, _ own: PartPlace, _ body: (inout PartDiagnosis) -> Void) {
      if own.isItem {
        body(&fields[field].items[own.place])
      } else {
        body(&fields[field].dimensions[own.place])
      }
    }
    func withholdPart(_ part: inout PartDiagnosis) {
      part.withholdsGap = true
      part.outcome.isKeptBack = true
    }
    switch number {
    case .overall: overall.isKeptBack = true
    case .gap(let field): withholdGap(field)
    case .partGap(let field, let own): change(field, own) { $0.withholdsGap = true }
    case .part(let field, let own): change(field, own, withholdPart)
    case .share(let field):
      fields[field].measures.isKeptBack = true
      fields[field].measures.ofAllSatisfied.isKeptBack = true
      fields[field].measures.ofMean.isKeptBack = true
      withholdGap(field)
      for (own, part) in parts(fields[field]) where part.satisfied.value.isFinite {
        change(field, own, withholdPart)
      }
    }
  }
}

extension [Int: Double] {
  /// Adds a multiple of another sum.
  fileprivate mutating func add(_ other: Self, times factor: Double) {
    for (unknown, value) in other { self[unknown, default: 0] += factor * value }
  }
}
