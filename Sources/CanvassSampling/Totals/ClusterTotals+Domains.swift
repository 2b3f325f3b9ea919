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
    var sum = [SIMD4<Double>](repeating: .zero, count: domainCount)
    var carry = sum
    sums[group].withUnsafeBytes { all in
      for (pair, domain) in domains.enumerated() {
        let domain = Int(domain)
        let value = all.loadUnaligned(fromByteOffset: 32 * pair, as: SIMD4<Double>.self)
        // Knuth's two-sum, as in `domainMoments`.
        let next = sum[domain] + value
        let rounded = next - sum[domain]
        carry[domain] += (sum[domain] - (next - rounded)) + (value - rounded)
        sum[domain] = next
        if !(value[1] > 0) { isEverywhere[domain] = false }
      }
    }
    return (0..<domainCount).map { domain in
      var moments = Moments(centres: centres[group])
      let total = sum[domain] + carry[domain]
      for place in 0..<4 { moments.sums[place] = total[place] }
      return (moments, isEverywhere[domain])
    }
  }

  /// Whether two groups have the same sums of weights in all pairs.
  func haveSameWeights(_ group: Int, _ other: Int) -> Bool {
    let strides = [group, other].map { Moments.count(quantities: centres[$0].count) }
    return sums[group].withUnsafeBufferPointer { one in
      sums[other].withUnsafeBufferPointer { two in
        (0..<cells.count).allSatisfy { one[$0 * strides[0]] == two[$0 * strides[1]] }
      }
    }
  }
}
