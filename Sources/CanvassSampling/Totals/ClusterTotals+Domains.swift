/// Sums over domains, all of them in one walk through the pairs: where the sums of a domain lie far apart, a walk for each
/// would fetch them all again.
extension ClusterTotals {
  /// The moments of a group in each domain, and whether it has rows with weight in every pair there.
  ///
  /// - Parameter domains: the domain of each pair.
  func momentsByDomain(
    of group: Int, _ domains: [Int32], count domainCount: Int
  ) -> [(moments: Moments, isEverywhere: Bool)] {
    let count = Moments.count(quantities: centres[group].count)
    var isEverywhere = [Bool](repeating: true, count: domainCount)
    guard count == 4 else {
      for (pair, domain) in domains.enumerated() where rows(of: group, at: Int32(pair)) <= 0 {
        isEverywhere[Int(domain)] = false
      }
      return (0..<domainCount).map {
        (domainMoments(group: group, domain: $0), isEverywhere[$0])
      }
    }
    let (sum, least) = sumsOfFour(of: group, domains, count: domainCount)
    return (0..<domainCount).map { domain in
      var moments = Moments(centres: centres[group])
      for place in 0..<4 { moments.sums[place] = sum[domain][place] }
      return (moments, least[domain] > 0)
    }
  }

  /// The four sums of one quantity in each domain, and the least number of its rows in a pair there.
  private func sumsOfFour(
    of group: Int, _ domains: [Int32], count: Int
  ) -> (sum: [SIMD4<Double>], least: [Double]) {
    var sum = [SIMD4<Double>](repeating: .zero, count: count)
    var carry = sum
    var least = [Double](repeating: .infinity, count: count)
    sums[group].withUnsafeBytes { all in
      domains.withUnsafeBufferPointer { domains in
        sum.withUnsafeMutableBufferPointer { sum in
          carry.withUnsafeMutableBufferPointer { carry in
            least.withUnsafeMutableBufferPointer { least in
              for pair in domains.indices {
                let domain = Int(domains[pair])
                let value = all.loadUnaligned(fromByteOffset: 32 * pair, as: SIMD4<Double>.self)
                // Knuth's two-sum, as in `domainMoments`.
                let known = sum[domain]
                let next = known + value
                let rounded = next - known
                carry[domain] += (known - (next - rounded)) + (value - rounded)
                sum[domain] = next
                least[domain] = min(least[domain], value[1])
              }
            }
          }
        }
      }
    }
    return (zip(sum, carry).map { $0 + $1 }, least)
  }

  /// Whether two groups have the same sums of weights in all pairs.
  func haveSameWeights(_ group: Int, _ other: Int) -> Bool {
    let stride = Moments.count(quantities: centres[group].count)
    let otherStride = Moments.count(quantities: centres[other].count)
    return sums[group].withUnsafeBufferPointer { one in
      sums[other].withUnsafeBufferPointer { two in
        (0..<cells.count).allSatisfy { one[$0 &* stride] == two[$0 &* otherStride] }
      }
    }
  }
}
