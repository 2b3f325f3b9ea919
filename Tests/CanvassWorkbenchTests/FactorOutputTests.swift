import Foundation
import Testing

/// Standard errors, scores, Schmid–Leiman and the criteria for the number of factors, as the program
/// prints them.
@Suite("What factors gives besides loadings")
struct FactorOutputTests {
  private func analyse(_ program: Program, _ line: String) throws -> [String: Any] {
    try program.succeed("factors \(line) --format json").json()
  }

  @Test("every extraction and correlation works together, dwls where it has weights")
  func extractions() throws {
    let program = try FactorVerbFixture.read().program()
    for extraction in ["ml", "minres", "pa", "pf", "gls", "dwls", "pca"] {
      for correlation in ["pearson", "spearman", "polychoric"] {
        let line =
          "q1-q9 --data holes.csv --factors 3 --extraction \(extraction) --correlation \(correlation)"
        if extraction == "dwls", correlation == "spearman" {
          let run = try program.run(Program.words("factors " + line))
          #expect(run.status == 1)
          #expect(run.errors.contains("pearson or polychoric"))
        } else {
          let found = try analyse(program, line)
          #expect(value(found, "convergence", "converged") as? Bool == true, "\(line)")
          #expect(found["extraction"] as? String == extraction)
          #expect((found["fit"] is NSNull) == (extraction == "pca"))
        }
      }
      guard extraction != "dwls" else { continue }
      let matrix = try analyse(
        program, "--matrix harman.csv --observations 145 --factors 2 --extraction \(extraction)")
      #expect(matrix["factors"] as? Int == 2)
    }
  }

  @Test("errors of loadings shrink as 1/√n, and are there for maximum likelihood only")
  func errors() throws {
    let program = try FactorVerbFixture.read().program()
    let line = "--matrix harman.csv --factors 4 --extraction ml --errors"
    for rotation in ["oblimin", "varimax", "geomin", "bifactor"] {
      let few = try analyse(program, "\(line) --observations 145 --rotation \(rotation)")
      let many = try analyse(program, "\(line) --observations 580 --rotation \(rotation)")
      let halved = try matrix(few, "loadingErrors").map { $0.map { $0 / 2 } }
      expectClose(try matrix(many, "loadingErrors"), halved, 1e-9, floor: 1e-9, rotation)
      #expect(halved.joined().allSatisfy { $0 > 0.005 && $0 < 0.2 })
      let phi = try matrix(few, "factorCorrelationErrors")
      #expect((phi[0][1] > 0) == (rotation != "varimax" && rotation != "bifactor"))
    }
    let table = try program.succeed("factors \(line) --observations 145").output
    #expect(table.contains("Loadings (standard errors)"))
    let one = try analyse(
      program, "--matrix harman.csv --observations 145 --factors 1 --extraction ml --errors")
    #expect(try matrix(one, "loadingErrors").joined().allSatisfy { $0 > 0.02 && $0 < 0.15 })
    let minres = try analyse(program, "--matrix harman.csv --observations 145 --factors 4")
    #expect(minres["loadingErrors"] is NSNull)
  }

  @Test("scores are the standardised answers times the weights; rows with holes stay empty")
  func scores() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    for method in ["thurstone", "bartlett", "anderson-rubin", "ten-berge"] {
      let found = try analyse(
        program,
        "q1-q9 --data holes.csv --factors 3 --scores \(method) --scores-file scores.csv")
      let lines = try program.text("scores.csv").split(separator: "\n").map(String.init)
      #expect(lines[0] == "row,F1,F2,F3")
      #expect(lines.count == fixture.holes.count + 1)
      var scores: [[Double]] = []
      for (place, line) in lines.dropFirst().enumerated() {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        #expect(cells.count == 4 && cells[0] == "\(place + 1)")
        let isComplete = fixture.holes[place].allSatisfy { $0 != nil }
        #expect(cells[1].isEmpty != isComplete)
        if isComplete { scores.append(cells.dropFirst().compactMap { Double($0) }) }
      }
      #expect(value(found, "scores", "rows") as? Int == scores.count)
      // By hand: each column less its mean, over its standard deviation, over the rows that have it.
      let weights = try matrix(try #require(found["scores"] as? [String: Any]), "weights")
      let columns = (0..<9).map { j in fixture.holes.map { $0[j] } }
      let moments = columns.map { column in
        let present = column.compactMap { $0 }
        let mean = present.reduce(0, +) / Double(present.count)
        let square = present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean: mean, deviation: (square / Double(present.count - 1)).squareRoot())
      }
      let complete = fixture.holes.filter { $0.allSatisfy { $0 != nil } }.map { $0.map { $0 ?? 0 } }
      let expected = complete.map { row in
        (0..<3).map { k in
          (0..<9).reduce(0) {
            $0 + (row[$1] - moments[$1].mean) / moments[$1].deviation * weights[$1][k]
          }
        }
      }
      expectClose(scores, expected, 1e-9, floor: 1e-10, method)
      // Bartlett's scores are unbiased: Wᵀ Λ = 1.
      let loadings = try matrix(found, "loadings")
      if method == "bartlett" {
        let product = (0..<3).map { a in
          (0..<3).map { b in (0..<9).reduce(0) { $0 + weights[$1][a] * loadings[$1][b] } }
        }
        expectClose(product, [[1, 0, 0], [0, 1, 0], [0, 0, 1]], 1e-9, floor: 1e-9)
      }
    }
  }

  @Test("a condition leaves the lines of other rows empty")
  func scoresInADomain() throws {
    let fixture = try FactorVerbFixture.read()
    let program = try fixture.program()
    _ = try analyse(
      program,
      "q1-q9 --data full.csv --factors 3 --where 'q1 > 2' --scores thurstone --scores-file s.csv")
    let lines = try program.text("s.csv").split(separator: "\n").dropFirst()
    for (line, row) in zip(lines, fixture.rows) {
      #expect(line.hasSuffix(",,,") == (row[0] <= 2))
    }
  }

  @Test("Schmid and Leiman's loadings keep the communalities")
  func schmidLeiman() throws {
    let program = try FactorVerbFixture.read().program()
    let line = "q1-q3 z q5-q9 --data full.csv --derive 'z=6-q4' --factors 3 --schmid-leiman"
    let found = try analyse(program, line)
    let apart = try #require(found["schmidLeiman"] as? [String: Any])
    let loadings = try matrix(apart, "loadings")
    #expect(loadings[0].count == 4)
    // Three factors: their correlations are those of one general factor exactly.
    expectClose(
      loadings.map { $0.reduce(0) { $0 + $1 * $1 } }, try numbers(found, "communalities"), 1e-6)
    let share = try #require(apart["explainedCommonVariance"] as? Double)
    let squares = loadings.flatMap { $0 }.reduce(0) { $0 + $1 * $1 }
    expectClose([share], [loadings.reduce(0) { $0 + $1[0] * $1[0] } / squares], 1e-10)
    #expect(try program.succeed("factors " + line).output.contains("Schmid–Leiman"))
  }

  @Test("criteria stand side by side; each can decide; beside a number they only inform")
  func retention() throws {
    let program = try FactorVerbFixture.read().program()
    let source = "--matrix harman.csv --observations 145"
    let names = ["parallel", "parallel-factors", "map", "empirical-kaiser", "kaiser"]
    let found = try analyse(program, source)
    let criteria = try #require(value(found, "retention", "criteria") as? [String: Int])
    #expect(Set(criteria.keys) == Set(names))
    for name in names {
      let chosen = try analyse(program, "\(source) --retention \(name) --starts 0")
      #expect(chosen["factors"] as? Int == criteria[name], "\(name)")
    }
    // Five eigenvalues of Harman's 24 tests are above 1; Velicer's minimum is at 4.
    #expect(criteria["kaiser"] == 5)
    #expect(criteria["map"] == 4)
    let given = try analyse(program, "\(source) --factors 2 --retention map")
    #expect(given["factors"] as? Int == 2)
    #expect(value(given, "retention", "decided") as? Bool == false)
    let table = try program.succeed("factors \(source)").output
    #expect(table.contains("How many factors") && table.contains("Empirical Kaiser"))
  }

  @Test("nothing is written where a scores file cannot be, nor over what was read")
  func wholeOrNot() throws {
    let program = try FactorVerbFixture.read().program()
    let before = try program.files()
    for (file, says) in [("no/such.csv", "no folder"), ("full.csv", "has just been read")] {
      let run = try program.run(
        Program.words(
          "factors q1-q9 --data full.csv --factors 3 --scores thurstone --scores-file \(file)"))
      #expect(run.status != 0)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains(says), "\(run.errors)")
    }
    #expect(try program.files() == before)
  }
}
