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
    guard let text = firstTextCell?.text, let written = WrittenNumber(trimmed(text)) else {
      return nil
    }
    let new = newName(for: name)
    func derive(_ value: String) -> Sentence { "\(new)=number(\(value))" }
    func replaced(_ part: String, by other: String, in value: String) -> String {
      "replace(\(value), '\(part)', '\(other)')"
    }
    // From the inside out: the unit goes first.
    let bare =
      written.unit.map { replaced($0, by: "", in: expressionName(name)) } ?? expressionName(name)
    func number(separator: Character?, decimal: Character?) -> Sentence {
      let whole = separator.map { replaced("\($0)", by: "", in: bare) } ?? bare
      return derive(decimal == "," ? replaced(",", by: ".", in: whole) : whole)
    }
    let unit = written.unit.map { "\"\($0)\" seems to be a unit" as Sentence }
    guard let separator = written.separator else {
      let comma: Sentence? =
        switch written.decimal {
        case ",": "the comma seems to separate decimals"
        case ".": "the point seems to separate decimals"
        default: nil
        }
      return advice(comma, unit, number(separator: nil, decimal: written.decimal))
    }
    if written.isAmbiguous {
      let separated = number(separator: separator, decimal: nil)
      let decimals = number(separator: nil, decimal: separator)
      let sign: Sentence =
        "\"\("\(separator)")\" may separate thousands (\(separated)) or decimals (\(decimals))"
      return unit.map { "\($0) and \(sign)" } ?? sign
    }
    let sign: Sentence =
      separator.isNoBreakSpace ? "a no-break space" : "\"\("\(separator)")\""
    return advice(
      "\(sign) seems to separate thousands", unit,
      number(separator: separator, decimal: written.decimal))
  }

  /// What seems to be the case, and what to do about it.
  private func advice(_ one: Sentence?, _ other: Sentence?, _ number: Sentence) -> Sentence {
    let seen = one.flatMap { one in other.map { "\(one) and \($0)" as Sentence } } ?? one ?? other
    return "\(seen ?? ""); make numbers of it (\(number))"
  }
}

extension Character {
  /// Whether it is one of the blanks that stand between thousands so that no line breaks there.
  fileprivate var isNoBreakSpace: Bool { ["\u{A0}", "\u{202F}", "\u{2009}"].contains(self) }
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
struct WrittenNumber: Equatable {
  /// What stands between groups of three digits: `1,200,000`, `1 200`.
  private(set) var separator: Character?
  /// What stands before the decimals, where there are some.
  private(set) var decimal: Character?
  /// What stands behind the number: `cm`, `%`.
  private(set) var unit: String?
  /// Whether the separator may be a decimal sign: `1,200` is twelve hundred, or one and a fifth.
  private(set) var isAmbiguous = false

  init?(_ text: String) {
    var rest = Substring(text)
    if let sign = rest.first, "+-−".contains(sign) { rest.removeFirst() }
    func digits() -> Int {
      let found = rest.prefix { $0.isASCII && $0.isNumber }
      rest.removeFirst(found.count)
      return found.count
    }
    func groups(by separator: Character) -> Int {
      var groups = 0
      while rest.first == separator {
        let kept = rest
        rest.removeFirst()
        guard digits() == 3, !(rest.first?.isNumber ?? false) else {
          rest = kept
          break
        }
        groups += 1
      }
      return groups
    }
    let first = digits()
    guard first > 0 else { return nil }
    if first <= 3, let sign = rest.first, ",.' ".contains(sign) || sign.isNoBreakSpace {
      let found = groups(by: sign)
      if found > 0 { separator = sign }
      isAmbiguous = found == 1 && (sign == "," || sign == ".")
    }
    if let sign = rest.first, sign == "," || sign == ".", sign != separator {
      rest.removeFirst()
      guard digits() > 0 else { return nil }
      (decimal, isAmbiguous) = (sign, false)
    }
    if !rest.isEmpty {
      let unit = trimmed(String(rest))
      guard !unit.isEmpty, unit.count <= 12, !unit.contains(where: { $0.isNumber || $0 == "'" }),
        unit.contains(where: { $0.isLetter || $0.isSymbol || $0 == "%" })
      else { return nil }
      self.unit = unit
    }
    // A plain number is text where the file has decimal commas, or where it was declared so.
    if separator == nil, unit == nil, decimal == nil { return nil }
  }
}
