import ArgumentParser
import Foundation

/// A list of names separated by commas, as in `--strata district,zone`.
struct NameList: ExpressibleByArgument, Sendable, Equatable {
  var names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    if names.isEmpty || names.contains("") { return nil }
  }
}

/// A name and what it stands for, as in `--derive "young=age < 30"` and `--fields land=k01-k05`.
struct NamedText: ExpressibleByArgument, Sendable, Equatable {
  var name: String
  var text: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    name = argument[..<equals].trimmingCharacters(in: .whitespaces)
    text = argument[argument.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    if name.isEmpty || text.isEmpty || text.hasPrefix("=") { return nil }
  }
}

extension [String] {
  /// Each text once, where it stands first.
  var withoutRepetition: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
