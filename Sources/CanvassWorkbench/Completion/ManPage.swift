import Foundation

/// The page of the manual, made of the declarations of the verbs and their options.
enum ManPage {
  /// The option that prints it, in the language of `man`.
  static let option = "--generate-man-page"

  /// The page.
  static func text() -> String {
    guard let program = CommandOutline.own?.command else { return "" }
    let verbs = (program.subcommands ?? []).filter {
      ($0.shouldDisplay ?? true) && $0.commandName != "help"
    }
    let shared = sharedSections(of: verbs)
    var lines = [
      ".\\\" Made by canvass \(option)",
      ".TH CANVASS 1 \"\" \"\(escaped(CanvassCommand.configuration.version))\" \"User Commands\"",
      ".SH NAME", "canvass \\- \(escaped(lowered(program.abstract ?? "")))",
      ".SH SYNOPSIS", ".B canvass", ".I verb", "[\\fIcolumns\\fR] [\\fIoptions\\fR]",
      ".SH DESCRIPTION", escaped(program.discussion ?? ""),
      ".SH VERBS",
    ]
    for verb in verbs {
      lines += [".SS \(escaped(verb.commandName))", escaped(verb.abstract ?? "")]
      lines += description(verb.discussion ?? "")
      let own = verb.shown.filter { argument in
        argument.sectionTitle.map { shared[$0] == nil } ?? !argument.isUsual
      }
      for argument in own { lines += entry(argument) }
      let sections = shared.keys.sorted().filter { title in
        verb.shown.contains { $0.sectionTitle == title }
      }
      if !sections.isEmpty {
        let names = sections.map { "\\fB\($0.uppercased())\\fR" }.joined(separator: ", ")
        lines += [".PP", "Also the options of \(names), below."]
      }
    }
    for (title, arguments) in shared.sorted(by: { $0.key > $1.key }) {
      lines.append(".SH \(escaped(title.uppercased()))")
      for argument in arguments { lines += entry(argument) }
    }
    lines += [".SH EXIT STATUS"]
    for (status, meaning) in [
      ("0", "done"), ("1", "the data or the numbers do not allow it"), ("64", "wrong usage"),
    ] {
      lines += [".TP", ".B \(status)", meaning]
    }
    lines += [
      ".SH ENVIRONMENT", ".TP", ".B NO_COLOR", "No colour, if it is set.", ".TP", ".B PAGER",
      "What shows long answers of the interactive shell: less by default, nothing if it is empty "
        + "or cat.",
      ".TP", ".B XDG_STATE_HOME",
      "The interactive shell keeps its history in \\fI$XDG_STATE_HOME/canvass/history\\fR, by default "
        + "\\fI~/.local/state/canvass/history\\fR.",
    ]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  /// The groups of options that several verbs have: title and all their options.
  private static func sharedSections(of verbs: [CommandOutline.Verb])
    -> [String: [CommandOutline.Argument]]
  {
    var sections: [String: [CommandOutline.Argument]] = [:]
    var count: [String: Int] = [:]
    for verb in verbs {
      let titled = verb.shown.filter { $0.sectionTitle != nil }
      for (title, arguments) in Dictionary(grouping: titled, by: { $0.sectionTitle ?? "" }) {
        count[title, default: 0] += 1
        if sections[title, default: []].count < arguments.count { sections[title] = arguments }
      }
    }
    return sections.filter { count[$0.key, default: 0] > 1 }
  }

  private static func entry(_ argument: CommandOutline.Argument) -> [String] {
    let value = argument.valueName ?? ""
    let names = (argument.names ?? []).map { "\\fB\(escaped($0.spelling))\\fR" }
    let title =
      switch argument.kind {
      case .positional: "\\fI\(escaped(value))\\fR" + (argument.isRepeating ? " ..." : "")
      case .flag: names.joined(separator: ", ")
      case .option: names.joined(separator: ", ") + " \\fI\(escaped(value))\\fR"
      }
    var text = escaped(argument.abstract ?? "")
    if let values = argument.allValues, !values.isEmpty {
      text += (text.isEmpty ? "" : " ") + "One of " + escaped(values.joined(separator: ", ")) + "."
    }
    if let value = argument.defaultValue, argument.kind == .option {
      text += " Default: \(escaped(value))."
    }
    return [".TP", title, text]
  }

  /// Prose, with examples as they are.
  private static func description(_ text: String) -> [String] {
    var lines: [String] = []
    var isExample = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = line.hasPrefix("  ")
      if isIndented != isExample {
        lines += isIndented ? [".PP", ".nf"] : [".fi", ".PP"]
        isExample = isIndented
      }
      if line.isEmpty { lines.append(".PP") } else { lines.append(escaped(String(line))) }
    }
    if isExample { lines += [".fi"] }
    return lines.isEmpty ? [] : [".PP"] + lines
  }

  private static func lowered(_ text: String) -> String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Text that the formatter takes as it is: backslashes and hyphens, and no request at the start of
  /// a line.
  private static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var result = ""
      for character in line {
        switch character {
        case "\\": result += "\\e"
        case "-": result += "\\-"
        case "~": result += "\\(ti"
        case "^": result += "\\(ha"
        case "'": result += "\\(aq"
        case "`": result += "\\(ga"
        default: result.append(character)
        }
      }
      return result.hasPrefix(".") ? "\\&" + result : result
    }
    return lines.joined(separator: "\n")
  }
}
