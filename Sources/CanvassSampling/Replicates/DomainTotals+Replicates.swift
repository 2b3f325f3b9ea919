import CanvassNumerics

extension DomainTotals {
  /// The values of a form in every replicate; `nil` where the variance is not made so.
  ///
  /// A form has no value in a replicate in which one of its terms has none.
  func replicateValues(of form: LinearForm) -> [Double]? {
    guard let replicates = wholePlace.rows.replicated else { return nil }
    var sum = [Double](repeating: 0, count: replicates.count)
    for term in form.terms {
      let values = values(of: term, replicates)
      for replicate in sum.indices { sum[replicate] += term.factor * values[replicate] }
    }
    return sum
  }

  /// In how many replicates that count for something a form has no value; 0 where the variance is not made of replicates.
  public func lostReplicates(of form: LinearForm) -> Int {
    guard let replicates = wholePlace.rows.replicated else { return 0 }
    return replicateValues(of: form).map(replicates.lost) ?? 0
  }

  /// The root of a form whose estimands are evaluated in every replicate; `nil` where the variance is not made so.
  func replicateRoot(of form: LinearForm) -> [Double]? {
    guard let replicates = wholePlace.rows.replicated, let values = replicateValues(of: form)
    else { return nil }
    return replicates.root(ofValues: values, estimate: form.value)
  }

  private func values(of term: LinearForm.Term, _ all: ReplicateRoot) -> [Double] {
    let moments = moments(of: term.group, in: term.union)
    func values(_ place: DomainPlace, _ totals: ClusterTotals) -> [Double] {
      place.replicateValues(
        of: term.estimand, term.gradient, moments, group: term.group, totals) ?? []
    }
    switch term.union {
    case .one(let domain): return values(places[domain], parts)
    case .all: return values(wholePlace, whole)
    case .allBut(let domain):
      let replicated = ReplicatedEstimand(
        estimand: term.estimand, group: term.group, moments: moments, linearised: term.gradient)
      let rows = wholePlace.rows
      let place = places[domain].rows
      let sums = ReplicatedSums(of: [replicated], whole, at: rows.pairs)
      let part = ReplicatedSums(of: [replicated], parts, at: place.pairs)
      let rest =
        all.totals(of: sums.columns)
        - (place.replicated?.totals(of: part.columns) ?? Matrix(rows: 0, columns: 0))
      return replicated.values(at: rest, sums.places[0])
    }
  }
}
