struct EnglishPage: PagePhrases {
  var warning: String { "Warning" }
  var figureLeftOut: String { "Figure not drawn here" }
  var noGnuplot: String {
    "the figures are left out because gnuplot is not installed; install the Debian package "
      + "gnuplot-nox"
  }
  var noEstimate: String { "no estimate" }
  var noValue: String { "no value" }
  var attention: String { "marked" }
  var written: String { "Written to" }
  var report: String { "The report as a page" }
  var error: String { "Error" }
  func line(_ number: Int) -> String { "line \(number)" }
  var greeting: String { "Canvass. help lists the commands, TAB completes, Ctrl-D ends." }
  var moreHelp: String { "help VERB tells all about one of them. _ is the last answer; quit ends." }

  var made: String { "Made with Canvass" }
  var date: String { "Date" }
  var data: String { "Data" }
  var command: String { "Command" }
  var seed: String { "Seed" }
  var notebook: String { "Notebook" }
}
