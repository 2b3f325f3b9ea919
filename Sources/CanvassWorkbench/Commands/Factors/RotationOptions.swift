import ArgumentParser
import CanvassNumerics
import CanvassTables

/// `--rotation` and what belongs to it.
struct RotationOptions: ParsableArguments {
  @Option(
    help: "How factors are rotated (default: oblimin). Up to bifactor-oblique they may correlate.")
  var rotation: RotationOption?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Parameter of oblimin, at most 1 (default: 0).", valueName: "g"))
  var gamma: Double?

  @Option(
    help: ArgumentHelp(
      "Weight of columns in crawford-ferguson, 0 to 1 (default: 0).", valueName: "k"))
  var kappa: Double?

  @Option(
    help: ArgumentHelp("Power of promax, above 1 (default: 4; 3 as Stata).", valueName: "m"))
  var power: Double?

  @Option(
    help: ArgumentHelp(
      "What geomin adds to squares, above 0 (default: 0.01; 0.001 as lavaan).", valueName: "e"))
  var epsilon: Double?

  @Option(
    help: ArgumentHelp(
      "Loadings that simplimax wants to be zero (default: as many as variables).", valueName: "n"))
  var zeros: Int?

  @Option(
    help: ArgumentHelp(
      "Loadings that a target rotation aims at: a header, one line a variable, NA where free.",
      valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var target: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Kaiser's normalisation of rows (default: for varimax and promax).")
  var kaiser: Bool?

  @Option(
    help: ArgumentHelp("Random starts besides the unrotated one (default: 30).", valueName: "n"))
  var starts: Int?

  /// The rotation that was asked for, or that the defaults have; its target has still to be read.
  ///
  /// - Throws: `UsageError` for an option that this rotation does not have, or a value that it
  ///   cannot have.
  func choice(_ defaults: FactorDefaults, after extraction: ExtractionOption) throws
    -> RotationChoice
  {
    let option = rotation ?? defaults.rotation(after: extraction)
    let given: [RotationOption.Parameter: Bool] = [
      .gamma: gamma != nil, .kappa: kappa != nil, .power: power != nil, .epsilon: epsilon != nil,
      .zeros: zeros != nil, .target: target != nil, .kaiser: kaiser != nil, .starts: starts != nil,
    ]
    for parameter in RotationOption.Parameter.allCases
    where given[parameter] == true && !option.takes(parameter) {
      throw UsageError(
        "--\(parameter.rawValue) does not belong to --rotation \(option.rawValue); it is for "
          + "\(parameter.owners)")
    }
    try requireRange("gamma", gamma, "1 or less") { $0 <= 1 }
    try requireRange("kappa", kappa, "from 0 to 1") { $0 >= 0 && $0 <= 1 }
    try requireRange("power", power, "above 1") { $0 > 1 }
    try requireRange("epsilon", epsilon, "above 0") { $0 > 0 }
    if let zeros, zeros < 1 {
      throw UsageError("--zeros is \(zeros); it must be 1 or more")
    }
    if let starts, starts < 0 || starts > 10_000 {
      throw UsageError("--starts is \(starts); it must be from 0 to 10000")
    }
    if option.takes(.target), target == nil {
      throw UsageError(
        "--rotation \(option.rawValue) needs --target FILE, the loadings to aim at")
    }
    return RotationChoice(
      option: option, gamma: gamma ?? 0, kappa: kappa ?? 0, power: power ?? defaults.power,
      promaxTarget: defaults.promaxTarget(after: extraction), epsilon: epsilon ?? defaults.epsilon,
      zeros: zeros,
      target: nil, kaiser: kaiser ?? defaults.normalizes(option),
      starts: starts ?? defaults.starts, order: defaults.order,
      varimax: (starts ?? 0) > 0 ? .gradientProjection : defaults.varimax)
  }

  private func requireRange(
    _ name: String, _ value: Double?, _ range: Sentence, _ holds: (Double) -> Bool
  ) throws {
    guard let value, !(value.isFinite && holds(value)) else { return }
    throw UsageError("--\(name) is \(shortestText(value)); it must be \(range)")
  }
}
