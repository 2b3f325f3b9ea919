import CanvassDiagnostics
import CanvassNumerics

struct EnglishAdequacy: AdequacyPhrases {
  var title: String { "Is the sample good enough?" }
  var publication: String { "Publication" }
  func verdict(_ grade: ReliabilityMark.Grade) -> String { grade.verdict }
  func verdict(_ grade: ReliabilityMark.Grade, by share: CrossedShare) -> String {
    switch share {
    case .inRow: grade.verdict
    case .inColumn: grade.verdict + ", by its share of the column"
    case .ofRow: grade.verdict + ", by the share of its row in the table"
    case .ofColumn: grade.verdict + ", by the share of its column in the table"
    case .inTable: grade.verdict + ", by its share of the table"
    }
  }
  var keptBack: String { "kept back, so that another number cannot be worked out" }
  func keptBackForOthers(_ count: Int) -> String {
    "\(counted(count, "number")) \(oneOrMany(count, "is", "are")) kept back because of the others, shown here or before in "
      + "this session: together they would tell what may not be shown"
  }
  func toldBefore(by lines: [String]) -> String {
    "numbers that are withheld here may have been told earlier in this session, where no rule packs were asked: "
      + lines.joined(separator: "; ")
  }
  func withheldBefore(by line: String) -> String {
    "no rule packs are asked here, and this answer may tell numbers that they withheld earlier in this session: \(line)"
  }
  func notJudged(_ verb: String) -> String {
    "the rule packs that use said judge nothing of what \(verb) prints, and nothing of it is withheld"
  }
  func rules(_ titles: [String]) -> String {
    "Publication by \(titles.listed(last: " and ")). What one of them withholds is not shown, nor what it "
      + "would follow from: the categories of a share and the domains of each margin are taken to be known."
  }
  func silent(pack: String, kinds: [EstimateKind]) -> String {
    "the rule pack \"\(pack)\" speaks of \(kinds.map(\.rawValue).listed(last: " and ")), of which there is none here"
  }

  var cells: String { "Numbers" }
  var pack: String { "Rule pack" }
  var reason: String { "Because" }
  var countNeeded: String { "n that would do" }
  func summary(published: Int, cautioned: Int, withheld: Int, eachAlone alone: Bool) -> String {
    "\(alone ? "Each taken by itself, of" : "Of") \(counted(published + cautioned + withheld, "number")) \(published) may be published by all rule "
      + "packs, \(cautioned) with caution by some, and \(withheld) not by at least one."
  }

  var design: String { "The sample" }
  var check: String { "Check" }
  var finding: String { "Finding" }
  func name(_ check: DesignCheck.Name) -> String {
    switch check {
    case .weightValues: "Weights"
    case .weightSpread: "Spread of the weights"
    case .weightTotal: "Sum of the weights"
    case .clusterCodes: "Cluster codes"
    case .lonelyStrata: "Strata with one cluster"
    case .populationSizes: "Population sizes"
    case .itemNonresponse: "Missing answers"
    case .straightLining: "Same answer throughout"
    case .nearDuplicates: "Forms that agree"
    case .personTotal: "Person-total correlation"
    case .responseRates: "Response rates"
    case .interviewers: "Interviewers"
    case .factorability: "Factor analysis"
    case .benchmarks: "Census benchmarks"
    case .representativity: "Representativity"
    }
  }
  func word(_ verdict: DesignCheck.Verdict) -> String { verdict.rawValue }
  func whole(_ verdict: DesignCheck.Verdict, withheld: Int, forOthers: Int, of numbers: Int)
    -> String
  {
    let withheldOf =
      "\(withheld) of \(counted(numbers, "number")) may not be published"
      + (forOthers == 0 ? "" : ", \(forOthers) of these only since others would follow from them")
    let sample = whole(verdict)
    if withheld == 0 { return sample }
    return verdict == .pass
      ? "Nothing was found that speaks against the design of the sample, but \(withheldOf)."
      : "\(sample) \(withheldOf)."
  }
  private func whole(_ verdict: DesignCheck.Verdict) -> String {
    switch verdict {
    case .pass: "Nothing was found that speaks against the sample."
    case .caution: "The sample calls for caution: look at what is marked below."
    case .fail: "Something is wrong with the sample or its description, and should be mended first."
    }
  }
}
