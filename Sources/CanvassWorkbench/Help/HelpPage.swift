import Foundation

/// A page of help: what a verb does, how it is called, its arguments and options. It is made of what the
/// verbs declare (`CommandOutline`), in any language, and in English looks as the argument parser sets it.
struct HelpPage {
  /// The verb, or the program itself.
  let verb: CommandOutline.Verb
  /// Whether it is the page of the program, with the list of verbs.
  let isProgram: Bool
  /// How it is called, where its declaration says so.
  let usage: String?
  let phrases: any Phrases
  /// Columns of the terminal.
  let width: Int
  /// What stands under the list of verbs.
  let moreHelp: String

  /// The width of the column of names, with the blanks before and after it.
  private static let nameColumns = 26
  /// With more options than these, how a verb is called leaves out those that are not needed.
  private static let optionsInUsage = 12

  /// The page of a verb; of the program for `nil`.
  init?(
    of name: String?, in phrases: any Phrases, width: Int = 80, moreHelp: String? = nil
  ) {
    self.phrases = phrases
    self.width = max(width, Self.nameColumns + 20)
    self.moreHelp = moreHelp ?? phrases.help.moreHelp
    isProgram = name == nil
    guard let name else {
      guard let program = CommandOutline.own?.command else { return nil }
      (verb, usage) = (program, nil)
      return
    }
    guard let found = CommandOutline.verb(name) else { return nil }
    verb = found.withVersion
    let type = CanvassCommand.verbs.first { $0.configuration.commandName == name }
    usage = type?.configuration.usage
  }

  /// The page.
  var text: String {
    let help = phrases.help
    var overview = wording(of: verb.abstract ?? "")
    if let discussion = verb.discussion, !discussion.isEmpty {
      overview += "\n\n" + paragraphs(discussion)
    }
    let head = HelpText.wrapped("\(help.overview.uppercased()): \(overview)", to: width)
    let call = "\(help.usage.uppercased()): \(synopsis)"
    let sections = sections.filter { !$0.entries.isEmpty }.map { section in
      "\(section.title.uppercased()):\n" + section.entries.map(set).joined()
    }
    let more = isProgram ? "\n  \(moreHelp)" : ""
    return "\(head)\n\n\(call)\n\n\(sections.joined(separator: "\n"))\(more)"
  }

  private func wording(of text: String) -> String { phrases.help.wording(of: text) }

  /// The paragraphs of a description in the words of the language; lines of examples as they are.
  private func paragraphs(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("  ") ? String(line) : wording(of: String(line))
    }.joined(separator: "\n")
  }

  // MARK: How it is called

  private var synopsis: String {
    if let usage { return worded(usage) }
    if isProgram { return "\(verb.commandName) \(value("subcommand"))" }
    let name = "canvass \(verb.commandName)"
    let own = verb.shown.filter { !$0.isUsual }
    // The options that are not shown count too.
    guard (verb.arguments ?? []).count(where: { !$0.isUsual }) > Self.optionsInUsage else {
      return ([name] + own.map(call)).joined(separator: " ")
    }
    let needed = own.filter { $0.kind == .positional || !$0.isOptional }
    if needed.isEmpty || needed.count > Self.optionsInUsage { return "\(name) \(value("options"))" }
    return ([name, "[\(value("options"))]"] + needed.map(call)).joined(separator: " ")
  }

  private func call(_ argument: CommandOutline.Argument) -> String {
    let name = argument.preferredName?.spelling ?? ""
    let own =
      switch argument.kind {
      case .positional: value(argument.valueName)
      case .flag: name
      case .option: "\(name) \(value(argument.valueName))"
      }
    let repeated = own + (argument.isRepeating ? " ..." : "")
    return argument.isOptional ? "[\(repeated)]" : repeated
  }

  /// The name of a value, such as `<file>`, in the words of the language.
  private func value(_ name: String?) -> String { wording(of: "<\(name ?? "")>") }

  /// A line with names of values in it.
  private func worded(_ line: String) -> String {
    line.replacing(#/<[^>]*>/#) { wording(of: String($0.output)) }
  }

  // MARK: Sections

  private struct Section {
    var title: String
    var entries: [(name: String, text: String)]
  }

  private var sections: [Section] {
    let help = phrases.help
    var arguments = Section(title: help.arguments, entries: [])
    var options = Section(title: help.options, entries: [])
    var titled: [Section] = []
    for (argument, names) in verb.entries {
      let entry = (
        name: self.name(argument, names), text: description(argument)
      )
      if let title = argument.sectionTitle.map(wording) {
        if let place = titled.firstIndex(where: { $0.title == title }) {
          titled[place].entries.append(entry)
        } else {
          titled.append(Section(title: title, entries: [entry]))
        }
      } else if argument.kind == .positional {
        arguments.entries.append(entry)
      } else {
        options.entries.append(entry)
      }
    }
    // The argument parser lists its own verb help in every outline.
    let verbs = (verb.subcommands ?? []).filter {
      $0.shouldDisplay ?? true && $0.commandName != "help"
    }
    let list = verbs.map { (name: $0.commandName, text: wording(of: $0.abstract ?? "")) }
    return [arguments] + titled + [options, Section(title: help.subcommands, entries: list)]
  }

  private func name(_ argument: CommandOutline.Argument, _ names: String) -> String {
    switch argument.kind {
    case .positional: value(argument.valueName)
    case .flag: names
    case .option: "\(names) \(value(argument.valueName))"
    }
  }

  /// What an argument is for, which values it may have and which it has by itself.
  private func description(_ argument: CommandOutline.Argument) -> String {
    let help = phrases.help
    var notes: [String] = []
    if let values = argument.allValues?.filter({ !$0.isEmpty }), !values.isEmpty {
      notes.append("\(help.values): \(values.joined(separator: ", "))")
    }
    if let value = argument.defaultValue, !value.isEmpty {
      notes.append("\(help.usualValue): \(value)")
    }
    let text = wording(of: argument.abstract ?? "")
    if notes.isEmpty { return text }
    return (text.isEmpty ? "" : text + " ") + "(\(notes.joined(separator: "; ")))"
  }

  /// A name with its description beside it, or below it where the name is long.
  private func set(_ entry: (name: String, text: String)) -> String {
    let name = "  " + entry.name
    if entry.text.isEmpty { return name + "\n" }
    let text = HelpText.wrapped(entry.text, to: width, indent: Self.nameColumns)
    let columns = TextWidth.of(name)
    if columns >= Self.nameColumns { return "\(name)\n\(text)\n" }
    return name + text.dropFirst(columns) + "\n"
  }
}

extension CommandOutline.Verb {
  /// Its arguments that are shown, each with its names; a flag and its opposite are one entry.
  fileprivate var entries: [(argument: CommandOutline.Argument, names: String)] {
    var entries: [(argument: CommandOutline.Argument, names: String)] = []
    for argument in shown {
      let names = (argument.names ?? []).map(\.spelling)
      let ordered = names.filter { !$0.hasPrefix("--") } + names.filter { $0.hasPrefix("--") }
      let own = ordered.joined(separator: ", ")
      if let last = entries.last, argument.isOpposite(of: last.argument) {
        entries[entries.count - 1].names += "/" + own
      } else {
        entries.append((argument, own))
      }
    }
    return entries
  }

  /// The verb with the flag that the program has for it.
  fileprivate var withVersion: Self {
    var verb = self
    guard verb.argument(named: "--version") == nil else { return verb }
    var arguments = arguments ?? []
    let place = arguments.lastIndex { $0.preferredName?.name == "help" } ?? arguments.endIndex
    arguments.insert(.version, at: place)
    verb.arguments = arguments
    return verb
  }
}

extension CommandOutline.Argument {
  /// Whether it is the `--no-stream` of `--stream`.
  fileprivate func isOpposite(of other: Self) -> Bool {
    guard kind == .flag, other.kind == .flag, let name = preferredName?.name else { return false }
    return name == "no-" + (other.preferredName?.name ?? "")
  }

  fileprivate static var version: Self {
    let name = Name(kind: "long", name: "version")
    return Self(
      kind: .flag, names: [name], preferredName: name, abstract: "Show the version.",
      isOptional: true, isRepeating: false, shouldDisplay: true)
  }
}

extension HelpPage {
  /// The columns that pages of help have at a terminal: what `COLUMNS` says, else what the terminal tells;
  /// `nil` elsewhere.
  static var columnsOfTerminal: Int? {
    if let said = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), said > 0 {
      return said
    }
    return FileDescriptor.standardOutput.columns
  }
}
