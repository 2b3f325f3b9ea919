import CanvassDiagnostics
import CanvassSampling

/// An estimate as a record.
struct EstimateRecord: Sendable {
  let estimate: Estimate
  let interval: Interval?
  /// How its numbers are set.
  let style: NumberStyle
  /// The interval that holds together with those of the other estimates, where it is asked for.
  var joint: Interval?
  /// Its test, where it is asked for.
  var test: EstimateTest?
  /// What rule packs say of it, where they were asked.
  var release: TableRelease.Outcome?
  /// Whether programs do not have a number either that is withheld from people.
  var isNulled = false

  /// - Parameters:
  ///   - estimate: as `Estimate.shown`.
  init(_ estimate: Estimate, _ interval: Interval?, style: NumberStyle = .plain) {
    self.estimate = estimate
    self.interval = interval
    self.style = style
  }

  /// Under the keys that every verb has.
  var facts: [Fact] { Self.programFields.map { $0.fact(self) } }

  private static let programFields = fields(English(), level: 0.95, showsFreedom: false)
    .filter { $0.audience.contains(.json) }

  /// A field that is not told where the estimate is withheld.
  static func guarded(_ field: Field<Self>, _ words: any Phrases) -> Field<Self> {
    field.guarded(words, isNulled: \.isNulled) { $0.release }
  }

  /// The fields of a table of estimates.
  ///
  /// - Parameters:
  ///   - hasErrors: whether people see errors.
  ///   - isJoint: whether there are intervals that hold together, which people then see.
  static func fields(
    _ words: any Phrases, level: Double, showsFreedom: Bool, hasErrors: Bool = true,
    isJoint: Bool = false, isPooled: Bool = false
  ) -> [Field<Self>] {
    let freedom =
      isPooled
      ? Field<Self>.number("df", words.degreesOfFreedom, .decimals(1)) { $0.estimate.freedom }
      : .count("df", words.degreesOfFreedom) { $0.estimate.degreesOfFreedom }
    func guarded(_ field: Field<Self>) -> Field<Self> { Self.guarded(field, words) }
    return [
      guarded(.number("estimate", words.estimate, style: \.style) { $0.estimate.value }),
      guarded(.number("se", words.standardError, style: \.style) { $0.estimate.standardError })
        .only(hasErrors ? .all : .programs),
      guarded(.interval(heading: words.interval(level), style: \.style) { $0.interval })
        .only(hasErrors && !isJoint ? .all : .programs),
    ]
      + (isJoint
        ? [
          guarded(
            .interval("joint", heading: words.interval(level), style: \.style) { $0.joint })
        ] : [])
      + [
        freedom.only(.programs),
        guarded(.number("deff", words.designEffect, .decimals(2)) { $0.estimate.designEffect })
          .only(hasErrors ? .all : .programs),
        .count("n", "n") { $0.estimate.count },
        guarded(.number("nEffective") { $0.estimate.effectiveCount }),
        freedom.only(showsFreedom ? .people : []),
      ]
      + (isPooled
        ? PooledNumber.fields(words, shows: hasErrors).map { $0.of(\.estimate.pooled) } : [])
  }
}
