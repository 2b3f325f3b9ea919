import Foundation

/// Where a page comes from: what stands at its foot, so that a printed number can be made again.
struct Provenance {
  /// A line of the foot: what it tells, and that.
  struct Line: Equatable {
    var name: String
    var text: String
  }

  var lines: [Line]

  /// Of one answer: the program and its version, the day, the data, the command and the seed.
  init(_ answer: Answer, day: CalendarDay?) {
    let language = answer.language
    lines = Self.program(language, day: day)
    if let source = answer.source {
      lines.append(.init(name: language.phrases.page.data, text: source))
    }
    if !answer.line.isEmpty {
      lines.append(.init(name: language.phrases.page.command, text: "canvass " + answer.line))
    }
    if let seed = answer.seed {
      lines.append(.init(name: language.phrases.page.seed, text: String(seed)))
    }
  }

  /// Of a notebook, whose page shows the commands.
  init(notebook name: String, language: Language, day: CalendarDay?) {
    lines = Self.program(language, day: day)
    lines.append(.init(name: language.phrases.page.notebook, text: name))
  }

  private static func program(_ language: Language, day: CalendarDay?) -> [Line] {
    let version = CanvassCommand.configuration.version.drop { !$0.isNumber }
    var lines = [Line(name: language.phrases.page.made, text: String(version))]
    if let day { lines.append(.init(name: language.phrases.page.date, text: day.text(language))) }
    return lines
  }

  /// The foot of a page.
  var html: String {
    let items = lines.map { line in
      "<div><dt>\(HTMLText.escape(line.name))</dt> <dd>\(HTMLText.escape(line.text))</dd></div>"
    }
    return "<footer><dl>\n\(items.joined(separator: "\n"))\n</dl></footer>"
  }
}

/// A day, without its hours.
public struct CalendarDay: Sendable, Equatable {
  let year: Int
  let month: Int
  let day: Int

  /// Today; where `SOURCE_DATE_EPOCH` is set, the day of that second in UTC, so that pages can be
  /// made again to the byte (reproducible-builds.org).
  static func today(environment: [String: String]) -> CalendarDay {
    guard let seconds = environment["SOURCE_DATE_EPOCH"].flatMap(Double.init), seconds.isFinite,
      let utc = TimeZone(secondsFromGMT: 0)
    else { return CalendarDay(Date(), in: .current) }
    return CalendarDay(Date(timeIntervalSince1970: seconds), in: utc)
  }

  init(_ date: Date, in zone: TimeZone) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }

  /// 2026-11-21, in Vietnamese 21/11/2026.
  func text(_ language: Language) -> String {
    language.phrases.date(year: year, month: month, day: day)
  }
}
