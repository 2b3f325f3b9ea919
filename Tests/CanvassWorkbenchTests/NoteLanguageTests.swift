import Foundation
import Testing

@testable import CanvassWorkbench

/// Warnings are for people in the language of the answer, and in JSON in English whatever the language.
@Suite("The language of warnings")
struct NoteLanguageTests {
  /// Two items and their opposite, codes of no answer, spellings of one value, empty cells.
  private static let data = """
    q1,q2,q3,k,x,y,z,g,h,s,w
    1,2,5,7,0,1,1,a,1,Huế,1
    2,1,4,7,1,3,2,a,2,HUẾ,2
    3,4,2,7,2,,3,b,3,Huế,1
    4,4,2,7,3,6,4,b,4,Huế,2
    5,5,1,7,4,9,5,,5,Huế,1
    2,3,3,7,5,-99,6,b,6,Huế,1
    4,5,1,7,6,14,7,c,7,Huế,1
    3,2,4,7,7,15,8,b,8,Huế,1

    """

  @Test(
    "each is Vietnamese under --lang vi, and the same English in JSON",
    arguments: [
      ("mean x --by g", 2), ("mean q1 --missing 77", 1), ("mean y", 1),
      ("mean x --by s", 2), ("mean l --derive 'l=log(x)'", 1),
      ("diagnose --field k --items q1-q2 --scale 1-5 --satisfied 4,5", 1),
      ("regress 'y ~ x + z + k'", 3), ("regress 'z ~ x'", 1),
      ("reliability q1-q3", 1), ("factors q1 q2 q3 --factors 1 --weights w", 1),
      ("factors q1 q2 q3 --factors 1 --correlation polychoric", 1),
      ("cfa --model 'f =~ q1 + q2 + q3' --weights w", 2),
    ])
  func languages(line: String, least: Int) throws {
    let program = try Program()
    try program.file("d.csv", Self.data)
    let line = "\(line) --data d.csv"
    func warnings(_ language: String) throws -> (people: Set<String>, json: [String]) {
      let errors = try program.succeed("\(line) --lang \(language)").errors
      let people = errors.split(separator: "\n").map { line -> String in
        let word = Language(rawValue: language)?.phrases.page.warning.lowercased() ?? ""
        #expect(line.hasPrefix("canvass: \(word): "))
        return String(line.dropFirst("canvass: \(word): ".count))
      }
      let json = try program.succeed("\(line) --format json --lang \(language)").json()
      return (Set(people), try #require(json["warnings"] as? [String]))
    }
    let english = try warnings("en")
    let vietnamese = try warnings("vi")
    #expect(english.json.count >= least, "\(english.json)")
    #expect(vietnamese.json == english.json)
    #expect(Set(english.json) == english.people)
    #expect(vietnamese.people.count == english.people.count)
    #expect(vietnamese.people.isDisjoint(with: english.people), "\(vietnamese.people)")
    // Vietnamese words have letters that no English one has.
    let letters: Set<Character> = Set("ạảãàáăâđẹẻẽèéêịọỏõòóôơụủũùúưỳý")
    for sentence in vietnamese.people {
      #expect(!letters.isDisjoint(with: sentence), "\(sentence)")
    }
  }

  @Test("a page words them as the answer")
  func page() throws {
    let program = try Program()
    try program.file("d.csv", Self.data)
    for format in ["html", "markdown", "latex", "typst"] {
      let page = try program.succeed("mean x --by g --data d.csv --lang vi --format \(format)")
        .output
      #expect(page.contains("1 dòng khuyết g nên không thuộc ô nào"))
    }
  }
}
