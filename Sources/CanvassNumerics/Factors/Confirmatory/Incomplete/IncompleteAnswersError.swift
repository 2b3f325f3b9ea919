/// Why answers that are missing here and there have no means and covariances.
public enum IncompleteAnswersError: ReasonedError, Equatable {
  /// All rows that have an item have the same answer.
  case constant(item: String)
  /// No row has both of two items.
  case neverTogether(String, String)
  /// So few rows have an item that the others, as many as there are, can tell its answers exactly.
  case fewAnswers(item: String, rows: Int, items: Int)
  /// Items follow from one another.
  case collinear([String])
  /// The likelihood does not change with the covariance of two items.
  case undetermined(String, String)

  /// One sentence.
  public var reason: Sentence {
    switch self {
    case .constant(let item): "\"\(item)\" has the same answer in every row that has it"
    case .neverTogether(let first, let second):
      "no row has an answer to both \"\(first)\" and \"\(second)\", so nothing is known of their "
        + "covariance"
    case .fewAnswers(let item, let rows, let items):
      "\"\(item)\" has \(counted: rows, "answer"), too few for \(counted: items, "item")"
    case .collinear(let names):
      "\(names.map { "\"\($0)\"" }.joined(separator: ", ")) are perfectly collinear in the rows that have them"
    case .undetermined(let first, let second):
      "the rows with an answer to both \"\(first)\" and \"\(second)\" do not determine their covariance"
    }
  }
}

extension PatternLikelihood {
  /// - Throws: what is in the way of means and covariances before any are looked for.
  func requireCoverage(of data: Observations) throws(IncompleteAnswersError) {
    let used = patterns.flatMap(\.rows)
    let counts = pairCounts
    for (j, name) in data.names.enumerated() {
      let answers = used.lazy.map { data.values[$0, j] }.filter { !$0.isNaN }
      let count = counts[TriangularPlaces.place(j, j)]
      if count > 1, let first = answers.first, answers.allSatisfy({ $0 == first }) {
        throw .constant(item: name)
      }
      // With one more row than items, what the others tell of an item leaves something to itself.
      guard count > items else {
        throw .fewAnswers(item: name, rows: count, items: items)
      }
    }
    for (i, j) in TriangularPlaces(order: items).all
    where counts[TriangularPlaces.place(i, j)] == 0 {
      throw .neverTogether(data.names[i], data.names[j])
    }
  }

  /// How many rows have both of the items i ≤ j, column after column.
  private var pairCounts: [Int] {
    var counts = [Int](repeating: 0, count: TriangularPlaces(order: items).count)
    for pattern in patterns {
      for (b, j) in pattern.observed.enumerated() {
        for i in pattern.observed[...b] {
          counts[TriangularPlaces.place(i, j)] += pattern.rows.count
        }
      }
    }
    return counts
  }

  /// The two items that the fewest rows have both of.
  var rarestPair: (pair: (Int, Int), rows: Int) {
    let rarest = zip(TriangularPlaces(order: items).all, pairCounts).min { $0.1 < $1.1 }
    return rarest.map { (pair: $0.0, rows: $0.1) } ?? (pair: (0, 0), rows: 0)
  }
}
