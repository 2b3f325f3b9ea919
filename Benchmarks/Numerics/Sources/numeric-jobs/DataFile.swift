import CanvassNumerics
import Foundation

/// A matrix that `numeric-data.R` wrote.
struct DataFile {
  let matrix: Matrix

  /// Reads a file: the number of rows, the number of columns and the elements by columns, all doubles
  /// with the least significant byte first.
  init(_ url: URL) throws {
    let bytes = try Data(contentsOf: url)
    let numbers = bytes.withUnsafeBytes { raw in
      (0..<raw.count / 8).map { place in
        Double(
          bitPattern: UInt64(
            littleEndian: raw.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)))
      }
    }
    guard numbers.count > 2, numbers.count == 2 + Int(numbers[0]) * Int(numbers[1]) else {
      throw DataFileError(description: "\(url.path) is not complete; make it again")
    }
    matrix = Matrix(
      rows: Int(numbers[0]), columns: Int(numbers[1]), elements: Array(numbers.dropFirst(2)))
  }

  /// All columns but the first.
  var predictors: Matrix { matrix.selecting(columns: Array(1..<matrix.columns)) }
  /// The first column.
  var response: [Double] { matrix.column(0) }
}

/// Why a data file cannot be used.
struct DataFileError: Error, CustomStringConvertible {
  let description: String
}
