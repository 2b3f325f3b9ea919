import CanvassSampling
import CanvassTables
import Testing

@testable import CanvassWorkbench

/// The order in which people read shares: cell by cell, and level by level within it.
@Suite("The order of cells")
struct CellOrderTests {
  @Test("a covariance goes with its estimates")
  func covariance() throws {
    var table = Table(rowCount: 12)
    table.set("x", to: .real((0..<12).map { Double($0 * 5 % 3) }))
    table.set("cell", to: .real((0..<12).map { Double($0 * 7 % 4 / 2) }))
    table.set("w", to: .real((0..<12).map { Double(1 + $0 % 5) }))
    let design = try Design(DesignSpecification(weights: "w"), in: table)
    let shares = ["0", "1", "2"].map {
      NamedEstimand("x", level: $0, Mean(Quantity("x", .level($0))))
    }
    var estimates = try design.estimate(
      shares, of: table, in: Domains(by: ["cell"], in: table), covariance: .full)
    let before = estimates
    let order = estimates.orderByCell(estimandCount: shares.count)
    #expect(order == [0, 2, 4, 1, 3, 5])
    let (found, known) = (try #require(estimates.covariance), try #require(before.covariance))
    for i in order.indices {
      #expect(abs(found[i, i] - estimates.entries[i].variance) < 1e-15)
      for j in order.indices { #expect(found[i, j] == known[order[i], order[j]]) }
    }
  }
}
