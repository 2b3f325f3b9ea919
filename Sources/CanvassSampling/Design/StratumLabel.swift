import CanvassNumerics

/// What a stratum is called in messages: by its code, by the cluster in which it lies, or as all there is.
struct StratumLabel: Sendable {
  /// Its codes in quotation marks, more than one where strata were joined; empty without strata.
  private(set) var codes: String
  /// The cluster of the stage before in which it lies.
  private let cluster: String?
  /// Whether it is a stratum of the second phase.
  private let isOfSecondPhase: Bool

  /// A stratum by its code, or all that a cluster, or the sample, has.
  init(_ code: String? = nil, of cluster: String? = nil) {
    codes = code.map { "\"\($0)\"" } ?? ""
    self.cluster = cluster
    isOfSecondPhase = false
  }

  /// A stratum of the second phase.
  init(ofSecondPhase first: StratumLabel) {
    (codes, cluster) = (first.codes, first.cluster)
    isOfSecondPhase = true
  }

  /// What strata are called that were joined.
  init(joining labels: [StratumLabel]) {
    codes = labels.map(\.codes).joined(separator: " + ")
    cluster = labels.first?.cluster
    isOfSecondPhase = labels.first?.isOfSecondPhase ?? false
  }

  /// The name behind the word stratum.
  var sentence: Sentence {
    let own: Sentence = codes.isEmpty ? "(the whole sample)" : "\(whole: codes)"
    let placed: Sentence
    switch cluster {
    case nil: placed = own
    case let cluster? where codes.isEmpty: placed = "of cluster \"\(cluster)\""
    case let cluster?: placed = "\(own) of cluster \"\(cluster)\""
    }
    return isOfSecondPhase ? "\(placed) of the second phase" : placed
  }
}
