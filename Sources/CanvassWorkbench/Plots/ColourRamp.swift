import Foundation

/// The colours of a heat map: from dark blue (low) over teal to pale yellow (high). Lightness only
/// rises, so that the order also reads in print and without colour vision.
struct ColourRamp {
  /// A colour with parts from 0 to 1.
  struct Colour {
    var red: Double
    var green: Double
    var blue: Double

    /// `#rrggbb`.
    var hex: String {
      "#"
        + [red, green, blue].map { part in
          let digits = String(Int((part * 255).rounded()), radix: 16)
          return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Relative luminance (WCAG 2.2, sRGB).
    var luminance: Double {
      func linear(_ part: Double) -> Double {
        part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
      }
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// White or black, whichever contrasts more: at least 4.58, the root of 21.
    var ink: String { whiteContrast > blackContrast ? "#ffffff" : "#000000" }

    /// The contrast of `ink` with this colour (WCAG 2.2).
    var contrastOfInk: Double { max(whiteContrast, blackContrast) }

    private var whiteContrast: Double { 1.05 / (luminance + 0.05) }
    private var blackContrast: Double { (luminance + 0.05) / 0.05 }

    private func power(_ base: Double) -> Double { pow(base, 2.4) }
  }

  private static let stops: [(Double, Double, Double)] = [
    (0x1B, 0x2A, 0x5E), (0x1F, 0x5A, 0x93), (0x2F, 0x8F, 0xA8), (0x7C, 0xC0, 0xAE),
    (0xCF, 0xE5, 0xB4), (0xFC, 0xF8, 0xD5),
  ]

  /// The colour at a share of the way from low (0) to high (1).
  static func colour(at share: Double) -> Colour {
    let place = min(max(share, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let part = place - Double(index)
    func mix(_ a: Double, _ b: Double) -> Double { (a + (b - a) * part) / 255 }
    let (a, b) = (stops[index], stops[index + 1])
    return Colour(red: mix(a.0, b.0), green: mix(a.1, b.1), blue: mix(a.2, b.2))
  }
}
