/// Arithmetic that published figures have to obey, whatever they measure.
///
/// A figure with d decimals stands for all numbers within half a unit of the last one, and a check fails only
/// where none of these obey. Where a figure is printed twice with different numbers, the others are checked against
/// all of them, and fail where none fits.
public struct FigureCheck: Sendable {
  /// What was found, in the order of the file.
  public let findings: [FigureFinding]
  /// How often each check was made.
  public let made: [FigureFinding.Check: Int]

  /// Checks figures.
  public init(_ figures: [PublishedFigure]) {
    var findings: [FigureFinding] = []
    var made: [FigureFinding.Check: Int] = [:]
    let sets = FigureSets(figures)
    for set in sets.all {
      for outcome in set.arithmetic() + set.comparisons(in: sets) {
        made[outcome.check, default: 0] += 1
        if let finding = outcome.finding { findings.append(finding) }
      }
    }
    self.findings = findings.sorted {
      ($0.lines.min() ?? 0, $0.check.rawValue) < ($1.lines.min() ?? 0, $1.check.rawValue)
    }
    self.made = made
  }
}

/// A check that was made, with what it found.
struct FigureOutcome {
  var check: FigureFinding.Check
  var finding: FigureFinding?
}

/// Figures by unit, year and index.
struct FigureSets {
  struct Key: Hashable {
    var unit: String
    var year: String
    var index: String
  }

  let all: [FigureSet]
  private let places: [Key: Int]

  init(_ figures: [PublishedFigure]) {
    var places: [Key: Int] = [:]
    var all: [FigureSet] = []
    for figure in figures {
      let key = Key(unit: figure.unit, year: figure.year, index: figure.index)
      if let place = places[key] {
        all[place].figures.append(figure)
      } else {
        places[key] = all.count
        all.append(FigureSet(figures: [figure]))
      }
    }
    self.all = all
    self.places = places
  }

  /// The figures of a unit in a year.
  func set(_ unit: String, _ year: String, _ index: String) -> FigureSet? {
    places[Key(unit: unit, year: year, index: index)].map { all[$0] }
  }
}

/// What is printed of one unit, year and index.
struct FigureSet {
  /// At least one.
  var figures: [PublishedFigure]

  var unit: String { figures[0].unit }
  var year: String { figures[0].year }
  var index: String { figures[0].index }
  var level: String { figures[0].level }

  /// The figures of a measure.
  func of(_ measure: PublishedFigure.Measure) -> [PublishedFigure] {
    figures.filter { $0.measure == measure }
  }

  /// The outcome of a check of some figures against an interval.
  func outcome(
    _ check: FigureFinding.Check, _ figure: PublishedFigure, from lower: Double? = nil,
    to upper: Double? = nil, with others: [PublishedFigure],
    gravity: FigureFinding.Gravity = .impossible
  ) -> FigureOutcome {
    // What the rounding of the others adds is in the limits already.
    let slack = figure.rounding + 1e-9
    let isWrong =
      (lower.map { figure.value < $0 - slack } ?? false)
      || (upper.map { figure.value > $0 + slack } ?? false)
    guard isWrong else { return FigureOutcome(check: check) }
    return FigureOutcome(
      check: check,
      finding: FigureFinding(
        check: check, gravity: gravity, unit: unit, year: year, index: index, found: figure.value,
        lower: lower, upper: upper, lines: ([figure] + others).map(\.line).sorted(),
        isOfCounts: figure.measure.isCount))
  }
}
