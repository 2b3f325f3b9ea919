extension Design {
  /// A mark on each row that is inside a filter and has a weight, for what is read off rows, such as the values of a
  /// column: a row of weight zero is the same as one outside. The filter itself where all rows have a weight.
  func rowsWithWeight(in filter: [Bool]?) -> [Bool]? {
    guard weights.contains(0) else { return filter }
    return weights.indices.map { filter?[$0] != false && weights[$0] != 0 }
  }
}
