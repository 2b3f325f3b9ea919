import CanvassNumerics
import CanvassTestSupport
import Testing

struct RotationFixture: Decodable {
  struct Result: Decodable {
    let value: Double?
    let loadings, correlations: [[Double]]
  }
  struct Results: Decodable {
    let quartimin, geomin, bentler, quartimax, equamax: Result
    let obliqueCrawfordFerguson, varimax, promax: Result
  }
  let harman8, items: [[Double]]
  let harman, bfi: Results
}

/// Expected values: GPArotation and `stats` (`Fixtures/make/rotations.R`). Their searches end where
/// steps no longer change the criterion, some 10⁻⁷ from the minimum in the loadings; ours must end
/// with a criterion that is no larger.
@Suite struct RotationTests {
  let fixture: RotationFixture
  var sets: [(loadings: Matrix, expected: RotationFixture.Results)] {
    [(Matrix(fixture.harman8), fixture.harman), (Matrix(fixture.items), fixture.bfi)]
  }

  init() throws { fixture = try Fixtures.load("rotations") }

  func check(_ found: Rotation, _ expected: RotationFixture.Result, _ what: String) {
    if let value = expected.value {
      #expect(found.value <= value + 1e-12 * max(1, abs(value)), "\(what)")
      #expect(relativeError(found.value, value) < 1e-9, "\(what)")
    }
    #expect(relativeError(found.loadings, expected.loadings) < 1e-6, "\(what)")
    #expect(relativeError(found.factorCorrelations, expected.correlations) < 1e-6, "\(what)")
    #expect(found.convergence.converged, "\(what)")
  }

  @Test func obliqueCriteria() throws {
    for (a, expected) in sets {
      let p = Double(a.rows)
      check(try .oblimin(a), expected.quartimin, "quartimin")
      check(try .geomin(a), expected.geomin, "geomin")
      check(try Rotation(a, Bentler(), .oblique), expected.bentler, "bentler")
      check(
        try Rotation(a, CrawfordFerguson(kappa: 1 / p), .oblique),
        expected.obliqueCrawfordFerguson, "Crawford–Ferguson")
    }
  }

  @Test func orthogonalCriteria() throws {
    for (a, expected) in sets {
      // R's varimax and promax have no value to compare; GPArotation's quartimax is −¼ Σ λ⁴.
      check(try .varimax(a), expected.varimax, "varimax")
      check(try .promax(a), expected.promax, "promax")
      check(try .equamax(a), expected.equamax, "equamax")
      let quartimax = try Rotation.quartimax(a)
      #expect(relativeError(quartimax.loadings, expected.quartimax.loadings) < 1e-6)
    }
  }

  /// The gradients are the derivatives of the criteria, by central differences.
  @Test func gradients() {
    let loadings = randomMatrix(7, 3, seed: 12)
    let target = Matrix(rows: 7, columns: 3) { i, j in i % 3 == j ? .nan : 0.1 * Double(j) }
    let criteria: [any RotationCriterion] = [
      CrawfordFerguson(kappa: 0.3), Oblimin(gamma: 0.2), Geomin(), Bentler(),
      Simplimax(zeros: 7), Target(target), Bifactor(),
    ]
    for criterion in criteria {
      let gradient = criterion.evaluate(loadings).gradient
      let numeric = Matrix(rows: 7, columns: 3) { i, j in
        var (up, down) = (loadings, loadings)
        up[i, j] += 1e-5
        down[i, j] -= 1e-5
        return (criterion.evaluate(up).value - criterion.evaluate(down).value) / 2e-5
      }
      #expect((gradient - numeric).maximumNorm < 1e-7 * max(1, gradient.maximumNorm))
    }
  }

  /// Oblimin with γ = 0 is Crawford–Ferguson with κ = 0; in orthogonal rotation oblimin with γ = 1 is
  /// varimax and γ = 0 quartimax.
  @Test func familiesMeet() throws {
    let a = Matrix(fixture.items)
    let quartimin = try Rotation.oblimin(a)
    let ferguson = try Rotation(a, CrawfordFerguson(kappa: 0), .oblique)
    #expect((quartimin.loadings - ferguson.loadings).maximumNorm < 1e-7)
    let varimax = try Rotation.varimax(a, Rotation.Options())
    let oblimin = try Rotation(a, Oblimin(gamma: 1), .orthogonal)
    #expect((varimax.loadings - oblimin.loadings).maximumNorm < 1e-7)
    let quartimax = try Rotation.quartimax(a)
    let zero = try Rotation(a, Oblimin(), .orthogonal)
    #expect((quartimax.loadings - zero.loadings).maximumNorm < 1e-7)
  }

  /// The reproduced correlations are those of the unrotated factors; T gives loadings and factor
  /// correlations.
  @Test func rotationKeepsTheModel() throws {
    let a = Matrix(fixture.items)
    let model = a.timesTranspose(a)
    for found in [try Rotation.oblimin(a), try .varimax(a), try .promax(a)] {
      let rotated = (found.loadings * found.factorCorrelations).timesTranspose(found.loadings)
      #expect((rotated - model).maximumNorm < 1e-12)
      let t = found.transformation
      #expect((t.symmetricProduct - found.factorCorrelations).maximumNorm < 1e-12)
      #expect((found.loadings * t.transposed - a).maximumNorm < 1e-12)
      #expect(found.loadings.columnArrays.allSatisfy { $0.reduce(0, +) >= 0 })
      #expect(found.factorCorrelations.diagonal.allSatisfy { abs($0 - 1) < 1e-12 })
    }
  }

  /// What was turned away from its target is turned back.
  @Test func aTargetIsReached() throws {
    let simple = Matrix(rows: 9, columns: 3) { i, j in i / 3 == j ? 0.7 : 0 }
    let turned = try Rotation(
      randomMatrix(9, 3, seed: 2), Target(simple), .orthogonal)
    #expect(turned.convergence.converged)
    let t = turned.transformation
    let back = try Rotation(simple * t, Target(simple), .orthogonal)
    #expect((back.loadings - simple).maximumNorm < 1e-6 && back.value < 1e-12)
  }

  /// One general and three group factors built in are found again.
  @Test func bifactor() throws {
    let built = Matrix(rows: 12, columns: 4) { i, j in
      j == 0 ? 0.5 + 0.02 * Double(i) : i / 4 == j - 1 ? 0.4 + 0.03 * Double(i % 4) : 0
    }
    let q = try PivotedQR(of: randomMatrix(4, 4, seed: 77)).q
    let found = try Rotation(built * q, Bifactor(), .orthogonal)
    #expect(found.value < 1e-10)
    #expect(
      (found.loadings.column(0).enumerated().map { abs($0.element) - built[$0.offset, 0] })
        .allSatisfy { abs($0) < 1e-4 })
  }

  /// Simplimax has several local minima; they are reported, and the smallest is taken.
  @Test func localMinimaAreReported() throws {
    let found = try Rotation(
      Matrix(fixture.harman8), Simplimax(zeros: 8), .oblique,
      Rotation.Options(randomStarts: 60, tolerance: 1e-6))
    #expect(!found.optima.isEmpty && found.optima[0].value <= found.value * (1 + 1e-6) + 1e-12)
    #expect(zip(found.optima, found.optima.dropFirst()).allSatisfy { $0.value < $1.value })
    let again = try Rotation(
      Matrix(fixture.harman8), Simplimax(zeros: 8), .oblique,
      Rotation.Options(randomStarts: 60, tolerance: 1e-6))
    #expect(again.loadings == found.loadings)
  }

  @Test func oneFactorIsLeftAlone() throws {
    let one = Matrix(columns: [[0.5, -0.7, 0.9]])
    #expect(try Rotation.varimax(one).loadings == one)
    #expect(try Rotation.promax(one).factorCorrelations == .identity(1))
  }
}
