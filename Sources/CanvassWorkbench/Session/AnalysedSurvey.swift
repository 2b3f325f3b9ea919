import CanvassSampling
import CanvassTables

/// What an answer says of the survey besides its numbers: what was asked, the design, and what the reader
/// should know. It has no rows.
struct AnalysedSurvey: Sendable {
  let survey: Survey
  let design: DesignSummary
  /// What was read into the answers that nobody asked for.
  let notes: [Note]
  /// Rows inside `--where` that are in no cell.
  let unassigned: Int
  /// How long reading, compiling the design and finding the cells took.
  let timing: Timing
  /// Whether the numbers are those of one cell.
  var isCell = false

  /// Seconds of the steps before an estimate.
  struct Timing: Sendable {
    var read: Double
    var design: Double
    var cells: Double
  }

  var settings: SurveySettings { survey.settings }

  /// What the reader of any answer about this survey should know.
  var warnings: [Note] {
    var warnings = design.notes.map { Note($0.reason) } + notes
    let (rows, columns) = (unassigned, settings.by)
    if rows > 0 { warnings.append(Note { $0.surveyNotes.inNoCell(rows: rows, columns: columns) }) }
    return warnings
  }

  /// What was asked.
  func input(_ columns: [String]) -> [Fact] {
    var facts: [Fact] = [.text("data", survey.path)]
    if let title = settings.study?.title { facts.append(.text("title", title.text(in: "en"))) }
    if settings.study?.simulated == true { facts.append(.flag("simulated", true)) }
    if let column = settings.imputations { facts.append(.text("imputations", column)) }
    return facts + [
      .count("rows", design.rowCount), .texts("columns", columns),
      .text("where", settings.filter?.description),
      .texts("by", settings.by), .number("level", settings.level),
    ]
  }

  /// The design that was used.
  ///
  /// - Parameters:
  ///   - weighs: whether the analysis uses the weights.
  ///   - hasVariance: whether its standard errors are those of the design.
  func designFacts(weighs: Bool = true, hasVariance: Bool = true) -> [Fact] {
    let specification = design.specification
    var facts: [Fact] = [
      .texts("strata", specification.strata), .texts("clusters", specification.clusters),
      .text("weights", weighs ? specification.weights : nil), .texts("fpc", specification.fpc),
    ]
    if let unequal = specification.unequal {
      facts.append(.text("pps", unequal.name))
      facts.append(.text("ppsVariance", unequal.effectiveEstimator?.rawValue ?? unequal.name))
    }
    if let phase = specification.secondPhase {
      facts += [
        .text("subset", phase.subset), .text("subsetStrata", phase.strata),
        .text("subsetClusters", phase.clusters), .count("subsetUnits", design.secondPhase?.units),
        .count("subsetStratumCount", design.secondPhase?.strata),
      ]
    }
    facts.append(.text("lonely", specification.lonely.rawValue))
    if let region = specification.collapseWithin { facts.append(.text("collapseWithin", region)) }
    facts += [
      .text(
        "variance",
        hasVariance ? (specification.replicateName == nil ? "linearisation" : "replicates") : nil),
      .count("stages", design.effectiveStageCount), .count("stratumCount", design.stratumCount),
      .count("clusterCount", design.clusterCount), .count("df", design.degreesOfFreedom),
    ]
    var replicates: [Fact] = []
    if hasVariance, let method = specification.replicates {
      replicates = [
        .text("replicates", method.name), .text("replicateCentre", method.centre.rawValue),
      ]
      if method.kind.isDrawn { replicates.append(Fact("seed", .seed(method.seed))) }
    }
    if hasVariance, let given = specification.givenReplicates {
      replicates = [
        .text("replicates", given.name), .text("replicateCentre", given.centre.rawValue),
        .texts("replicateWeights", given.columns),
      ]
    }
    guard let recipe = specification.recipe else { return facts + replicates }
    return facts + replicates + [.texts("recipe", recipe.steps.map(\.name))]
  }

  /// An answer about this survey.
  func answer(
    _ command: String, columns: [String], output: Output, print: PrintOptions, session: Session
  ) -> Answer {
    var output = output
    output.warnings = warnings + output.warnings
    var answer = Answer(
      command, input: input(columns), design: designFacts(), output: output, print: print,
      language: print.lang ?? session.language ?? .en)
    answer.source = survey.path
    answer.columns = columns
    answer.columnsRead = (try? survey.physicalColumns(for: columns)).map(Set.init)
    return answer
  }
}

/// Columns that can be looked at before anything is estimated: as they are, or one row for each of
/// their values.
protocol SurveyColumns {
  /// A column; codes that mean no answer are missing in it.
  func column(_ name: String) throws -> Column
}

/// A duration in seconds.
func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}
