/// The most characters (Unicode scalars) of somebody's text that an error quotes.
package let longestExcerpt = 200

/// The text as it is quoted in an error: whole, or the stretch of it that says enough, with `…` where
/// it was cut.
///
/// Unicode scalars are counted and not letters, as a letter may carry any number of accents.
///
/// - Parameters:
///   - place: the scalar that the stretch has to show, from 0; the beginning by default.
package func excerpt(of text: String, around place: Int = 0) -> String {
  let scalars = text.unicodeScalars
  // Few bytes are few scalars; long texts are counted no further than needed.
  if text.utf8.count <= longestExcerpt { return text }
  guard scalars.dropFirst(longestExcerpt).first != nil else { return text }
  let length = scalars.count
  let start = max(0, min(place - longestExcerpt / 2, length - longestExcerpt))
  let first = scalars.index(scalars.startIndex, offsetBy: start)
  let last = scalars.index(first, offsetBy: longestExcerpt)
  return (start > 0 ? "…" : "") + String(scalars[first..<last])
    + (last < scalars.endIndex ? "…" : "")
}
