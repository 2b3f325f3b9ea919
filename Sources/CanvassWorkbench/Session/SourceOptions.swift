import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Where the data are and how they were sampled: the options of every verb that reads data.
struct SourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Data file: .csv, .tsv, .csv.gz or .tsv.gz; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "gz"]))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Study file (YAML): data, design, scale, items, labels. Options override its keys.",
      valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var study: String?

  @Option(
    help: ArgumentHelp(
      "Columns whose values are text even where they look like numbers.", valueName: "a,b"))
  var text: NameList?

  @Option(
    help: ArgumentHelp(
      "Column that numbers the imputations of missing answers, stacked in the file; 0 is the original. Their answers are pooled.",
      valueName: "column"))
  var imputations: String?

  @Option(help: ArgumentHelp("Stratum columns, one per stage.", valueName: "a,b"))
  var strata: NameList?

  @Option(help: ArgumentHelp("Cluster columns, one per stage.", valueName: "a,b"))
  var clusters: NameList?

  @Option(
    help: ArgumentHelp(
      "Column of analysis weights. Without it: from --fpc where that gives them, else equal.",
      valueName: "column"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "Steps by which the weights are adjusted (YAML), such as raking; variances know of them.",
      valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var recipe: String?

  @Option(
    help: ArgumentHelp(
      "Columns of population sizes (≥ 1) or sampling fractions (≤ 1), one per stage.",
      valueName: "n,m"))
  var fpc: NameList?

  @Option(
    help: ArgumentHelp(
      "First stage drawn with unequal probabilities without replacement, which the first column of --fpc holds: "
        + "brewer, overton, hartley-rao.", valueName: "method"))
  var pps: String?

  @Option(
    help: ArgumentHelp(
      "The same by joint inclusion probabilities: a square matrix with the clusters in its first line, or columns i, j, p.",
      valueName: "file"), completion: .file(extensions: ["csv", "tsv"]))
  var joint: String?

  @Option(
    help: "The variance of --joint, overton and hartley-rao (default: horvitz-thompson).")
  var ppsVariance: UnequalProbabilities.Estimator?

  @Option(
    help: ArgumentHelp(
      "Rows of a second phase that was drawn of the sample: a column of 1 and 0.",
      valueName: "column"))
  var subset: String?

  @Option(help: ArgumentHelp("The strata of the second phase.", valueName: "column"))
  var subsetStrata: String?

  @Option(
    help: ArgumentHelp(
      "The clusters of the second phase (default: rows were drawn).", valueName: "column"))
  var subsetClusters: String?

  @Option(help: "What a stratum with one cluster adds to the variance (default: fail).")
  var lonely: LonelyClusterRule?

  @Option(
    help: ArgumentHelp(
      "With --lonely collapse: join strata of the same region alone.", valueName: "column"))
  var collapseWithin: String?

  @Option(
    help: ArgumentHelp(
      "Variances by replicates: jk1, jkn, brr, fay:0.3, bootstrap:500, canty-davison:500, preston:500, "
        + "rao-wu-yue-beaumont:500, generalised:500, sdr (default: linearisation).",
      valueName: "kind[:n]"))
  var replicates: String?

  @Option(
    help: ArgumentHelp(
      "Columns of replicate weights that came with the data, such as \"rw*\".", valueName: "a,b"))
  var replicateWeights: NameList?

  @Option(
    help: ArgumentHelp(
      "The rule of their producer: brr, fay:0.3, jk1, jk2, jkn, bootstrap, sdr, other.",
      valueName: "kind"))
  var replicateKind: String?

  @Option(
    help: ArgumentHelp(
      "What the squared distances of replicate weights are multiplied by: one number, one for each column, or a file with "
        + "one column of these (default: by their kind).",
      valueName: "c,d"))
  var replicateScale: NameList?

  @Option(help: "What replicates are compared with (default: mean, their mean).")
  var replicateCentre: ReplicateMethod.Centre?

  @Option(
    help: "Whether cluster codes count anew in each stratum (default: inferred from the data).")
  var clusterCodes: ClusterCodes?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "A domain, such as \"age >= 18 && province == 'Bình Dương'\". No row leaves the design.",
      valueName: "expression"))
  var filter: String?

  @Option(help: ArgumentHelp("Estimates for every cell of these columns.", valueName: "a,b"))
  var by: NameList?

  @Option(
    help: ArgumentHelp(
      "Codes that mean no answer: in what is measured and in the items of the study, wherever these "
        + "are used.", valueName: "8,9"))
  var missing: NameList?

  @Option(
    help: ArgumentHelp(
      "A new column, such as \"young=age < 30\". Repeatable.", valueName: "name=expression"))
  var derive: [NamedText] = []

  @Option(
    help: ArgumentHelp("Confidence level, between 0 and 1 (default: 0.95).", valueName: "level"))
  var level: Double?

  @Option(
    help: ArgumentHelp("Seed of all that is drawn.", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Threads, 1 to 1024; the answer does not depend on it (default: all cores).", valueName: "n"))
  var threads: Int?

  @Flag(
    inversion: .prefixedNo, exclusivity: .exclusive,
    help: ArgumentHelp(
      "Read the file in windows and keep only totals, or all of it in memory: means, totals, ratios, "
        + "proportions, variances and diagnose (default: windows above 1 GiB)."))
  var stream: Bool?

  /// Whether one of them is said.
  var saysSomething: Bool {
    let said: [Any?] = [
      data, study, strata, clusters, weights, recipe, fpc, pps, joint, ppsVariance, subset,
      subsetStrata, subsetClusters, lonely,
      collapseWithin, clusterCodes, filter, by, text, imputations,
      missing, replicates, replicateWeights, replicateKind, replicateScale,
      replicateCentre, seed,
      level, threads, stream,
    ]
    return !derive.isEmpty || said.contains { $0 != nil }
  }

  /// Whether one of them is said that is about data or a design, and not about how an answer is made.
  var describesData: Bool {
    var others = self
    (others.level, others.threads, others.seed) = (nil, nil, nil)
    return others.saysSomething
  }

  /// Options none of which is said.
  static func none() -> SourceOptions {
    do { return try parse([]) } catch { preconditionFailure("no option is required: \(error)") }
  }

  mutating func validate() throws {
    if let level { try checkLevel(level) }
    if let threads { try checkThreads(threads) }
  }
}

/// Checks a confidence level.
///
/// - Throws: `UsageError`.
func checkLevel(_ level: Double) throws {
  guard !(level > 0 && level < 1) else { return }
  // A percentage, as other programs want it.
  let meant: Sentence =
    level > 1 && level < 100
    ? "; for \(shortestText(level)) % say \(shortestText((level * 1e10).rounded() / 1e12))"
    : ", such as 0.95"
  throw UsageError("--level is \(shortestText(level)); it must lie between 0 and 1\(meant)")
}

/// Checks a number of threads.
///
/// - Throws: `UsageError`.
func checkThreads(_ threads: Int) throws {
  guard (1...1024).contains(threads) else {
    throw UsageError("--threads is \(threads); it must be from 1 to 1024")
  }
}

extension LonelyClusterRule: ExpressibleByArgument {}
extension UnequalProbabilities.Estimator: ExpressibleByArgument {}
extension ClusterCodes: ExpressibleByArgument {}
extension ReplicateMethod.Centre: ExpressibleByArgument {}
