/// N̂²·S²/n·(1 − n/N̂), where S² is the variance among people of the linearised variable
/// u = ∂f/∂Σw + Σⱼ ∂f/∂Σw·dⱼ·dⱼ; without the last factor for relative weights, which say nothing of
/// the size of the population.
///
/// NaN for what depends on second moments, whose variance among people takes fourth ones, which are
/// not added up; where u is the same for all but for rounding; and where the sample takes the whole
/// domain, so that a simple random sample of its size would have no variance.
func simpleRandomVariance(
  _ linearised: Linearisation, _ moments: Moments, _ scale: WeightScale
) -> Double {
  let n = moments.rows
  let size = moments.weight
  guard n > 1, linearised.second.isEmpty else { return .nan }
  var spread = 0.0
  var parts = 0.0
  for i in linearised.first.indices {
    for j in linearised.first.indices {
      let part = linearised.first[i] * linearised.first[j] * moments.covarianceValue(i, j)
      spread += part
      parts += abs(part)
    }
  }
  let digits = 4 * Double.ulpOfOne * linearised.level
  guard spread > Moments.rounding * parts + digits * digits else { return .nan }
  let element = spread * n / (n - 1)
  let finite =
    switch scale {
    case .relative: 1.0
    case .population: size > n * (1 + 1e-6) ? 1 - n / size : .nan
    }
  let variance = size * size * element / n * finite
  return variance > 0 ? variance : .nan
}
