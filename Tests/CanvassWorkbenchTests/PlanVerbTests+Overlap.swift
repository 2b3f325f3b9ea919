import CanvassTestSupport
import Testing

/// Groups that share part of their sample.
extension PlanVerbTests {
  @Test(
    "an overlap makes differences more certain, in their margin as in the pairs that are told apart"
  )
  func overlap() throws {
    // z√(2·0.578·0.422·(1 − 0.9·0.8)·1.26/340), and the same of independent groups.
    let line = "--n 340 --share 0.578 --deff 1.26 --difference 0.08"
    let panel = try json("\(line) --overlap 0.9 --correlation 0.8")
    #expect(relativeError(try number(panel, "differenceMargin"), 0.0440969003547957) < 1e-12)
    #expect(relativeError(try number(json(line), "differenceMargin"), 0.0833353085197039) < 1e-12)
    // 600 in each of five groups: 20Φ(−z/√(1 + 0.03²/(0.28·0.25/600))) of the ten pairs.
    let groups = try json(
      "--n 3000 --groups 5 --share 0.5 --spread 0.03 --overlap 0.9 --correlation 0.8")
    #expect(relativeError(try number(groups, "differenceMargin"), 0.0299389443951402) < 1e-12)
    #expect(relativeError(try number(groups, "pairs", "toldApart"), 5.0672542648752) < 1e-12)
  }

  @Test(
    "the correlation within second-stage units is none of two groups, and the sizes of three stages follow from costs"
  )
  func stages() throws {
    let line = "--share 0.8 --icc 0.05 --cost 500,100,120 --groups 2 --correlation 0.1"
    let plan = try json("\(line) --budget 90000")
    // z√2 standard errors, of independent groups.
    let error = try number(plan, "se")
    #expect(
      relativeError(
        try number(plan, "differenceMargin"), 1.959963984540054 * 2.0.squareRoot() * error)
        < 1e-12)
    for (options, says) in [
      ("--budget 90000 --overlap 0.5", "plan one after the other"),
      ("--budget 90000 --per-cluster 5", "leave --per-cluster out"),
      ("--budget 900", "does not buy one cluster with its units and their answers"),
    ] {
      try BadRun("plan \(line) \(options)", says, status: 64).check(in: Program())
    }
  }

  @Test("all of a sample in both groups, with answers that do not change, tells all pairs apart")
  func whole() throws {
    let groups = try json(
      "--n 3000 --groups 5 --share 0.5 --spread 0.03 --overlap 1 --correlation 1")
    #expect(try number(groups, "differenceMargin") == 0)
    #expect(try number(groups, "pairs", "toldApart") == 10)
  }
}
