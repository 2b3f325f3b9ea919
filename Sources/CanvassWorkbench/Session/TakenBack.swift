import ArgumentParser
import CanvassSampling

/// What `use --without` takes back: settings that `use` has said, by the names of their options.
enum TakenBack: String, CaseIterable, Sendable, ExpressibleByArgument {
  case strata, clusters, weights, recipe, fpc, pps, joint, subset, lonely, imputations, replicates,
    seed
  case ppsVariance = "pps-variance"
  case replicateWeights = "replicate-weights"
  case collapseWithin = "collapse-within"
  case clusterCodes = "cluster-codes"
  case filter = "where"
  case by, missing, derive, text, level, threads, stream
  case format, lang
  case csvSafe = "csv-safe"
  case release
}

extension SurveySettings {
  /// Makes a setting what it is with the study alone, or by itself where the study says nothing of it.
  ///
  /// - Throws: `TableError` when a file that the study names cannot be read.
  mutating func takeBack(_ setting: TakenBack) throws {
    let usual = try SurveySettings(study: study)
    switch setting {
    case .strata: design.strata = usual.design.strata
    case .clusters: design.clusters = usual.design.clusters
    case .weights: design.weights = usual.design.weights
    case .recipe:
      design.recipe = usual.design.recipe
      recipeFiles = usual.recipeFiles
    case .imputations: imputations = usual.imputations
    case .fpc: design.fpc = usual.design.fpc
    case .pps, .joint:
      design.unequal = usual.design.unequal
      jointFile = usual.jointFile
    case .subset: design.secondPhase = usual.design.secondPhase
    case .ppsVariance:
      guard let unequal = design.unequal else { break }
      design.unequal = try UnequalProbabilities(
        unequal.method, estimator: usual.design.unequal?.estimator)
    case .replicates: design.replicates = usual.design.replicates
    case .replicateWeights:
      design.givenReplicates = usual.design.givenReplicates
      scaleFile = usual.scaleFile
    case .seed:
      seed = usual.seed
      design.replicates?.seed = usual.design.replicates?.seed ?? 1
    case .collapseWithin: design.collapseWithin = usual.design.collapseWithin
    case .lonely: design.lonely = usual.design.lonely
    case .clusterCodes: design.clusterCodes = usual.design.clusterCodes
    case .filter: filter = usual.filter
    case .by: by = usual.by
    case .missing: missing = usual.missing
    case .derive: derivations = usual.derivations
    case .text: text = usual.text
    case .level: level = usual.level
    case .threads: threads = usual.threads
    case .stream: stream = usual.stream
    case .format, .lang, .csvSafe, .release: break
    }
  }
}

extension Session {
  /// Makes a setting what it was before `use` said it.
  ///
  /// - Throws: `TableError` when a file that the study names cannot be read.
  mutating func takeBack(_ setting: TakenBack) throws {
    switch setting {
    case .format: format = nil
    case .lang: language = usualLanguage
    case .csvSafe: isCSVSafe = false
    case .release: release = []
    default: try settings.takeBack(setting)
    }
  }
}
