import CanvassSampling
import Testing

/// Waves on both sides of a change of the questions.
@Suite("Breaks of an instrument")
struct InstrumentBreakTests {
  @Test("nothing is compared across a break of the instrument")
  func instrument() throws {
    #expect(throws: WaveError.self) {
      try InstrumentBreak.satisfaction2022.check(["2021", "2023"])
    }
    try InstrumentBreak.satisfaction2022.check(["2022", "2023"])
    try InstrumentBreak.satisfaction2022.check(["2019", "2021"])
    try InstrumentBreak.satisfaction2022.check(["before", "after"])
    try InstrumentBreak.satisfaction2022.check(["T6/2022", "SIPAS 2024"])
  }

  @Test(
    "the year is found in a label",
    arguments: [
      "năm 2021", "2021-06", "T6/2021", "2021Q4", "SIPAS 2021", "2020-2021", "SIPAS2021", "202106",
    ])
  func years(label: String) {
    for waves in [[label, "2023"], ["đợt 2022", label], [label, "2021-2022"]] {
      #expect(throws: WaveError.self) { try InstrumentBreak.satisfaction2022.check(waves) }
    }
  }
}
