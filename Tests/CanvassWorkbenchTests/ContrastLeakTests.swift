import CanvassNumerics
import CanvassTestSupport
import Foundation
import Testing

/// Contrasts beside other answers of a session: area e, with 20 people, may not be shown by the rule of the DHS, which asks for
/// 25. What follows from all that is shown is worked out here once more, from the answers themselves: a number that is shown is,
/// near its value, an equation in the sums and medians of areas, whose gradient is found by differences.
@Suite("What contrasts tell beside other answers")
struct ContrastLeakTests {
  private static let sizes = ["a": 60, "b": 50, "c": 40, "d": 26, "e": 20]
  private static let areas = sizes.keys.sorted()

  /// A person of an area with two heavy-tailed measures.
  private struct Person {
    var area: String
    var (weight, y, x) = (1.0, 0.0, 0.0)
  }

  private static let people: [Person] = {
    var state: UInt64 = 5
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    func normal() -> Double { (-2 * log(draw() + 1e-12)).squareRoot() * cos(2 * .pi * draw()) }
    let ordered = areas.flatMap { area in
      (0..<(sizes[area] ?? 0)).map { _ in
        let x = (100 * exp(2 + 0.6 * normal())).rounded() / 100
        return Person(
          area: area, weight: 1 + (draw() * 3).rounded(.down),
          y: (100 * (1 + x * exp(0.4 * normal()))).rounded() / 100, x: x)
      }
    }
    return ordered.map { (draw(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }()

  private func program() throws -> Program {
    let program = try Program()
    let lines = Self.people.map { "\($0.weight),\($0.area),\($0.y),\($0.x)" }
    try program.file("d.csv", (["w,area,y,x"] + lines).joined(separator: "\n") + "\n")
    return program
  }

  /// A number that may be asked: a statistic among some areas.
  private struct Term {
    var call: String
    var areas: [String]

    var text: String {
      switch areas.count {
      case 1: "\(call)[area=\(areas[0])]"
      case ContrastLeakTests.areas.count: call
      default: "\(call)[area!='e']"
      }
    }

    /// Its value by sums of areas and by medians, which are unknowns of their own.
    func value(_ unknown: [String: Double]) -> Double {
      func sum(_ name: String) -> Double {
        areas.reduce(0) { $0 + (unknown["\(name) \($1)"] ?? .nan) }
      }
      return switch call {
      case "mean(y)": sum("y") / sum("w")
      case "mean(x)": sum("x") / sum("w")
      case "total(y)": sum("y")
      case "total(x)": sum("x")
      case "ratio(y,x)": sum("y") / sum("x")
      default: unknown["\(call) \(areas.joined())"] ?? .nan
      }
    }
  }

  private static let calls = [
    "mean(y)", "mean(x)", "total(y)", "total(x)", "ratio(y,x)", "median(y)",
  ]
  private static let groups = areas.map { [$0] } + [areas, areas.filter { $0 != "e" }]

  /// All numbers at which gradients are taken; those of people are known.
  private static let unknowns: [String: Double] = {
    var found: [String: Double] = [:]
    for area in areas {
      let own = people.filter { $0.area == area }
      found["w \(area)"] = own.reduce(0) { $0 + $1.weight }
      found["y \(area)"] = own.reduce(0) { $0 + $1.weight * $1.y }
      found["x \(area)"] = own.reduce(0) { $0 + $1.weight * $1.x }
    }
    // Any numbers do for medians: what follows does not depend on them.
    for (place, group) in groups.enumerated() {
      found["median(y) \(group.joined())"] = 7 + Double(place * place) / 10
    }
    return found
  }()
  private static let names = unknowns.keys.filter { !$0.hasPrefix("w ") }.sorted()

  /// The gradient of a number by all that is not known, each in units of itself.
  private func gradient(_ function: ([String: Double]) -> Double) -> [Double] {
    let found = Self.names.map { name -> Double in
      let step = 1e-5 * (Self.unknowns[name] ?? 0)
      func moved(_ by: Double) -> Double {
        function(Self.unknowns.merging([name: by]) { $0 + $1 })
      }
      return (moved(step) - moved(-step)) / 2e-5
    }
    let length = found.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return found.map { $0 / length }
  }

  /// What some equations span, as orthonormal vectors.
  private struct Span {
    var basis: [[Double]] = []

    func rest(_ vector: [Double]) -> [Double] {
      // Twice, since the first time leaves rounding.
      (basis + basis).reduce(vector) { rest, one in
        let part = zip(rest, one).reduce(0) { $0 + $1.0 * $1.1 }
        return zip(rest, one).map { $0 - part * $1 }
      }
    }

    func contains(_ vector: [Double]) -> Bool {
      rest(vector).reduce(0) { $0 + $1 * $1 }.squareRoot() < 1e-6
    }

    mutating func add(_ vector: [Double]) {
      let rest = rest(vector)
      let length = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length >= 1e-6 { basis.append(rest.map { $0 / length }) }
    }
  }

  /// A line of a session with the numbers that its answer has, each as a function of what is unknown, and the terms behind it.
  private struct Line {
    var text: String
    var numbers: [(function: @Sendable ([String: Double]) -> Double, terms: [Term])]
  }

  private func choose<Element>(_ some: [Element], _ random: inout CounterRandom) -> Element {
    some[Int.random(in: some.indices, using: &random)]
  }

  /// A table of one statistic.
  private func table(by pack: String, _ random: inout CounterRandom) -> Line {
    let (verb, call) = choose(
      [
        ("mean y", "mean(y)"), ("total x", "total(x)"), ("ratio y x", "ratio(y,x)"),
        ("quantile y --probability 0.5", "median(y)"),
      ], &random)
    let (place, groups) = choose(
      [
        ("--by area", Self.areas.map { [$0] }), ("", [Self.areas]),
        ("--where \"area!='e'\"", [Self.areas.filter { $0 != "e" }]),
      ], &random)
    return Line(
      text: "\(verb) \(place) --release \(pack)",
      numbers: groups.map { areas in
        let term = Term(call: call, areas: areas)
        return ({ term.value($0) }, [term])
      })
  }

  /// A contrast of one or two numbers; a near one has the same statistic of three areas, one of which may not be shown.
  private func contrast(isNear: Bool, by pack: String, _ random: inout CounterRandom) -> Line {
    let groups = isNear ? [["a"], ["b"], ["e"]] : Self.groups
    let one = Term(call: choose(Self.calls, &random), areas: choose(groups, &random))
    let other = Term(
      call: isNear ? one.call : choose(Self.calls, &random), areas: choose(groups, &random))
    let kind = Int.random(in: 0..<5, using: &random)
    let text = [
      "\(one.text) - 2*\(other.text)", "\(one.text) / (1 + \(other.text))",
      "2*\(one.text) + \(other.text)", "\(one.text) * \(other.text)", "3*\(one.text)",
    ][kind]
    return Line(
      text: "contrast \"\(text)\" --release \(pack)",
      numbers: [
        (
          { unknown in
            let (a, b) = (one.value(unknown), other.value(unknown))
            return [a - 2 * b, a / (1 + b), 2 * a + b, a * b, 3 * a][kind]
          }, kind == 4 ? [one] : [one, other]
        )
      ])
  }

  /// In every second session contrasts of near numbers come first, and all that follows is judged by the stricter rule.
  private func lines(_ seed: Int) -> [Line] {
    var random = CounterRandom(seed: UInt64(seed))
    return (0..<7).map { place in
      if seed % 2 == 0, place < 3 { return contrast(isNear: true, by: "abs", &random) }
      let pack = seed % 2 == 0 ? "dhs" : choose(["abs", "dhs"], &random)
      return Bool.random(using: &random)
        ? table(by: pack, &random) : contrast(isNear: false, by: pack, &random)
    }
  }

  @Test(
    "what is forbidden follows from no contrasts and answers of a random session together",
    arguments: 1...16)
  func randomSession(_ seed: Int) throws {
    let lines = lines(seed)
    let program = try program()
    let input = lines.enumerated().map { place, line in
      "\(line.text) --data d.csv --weights w --output \(place).json\n"
    }
    let run = try program.run(["repl"], input: input.joined())
    var known = Span()
    var forbidden: [(term: Term, line: Int)] = []
    let files = try program.files()
    for (place, line) in lines.enumerated() where files.contains("\(place).json") {
      let json = try JSONSerialization.jsonObject(
        with: Data(program.text("\(place).json").utf8))
      let entries = try #require((json as? [String: Any])?["estimates"] as? [[String: Any]])
      try #require(entries.count == line.numbers.count)
      var after = known
      for (entry, number) in zip(entries, line.numbers) {
        if line.text.hasSuffix("dhs") {
          forbidden += number.terms.filter { $0.areas == ["e"] }.map { ($0, place) }
        }
        if entry["withheld"] as? Bool == false { after.add(gradient(number.function)) }
      }
      for (term, asked) in forbidden {
        let own = gradient(term.value)
        #expect(
          known.contains(own) || !after.contains(own),
          "\(term.text), which line \(asked) withheld, follows after line \(place) of\n\(input.joined())"
        )
      }
      known = after
    }
    #expect(!known.basis.isEmpty, "\(run.errors)")
  }

  /// Who knows how two numbers differ knows with one of them the other.
  @Test(
    "a contrast tells with one of its numbers the other, whatever they are",
    arguments: [
      ("ratio(y,x)[area=a] - ratio(y,x)[area=e]", "ratio y x"),
      ("2 * ratio(y,x)[area=a] * ratio(y,x)[area=e]", "ratio y x"),
      ("median(y)[area=a] - median(y)[area=e]", "quantile y --probability 0.5"),
      ("slope(y,x)[area=e] - slope(y,x)[area=a]", nil),
    ])
  func pairs(_ contrast: String, _ verb: String?) throws {
    let options = " --data d.csv --weights w --withhold --format json --release "
    let told = "contrast \"\(contrast)\"" + options + "abs\n"
    let calls = contrast.matches(of: /[a-z]+\([a-z,]+\)\[area=[ae]\]/).map { "\"\($0.output)\"" }
    let ask =
      (verb.map { "\($0) --by area" } ?? "contrast \(calls.sorted().joined(separator: " "))")
    func areas(_ lines: [String]) throws -> [Double?] {
      try program().run(["repl"], input: lines.joined()).lastEstimates()
    }
    #expect(try areas([told]) != [nil])
    let alone = try areas([ask + options + "dhs\n"])
    #expect(alone.first != .some(nil) && alone.last == .some(nil), "\(alone)")
    let after = try areas([told, ask + options + "dhs\n"])
    #expect(after.first == .some(nil) && after.last == .some(nil), "\(after)")
  }

  /// Two contrasts of the same two numbers tell both.
  @Test("so do two contrasts, and one of other columns by way of these")
  func chains() throws {
    let options = " --data d.csv --weights w --withhold --format json --release "
    func last(_ lines: [String]) throws -> [Double?] {
      try program().run(["repl"], input: lines.joined(separator: "\n") + "\n").lastEstimates()
    }
    let byArea = "mean y --by area" + options + "dhs"
    let difference = "contrast \"mean(y)[area=a] - mean(y)[area=e]\"" + options + "abs"
    let sum = "contrast \"mean(y)[area=a] + mean(y)[area=e]\"" + options + "abs"
    #expect(try last([difference, sum]) != [nil])
    #expect(try last([difference, byArea, sum]) == [nil])
    // y of e and x of e, x of e and x of a: x of a is told by its own answer.
    let other = "contrast \"mean(y)[area=e] - mean(x)[area=a]\"" + options + "abs"
    let x = "mean x --where \"area=='a'\"" + options + "dhs"
    #expect(try last([other, byArea, x]) == [nil])
    #expect(try last([other, x, byArea])[4] == nil)
  }

  @Test("a first question is answered")
  func plain() throws {
    let options = " --data d.csv --weights w --withhold --format json --release dhs\n"
    for question in [
      "mean y --by area", "ratio y x --by area", "contrast \"ratio(y,x)[area=a] - ratio(y,x)\"",
    ] {
      let found = try program().run(["repl"], input: question + options).lastEstimates()
      #expect(found.first != .some(nil), "\(found)")
    }
  }
}
