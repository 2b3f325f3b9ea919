import Foundation

extension String {
  /// The text in Unicode normalisation form C, in which `ế` is one character however it was typed.
  var canonical: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }
}

/// The letters of a word in lower case without their accents; the đ of Vietnamese is a d.
func unaccented(_ word: String) -> [Unicode.Scalar] {
  word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.compactMap { scalar in
    if scalar == "đ" { return "d" }
    return scalar.properties.canonicalCombiningClass == .notReordered ? scalar : nil
  }
}
