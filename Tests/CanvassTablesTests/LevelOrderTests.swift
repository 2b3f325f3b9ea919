import Testing

@testable import CanvassTables

/// The order of texts in answers.
@Suite("The order of levels")
struct LevelOrderTests {
  private func order(_ texts: [String]) -> [String] {
    let coded = CodedColumn(texts: texts)
    return coded.levelsInOrder.map { coded.levels[$0].text }
  }

  /// As Vietnamese dictionaries have them (Hoàng Phê, Từ điển tiếng Việt): a ă â b c d đ e ê … o ô ơ … u ư … y, and the
  /// tones of a syllable ngang, huyền, hỏi, ngã, sắc, nặng.
  @Test("Vietnamese letters stand where the alphabet has them")
  func vietnamese() {
    let provinces = [
      "An Giang", "Bà Rịa – Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bến Tre", "Bình Dương", "Cà Mau",
      "Cần Thơ",
      "Dak", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Gia Lai", "Hà Nội", "Huế", "Thừa Thiên Huế",
      "Yên Bái",
    ]
    #expect(order(provinces.reversed()) == provinces)
    let tones = ["ma", "mà", "mả", "mã", "má", "mạ", "măm", "mâm", "mô", "mơ", "mu", "mư"]
    #expect(order(tones.reversed()) == tones)
    // One letter with its marks, however it is composed.
    #expect(order(["đ", "Đa\u{302}\u{301}t", "Đất b"]) == ["Đa\u{302}\u{301}t", "Đất b", "đ"])
  }

  @Test("texts without accents stand as their code points do, among others too")
  func ascii() {
    let texts = [
      "", " x", "#1", "1", "10", "9", "A", "Z", "Zz", "a", "a b", "a-b", "a.b", "ab", "z", "~",
    ]
    #expect(order(texts.shuffled()) == texts)
    #expect(order((texts + ["đ", "Ơ"]).shuffled()).filter { $0 != "đ" && $0 != "Ơ" } == texts)
    // Letters that the alphabet has not stand behind.
    #expect(order(["я", "ü", "z", "ñ", "é"]) == ["é", "z", "ñ", "ü", "я"])
  }

  @Test("numbers ascend and a declared order stays")
  func others() {
    let numbers = CodedColumn(spelled: ["10", "9", "01", "1"])
    #expect(numbers.levelsInOrder.map { numbers.levels[$0].text } == ["01", "1", "9", "10"])
    let declared = CodedColumn(texts: ["d", "đ", "e", "ă"]).ordered(by: ["e"])
    #expect(declared.levelsInOrder == [2, 3, 0, 1])
  }
}
