/// What a survey is, said once in a YAML file: where its data are, how it was sampled, what it asks
/// and what its columns are called.
public struct Study: Sendable {
  /// What the file is called in errors: its path.
  public var name: String
  /// The folder that paths in the study are relative to.
  public var directory: String
  /// What the survey is called.
  public var title: LocalizedText?
  /// The data file as it is written in the study.
  public var data: String?
  /// The sampling design.
  public var design = StudyDesign()
  /// The scale of the items.
  public var scale = StudyScale()
  /// The column whose values are the fields of service.
  public var field: String?
  /// The fields of service with their items, where everyone was asked about every field; in the
  /// order of the file.
  public var fields: [StudyDimension] = []
  /// Groups of items, in the order of the file.
  public var dimensions: [StudyDimension] = []
  /// The share satisfied that is aimed at, in percent.
  public var target: Double?
  /// What columns are called.
  public var columnLabels: [String: LocalizedText] = [:]
  /// What values are called, by column.
  public var valueLabels: [String: [String: LocalizedText]] = [:]
  /// Columns whose values are text, whatever they look like.
  public var textColumns: [String] = []
  /// The order of the values of columns; the first is the reference.
  public var levels: [String: [String]] = [:]
  /// The numbers that answers in words stand for: 4 for `satisfied`.
  public var answers: [String: Double] = [:]
  /// New columns, in the order in which they are made.
  public var derive: [DerivedColumn] = []
  /// A remark that goes with every report.
  public var note: LocalizedText?
  /// Whether the data are simulated, which every report then says.
  public var simulated = false

  /// An empty study.
  public init(name: String, directory: String) {
    self.name = name
    self.directory = directory
  }

  /// The path of the data file, relative to the study's folder unless it is absolute.
  public var dataPath: String? { data.map(path) }

  /// The path of the recipe of the weights, likewise.
  public var recipePath: String? { design.recipe.map(path) }

  /// The path of the joint inclusion probabilities, likewise.
  public var jointPath: String? { design.joint.map(path) }

  private func path(of file: String) -> String {
    if file.hasPrefix("/") || directory.isEmpty || directory == "." { return file }
    return directory.hasSuffix("/") ? directory + file : directory + "/" + file
  }

  /// What a column is called.
  public func label(of column: String) -> LocalizedText? { columnLabels[column] }

  /// What a value of a column is called.
  public func label(of value: String, in column: String) -> LocalizedText? {
    valueLabels[column]?[value]
  }
}

/// The sampling design of a study, as it is written.
public struct StudyDesign: Sendable, Hashable {
  /// Column of the strata of each stage.
  public var strata: [String] = []
  /// Column of the clusters of each stage.
  public var clusters: [String] = []
  /// Column of the analysis weights.
  public var weights: String?
  /// Column of the population sizes or sampling fractions of each stage.
  public var fpc: [String] = []
  /// How first-stage clusters were drawn with the probabilities in `fpc`: `brewer`, `overton` or `hartley-rao`.
  public var pps: String?
  /// The file of joint inclusion probabilities, as the study names it.
  public var joint: String?
  /// The variance that goes with them: `horvitz-thompson` or `yates-grundy`.
  public var ppsVariance: String?
  /// What becomes of a stratum with a single cluster: `fail`, `remove`, `certainty`, `adjust`,
  /// `average` or `collapse`.
  public var lonely: String?
  /// Column of the regions within which strata with a single cluster are joined with others.
  public var collapseWithin: String?
  /// Whether cluster codes are `unique` or count anew `within-strata`; `nest: true` is the latter.
  public var clusterCodes: String?
  /// The replicates that variances come from, as `jkn` or `bootstrap:500`.
  public var replicates: String?
  /// Column of the rows of a second phase.
  public var subset: String?
  /// Column of its strata.
  public var subsetStrata: String?
  /// Column of its clusters.
  public var subsetClusters: String?
  /// The file with the steps by which weights are adjusted, as the study names it.
  public var recipe: String?

  /// An empty design.
  public init() {}
}

/// The scale of a study's items.
public struct StudyScale: Sendable, Hashable {
  /// The answers, such as 1 to 5.
  public var values: [Double] = []
  /// The answers that count as satisfied.
  public var satisfied: [Double] = []
  /// Codes that mean no answer, as they are written in the data.
  public var missing: [String] = []

  /// An empty scale.
  public init() {}
}

/// A group of items: a dimension, or a field.
public struct StudyDimension: Sendable, Hashable {
  /// Its key.
  public var name: String
  /// Its items: names, ranges and patterns of columns.
  public var items: [String]
  /// What it is called.
  public var label: LocalizedText?

  /// A group of items.
  public init(name: String, items: [String], label: LocalizedText? = nil) {
    self.name = name
    self.items = items
    self.label = label
  }
}
