import ArgumentParser

/// The command language: every verb, in the order of help.
struct CanvassCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "canvass",
    abstract: "Statistics for surveys of satisfaction with public services.",
    discussion: """
      Estimates honour strata, clusters, weights and population sizes; every number \
      has its uncertainty. The same verbs serve the shell, the REPL (canvass repl) and \
      notebooks (canvass run).
      """,
    version: "canvass 0.1.0",
    subcommands: verbs)

  static let verbs: [any ParsableCommand.Type] = [
    DescribeCommand.self, MeanCommand.self, TotalCommand.self, ProportionCommand.self,
    RatioCommand.self, VarianceCommand.self, QuantileCommand.self, ContrastCommand.self,
    TableCommand.self, TTestCommand.self, RankTestCommand.self,
    DistributionCommand.self, GiniCommand.self,
    CorrelationCommand.self,
    RegressCommand.self,
    FactorsCommand.self, ConfirmatoryCommand.self, ReliabilityCommand.self, DiagnoseCommand.self,
    RankCommand.self, IndexCommand.self, CheckFiguresCommand.self, AdequacyCommand.self,
    WeightsCommand.self, PlanCommand.self, SelfSelectCommand.self, TrendCommand.self,
    SimulateCommand.self,
    UseCommand.self, RunCommand.self, REPLCommand.self, LastAnswerCommand.self,
  ]

  /// The names of verbs that are words.
  static var verbNames: [String] {
    verbs.compactMap { $0.configuration.commandName }.filter { $0 != LastAnswerCommand.name }
  }
}
