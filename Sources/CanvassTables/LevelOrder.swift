/// The order in which people look for texts: letter by letter, those of the Vietnamese alphabet in its order.
///
/// Signs of ASCII stand in the order of their code points, capitals before small letters, as in any text without
/// accents. The letters ă, â, đ, ê, ô, ơ, ư (and their capitals) follow the letter that they are made of: Đ stands
/// between D and E. Tones decide where the letters are the same: none, huyền, hỏi, ngã, sắc, nặng. All other letters
/// stand in the order of their code points. It depends on no locale.
struct LevelOrder {
  /// Where each letter stands.
  private let letters: [UInt32]
  /// The tones of the letters that may have one.
  private let tones: [UInt8]
  private let text: String

  init(_ text: String) {
    self.text = text
    var letters: [UInt32] = []
    var tones: [UInt8] = []
    letters.reserveCapacity(text.utf8.count)
    for letter in text {
      if let known = Self.places[letter] {
        letters.append(known.place)
        tones.append(known.tone)
      } else {
        for scalar in letter.unicodeScalars {
          letters.append(scalar.value * Self.room)
          tones.append(0)
        }
      }
    }
    (self.letters, self.tones) = (letters, tones)
  }

  /// Whether one text stands before another.
  static func < (a: LevelOrder, b: LevelOrder) -> Bool {
    if a.letters != b.letters { return a.letters.lexicographicallyPrecedes(b.letters) }
    if a.tones != b.tones { return a.tones.lexicographicallyPrecedes(b.tones) }
    return a.text < b.text
  }

  /// The places of levels in the order of their texts.
  static func ascending(_ levels: [Level]) -> [Int] {
    guard levels.contains(where: { !$0.text.utf8.allSatisfy { $0 < 0x80 } }) else {
      return levels.indices.sorted { levels[$0].text < levels[$1].text }
    }
    let keys = levels.map { LevelOrder($0.text) }
    return levels.indices.sorted { keys[$0] < keys[$1] }
  }

  /// Room for the letters that are made of one, behind it.
  private static let room: UInt32 = 4

  /// The letters of the alphabet that have accents: in a line those with the tones of one letter; behind a sign of ASCII
  /// what is made of it.
  private static let alphabet: [(base: Unicode.Scalar, made: [String])] = [
    ("a", ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ"]), ("d", ["d", "đ"]), ("e", ["eèẻẽéẹ", "êềểễếệ"]),
    ("i", ["iìỉĩíị"]), ("o", ["oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ"]), ("u", ["uùủũúụ", "ưừửữứự"]),
    ("y", ["yỳỷỹýỵ"]),
    ("A", ["AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ"]), ("D", ["D", "Đ"]), ("E", ["EÈẺẼÉẸ", "ÊỀỂỄẾỆ"]),
    ("I", ["IÌỈĨÍỊ"]), ("O", ["OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ"]), ("U", ["UÙỦŨÚỤ", "ƯỪỬỮỨỰ"]),
    ("Y", ["YỲỶỸÝỴ"]),
  ]

  private static let places: [Character: (place: UInt32, tone: UInt8)] = {
    var places: [Character: (place: UInt32, tone: UInt8)] = [:]
    for (base, made) in alphabet {
      for (number, tones) in made.enumerated() {
        for (tone, letter) in tones.enumerated() {
          places[letter] = (base.value * room + UInt32(number), UInt8(tone))
        }
      }
    }
    return places
  }()
}
