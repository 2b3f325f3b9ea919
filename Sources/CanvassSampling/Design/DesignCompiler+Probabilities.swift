import CanvassNumerics
import CanvassTables

extension DesignCompiler {
  /// The inclusion probability of each first-stage cluster: those of the first column of population sizes, or of the
  /// diagonal of joint probabilities.
  ///
  /// - Parameter codes: the cluster of each row as the data spell it; `nil` where the rows are the clusters.
  /// - Throws: `DesignError` naming the row or the cluster.
  func probabilities(
    _ unequal: UnequalProbabilities, _ clusterOfRow: [Int32], _ count: Int, _ places: [Int]?
  ) throws -> [Double] {
    guard let name = specification.fpc.first else {
      guard case .joint(let joint) = unequal.method, let places else {
        throw DesignError(
          "unequal probabilities need the column that holds the inclusion probability of each first-stage cluster; name it "
            + "in place of the population sizes")
      }
      let size = joint.codes.count
      return try places.enumerated().map { cluster, place in
        let own = joint.values[place * size + place]
        guard own > 0, own <= 1 else {
          throw DesignError(
            "the joint probabilities \"\(joint.name)\" have no probability of \"\(joint.codes[place])\" with itself; give the column of "
              + "inclusion probabilities")
        }
        return own
      }
    }
    let column = try table.column(name)
    guard column.isNumeric else {
      throw DesignError(
        "the inclusion probability \"\(name)\" is \(column.firstText { number(of: $0) - 1 }); it must be a number above 0 "
          + "and at most 1")
    }
    var probability = [Double](repeating: .nan, count: count)
    for row in 0..<rowCount {
      let value = column.number(at: row)
      guard value > 0, value <= 1 else {
        let problem: Sentence = value.isNaN ? "is missing" : "is \(number: shortestText(value))"
        throw DesignError(
          "the inclusion probability \"\(name)\" \(problem) in row \(number(of: row)); it must be above 0 and at most 1"
        )
      }
      let cluster = Int(clusterOfRow[row])
      if probability[cluster].isNaN { probability[cluster] = value }
      guard probability[cluster] == value else {
        throw DesignError(
          "the inclusion probability \"\(name)\" takes two values in one cluster, \(number: shortestText(probability[cluster])) and "
            + "\(number: shortestText(value)) (row \(number(of: row))); it must be the same for all rows of a first-stage cluster"
        )
      }
    }
    return probability
  }

  /// Where each first-stage cluster stands in the joint probabilities; `nil` where there are none.
  ///
  /// - Parameters:
  ///   - codes: the cluster column; `nil` where the rows are the clusters.
  /// - Throws: `DesignError` for a cluster that is not there or that two strata have.
  func jointPlaces(
    _ unequal: UnequalProbabilities, _ clusterOfRow: [Int32], _ count: Int, _ codes: RowCodes?
  ) throws -> [Int]? {
    guard case .joint(let joint) = unequal.method else { return nil }
    let known = Dictionary(
      joint.codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var places = [Int](repeating: -1, count: count)
    var owner: [Int: Int] = [:]
    if codes == nil, joint.isMatrix, joint.codes.count != rowCount {
      throw DesignError(
        "the joint probabilities \"\(joint.name)\" are those of \(counted: joint.codes.count, "cluster"), and there "
          + "\(agreeing: rowCount, "is", "are") \(counted: rowCount, "row"), each a cluster of its own; give a matrix of as many, or name the "
          + "column of the clusters")
    }
    for row in 0..<rowCount {
      let cluster = Int(clusterOfRow[row])
      if places[cluster] >= 0 { continue }
      let code = codes.map { $0.labels[Int($0.codes[row])] } ?? "\(number(of: row))"
      guard let place = codes == nil && joint.isMatrix ? number(of: row) - 1 : known[code] else {
        throw DesignError(
          "the joint probabilities \"\(joint.name)\" do not have the cluster \"\(code)\"; name it as the data do, and in a list of pairs give one that is alone in its stratum a "
            + "line with itself"
        )
      }
      guard owner.updateValue(cluster, forKey: place) == nil else {
        throw DesignError(
          "cluster \"\(code)\" is in two strata, and the joint probabilities \"\(joint.name)\" have it once; give clusters codes that are "
            + "unique in the whole sample")
      }
      places[cluster] = place
    }
    return places
  }

  /// How far probabilities may be from what they have to be, for the digits that files have.
  private static let digits = 1e-6

  /// The joint probabilities of the clusters of each stratum, checked; empty where there are none.
  func jointProbabilities(
    _ unequal: UnequalProbabilities, _ stage: Stage, _ places: [Int]?
  ) throws -> [Matrix] {
    guard case .joint(let joint) = unequal.method, let places else { return [] }
    let size = joint.codes.count
    let inclusion = stage.inclusion
    func value(_ a: Int, _ b: Int) -> Double { joint.values[places[a] * size + places[b]] }
    func pair(_ a: Int, _ b: Int) -> Sentence {
      "\"\(joint.codes[places[a]])\" and \"\(joint.codes[places[b]])\" in \"\(joint.name)\""
    }
    for a in places.indices {
      let own = value(a, a)
      guard own.isNaN && !joint.isMatrix || abs(own - inclusion[a]) <= Self.digits * inclusion[a]
      else {
        throw DesignError(
          "the joint probability of \"\(joint.codes[places[a]])\" with itself in \"\(joint.name)\" is \(number: shortestText(own)), and its "
            + "inclusion probability is \(number: shortestText(inclusion[a])); they must be the same"
        )
      }
      for b in 0..<a {
        let (both, other) = (value(a, b), value(b, a))
        let product = inclusion[a] * inclusion[b]
        let isApart = stage.stratumOfCluster[a] != stage.stratumOfCluster[b]
        if both.isNaN {
          guard isApart else {
            throw DesignError(
              "there is no joint probability of \(pair(a, b)); give one for each pair of clusters of a stratum"
            )
          }
          continue
        }
        guard abs(both - other) <= Self.digits * abs(both) else {
          throw DesignError(
            "the joint probability of \(pair(a, b)) is \(number: shortestText(both)) and the other way round "
              + "\(number: shortestText(other)); the matrix must be symmetric")
        }
        let most = min(inclusion[a], inclusion[b])
        guard both > 0, both <= most * (1 + Self.digits),
          both >= (inclusion[a] + inclusion[b] - 1) * (1 - Self.digits)
        else {
          throw DesignError(
            "the joint probability of \(pair(a, b)) is \(number: shortestText(both)), which cannot be where they are drawn with "
              + "\(number: shortestText(inclusion[a])) and \(number: shortestText(inclusion[b])): it must be above 0, at most the smaller of these, "
              + "and at least their sum less 1")
        }
        guard !isApart || abs(both - product) <= Self.digits * product else {
          throw DesignError(
            "by the joint probability of \(pair(a, b)), which are of two strata, strata were not drawn independently; leave the "
              + "strata out, or correct it")
        }
      }
    }
    return try (0..<stage.stratumCount).map { stratum in
      let clusters = stage.clusters(of: stratum).filter { !stage.isCertain($0) }
      var matrix = Matrix(rows: clusters.count, columns: clusters.count)
      var isIndependent = clusters.count > 1
      for (i, a) in clusters.enumerated() {
        matrix[i, i] = inclusion[a]
        for (j, b) in clusters.enumerated() where i != j {
          matrix[i, j] = value(a, b)
          let product = inclusion[a] * inclusion[b]
          if abs(matrix[i, j] - product) > Self.digits * product { isIndependent = false }
        }
      }
      if isIndependent, unequal.effectiveEstimator == .yatesGrundy {
        throw DesignError(
          "by the joint probabilities \"\(joint.name)\" the clusters of stratum \(stage.stratumLabels[stratum].sentence) were drawn independently, "
            + "so that their number was left to chance, and the variance of Yates and Grundy is for a fixed number; take that of "
            + "Horvitz and Thompson")
      }
      return matrix
    }
  }

  /// Refuses what unequal probabilities cannot be combined with.
  ///
  /// - Throws: `DesignError`.
  func checkUnequal(_ unequal: UnequalProbabilities) throws {
    guard specification.replicates == nil, specification.givenReplicates == nil else {
      throw DesignError(
        "replicates take no notice of unequal probabilities without replacement; take linearised variances, or leave the "
          + "probabilities out")
    }
    if case .hartleyRao(.some) = unequal.method, stages[0].stratumCount > 1 {
      throw DesignError(
        "hartley-rao has one number for the population, and there are \(stages[0].stratumCount) strata, each with its own; leave the number "
          + "out, so that the sample gives it")
    }
  }
}
