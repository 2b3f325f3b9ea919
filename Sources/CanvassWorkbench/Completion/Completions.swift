import ArgumentParser
import CanvassTables
import Foundation

/// What TAB offers, in the shells and in the REPL: verbs, options, their values, columns of the
/// survey that the line is about, also within expressions and formulas.
struct Completions {
  /// The words before the one that is typed.
  private let before: [String]
  private var session: Session
  private let isREPL: Bool

  /// - Parameter session: what `use` said before; in a shell a fresh one.
  init(before words: [String], session: Session = Session(), isREPL: Bool = false) {
    before = words
    self.session = session
    self.session.reads = .plainFilesOnly
    self.isREPL = isREPL
  }

  /// The offer for a word of which `typed` has been written.
  func offer(_ typed: String) -> CompletionOffer {
    guard let name = before.first else {
      let own = isREPL ? ["help", "quit"] : ["help", "--help", "--version"]
      return .words(CanvassCommand.verbNames + own, after: typed)
    }
    guard let verb = CommandOutline.verb(name) else { return .nothing }
    // The word before may be an option that waits for its value.
    let isAfterTerminator = before.contains("--")
    if !isAfterTerminator, let last = before.last, last.hasPrefix("-"),
      let option = verb.argument(named: last), option.kind == .option
    {
      return values(of: ValueKind(option), typed, isOption: true)
    }
    if typed.hasPrefix("-"), !isAfterTerminator {
      if let equals = typed.firstIndex(of: "="),
        let option = verb.argument(named: String(typed[..<equals])), option.kind == .option
      {
        let value = typed.index(after: equals)
        return values(of: ValueKind(option), String(typed[value...]), isOption: false)
          .behind(String(typed[..<value]))
      }
      let options = verb.shown.flatMap { $0.names ?? [] }.map(\.spelling)
      return .words(options.filter { $0.hasPrefix("--") }, after: typed)
    }
    guard let positional = positional(of: verb) else { return .nothing }
    return values(of: ValueKind(positional), typed, isOption: !isAfterTerminator)
  }

  /// The positional argument that the next word without a dash belongs to.
  private func positional(of verb: CommandOutline.Verb) -> CommandOutline.Argument? {
    let positionals = (verb.arguments ?? []).filter { $0.kind == .positional }
    var count = 0
    var isValue = false
    var isAfterTerminator = false
    for word in before.dropFirst() {
      if isValue {
        isValue = false
      } else if word == "--", !isAfterTerminator {
        isAfterTerminator = true
      } else if word.hasPrefix("-"), word.count > 1, !isAfterTerminator {
        isValue = verb.argument(named: word)?.kind == .option
      } else {
        count += 1
      }
    }
    return count < positionals.count
      ? positionals[count] : positionals.last.flatMap { $0.isRepeating ? $0 : nil }
  }

  /// - Parameter isOption: whether a word with a dash in front would be read as an option.
  private func values(of kind: ValueKind, _ typed: String, isOption: Bool) -> CompletionOffer {
    switch kind {
    case .choice(let words): return .words(words, after: typed)
    case .verb: return .words(CanvassCommand.verbNames, after: typed)
    case .file: return .files
    case .carried(let names, let isList):
      let list = isList ? typed.lastIndex(of: ",").map { typed[...$0] } ?? "" : ""
      let named = list.split(separator: ",").map(String.init)
      let offer = CompletionOffer.words(
        names.filter { !named.contains($0) }, after: String(typed.dropFirst(list.count)))
      return offer.isEmpty && list.isEmpty ? .files : offer.behind(String(list))
    case .free: return .nothing
    case .column:
      return .words(columnNames.filter { !isOption || !$0.hasPrefix("-") }, after: typed)
    case .columns:
      let names = columnNames.filter { !isOption || !$0.hasPrefix("-") }
      return columns(names, typed)
    case .namedColumns:
      guard let equals = typed.firstIndex(of: "=") else { return .nothing }
      let value = typed.index(after: equals)
      return columns(columnNames, String(typed[value...])).behind(String(typed[..<value]))
    case .covariance:
      let prefix = "cluster:"
      if typed.hasPrefix(prefix) {
        return .words(columnNames, after: String(typed.dropFirst(prefix.count))).behind(prefix)
      }
      let offer = CompletionOffer.words(CovarianceOption.words + [prefix], after: typed)
      guard case .words(let candidates) = offer else { return offer }
      return .words(candidates.map { .init($0.word, goesOn: $0.word.hasSuffix(":")) })
    case .namedExpression:
      guard let equals = typed.firstIndex(of: "=") else { return .nothing }
      let value = typed.index(after: equals)
      return inText(String(typed[value...]), .expression).behind(String(typed[..<value]))
    case .expression: return inText(typed, .expression)
    case .formula: return inText(typed, .formula)
    case .model: return inText(typed, .model)
    }
  }

  /// A name, or the last one of a list or of a range.
  private func columns(_ names: [String], _ typed: String) -> CompletionOffer {
    let whole = CompletionOffer.words(names, after: typed)
    if !whole.isEmpty { return whole }
    for separator in [",", "-"] {
      guard let place = typed.range(of: separator, options: .backwards) else { continue }
      // In a list, a comma within a name would end it.
      let listed = names.filter { !$0.contains(",") }
      let offer = CompletionOffer.words(listed, after: String(typed[place.upperBound...]))
      if !offer.isEmpty { return offer.behind(String(typed[..<place.upperBound])) }
    }
    return .nothing
  }

  private func inText(_ text: String, _ grammar: TypedText.Grammar) -> CompletionOffer {
    var session = session
    guard let survey = try? session.survey(source) else { return .nothing }
    let place = TypedText(text, grammar)
    return place.offer(columns: survey.columnNames) { column in
      levels(of: column, of: survey, in: &session)
    }
  }

  private var columnNames: [String] {
    var session = session
    return (try? session.survey(source))?.columnNames ?? []
  }

  /// The survey that the line names so far; nothing is read but ordinary files.
  private var source: SourceOptions {
    var options = SourceOptions.none()
    options.study = file(after: "--study")
    options.data = file(after: "--data")
    options.derive = values(after: "--derive").compactMap(NamedText.init(argument:))
      .filter { (try? Expression(parsing: $0.text)) != nil }
    // Verbs whose argument is the file itself.
    if before.first == "use", before.count > 1, let path = Self.ordinaryFile(before[1]) {
      if path.lowercased().hasSuffix(".yml") || path.lowercased().hasSuffix(".yaml") {
        options.study = path
      } else {
        options.data = path
      }
    }
    return options
  }

  private func values(after option: String) -> [String] {
    zip(before, before.dropFirst()).filter { $0.0 == option }.map(\.1)
      + before.filter { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
  }

  private func file(after option: String) -> String? {
    values(after: option).last.flatMap(Self.ordinaryFile)
  }

  /// The path of a file that can be looked into without waiting, a home folder put in for `~`.
  private static func ordinaryFile(_ path: String) -> String? {
    let path = path.hasPrefix("~/") ? NSHomeDirectory() + path.dropFirst(1) : path
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? path : nil
  }

  /// The values of a column with few of them, where its file is read within a moment.
  private func levels(of column: String, of survey: Survey, in session: inout Session) -> [String] {
    var status = stat()
    let limit = survey.path.lowercased().hasSuffix(".gz") ? 4_000_000 : 40_000_000
    guard stat(survey.path, &status) == 0, status.st_size <= limit,
      let tables = try? session.load([column], analysed: [], codes: [column], of: survey),
      case .coded(let coded)? = try? tables.codes.column(column), coded.levels.count <= 200
    else { return [] }
    return coded.levels.map(\.text)
  }
}
