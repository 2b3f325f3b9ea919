import CanvassNumerics
import Foundation

/// A measurement model as text: `access =~ q01 + q02; procedures =~ q04 + q05`, one statement to a line
/// or between semicolons, with `#` before a remark. `access ~~ procedures` may say what is so anyway.
struct ModelText {
  /// Factors and their items, in the order in which they are first named.
  private(set) var factors: [(name: String, items: [String])] = []
  /// The positions of the factors, by name.
  private var places: [String: Int] = [:]

  /// Reads a model.
  ///
  /// - Throws: `UsageError` in one sentence for what is no measurement model or is not available.
  init(parsing text: String) throws {
    var covariances: [(statement: String, names: [String])] = []
    let lines = text.split(whereSeparator: \.isNewline).map {
      String($0.prefix { $0 != "#" })
    }
    for part in lines.joined(separator: ";").split(separator: ";") {
      let statement = part.trimmingCharacters(in: .whitespaces)
      if statement.isEmpty { continue }
      if let range = statement.range(of: "=~") {
        try addFactor(statement, statement[..<range.lowerBound], statement[range.upperBound...])
      } else if let range = statement.range(of: "~~") {
        let left = try Self.names(statement[..<range.lowerBound], statement)
        covariances.append(
          (statement, left + (try Self.names(statement[range.upperBound...], statement))))
      } else {
        throw UsageError(
          """
          "\(statement)" is no part of a measurement model; cfa reads factors, "access =~ q01 + \
          q02", and covariances of factors, "access ~~ procedures"
          """)
      }
    }
    for (statement, names) in covariances { try check(statement, names) }
    for factor in factors {
      for item in factor.items where places[item] != nil {
        throw UsageError(
          """
          "\(item)" is a factor and measures "\(factor.name)"; factors of factors are not \
          available, name the items themselves
          """)
      }
    }
  }

  private mutating func addFactor(
    _ statement: String, _ left: Substring, _ right: Substring
  ) throws {
    let names = try Self.names(left, statement)
    let items = try Self.names(right, statement)
    guard names.count == 1 else {
      throw UsageError(
        "\"\(statement)\" has \(counted: names.count, "factor") left of =~; give each its own")
    }
    if let place = places[names[0]] {
      factors[place].items += items
    } else {
      places[names[0]] = factors.count
      factors.append((names[0], items))
    }
  }

  /// Covariances of different factors are free in every model; others are not available.
  private func check(_ statement: String, _ names: [String]) throws {
    for name in names where places[name] == nil {
      throw UsageError(
        """
        "\(statement)": "\(name)" is no factor of the model; covariances of residuals are not \
        available, leave it out
        """)
    }
    guard Set(names).count == names.count else {
      throw UsageError(
        """
        "\(statement)" names one factor twice; the variances of factors are set with --scale \
        marker or variance
        """)
    }
  }

  /// Names between plus signs.
  private static func names(_ text: Substring, _ statement: String) throws -> [String] {
    if text.contains("*"), let factor = text.split(separator: "*").first,
      text.split(separator: "+").contains(where: { isModified($0) })
    {
      let what = factor.split(separator: "+").last?.trimmingCharacters(in: .whitespaces) ?? ""
      throw UsageError(
        """
        "\(statement)": fixed, equal or named parameters ("\(what)*") are not available; the unit \
        of a factor is set with --scale, what groups share with --equal
        """)
    }
    let names = text.split(separator: "+", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard !names.contains(""), !names.contains(where: { $0.contains("~") || $0.contains("=") })
    else {
      throw UsageError(
        """
        "\(statement)" cannot be read; write "factor =~ item + item + item", a semicolon between \
        two statements
        """)
    }
    return names
  }

  /// `1*q01`, `NA*q01`, `a*q01`; `q*` is a pattern.
  private static func isModified(_ term: Substring) -> Bool {
    guard let star = term.firstIndex(of: "*") else { return false }
    return !term[term.index(after: star)...].trimmingCharacters(in: .whitespaces).isEmpty
  }
}
