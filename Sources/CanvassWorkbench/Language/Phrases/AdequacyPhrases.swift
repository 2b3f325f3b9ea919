import CanvassDiagnostics

/// Whether numbers may be published, and whether a sample was good enough to say so.
protocol AdequacyPhrases: Sendable {
  var title: String { get }
  /// The heading of verdicts.
  var publication: String { get }
  func verdict(_ grade: ReliabilityMark.Grade) -> String
  /// The verdict on a cell of two columns, and the share that was judged where that is not the one in its row.
  func verdict(_ grade: ReliabilityMark.Grade, by share: CrossedShare) -> String
  /// Why a number is not shown that a rule would let pass.
  var keptBack: String { get }
  /// That numbers are kept back for the sake of another answer of the session.
  func keptBackForOthers(_ count: Int) -> String
  /// That numbers which are withheld may have been told in earlier lines of the session, which asked no rule packs.
  func toldBefore(by lines: [String]) -> String
  /// That an answer without rule packs may tell what these withheld in an earlier line of the session.
  func withheldBefore(by line: String) -> String
  /// That the rule packs of `use` judge nothing of a verb.
  func notJudged(_ verb: String) -> String
  /// By which rules numbers are judged.
  func rules(_ titles: [String]) -> String
  /// That a rule pack speaks of none of the numbers.
  func silent(pack: String, kinds: [EstimateKind]) -> String

  // Cells.
  var cells: String { get }
  var pack: String { get }
  var reason: String { get }
  var countNeeded: String { get }
  /// How many cells every pack publishes, how many none withholds, how many some withhold.
  ///
  /// - Parameter alone: whether more are kept back for the sake of others, so that it is said of each taken by itself.
  func summary(published: Int, cautioned: Int, withheld: Int, eachAlone alone: Bool) -> String

  // The design.
  var design: String { get }
  var check: String { get }
  var finding: String { get }
  func name(_ check: DesignCheck.Name) -> String
  func word(_ verdict: DesignCheck.Verdict) -> String
  /// The verdict at the top of the page: the sample, and how many of the numbers are not shown.
  ///
  /// - Parameter forOthers: how many of those withheld are kept back so that others cannot be worked out.
  func whole(_ verdict: DesignCheck.Verdict, withheld: Int, forOthers: Int, of numbers: Int)
    -> String
}
