import Testing

/// Why estimates have no interval: the reasons that hold, and advice where it helps.
@Suite("Reasons for no interval")
struct IntervalReasonTests {
  /// Cell a has two strata of two clusters, cell b two of one cluster each.
  private static let lonely = """
    st,psu,w,y,q,g
    1,1,1,3,1,a
    1,1,2,4,0,a
    1,2,1,5,1,a
    2,3,1,1,1,a
    2,4,1,6,0,a
    3,5,2,2,1,b
    3,5,1,7,1,b
    4,6,1,2,0,b
    4,6,1,4,0,b

    """
  /// In cell a every answer is 1, b has two clusters, c one, and d two with the same share.
  private static let shares = """
    g,psu,q
    a,1,1
    a,2,1
    b,4,1
    b,5,0
    c,6,1
    d,7,1
    d,7,0
    d,8,1
    d,8,0

    """

  private func run(_ line: String) throws -> (estimates: [[String: Any]], warnings: [String]) {
    let program = try Program()
    try program.file("l.csv", Self.lonely)
    try program.file("s.csv", Self.shares)
    let json = try program.succeed("\(line) --format json")
    return (try json.estimates(), try json.json()["warnings"] as? [String] ?? [])
  }

  /// R's survey 4.1.1, `survey.lonely.psu = "adjust"`: svyby(~y + q, ~g, design, svymean).
  @Test("two strata of one cluster each: R's standard error, and no interval for lack of freedom")
  func noFreedom() throws {
    let (estimates, warnings) = try run(
      "mean y q --by g --data l.csv --strata st --clusters psu --weights w --lonely adjust")
    let alone = estimates.filter { ($0["domain"] as? [String: String])?["g"] == "b" }
    let errors = alone.map { $0["se"] as? Double ?? .nan }
    #expect(abs(errors[0] - 0.2262741699796952) < 1e-12)
    #expect(abs(errors[1] - 0.3394112549695428) < 1e-12)
    #expect(
      warnings == [
        "2 of 4 estimates have no interval: for lack of degrees of freedom, since the rows lie in no more "
          + "clusters than strata"
      ])
  }

  @Test("of means nothing is said of shares")
  func means() throws {
    #expect(
      try run("mean q --by g --data s.csv --clusters psu").warnings == [
        "1 of 4 estimates has no interval: for lack of a variance, since the rows lie in one cluster, or in "
          + "one of each stratum"
      ])
    #expect(
      try run(
        "mean y --by g --data l.csv --strata st --clusters psu --weights w --lonely average"
      ).warnings == [
        "1 of 2 estimates has no interval: for lack of a variance, since the rows lie in one cluster, or in "
          + "one of each stratum"
      ])
  }

  @Test("of shares each reason is named with its number, and the advice helps")
  func proportions() throws {
    let (_, warnings) = try run("proportion q --by g --data s.csv --clusters psu")
    #expect(
      warnings == [
        "6 of 8 estimates have no interval: 2 for lack of a variance, since the rows lie in one cluster, or "
          + "in one of each stratum; 2 since the share is 0 or 1 (try --interval korn-graubard); 2 since the share "
          + "is the same in every cluster (try --interval korn-graubard), or reproduced by the weights"
      ])
    let followed = try run(
      "proportion q --by g --data s.csv --clusters psu --interval korn-graubard")
    #expect(followed.warnings.count == 1 && followed.warnings[0].hasPrefix("2 of 8 estimates"))
  }

  @Test("a sample of one cluster has no variance, and no rule gives one")
  func oneCluster() throws {
    let program = try Program()
    try program.file("one.csv", "x,c\n4,1\n")
    try program.file("two.csv", "x,c\n4,1\n3,1\n")
    for line in ["mean x --data one.csv", "mean x --data two.csv --clusters c"] {
      let run = try program.run(Program.words(line))
      #expect(run.status == 1)
      #expect(
        run.errors.hasPrefix(
          "canvass: error: the whole sample is one cluster (without --clusters: one row), so no variance can be "
            + "estimated; "),
        "\(run.errors)")
      #expect(!run.errors.contains("adjust"))
      let estimate = try program.succeed("\(line) --lonely remove --format json").estimates()[0]
      #expect(estimate["estimate"] is Double && !(estimate["se"] is Double))
    }
  }
}
