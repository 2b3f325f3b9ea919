import CanvassDiagnostics

@testable import CanvassTables

/// What holds of every study file and every recipe.
enum YAMLClaims {
  static func examineStudy(_ bytes: [UInt8]) throws {
    let file = try ScratchFile(bytes, ending: ".yml")
    guard let study = try valueOrSentence({ try Study(path: file.path) }) else { return }
    for (column, levels) in study.levels {
      try claim(Set(levels).count == levels.count, "levels of \(column) are listed twice")
    }
    if let target = study.target { try claim(target > 0 && target <= 100, "a target of \(target)") }
  }

  static func examineRecipe(_ bytes: [UInt8]) throws {
    let file = try ScratchFile(bytes, ending: ".yml")
    guard let recipe = try valueOrSentence({ try SurveyRecipe(contentsOf: file.path) }) else {
      return
    }
    var people = 0.0
    for stratum in recipe.strata {
      people +=
        Double(stratum.clusters) * Double(stratum.subclusters.upperBound)
        * Double(stratum.people.upperBound)
    }
    guard people * Double(recipe.items.count) <= 3000 else { return }
    let survey = SimulatedSurvey(recipe: recipe, threads: 1)
    try claim(survey.table.rowCount > 0, "nobody is in the survey")
    for name in survey.table.names {
      try claim(
        try survey.table.column(name).count == survey.table.rowCount, "a column has too few rows")
    }
    for record in survey.truth {
      try claim(!record.value.isInfinite, "a true value is infinite")
    }
  }
}
