import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassTables

/// By which rule packs numbers are marked before they are shown: options of the verbs that estimate.
struct ReleaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Mark every number by rule packs, and withhold from people what one withholds, with what it would "
        + "follow from. Names such as nchs and statcan, or paths of packs of your own.",
      valueName: "pack,pack"))
  var release: NameList?

  @Flag(help: "With --release: JSON and CSV do not have the withheld numbers either.")
  var withhold = false

  @Flag(help: "Take rule packs whose thresholds are from memory, too.")
  var unverified = false

  @Flag(help: "The sample was planned for these domains, which some packs ask.")
  var planned = false

  @OptionGroup private var people: PopulationOptions

  /// How many people there are, where that was said.
  var population: Double? { people.population }

  func validate() throws {
    if population != nil, release == nil {
      throw UsageError(
        "--population is for rule packs that ask how many people there are; name them with --release"
      )
    }
    if withhold, release == nil {
      throw UsageError("--withhold needs --release nchs,statcan: the rule packs that say what")
    }
    if unverified, release == nil {
      throw UsageError("--unverified is of rule packs; name them with --release")
    }
    if planned, release == nil {
      throw UsageError("--planned is for rule packs; name them with --release")
    }
  }

  /// The options as a line says them, each with what it says; none where no packs are asked.
  var said: [(option: String, value: String?)] {
    guard let release else { return [] }
    var said: [(option: String, value: String?)] = [
      ("release", release.names.joined(separator: ","))
    ]
    for (option, isSaid) in [
      ("withhold", withhold), ("unverified", unverified), ("planned", planned),
    ] where isSaid { said.append((option, nil)) }
    if let population { said.append(("population", shortestText(population))) }
    return said
  }

  /// - Throws: `UsageError` where packs are asked.
  func requireNoImputations() throws {
    guard release == nil else {
      throw UsageError(
        "rule packs judge the answers that people gave, and --imputations has others; leave out --release or --imputations"
      )
    }
  }

  /// The packs; `nil` where none are asked.
  ///
  /// - Throws: `RulePackError`; `TableError` for a file that is no pack.
  func packs(in session: inout Session) throws -> [RulePack]? {
    try release.map {
      try RulePack.named($0.names, allowsMemory: unverified, in: &session)
        .map { $0.forDomains(arePlanned: planned) }
    }
  }
}

extension RulePack {
  /// The packs of some words, each once; a session remembers the files among them.
  static func named(
    _ words: [String], allowsMemory: Bool, in session: inout Session
  ) throws -> [RulePack] {
    var packs: [RulePack] = []
    for word in words {
      // A path leads to a file that can be wrong; a name is right or wrong by itself.
      let pack: RulePack
      if BuiltInFile.isPath(word) {
        try session.noteInput(word)
        pack = try RulePack(word, allowsMemory: allowsMemory)
      } else {
        pack = try saidByOption { try RulePack(word, allowsMemory: allowsMemory) }
      }
      guard !packs.contains(where: { $0.name == pack.name }) else {
        throw UsageError("the rule pack \"\(pack.name)\" is named twice; name each once")
      }
      packs.append(pack)
    }
    return packs
  }
}
