/// N̂²·S²/n·(1 − n/N̂), where S² is the variance among people of the linearised variable
/// u = ∂f/∂Σw + Σⱼ ∂f/∂Σw·dⱼ·dⱼ; without the last factor where the weights do not add up to more
/// than n. NaN for what depends on second moments: its variance among people takes fourth ones, which
/// are not added up.
func simpleRandomVariance(_ linearised: Linearisation, _ moments: Moments) -> Double {
  let n = moments.rows
  let size = moments.weight
  guard n > 1, linearised.second.isEmpty else { return .nan }
  var spread = 0.0
  for i in linearised.first.indices {
    for j in linearised.first.indices {
      let covariance =
        moments.second(i, j) / size - moments.first(i) / size * (moments.first(j) / size)
      spread += linearised.first[i] * linearised.first[j] * covariance
    }
  }
  let element = spread * n / (n - 1)
  let finite = size > n * (1 + 1e-9) ? 1 - n / size : 1
  let variance = size * size * element / n * finite
  return variance > 0 ? variance : .nan
}
