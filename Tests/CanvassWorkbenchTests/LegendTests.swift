import Foundation
import Testing

@Suite("Long labels")
struct LegendTests {
  /// The study of the other tests with a long label for x, in two languages.
  private func program() throws -> Program {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file(
      "st.yml",
      Program.study
        + "labels: {x: {en: The counter can be found at once, vi: Nơi tiếp nhận hồ sơ rất dễ tìm}}\n"
    )
    return program
  }

  @Test("stand once under the table, which shows the names of the columns")
  func legend() throws {
    let program = try program()
    let english = try program.succeed("mean x y --study st.yml --by f").output
    #expect(english.contains("\n• x: The counter can be found at once\n\n"))
    #expect(english.components(separatedBy: "The counter").count == 2)
    let vietnamese = try program.succeed("mean x --study st.yml --lang vi").output
    #expect(vietnamese.contains("\n• x: Nơi tiếp nhận hồ sơ rất dễ tìm\n"))
  }

  @Test("short labels stay in the table")
  func shortLabels() throws {
    let program = try program()
    try program.file("s.yml", Program.study + "labels: {x: {en: Easy to find}}\n")
    let text = try program.succeed("mean x --study s.yml").output
    #expect(text.contains("\nEasy to find  "))
    #expect(!text.contains("•"))
  }
}
