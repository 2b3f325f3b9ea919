import CanvassNumerics
import CanvassTestSupport
import Testing

/// Weights a million and more apart: rows of small weight alone tell some coefficients, which then have a finite maximum far
/// from 0, with linear predictors beyond what probabilities in doubles know.
///
/// Expected values: Newton's method with halved steps at 60 digits (mpmath), from 0 to a decrement below 1e-70, on the same rows.
@Suite("Regressions with weights far apart")
struct UnequalWeightsTests {
  /// Linear predictors up to 1,900.
  private let x0 = [
    1.7887, -1.0112, 2.2136, -0.7696, -0.5216, 0.3075, 0.6565, -0.0571, 1.4509, -0.202, -1.0777,
    1.1681, -0.4008, -0.4727, -1.3019, 1.075, -1.13, -0.5706, 0.2191, -0.9125,
  ]
  private let x1 = [
    0.494, 0.229, 0.4229, -0.1492, 0.5743, -0.6079, -0.4918, -1.3832, 0.2801, 0.1633, -0.3672,
    0.0429, 0.1661, 0.6685, 0.1652, -0.3042, 0.6891, -1.1723, -1.2004, 0.826,
  ]
  private let weights = [
    0.800915, 565606.0, 1.05977, 904028.0, 642243.0, 917840.0, 1.00539, 1.15299, 0.930238, 1.00212,
    0.925688, 665785.0, 1.09414, 1062960.0, 855311.0, 1.2297, 0.89713, 0.449815, 1.40883, 1.19731,
  ]
  private let outcomes = "10110111101111010100".map { $0 == "1" ? 1.0 : 0 }
  private let expected = [849.0272619719006, 1172.402402657179, -427.8249614514934]

  private func data(_ y: [Double], weights: RegressionWeights) throws -> RegressionData {
    try RegressionData(x: Matrix(columns: [x0.map { _ in 1 }, x0, x1]), y: y, weights: weights)
  }

  @Test("a logistic model, also as a multinomial and as an ordinal one, with all kinds of weights")
  func twoOutcomes() throws {
    for kind in [RegressionWeights.sampling(weights), .frequency(weights), .precision(weights)] {
      let data = try data(outcomes, weights: kind)
      let logistic = try GeneralizedLinearModel(data, family: .logistic)
      #expect(logistic.convergence.converged && logistic.convergence.iterations < 40)
      #expect(relativeError(logistic.coefficients, expected) < 1e-10)
      let multinomial = try MultinomialModel(data)
      #expect(relativeError(multinomial.estimates, expected) < 1e-10)
      let ordinal = try OrdinalModel(
        try RegressionData(x: Matrix(columns: [x0, x1]), y: outcomes, weights: kind))
      #expect(relativeError([-ordinal.thresholds[0]] + ordinal.coefficients, expected) < 1e-10)
    }
  }

  /// A first estimate by least squares lies where the light rows say next to nothing; from 0 there is a way.
  @Test("a logistic model whose usual start leads nowhere")
  func start() throws {
    let x = Matrix(columns: [
      [Double](repeating: 1, count: 12),
      [
        2.6025, 1.291, -1.3356, -1.7545, 0.9067, -0.2616, -0.0047, -0.6058, 1.0207, -0.5645,
        -0.3545, 1.1415,
      ],
      [
        -0.093, -0.2331, -1.5692, -0.7046, 0.208, -0.8103, 0.6368, -0.5007, -0.3531, 0.3654, -0.529,
        -0.7236,
      ],
      [
        0.2512, -1.1571, 0.472, -0.8381, -1.4537, 1.4407, -0.5581, 1.5186, -0.3982, -0.7148, 1.653,
        0.6574,
      ],
    ])
    let weights = [
      5.71926e-05, 0.000142897, 5.29969e-05, 0.000113533, 0, 0.00016515, 0, 1.84189, 5.27823e-05,
      0.000299121, 0.914367, 0.791733,
    ]
    let model = try GeneralizedLinearModel(
      try RegressionData(
        x: x, y: "000100000110".map { $0 == "1" ? 1 : 0 }, weights: .sampling(weights)),
      family: .logistic)
    #expect(
      relativeError(
        model.coefficients,
        [9.7262796669324888, 39.84578817255193, 132.68796168119106, 48.791509701665527]) < 1e-10)
  }

  /// The likelihood of the two thresholds that light rows alone tell has nothing to gain while they still move by 1 a step.
  @Test("thresholds of an ordinal model that rows of small weight tell are at the maximum")
  func thresholds() throws {
    let x = Matrix(columns: [
      [-0.2, 0.8, -2.0, 0.7, -1.1, -0.9, -0.5, -1.2, 0.5, 0.5, -1.0, -1.0],
      [-2.6, -1.8, 0.7, -0.3, 0, -0.3, -0.2, -0.8, -1.6, 0.1, -1.1, -0.5],
    ])
    let weights = [
      0.000402732, 0.000261856, 3.02061e-05, 11.7768, 3.16154, 0.0157283, 6.79477, 0.88132,
      3.56355e-05, 0.172283, 1.83254, 5.12046,
    ]
    let model = try OrdinalModel(
      try RegressionData(
        x: x, y: [0, 1, 3, 2, 3, 2, 3, 2, 0, 2, 2, 3], weights: .sampling(weights)))
    #expect(
      relativeError(model.thresholds, [-116.22465712, -79.7213995981, -3.92375926767]) < 1e-10)
    #expect(relativeError(model.coefficients, [-27.2382782484, 51.4366345199]) < 1e-10)
  }

  /// What separates the outcomes does so whatever the rows weigh.
  @Test("separated outcomes are separated under such weights too")
  func separation() throws {
    let y = zip(x0, x1).map { $0 - 0.4 * $1 > 0 ? 1.0 : 0 }
    let data = try data(y, weights: .sampling(weights))
    let isNamed = { (error: any Error) -> Bool in
      guard case .separation? = error as? RegressionError else { return false }
      return true
    }
    #expect { try GeneralizedLinearModel(data, family: .logistic) } throws: { isNamed($0) }
    #expect { try MultinomialModel(data) } throws: { isNamed($0) }
  }
}
