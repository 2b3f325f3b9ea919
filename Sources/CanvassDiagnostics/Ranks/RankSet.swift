/// A rank with the ranks that the data do not exclude; rank 1 is the highest.
public struct RankSet: Sendable, Equatable {
  /// The rank of the estimate: one more than the number of higher ones.
  public var rank: Int
  /// The best rank in the set.
  public var lower: Int
  /// The worst rank in the set.
  public var upper: Int
}
