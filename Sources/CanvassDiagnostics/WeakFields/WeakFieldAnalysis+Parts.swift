import CanvassSampling

extension WeakFieldAnalysis {
  /// A dimension or an item with what it contributes to a field's gap.
  struct Part {
    var index: Int
    var group: Int
    /// What it is compared with in other fields.
    var restGroup: Int
    var contribution: Double?
  }

  /// What makes the gap of a field: its dimensions and its items, and what either lack of the gap.
  struct Parts {
    var dimensions: [Part] = []
    var items: [Part] = []
    var inNoDimension: Double?
    var ofOtherFields: Double?
  }

  /// The dimensions and items with what they contribute to a field's gap.
  func parts(_ field: Int) -> Parts {
    let contributions = GapDecomposition.contributions(
      decompositionItems(field), questions: instrument.questions)
    let dimensions = instrument.dimensions.indices.map { index in
      let known = instrument.dimensions[index].items.compactMap { contributions[$0] }
      return Part(
        index: index, group: 3 + index, restGroup: 3 + index,
        contribution: known.isEmpty ? nil : known.reduce(0, +))
    }
    let firstItem = 3 + instrument.dimensions.count
    let asked = itemsAsked(about: field)
    let items = asked.map {
      Part(
        index: $0, group: firstItem + $0, restGroup: groupOfQuestion(with: $0),
        contribution: contributions[$0])
    }
    /// What all items but some contribute; `nil` where that is nothing.
    func remainder(without items: [Int]) -> Double? {
      let others = Set(instrument.items.indices).subtracting(items).sorted()
        .compactMap { contributions[$0] }
      return others.contains { $0 != 0 } ? others.reduce(0, +) : nil
    }
    return Parts(
      dimensions: dimensions, items: items,
      inNoDimension: dimensions.isEmpty
        ? nil : remainder(without: instrument.dimensions.flatMap(\.items)),
      ofOtherFields: remainder(without: asked))
  }

  /// The items that are about a field: all of them where fields are values of a column.
  private func itemsAsked(about field: Int) -> [Int] {
    guard case .items(let asked) = instrument.fields else {
      return Array(instrument.items.indices)
    }
    let name = cells[field].values[0]
    return asked.first { $0.name == name }?.items ?? []
  }

  /// What an item is compared with in other fields: itself, or where every field has items of its
  /// own, the answers to its dimension, or to all items in none.
  private func groupOfQuestion(with item: Int) -> Int {
    if instrument.fieldColumn != nil { return 3 + instrument.dimensions.count + item }
    let dimension = instrument.dimensions.firstIndex { $0.items.contains(item) }
    return dimension.map { 3 + $0 } ?? groups.count - 1
  }

  private func decompositionItems(_ field: Int) -> [GapDecomposition.Item] {
    instrument.items.indices.map { item in
      let group = 3 + instrument.dimensions.count + item
      let here = totals.moments(of: group, in: .one(field))
      let there = totals.moments(of: group, in: .allBut(field))
      return GapDecomposition.Item(
        fieldAnswers: here.weight, fieldSatisfied: here.total(0),
        restAnswers: there.weight, restSatisfied: there.total(0))
    }
  }
}
