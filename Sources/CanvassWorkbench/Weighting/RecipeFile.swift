import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A recipe of weights in YAML: a list of steps with what each takes. Totals stand in tables, whose
/// paths are relative to the recipe, or in the recipe itself.
///
/// ```yaml
/// steps:
///   - nonresponse: {responded: "status == 1", cells: [region]}
///   - rake: {targets: margins.csv}
///   - trim: {bounds: [0.3, 3], keep: calibration}
/// ```
struct RecipeFile {
  let recipe: WeightingRecipe
  /// The recipe and the tables that it names.
  let files: [String]

  /// Reads a recipe.
  ///
  /// - Throws: `TableError` with the line where it is no recipe; what the tables of totals throw.
  init(path: String) throws {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    guard let top = try YAMLNode(path: path), !top.isEmpty,
      let node = try top.values(["steps"])["steps"]
    else { throw TableError("\"\(path)\" has no steps; a recipe has the key steps with a list") }
    var reader = StepReader(folder: folder, files: [path])
    recipe = WeightingRecipe(try node.list().map { try reader.step($0) })
    guard !recipe.steps.isEmpty else {
      throw TableError("\"\(path)\" has no steps; a recipe has the key steps with a list")
    }
    files = reader.files
  }
}

/// Reads the steps of a recipe.
private struct StepReader {
  let folder: String
  var files: [String]

  private static let steps = [
    "base", "nonresponse", "poststratify", "rake", "calibrate", "trim",
  ]

  mutating func step(_ node: YAMLNode) throws -> WeightingStep {
    let entries = try node.values(Self.steps)
    guard entries.count == 1, let (name, value) = entries.first else {
      throw node.error(
        "a step is one of \(Self.steps.joined(separator: ", ")) with what it takes, such as rake: {targets: margins.csv}"
      )
    }
    do {
      switch name {
      case "base":
        let keys = try value.values(["probabilities"])
        return .base(probabilities: try names(required(keys, "probabilities", in: value)))
      case "nonresponse": return .nonresponse(try nonresponse(value))
      case "poststratify":
        let keys = try value.values(["targets"])
        let all = try margins(required(keys, "targets", in: value))
        guard all.count == 1 else {
          throw value.error("poststratify takes one variable or one crossing; for several say rake")
        }
        return .poststratify(all[0])
      case "rake":
        return try rake(value)
      case "calibrate": return try calibrate(value)
      default: return .trim(try trim(value))
      }
    } catch let error as CalibrationError {
      throw value.error("\(error)")
    }
  }

  private func nonresponse(_ node: YAMLNode) throws -> WeightingStep.Nonresponse {
    let keys = try node.values(["responded", "cells", "propensity", "classes"])
    let responded = try required(keys, "responded", in: node).expression()
    switch (keys["cells"], keys["propensity"]) {
    case (let cells?, nil):
      return .init(responded: responded, .cells(try names(cells)))
    case (nil, let propensity?):
      let formula = try propensity.formula()
      let classes = try keys["classes"].map { try count($0) } ?? 5
      return .init(
        responded: responded,
        .propensity(formula, classes: classes == 0 ? nil : classes))
    default:
      throw node.error("nonresponse takes cells: [a, b], or propensity: \"~ a + b\"")
    }
  }

  private mutating func rake(_ node: YAMLNode) throws -> WeightingStep {
    let keys = try node.values(["targets", "bounds", "spread-misfit", "compat"])
    let targets = try margins(required(keys, "targets", in: node))
    guard let compat = keys["compat"] else {
      return .rake(targets, try keys["bounds"].map(bounds), try misfit(keys))
    }
    let word = try compat.text()
    guard RakingCompatibility(rawValue: word) != nil else {
      throw compat.error(
        TableError.unknown("program", word, among: RakingCompatibility.allCases.map(\.rawValue))
          .reason)
    }
    guard keys["bounds"] == nil, keys["spread-misfit"] == nil else {
      throw node.error("\(word) has neither bounds nor a misfit that is spread")
    }
    return .sweep(targets, SweptRaking.Rule())
  }

  private mutating func calibrate(_ node: YAMLNode) throws -> WeightingStep {
    let keys = try node.values(["formula", "targets", "distance", "bounds", "spread-misfit"])
    let formula = try required(keys, "formula", in: node).formula()
    let targets = try required(keys, "targets", in: node)
    let totals =
      targets.isMapping
      ? try targets.entries().map {
        CalibrationTarget(try $0.key.text(), total: try $0.value.number())
      } : try TargetTables.terms(file(targets))
    let word = try keys["distance"]?.text() ?? DistanceOption.linear.rawValue
    guard let distance = DistanceOption(rawValue: word) else {
      throw (keys["distance"] ?? node).error(
        TableError.unknown("distance", word, among: DistanceOption.allCases.map(\.rawValue)).reason)
    }
    return .calibrate(
      formula, totals, try distance.method(keys["bounds"].map(bounds)), try misfit(keys))
  }

  private mutating func trim(_ node: YAMLNode) throws -> WeightingStep.Trimming {
    let keys = try node.values(["bounds", "keep", "targets", "spread-misfit"])
    let pair = try numbers(required(keys, "bounds", in: node))
    let keeping: WeightingStep.Trimming.Keeping
    switch (try keys["keep"]?.text(), keys["targets"]) {
    case (nil, let targets?): keeping = .margins(try margins(targets))
    case ("calibration", nil): keeping = .calibration
    case ("sum", nil), (nil, nil): keeping = .sum
    default: throw node.error("trim takes keep: calibration, keep: sum, or targets")
    }
    return .init(pair.0, pair.1, keeping: keeping, misfit: try misfit(keys))
  }

  private func required(_ keys: [String: YAMLNode], _ name: String, in node: YAMLNode) throws
    -> YAMLNode
  {
    guard let value = keys[name] else { throw node.error("\(name) is missing") }
    return value
  }

  private func names(_ node: YAMLNode) throws -> [String] { try node.list().map { try $0.text() } }

  private func count(_ node: YAMLNode) throws -> Int {
    let number = try node.number()
    guard number >= 0, number <= 1000, number == number.rounded() else {
      throw node.unexpected("a whole number of classes, 0 for none")
    }
    return Int(number)
  }

  private func numbers(_ node: YAMLNode) throws -> (Double, Double) {
    let list = try node.list()
    guard list.count == 2 else { throw node.unexpected("two numbers such as [0.3, 3]") }
    let pair = (try list[0].number(), try list[1].number())
    guard pair.0 < pair.1 else { throw node.unexpected("the lower bound before the upper one") }
    return pair
  }

  private func bounds(_ node: YAMLNode) throws -> CalibrationBounds {
    let pair = try numbers(node)
    return try CalibrationBounds(pair.0, pair.1)
  }

  private func misfit(_ keys: [String: YAMLNode]) throws -> Calibration.MisfitRule {
    try keys["spread-misfit"]?.truth() == true ? .spread : .refuse
  }

  private mutating func file(_ node: YAMLNode) throws -> String {
    let name = try node.text(as: "the name of a file, or totals by name")
    let path = name.hasPrefix("/") ? name : folder + name
    files.append(path)
    return path
  }

  /// A table of margins, or totals by level by variable.
  private mutating func margins(_ node: YAMLNode) throws -> [MarginTargets] {
    guard node.isMapping else { return try TargetTables.margins(file(node)) }
    return try node.entries().map { variable, levels in
      try MarginTargets(
        try variable.text().split(separator: ":").map(String.init),
        try levels.entries().map { .init(try $0.key.text(), try $0.value.number()) })
    }
  }
}
