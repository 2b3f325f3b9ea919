import CanvassDiagnostics
import Foundation

/// The verbs and options of the program as they are declared, read from the description of itself
/// that the argument parser gives. What TAB offers and the man page are made from it, so that they
/// cannot disagree with what is parsed.
struct CommandOutline: Decodable, Sendable {
  /// A verb; also the program itself.
  struct Verb: Decodable, Sendable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [Verb]?
    var shouldDisplay: Bool?

    /// Without the options that it shares with other verbs and does not take.
    var withoutRefused: Verb {
      guard CanvassCommand.refusesCells(commandName) else { return self }
      var copy = self
      copy.arguments = arguments?.filter { $0.preferredName?.spelling != "--by" }
      return copy
    }

    /// Arguments that are shown to people.
    var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

    /// The option or flag of a name such as `--by`.
    func argument(named name: String) -> Argument? {
      arguments?.first { ($0.names ?? []).contains { $0.spelling == name } }
    }
  }

  /// A positional argument, an option with a value, or a flag.
  struct Argument: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable { case positional, option, flag }

    /// `--by`, `-h`.
    struct Name: Decodable, Sendable {
      var kind: String
      var name: String
      var spelling: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: Kind
    var names: [Name]?
    var preferredName: Name?
    var valueName: String?
    var defaultValue: String?
    var abstract: String?
    var sectionTitle: String?
    var allValues: [String]?
    var completionKind: FileMarker?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool

    /// `--help` and `--version`, which every verb has.
    var isUsual: Bool { ["help", "version"].contains(preferredName?.name ?? "") }
  }

  /// Present where the declaration says that a value is the name of a file.
  struct FileMarker: Decodable, Sendable {
    private struct Ignored: Decodable, Sendable {}
    private var file: Ignored?
    private var directory: Ignored?
    var namesFile: Bool { file != nil || directory != nil }
  }

  var command: Verb

  /// The outline of this program.
  static let own: CommandOutline? = {
    guard
      var outline = try? JSONDecoder().decode(
        CommandOutline.self, from: Data(CanvassCommand._dumpHelp().utf8))
    else { return nil }
    let verbs = outline.command.subcommands
    outline.command.subcommands = verbs?.map(\.withoutRefused)
    return outline
  }()

  /// A verb of this program.
  ///
  /// It is asked for alone: the description of all verbs takes twenty times as long, and somebody who
  /// has pressed TAB waits for it.
  static func verb(_ name: String) -> Verb? { ofEverything(name)?.withoutRefused }

  /// A verb of this program with the options that it shares with others and does not take.
  static func ofEverything(_ name: String) -> Verb? {
    guard let type = CanvassCommand.verbs.first(where: { $0.configuration.commandName == name })
    else {
      return own?.command.subcommands?.first { $0.commandName == name }
    }
    let outline = try? JSONDecoder().decode(CommandOutline.self, from: Data(type._dumpHelp().utf8))
    return outline?.command
  }
}

/// What can stand in the place of a value; for TAB.
enum ValueKind: Equatable, Sendable {
  /// One of some words.
  case choice([String])
  case file
  /// Something that the program carries, by its name, or a file; or several between commas.
  case carried([String], isList: Bool)
  case column
  /// Columns between commas, and ranges of them.
  case columns
  /// `name=q01-q03`.
  case namedColumns
  case expression
  /// `name=expression`.
  case namedExpression
  case formula
  /// Factors and their items.
  case model
  /// `hc3`, `cluster:COLUMN`.
  case covariance
  /// The name of a verb.
  case verb
  /// Numbers and other words that nobody can guess.
  case free

  /// What the program carries under such a name of a value; `nil` where the name is of something else.
  private static func carried(_ valueName: String) -> ValueKind? {
    func names(_ files: [BuiltInFile], isList: Bool = false) -> ValueKind {
      .carried(files.map(\.name), isList: isList)
    }
    switch valueName {
    case "pack,pack": return names(BuiltInFile.rules, isList: true)
    case "instrument": return names(BuiltInFile.instruments)
    case "crosswalk": return names(BuiltInFile.crosswalks)
    default: return nil
    }
  }

  /// The kind of an argument, from what its declaration calls the value.
  init(_ argument: CommandOutline.Argument) {
    if let values = argument.allValues, !values.isEmpty {
      self = .choice(values)
    } else if let carried = argument.valueName.flatMap(Self.carried) {
      self = carried
    } else if argument.completionKind?.namesFile == true {
      self = .file
    } else {
      switch argument.valueName ?? "" {
      case "column", "numerator", "denominator": self = .column
      case "columns", "a,b", "n,m", "q01-q22": self = .columns
      case "access=q01-q03": self = .namedColumns
      case "expression": self = .expression
      case "name=expression": self = .namedExpression
      case "formula": self = .formula
      case "text": self = .model
      case "kind": self = .covariance
      case "subcommands": self = .verb
      case "file", "notebook", "recipe", "folder": self = .file
      default: self = .free
      }
    }
  }
}
