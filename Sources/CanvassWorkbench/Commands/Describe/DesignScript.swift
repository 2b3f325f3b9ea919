import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The design in use as text that builds it again: the options of a line, or a study file.
struct DesignScript {
  /// How it is written.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    /// Options, to be put behind a verb.
    case options
    /// A study file.
    case study
  }

  let settings: SurveySettings
  let path: String

  /// One thing that is said, by its option and by its key in a study; without a key it has none.
  private struct Saying {
    let option: String
    let key: String?
    let values: [String]
    var isList = false
  }

  /// The text.
  ///
  /// - Throws: `UsageError` for what a study has no key for.
  func text(_ form: Form) throws -> String {
    switch form {
    case .options: options
    case .study: try study
    }
  }

  private var design: DesignSpecification { settings.design }

  private var sayings: [Saying] {
    var all: [Saying] = []
    func say(_ option: String, key: String? = nil, _ value: String?) {
      if let value { all.append(Saying(option: option, key: key ?? option, values: [value])) }
    }
    func say(_ option: String, _ values: [String]) {
      if values.isEmpty { return }
      all.append(Saying(option: option, key: option, values: values, isList: true))
    }
    say("strata", design.strata)
    say("clusters", design.clusters)
    say("weights", design.weights)
    say("fpc", design.fpc)
    if let joint = settings.jointFile {
      say("joint", joint)
    } else {
      say("pps", design.unequal?.name)
    }
    say("pps-variance", design.unequal?.estimator?.rawValue)
    if design.lonely != .fail { say("lonely", design.lonely.rawValue) }
    say("collapse-within", design.collapseWithin)
    say("subset", design.secondPhase?.subset)
    say("subset-strata", design.secondPhase?.strata)
    say("subset-clusters", design.secondPhase?.clusters)
    if design.clusterCodes != .inferred { say("cluster-codes", design.clusterCodes.rawValue) }
    say("recipe", design.recipe == nil ? nil : settings.recipeFiles.first)
    say("replicates", design.replicates?.name)
    if let given = design.givenReplicates {
      let parts: [(String, String?)] = [
        ("replicate-weights", given.columns.joined(separator: ",")), ("replicate-kind", given.kind),
        (
          "replicate-scale",
          settings.scaleFile
            ?? (given.scales.isEmpty
              ? nil : given.scales.map { shortestText($0) }.joined(separator: ","))
        ),
      ]
      for (option, value) in parts where value != nil {
        all.append(Saying(option: option, key: nil, values: [value ?? ""]))
      }
    }
    let centre = design.replicates?.centre ?? design.givenReplicates?.centre ?? .mean
    if centre != .mean {
      all.append(Saying(option: "replicate-centre", key: nil, values: [centre.rawValue]))
    }
    if let replicates = design.replicates, replicates.kind.isDrawn {
      all.append(Saying(option: "seed", key: nil, values: ["\(replicates.seed)"]))
    }
    return all
  }

  /// The columns that were said to be text, upon which the spelling of codes depends.
  private var textColumns: [String] {
    var seen = Set<String>()
    return (settings.text + (settings.study?.textColumns ?? [])).filter { seen.insert($0).inserted }
  }

  /// Broken where a line would be longer than 78 characters, as shells and notebooks read it.
  private var options: String {
    let data = [Saying(option: "data", key: "data", values: [path])]
    let text = textColumns.isEmpty ? [] : [Saying(option: "text", key: nil, values: textColumns)]
    let derived = settings.derivations.map {
      Saying(option: "derive", key: nil, values: ["\($0.name)=\($0.expression)"])
    }
    var lines = [""]
    for saying in data + text + derived + sayings {
      let word =
        "--\(saying.option) " + ShellWords.quoted(saying.values.joined(separator: ","))
      let isLong = lines[lines.count - 1].count + word.count > 76
      if isLong, lines != [""] {
        lines[lines.count - 1] += " \\"
        lines.append("  " + word)
      } else {
        lines[lines.count - 1] += (lines == [""] ? "" : " ") + word
      }
    }
    return lines.joined(separator: "\n")
  }

  private var study: String {
    get throws {
      let sayings = sayings
      if let homeless = sayings.first(where: { $0.key == nil }) {
        throw UsageError(
          "a study has no key for --\(homeless.option); say --to-script options")
      }
      let lines = sayings.map { saying in
        let values = saying.values.map(Self.yaml)
        return "  \(saying.key ?? ""): "
          + (saying.isList ? "[\(values.joined(separator: ", "))]" : values.joined())
      }
      func block(_ key: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["\(key):"] + lines
      }
      let types = textColumns.map { "  \(Self.yaml($0)): text" }
      let derived = settings.derivations.map {
        "  \(Self.yaml($0.name)): \(Self.yaml("\($0.expression)"))"
      }
      return
        (["data: \(Self.yaml(path))"] + block("types", types) + block("derive", derived)
        + block("design", lines)).joined(separator: "\n")
    }
  }

  /// A word as YAML reads it back: as it is where nothing in it means something, else in quotes.
  private static func yaml(_ text: String) -> String {
    let letters = text.unicodeScalars
    let isPlain = letters.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || $0 == "." || $0 == "/" || $0 == "-"
        || ("0"..."9").contains($0)
    }
    let begins = letters.first.map { $0.properties.isAlphabetic || $0 == "_" } ?? false
    let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if isPlain, begins, !words.contains(text.lowercased()) { return text }
    var quoted = "\""
    for letter in letters {
      switch letter {
      case "\"", "\\": quoted += "\\" + String(letter)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(letter)
      }
    }
    return quoted + "\""
  }
}
