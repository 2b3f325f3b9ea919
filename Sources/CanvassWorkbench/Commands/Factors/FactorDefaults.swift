import ArgumentParser
import CanvassNumerics

/// `--preset`: another program whose choices are taken where none is said.
enum FactorPreset: String, CaseIterable, Sendable, ExpressibleByArgument {
  case factanal, psych, spss, stata, lavaan

  /// What it is called.
  var name: String {
    switch self {
    case .factanal: "R's factanal"
    case .psych: "psych"
    case .spss: "SPSS"
    case .stata: "Stata"
    case .lavaan: "lavaan"
    }
  }
}

/// What holds where nothing is said: ours, or that of another program.
struct FactorDefaults: Sendable {
  let preset: FactorPreset?

  var extraction: ExtractionOption {
    switch preset {
    case .factanal, .lavaan: .ml
    case .psych, nil: .minres
    case .spss: .pca
    case .stata: .pf
    }
  }

  func rotation(after extraction: ExtractionOption) -> RotationOption {
    switch preset {
    case .factanal, .spss, .stata: .varimax
    case .lavaan: .geomin
    // `psych::principal` turns by varimax, `psych::fa` by oblimin.
    case .psych: extraction == .pca ? .varimax : .oblimin
    case nil: .oblimin
    }
  }

  /// Whether Kaiser's normalisation goes with a rotation.
  func normalizes(_ rotation: RotationOption) -> Bool {
    switch preset {
    case .spss: rotation != .none
    case .stata: false
    case .factanal, .psych, .lavaan, nil: rotation == .varimax || rotation == .promax
    }
  }

  /// The power of promax.
  var power: Double { preset == .stata ? 3 : 4 }

  func promaxTarget(after extraction: ExtractionOption) -> PromaxTarget {
    switch preset {
    case .spss: .normalized
    // `psych::principal` calls R's promax, `psych::fa` its own.
    case .psych: extraction == .pca ? .loadings : .normalizedThroughout
    case .factanal, .stata, .lavaan, nil: .loadings
    }
  }

  /// What geomin adds to squares.
  var epsilon: Double { preset == .lavaan ? 0.001 : 0.01 }

  /// Random starts of a rotation.
  var starts: Int { preset == nil || preset == .lavaan ? 30 : 0 }

  /// How varimax is searched for, alone or before promax.
  var varimax: VarimaxSearch {
    switch preset {
    case .factanal, .psych: .r
    // `lavaan` calls R's varimax for promax, but from unrotated factors of its own.
    case .spss, .stata, .lavaan, nil: .gradientProjection
    }
  }

  var order: FactorOrder {
    switch preset {
    case .psych, nil: .explainedVariance
    case .factanal, .spss, .stata: .sumOfSquares
    case .lavaan: .position
    }
  }

  /// When principal axis factoring ends.
  var axis: PrincipalAxisRule {
    switch preset {
    case .psych: .psych
    case .spss: .spss
    case .factanal, .stata, .lavaan, nil: .exact
    }
  }

  var fit: FitConvention {
    switch preset {
    case .spss: .bartlettMinimum
    case .lavaan: .rows
    case .factanal, .psych, .stata, nil: .bartlett
    }
  }

  var missing: MissingRows {
    switch preset {
    case .psych, nil: .pairwise
    case .factanal, .spss, .stata, .lavaan: .listwise
    }
  }

  var retention: RetentionRule { preset == .spss ? .kaiser : .parallel }
}
