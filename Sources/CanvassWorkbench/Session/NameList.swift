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

/// A new column and the expression that it holds, as in `--derive "young=age < 30"`.
struct Derivation: ExpressibleByArgument, Sendable, Equatable {
  var name: String
  var expression: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    name = argument[..<equals].trimmingCharacters(in: .whitespaces)
    expression = argument[argument.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    if name.isEmpty || expression.isEmpty || expression.hasPrefix("=") { return nil }
  }
}
