import CanvassNumerics
import CanvassSampling

/// A value of a result: what it is, not how it is written.
indirect enum ResultValue: Sendable {
  /// There is none.
  case none
  /// Yes or no.
  case flag(Bool)
  /// A number of things.
  case count(Int)
  /// A whole number of 64 bits, such as a seed.
  case seed(UInt64)
  /// A measurement. One that is not finite does not exist.
  case number(Double)
  /// An interval: two values for programs, whose keys end in `Lower` and `Upper`.
  case interval(Interval?)
  /// A name, a code, a sentence.
  case text(String)
  /// Values without names.
  case list([ResultValue])
  /// Values with names.
  case record([Fact])
  /// Records of one kind.
  case table(ResultTable)
  /// Numbers by row and column.
  case matrix(Matrix, rows: [String], columns: [String])

  /// A number, where there is one.
  static func number(_ value: Double?) -> ResultValue { value.map { .number($0) } ?? .none }
  /// A number of things, where there is one.
  static func count(_ value: Int?) -> ResultValue { value.map { .count($0) } ?? .none }
  /// Text, where there is some.
  static func text(_ value: String?) -> ResultValue { value.map { .text($0) } ?? .none }
  /// Numbers without names.
  static func numbers(_ values: [Double]) -> ResultValue { .list(values.map { .number($0) }) }
  /// Numbers without names, some of which may not exist.
  static func numbers(_ values: [Double?]) -> ResultValue { .list(values.map { .number($0) }) }
  /// Names.
  static func texts(_ values: [String]) -> ResultValue { .list(values.map { .text($0) }) }
  /// Values with names, where there are some.
  static func record(_ facts: [Fact]?) -> ResultValue { facts.map { .record($0) } ?? .none }
}

/// A value with its name.
struct Fact: Sendable {
  /// What programs call it.
  let key: String
  /// What it is.
  let value: ResultValue

  /// A value with its name.
  init(_ key: String, _ value: ResultValue) {
    self.key = key
    self.value = value
  }

  static func flag(_ key: String, _ value: Bool) -> Fact { Fact(key, .flag(value)) }
  static func count(_ key: String, _ value: Int?) -> Fact { Fact(key, .count(value)) }
  static func number(_ key: String, _ value: Double?) -> Fact { Fact(key, .number(value)) }
  static func numbers(_ key: String, _ values: [Double]) -> Fact { Fact(key, .numbers(values)) }
  static func text(_ key: String, _ value: String?) -> Fact { Fact(key, .text(value)) }
  static func texts(_ key: String, _ values: [String]) -> Fact { Fact(key, .texts(values)) }
  static func record(_ key: String, _ facts: [Fact]?) -> Fact { Fact(key, .record(facts)) }
  static func interval(_ key: String = "", value: Interval?) -> Fact {
    Fact(key, .interval(value))
  }
  static func matrix(
    _ key: String, _ values: Matrix?, rows: [String], columns: [String]
  ) -> Fact {
    Fact(key, values.map { .matrix($0, rows: rows, columns: columns) } ?? .none)
  }
}

extension Fact {
  /// How an iteration ended.
  ///
  /// - Parameters:
  ///   - more: what one kind of model says besides.
  static func convergence(_ end: Convergence, _ more: [Fact] = []) -> Fact {
    .record(
      "convergence",
      [
        .flag("converged", end.converged), .count("iterations", end.iterations),
        .number("remaining", end.remaining),
      ] + more)
  }
}
