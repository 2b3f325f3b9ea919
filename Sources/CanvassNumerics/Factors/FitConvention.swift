/// What χ² is, and with it all that follows from it: programs differ.
public enum FitConvention: Sendable, Equatable, CaseIterable {
  /// m F with Bartlett's m = n − 1 − (2p + 5)/6 − 2k/3 and the likelihood discrepancy F, whatever the
  /// extraction; RMSEA and TLI by n − 1 and m: R's `factanal`, `psych`, Stata.
  case bartlett
  /// m f with the smallest value f of generalised least squares where that is the extraction, else as
  /// above: SPSS.
  case bartlettMinimum
  /// n F, and χ² of the model of no correlation n F₀, without corrections; (n − 1) f and (n − 1) f₀ after
  /// generalised least squares: `lavaan`.
  case rows
}
