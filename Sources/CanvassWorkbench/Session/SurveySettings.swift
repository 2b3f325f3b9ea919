import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What is known of a survey before any row is read: the study file, what `use` said, and the
/// options of the line; later ones override earlier ones.
struct SurveySettings: Sendable {
  var study: Study?
  var data: String?
  var design = DesignSpecification()
  /// The recipe of the weights and the files that it names.
  var recipeFiles: [String] = []
  /// The file of joint inclusion probabilities.
  var jointFile: String?
  /// The file of the scales of replicate weights.
  var scaleFile: String?
  /// The column that numbers the imputations of the missing answers.
  var imputations: String?
  /// Names and patterns of columns that are text, besides those of the study.
  var text: [String] = []
  var filter: Expression?
  var by: [String] = []
  var missing: [String] = []
  var derivations: [DerivedColumn] = []
  var level = 0.95
  /// The seed of all that is drawn, where one is said.
  var seed: UInt64?
  var threads = 0
  /// Whether the file is read in windows; `nil` where its size decides.
  var stream: Bool?

  /// Those of no survey.
  init() {}

  /// Those of a study alone.
  ///
  /// - Throws: `TableError` when a file that it names cannot be read.
  init(study: Study?) throws {
    if let study { try apply(study) }
  }

  /// Takes over what the options say.
  ///
  /// - Throws: `TableError` when the study file or an expression cannot be read.
  mutating func apply(_ options: SourceOptions) throws {
    if let path = options.study {
      guard !path.isEmpty, !isStandardInput(path) else {
        throw UsageError(
          path.isEmpty
            ? "--study has no name of a file; say --study study.yml"
            : "--study names a file, and standard input is for data (--data -); save the study in one"
        )
      }
      try apply(Study(path: path))
    }
    if let data = options.data { self.data = data }
    if let text = options.text { self.text = text.names }
    if let imputations = options.imputations { self.imputations = imputations }
    if let strata = options.strata { design.strata = strata.names }
    if let clusters = options.clusters { design.clusters = clusters.names }
    if let weights = options.weights { design.weights = weights }
    if let recipe = options.recipe { try apply(recipe: recipe) }
    if let fpc = options.fpc { design.fpc = fpc.names }
    try applyProbabilities(options)
    try applySubset(options)
    if let lonely = options.lonely {
      design.lonely = lonely
      if lonely != .collapse { design.collapseWithin = nil }
    }
    if let region = options.collapseWithin { design.collapseWithin = region }
    if let text = options.replicates {
      design.replicates = try saidByOption { try ReplicateMethod(parsing: text) }
    }
    if let weights = options.replicateWeights {
      guard let kind = options.replicateKind else {
        throw UsageError(
          "--replicate-weights needs --replicate-kind, the rule of their producer: brr, fay:0.3, jk1, jk2, jkn, bootstrap, "
            + "sdr or other")
      }
      let scales = try options.replicateScale.map(ReplicateScales.init)
      design.givenReplicates = try GivenReplicates(
        columns: weights.names, kind: kind, scales: scales?.numbers ?? [])
      scaleFile = scales?.path
    } else if options.replicateKind != nil || options.replicateScale != nil {
      throw UsageError(
        "--replicate-kind and --replicate-scale are for --replicate-weights; leave them out")
    }
    if let centre = options.replicateCentre {
      guard design.replicateName != nil else {
        throw UsageError(
          "--replicate-centre is for --replicates and --replicate-weights; leave it out")
      }
      design.replicates?.centre = centre
      design.givenReplicates?.centre = centre
    }
    if let seed = options.seed { self.seed = seed }
    if let seed { design.replicates?.seed = seed }
    if let codes = options.clusterCodes { design.clusterCodes = codes }
    if let filter = options.filter { self.filter = try Expression(parsing: filter) }
    if let by = options.by {
      guard by.names.withoutRepetition.count == by.names.count else {
        throw UsageError("--by names a column twice: \(by.names.joined(separator: ","))")
      }
      self.by = by.names
    }
    if let missing = options.missing { self.missing = missing.names.flatMap(expandedCodes) }
    derivations += try options.derive.map {
      DerivedColumn(name: $0.name, expression: try Expression(parsing: $0.text))
    }
    if let level = options.level { self.level = level }
    if let threads = options.threads { self.threads = threads }
    if let stream = options.stream { self.stream = stream }
  }

  private mutating func applySubset(_ options: SourceOptions) throws {
    if let subset = options.subset { design.secondPhase = SecondPhase(subset) }
    guard options.subsetStrata != nil || options.subsetClusters != nil else { return }
    guard design.secondPhase != nil else {
      throw UsageError(
        "--subset-strata and --subset-clusters go with --subset, the column of the rows of the second phase; leave them out or name it"
      )
    }
    if let strata = options.subsetStrata { design.secondPhase?.strata = strata }
    if let clusters = options.subsetClusters { design.secondPhase?.clusters = clusters }
  }

  private mutating func applyProbabilities(_ options: SourceOptions) throws {
    if options.pps != nil, options.joint != nil {
      throw UsageError(
        "--pps stands for joint probabilities where they are not known, and --joint names them; leave one of them out"
      )
    }
    let said = options.ppsVariance
    if let pps = options.pps {
      design.unequal = try saidByOption {
        try UnequalProbabilities(parsing: pps, estimator: said)
      }
      jointFile = nil
    } else if let path = options.joint {
      try apply(joint: path, said)
    } else if let said {
      guard let unequal = design.unequal else {
        throw UsageError(
          "--pps-variance goes with --pps or --joint; leave it out or give one of them")
      }
      design.unequal = try UnequalProbabilities(unequal.method, estimator: said)
    }
  }

  private mutating func apply(
    joint path: String, _ estimator: UnequalProbabilities.Estimator?
  ) throws {
    guard !isStandardInput(path) else {
      throw UsageError(
        "--joint names a file, and standard input is for data (--data -); save the probabilities in one"
      )
    }
    let source = try openTable(path: path)
    let names = source.columnNames
    var table = try source.read(
      columns: nil, as: Set(names) == ["i", "j", "p"] ? ["i": .text, "j": .text] : [:],
      threads: threads)
    // A matrix with the names of its rows, which are codes.
    if let first = names.first, names.count == table.rowCount + 1 {
      table = try source.read(columns: nil, as: [first: .text], threads: threads)
    }
    design.unequal = try UnequalProbabilities(
      .joint(JointProbabilities(table, name: path)), estimator: estimator)
    jointFile = path
  }

  private mutating func apply(recipe path: String) throws {
    let file = try RecipeFile(path: path)
    design.recipe = file.recipe
    recipeFiles = file.files
  }

  private mutating func apply(_ study: Study) throws {
    self.study = study
    data = study.dataPath ?? data
    design = try DesignSpecification(study.design)
    if let recipe = study.recipePath { try apply(recipe: recipe) }
    jointFile = nil
    if let joint = study.jointPath {
      try apply(joint: joint, DesignSpecification.estimator(study.design.ppsVariance))
    }
    derivations = study.derive
  }
}
