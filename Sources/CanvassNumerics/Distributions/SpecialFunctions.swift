internal import CBoostMath

/// log Γ(x).
@inline(__always)
func logGamma(_ x: Double) -> Double { canvass_log_gamma(x) }
