import CanvassSampling

extension PooledNumber {
  /// What a number is made of that was pooled over imputations, as fields of a record.
  ///
  /// - Parameter shows: whether people read of it.
  static func fields(_ words: any Phrases, shows: Bool = true) -> [Field<PooledNumber?>] {
    [
      .number("fmi", "FMI", .decimals(3)) { $0?.missingInformation }.only(shows ? .all : .programs),
      .number("within") { $0?.within }, .number("between") { $0?.between },
      .number("relativeIncrease") { $0?.relativeIncrease },
      .number("relativeEfficiency") { $0?.relativeEfficiency },
      .number("completeDf") { $0?.completeDegreesOfFreedom },
    ]
  }
}
