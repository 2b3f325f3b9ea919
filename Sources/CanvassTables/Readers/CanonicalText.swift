import Foundation

extension String {
  /// The text in Unicode normalisation form C, in which `ế` is one character however it was typed.
  var canonical: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }
}
