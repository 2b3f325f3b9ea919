struct EnglishHelp: HelpPhrases {
  var overview: String { "Overview" }
  var usage: String { "Usage" }
  var arguments: String { "Arguments" }
  var options: String { "Options" }
  var subcommands: String { "Subcommands" }
  var values: String { "values" }
  var usualValue: String { "default" }
  var moreHelp: String { "See 'canvass help <subcommand>' for detailed help." }

  var texts: [String: String] { [:] }
}
