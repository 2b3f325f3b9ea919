import Testing

@testable import CanvassNumerics

/// Products in blocks of columns against products at once. All numbers are whole, so that every order of
/// summation gives the same one.
@Suite struct LongProductTests {
  // A million elements: twenty columns of the other factor at a time.
  private let wide = Matrix(rows: 800, columns: 1250) { i, j in Double((i * 31 + j * 17) % 11) - 5 }
  private let few = Matrix(rows: 800, columns: 30) { i, j in Double((i * 7 + j) % 5) - 2 }

  @Test("are the same")
  func same() throws {
    #expect(try wide.longTransposeTimes(few, named: "product") == wide.transposeTimes(few))
    let b = Matrix(rows: 1250, columns: 45) { i, j in Double((i + j * 3) % 7) - 3 }
    #expect(try wide.longProduct(b, named: "product") == wide * b)
  }

  @Test("end on request")
  func interruption() {
    let wish = Interruption()
    wish.request()
    Interruption.$current.withValue(wish) {
      #expect(throws: MatrixError("product", .interrupted)) {
        try wide.longTransposeTimes(few, named: "product")
      }
    }
  }
}
