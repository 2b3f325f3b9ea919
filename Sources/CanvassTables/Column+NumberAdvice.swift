import CanvassNumerics

/// What to do about a text that people would read as a number.
extension Column {
  /// What keeps a column from being numeric and how to make numbers of it: thousands separators, a
  /// decimal comma, a unit; `nil` where the text is no number to people either.
  public func numberAdvice(_ name: String) -> Sentence? {
    if case .coded(let coded) = self, coded.hasTruthAmongOthers {
      let found = Set(coded.levels.map { $0.text.lowercased() })
      let listed = wordsForTrue.filter(found.contains).map { "'\($0)'" }.joined(separator: ", ")
      return
        "other cells are TRUE or FALSE; derive a condition "
        + "(\(newName(for: name))=lower(\(expressionName(name))) in [\(listed.isEmpty ? "'true'" : listed)])"
    }
    guard let text = firstTextCell?.text, let shape = WrittenNumber(trimmed(text)) else {
      return nil
    }
    let column = expressionName(name)
    let new = newName(for: name)
    func derive(_ value: String) -> Sentence { "\(new)=number(\(value))" }
    func without(_ part: String, _ value: String) -> String { "replace(\(value), '\(part)', '')" }
    switch shape {
    case .grouped(let separator, nil):
      return
        "\"\(separator)\" seems to separate thousands; make numbers of it "
        + "(\(derive(without(separator, column))))"
    case .grouped(let separator, let decimal?):
      let whole = without(separator, column)
      return
        "\"\(separator)\" seems to separate thousands; make numbers of it "
        + "(\(derive(decimal == "." ? whole : "replace(\(whole), '\(decimal)', '.')")))"
    case .ambiguous(let separator):
      return
        "\"\(separator)\" may separate thousands (\(derive(without(separator, column)))) or decimals "
        + "(\(derive(separator == "." ? column : "replace(\(column), '\(separator)', '.')")))"
    case .decimalComma:
      return
        "the comma seems to separate decimals; make numbers of it "
        + "(\(derive("replace(\(column), ',', '.')")))"
    case .unit(let unit):
      return
        "\"\(unit)\" seems to be a unit; make numbers of it (\(derive(without(unit, column))))"
    }
  }
}

/// What people write for true.
private let wordsForTrue = ["true", "t", "yes", "y", "1", "có", "đúng"]

/// A name for a column that is made from another one.
private func newName(for name: String) -> String {
  name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } ? "\(name)2" : "new"
}

extension CodedColumn {
  /// Whether some values are spellings of true or false, and others are not.
  var hasTruthAmongOthers: Bool {
    let truths = levels.count { TruthWord.value(of: $0.text) != nil }
    return truths > 0 && truths < levels.count
  }
}

/// How a text that is no number to a reader of files writes one for people.
enum WrittenNumber: Equatable {
  /// `1,200,000` or `1.200,5`: groups of three digits, then perhaps decimals behind that sign.
  case grouped(String, decimal: String?)
  /// `1,200`: thousands, or three decimals.
  case ambiguous(String)
  /// `1,5`
  case decimalComma
  /// `165 cm`, `40%`
  case unit(String)

  init?(_ text: String) {
    var rest = Substring(text)
    if let sign = rest.first, "+-−".contains(sign) { rest.removeFirst() }
    func digits() -> Int {
      let found = rest.prefix { $0.isASCII && $0.isNumber }
      rest.removeFirst(found.count)
      return found.count
    }
    let first = digits()
    guard first > 0 else { return nil }
    if let separator = rest.first, ",.'  ".contains(separator) {
      var groups = 0
      let before = rest
      while rest.first == separator {
        let kept = rest
        rest.removeFirst()
        if digits() == 3, !(rest.first?.isNumber ?? false) {
          groups += 1
        } else {
          rest = kept
          break
        }
      }
      if groups > 0, first <= 3 {
        if rest.isEmpty {
          let isOpen = groups == 1 && (separator == "," || separator == ".")
          self = isOpen ? .ambiguous(String(separator)) : .grouped(String(separator), decimal: nil)
          return
        }
        if let decimal = rest.first, decimal != separator, decimal == "," || decimal == "." {
          rest.removeFirst()
          if digits() > 0, rest.isEmpty {
            self = .grouped(String(separator), decimal: String(decimal))
            return
          }
        }
        return nil
      }
      rest = before
      if separator == "," || separator == "." {
        rest.removeFirst()
        guard digits() > 0 else { return nil }
        if rest.isEmpty {
          if separator == "." { return nil }
          self = .decimalComma
          return
        }
        if separator == "," { return nil }
      }
    }
    let unit = trimmed(String(rest))
    guard !unit.isEmpty, unit.count <= 12, !unit.contains(where: { $0.isNumber || $0 == "'" }),
      unit.contains(where: { $0.isLetter || $0.isSymbol || $0 == "%" })
    else { return nil }
    self = .unit(unit)
  }
}
