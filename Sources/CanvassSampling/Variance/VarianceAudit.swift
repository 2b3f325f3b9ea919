import CanvassNumerics
import CanvassTables

/// What the variance of a mean is made of: how much each stage, stratum and cluster adds, what unequal weights cost, what
/// the mean would be without a cluster, and what one more cluster would buy.
///
/// The root of a linearised variance has an element for each cluster of each stage (see `VarianceMethod`), so that
/// the parts are sums of its squares, and add up to the variance to the letter.
public struct VarianceAudit: Sendable {
  /// A part of the variance.
  public struct Part: Sendable {
    /// What it adds.
    public let variance: Double
    /// As a share of the whole.
    public let share: Double
  }

  /// A stratum of the first stage, with all stages within it.
  public struct Stratum: Sendable {
    /// Its code; `nil` where the sample has no strata.
    public let name: String?
    /// Its clusters in the sample.
    public let clusters: Int
    /// What it adds.
    public let part: Part
    /// The standard error of the mean with one more cluster in this stratum alone.
    public let errorWithOneMore: Double
  }

  /// A cluster of the first stage.
  public struct Cluster: Sendable {
    /// The code of its stratum.
    public let stratum: String?
    /// Its code, or the number of its row.
    public let name: String
    /// Rows of the mean in it.
    public let rows: Int
    /// What it adds with the stages within it; `nil` where parts of the variance belong to pairs of clusters.
    public let part: Part?
    /// The mean when it is left out and the other clusters of its stratum stand for it (a replicate of the
    /// jackknife JKn); NaN where no rows are left.
    public let without: Double
  }

  /// The mean, with its variance and design effect.
  public let estimate: Estimate
  /// What each stage adds, the first one first.
  public let stages: [Part]
  /// The strata, those that add most first.
  public let strata: [Stratum]
  /// The clusters with rows, those that add most first.
  public let clusters: [Cluster]
  /// 1 + cv²(w) over the rows of the mean (Kish 1965): what unequal weights multiply the variance by, as far as they have
  /// nothing to do with the answers.
  public let weightEffect: Double
  /// The standard error with one more cluster in every stratum.
  public let errorWithOneMore: Double

  /// The part of the variance that equal weights would have saved, 1 − 1/(1 + cv²).
  public var weightShare: Double { 1 - 1 / weightEffect }
  /// What is left of the design effect without that of the weights: clusters, strata and population sizes.
  public var otherEffect: Double { estimate.designEffect / weightEffect }
}

extension Design {
  /// Takes the variance of the mean of a column apart.
  ///
  /// With one more cluster, the first stage of a stratum adds (1 − f)/n with n + 1 in place of n, and what lies within
  /// clusters n/(n + 1) as much: as if it were like the mean of those that are there.
  ///
  /// - Parameters:
  ///   - domain: the rows that are looked at; all if `nil`.
  ///   - codes: the table with the cluster codes as the data spell them.
  /// - Throws: `DesignError` where variances come from replicates, and when a stratum has one cluster and no rule for it;
  ///   `TableError`.
  public func audit(
    meanOf variable: String, in table: Table, codes: Table, domain: [Bool]? = nil, threads: Int = 0
  ) throws -> VarianceAudit {
    try tree.requireVariance()
    guard specification.secondPhase == nil else {
      throw DesignError(
        "which part of the variance of two phases comes from where is not known; leave the second phase out to see the first"
      )
    }
    guard let places = tree.method.places(tree) else {
      throw DesignError(
        "replicates do not say which part of a variance comes from where; take linearised variances for this"
      )
    }
    let mean = Mean(Quantity(variable))
    let source = TableTotals(
      table, self, in: try Domains(filter: domain, in: table), threads: threads)
    let totals = try source.totals(of: [mean.quantities])
    let place = DomainPlace(totals.tree, domain: 0, cell: .init(values: []), totals.cells)
    let estimate = place.estimates([NamedEstimand(variable, mean)][...], totals)[0]
    let parts = PartsOfRoot(tree, places, place.squares(of: mean, group: 0, totals))
    let stage = tree.stages[0]
    let leftOut = LeftOutClusters(totals, of: mean, place)
    let whole = parts.total
    func part(_ variance: Double) -> VarianceAudit.Part {
      .init(variance: variance, share: whole > 0 ? variance / whole : 0)
    }
    let gains = (0..<stage.stratumCount).map { stratum in
      stage.gain(ofOneMoreIn: stratum)
    }
    func variance(_ stratum: Int, oneMore: Bool) -> Double {
      let (first, later) = (parts.first[stratum], parts.later[stratum])
      return oneMore ? gains[stratum].first * first + gains[stratum].later * later : first + later
    }
    let all = (0..<stage.stratumCount).reduce(0) { $0 + variance($1, oneMore: true) }
    // Messages quote codes.
    let strataNames = stage.stratumLabels.map { label in
      specification.strata.isEmpty ? nil : String(label.codes.filter { $0 != "\"" })
    }
    let strata = (0..<stage.stratumCount).map { stratum in
      let own = variance(stratum, oneMore: false)
      return VarianceAudit.Stratum(
        name: strataNames[stratum], clusters: stage.sampled[stratum], part: part(own),
        errorWithOneMore: max(0, whole - own + variance(stratum, oneMore: true)).squareRoot())
    }
    let names = try clusterNames(codes)
    let clusters = leftOut.clusters.map { cluster in
      VarianceAudit.Cluster(
        stratum: strataNames[Int(stage.stratumOfCluster[cluster])], name: names[cluster],
        rows: leftOut.rows(in: cluster), part: (parts.ofCluster?[cluster]).map(part),
        without: leftOut.value(without: cluster))
    }
    return VarianceAudit(
      estimate: estimate.shown, stages: parts.stages.map(part),
      strata: strata.sorted { $0.part.variance > $1.part.variance },
      clusters: clusters.sorted {
        ($0.part?.variance ?? 0, abs($0.without - estimate.value))
          > ($1.part?.variance ?? 0, abs($1.without - estimate.value))
      },
      weightEffect: try weightEffect(of: variable, table, domain),
      errorWithOneMore: all.squareRoot())
  }

  /// What each first-stage cluster is called.
  private func clusterNames(_ codes: Table) throws -> [String] {
    let column = try specification.clusters.first.map { try codes.column($0) }
    var names = [String](repeating: "", count: clusterCount)
    for row in 0..<rowCount {
      let cluster = tree.cluster(ofLeaf: leafOfRow[row])
      if names[cluster].isEmpty { names[cluster] = column?.text(at: row) ?? "\(row + 1)" }
    }
    return names
  }

  /// Kish's effect over the rows with an answer.
  private func weightEffect(of variable: String, _ table: Table, _ domain: [Bool]?) throws -> Double
  {
    let column = try table.column(variable)
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    for row in 0..<rowCount
    where weights[row] > 0 && domain?[row] != false && !column.number(at: row).isNaN {
      count += 1
      sum += weights[row]
      squares += weights[row] * weights[row]
    }
    return count * squares / (sum * sum)
  }
}
