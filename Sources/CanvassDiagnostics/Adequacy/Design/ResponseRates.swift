import CanvassNumerics
import CanvassTables

/// Outcome rates of a survey from how many addresses or people ended how (AAPOR, Standard Definitions, 9th
/// edition, 2016).
public struct ResponseRates: Sendable, Equatable {
  /// How a case ended.
  public enum Disposition: String, Sendable, CaseIterable {
    /// I: a complete interview.
    case interview = "I"
    /// P: a partial one.
    case partial = "P"
    /// R: refusal and break-off.
    case refusal = "R"
    /// NC: nobody was reached.
    case noContact = "NC"
    /// O: other reasons of eligible people.
    case other = "O"
    /// UH: unknown whether there is a household.
    case unknownHousehold = "UH"
    /// UO: unknown for other reasons whether it is eligible.
    case unknownOther = "UO"
    /// NE: not eligible.
    case ineligible = "NE"
  }

  /// How many cases ended how.
  public let counts: [Disposition: Double]
  /// The share of the cases of unknown eligibility that is taken for eligible: that of the known ones.
  public let eligibility: Double

  /// Rates of counts; those that are not there are 0.
  ///
  /// - Parameter total: how many cases there were, where that is known.
  /// - Throws: `DiagnosisError` for a negative count, for none, and for counts that do not add up.
  public init(_ counts: [Disposition: Double], total: Double? = nil) throws {
    for (disposition, count) in counts where !(count >= 0 && count.isFinite) {
      throw DiagnosisError(
        "the disposition \(disposition.rawValue) has the count \(number: shortestText(count)); counts are 0 and more"
      )
    }
    let sum = counts.values.reduce(0, +)
    guard sum > counts[.ineligible] ?? 0 else {
      throw DiagnosisError("the dispositions have no case that may be eligible")
    }
    if let total, abs(total - sum) > 1e-9 * total {
      throw DiagnosisError(
        "the dispositions add up to \(number: shortestText(sum)), and the total is \(number: shortestText(total)); one of them is wrong"
      )
    }
    self.counts = counts
    let known = Self.eligible.reduce(0) { $0 + (counts[$1] ?? 0) }
    let all = known + (counts[.ineligible] ?? 0)
    eligibility = all > 0 ? known / all : 1
  }

  private static let eligible: [Disposition] = [.interview, .partial, .refusal, .noContact, .other]

  private func count(_ dispositions: Disposition...) -> Double {
    dispositions.reduce(0) { $0 + (counts[$1] ?? 0) }
  }

  private var known: Double { count(.interview, .partial, .refusal, .noContact, .other) }
  private var unknown: Double { count(.unknownHousehold, .unknownOther) }

  /// I/((I + P) + (R + NC + O) + (UH + UO)).
  public var rr1: Double { count(.interview) / (known + unknown) }
  /// (I + P)/((I + P) + (R + NC + O) + (UH + UO)).
  public var rr2: Double { count(.interview, .partial) / (known + unknown) }
  /// I/((I + P) + (R + NC + O) + e(UH + UO)).
  public var rr3: Double { count(.interview) / (known + eligibility * unknown) }
  /// (I + P)/((I + P) + (R + NC + O) + e(UH + UO)).
  public var rr4: Double { count(.interview, .partial) / (known + eligibility * unknown) }
  /// I/((I + P) + (R + NC + O)).
  public var rr5: Double { count(.interview) / known }
  /// (I + P)/((I + P) + (R + NC + O)).
  public var rr6: Double { count(.interview, .partial) / known }

  /// All six, from RR1 to RR6.
  public var all: [Double] { [rr1, rr2, rr3, rr4, rr5, rr6] }

  /// The interviews that were counted beside those that there are; `nil` where they agree: where there is one for
  /// each I, or for some or all P, too.
  ///
  /// - Parameter interviews: how many rows the file has.
  public func check(interviews: Int) -> DesignCheck? {
    let (complete, all) = (count(.interview), count(.interview, .partial))
    guard Double(interviews) < complete || Double(interviews) > all else { return nil }
    return DesignCheck(
      .responseRates, .caution,
      "the dispositions count \(number: shortestText(complete)) complete and \(number: shortestText(all - complete)) partial interviews, and the file has \(counted: interviews, "row")"
    )
  }

  /// Below 80 % an analysis of bias is asked for (Office of Management and Budget 2006, guideline 3.2.9).
  public var check: DesignCheck {
    let rates = all.map { shortestText(100 * $0, digits: 3) }
    return DesignCheck(
      .responseRates, rr3 < 0.8 ? .caution : .pass,
      "AAPOR RR1 \(number: rates[0]) %, RR2 \(number: rates[1]) %, RR3 \(number: rates[2]) %, RR4 \(number: rates[3]) %, RR5 \(number: rates[4]) %, RR6 \(number: rates[5]) %, with e = \(number: shortestText(eligibility, digits: 3)) (below 80 % somebody should look for bias)"
    )
  }
}
