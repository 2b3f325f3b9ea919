import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Where the waves are and how they were sampled.
struct TrendOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Data of a wave; one --data for each, or one with all.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "gz"]))
  var data: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the waves are called, as many as --data; of one file the column that says which.",
      valueName: "a,b"))
  var wave: NameList?

  @Option(
    help: ArgumentHelp(
      "With --decompose, in place of --wave: the column of two groups of one sample.",
      valueName: "column"))
  var group: String?

  @Option(
    help: ArgumentHelp("Study file (YAML), the same for all waves.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var study: String?

  @Option(
    help: ArgumentHelp(
      "Columns whose values are text even where they look like numbers.", valueName: "a,b"))
  var text: NameList?

  @Option(help: ArgumentHelp("Stratum columns, one per stage.", valueName: "a,b"))
  var strata: NameList?

  @Option(help: ArgumentHelp("Cluster columns, one per stage.", valueName: "a,b"))
  var clusters: NameList?

  @Option(help: ArgumentHelp("Column of analysis weights.", valueName: "column"))
  var weights: String?

  @Option(
    help: ArgumentHelp("Columns of population sizes or fractions.", valueName: "n,m"))
  var fpc: NameList?

  @Option(help: "What a stratum with one cluster adds to the variance (default: fail).")
  var lonely: LonelyClusterRule?

  @Option(
    help: "Whether cluster codes count anew in each stratum (default: inferred from the data).")
  var clusterCodes: ClusterCodes?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("A domain; no row leaves the design.", valueName: "expression"))
  var filter: String?

  @Option(help: ArgumentHelp("Changes in every cell of these columns.", valueName: "a,b"))
  var by: NameList?

  @Option(help: ArgumentHelp("Codes that mean no answer.", valueName: "8,9"))
  var missing: NameList?

  @Option(
    help: ArgumentHelp(
      "A new column, such as \"young=age < 30\". Repeatable.", valueName: "name=expression"))
  var derive: [NamedText] = []

  @Option(
    help: ArgumentHelp("Confidence level, between 0 and 1 (default: 0.95).", valueName: "level"))
  var level: Double?

  @Option(
    help: ArgumentHelp(
      "Threads, 1 to 1024; the answer does not depend on it (default: all cores).", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let level { try checkLevel(level) }
    if let threads { try checkThreads(threads) }
  }

  /// The options of one wave's file, as those of any verb.
  func source(_ path: String?) throws -> SourceOptions {
    let lists: [(String, String?)] =
      [
        ("--data", path), ("--study", study), ("--text", text?.names.joined(separator: ",")),
        ("--strata", strata?.names.joined(separator: ",")),
        ("--clusters", clusters?.names.joined(separator: ",")), ("--weights", weights),
        ("--fpc", fpc?.names.joined(separator: ",")), ("--lonely", lonely?.rawValue),
        ("--cluster-codes", clusterCodes?.rawValue),
        ("--where", filter), ("--by", by?.names.joined(separator: ",")),
        ("--missing", missing?.names.joined(separator: ",")),
        ("--level", level.map { shortestText($0) }), ("--threads", threads.map(String.init)),
      ] + derive.map { ("--derive", $0.name + "=" + $0.text) }
    return try SourceOptions.parse(
      lists.flatMap { name, value in value.map { [name + "=" + $0] } ?? [] })
  }
}
