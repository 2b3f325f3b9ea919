import Testing

@Suite("describe")
struct DescribeVerbTests {
  private func program() throws -> Program {
    let program = try Program()
    try program.file("d.csv", "s,w,x,q\na,1,10,1\na,3,20,2\nb,1,60,2\nb,1,80,1\n")
    return program
  }

  private func columns(_ line: String) throws -> [[String: Any]] {
    let json = try program().succeed(line + " --data d.csv --format json").json()
    return try #require(json["columns"] as? [[String: Any]])
  }

  @Test("a condition chooses the rows that are described")
  func condition() throws {
    let all = try columns("describe x")[0]
    #expect(all["rows"] as? Int == 4 && all["mean"] as? Double == 42.5)
    let inside = try columns("describe x q --where \"s == 'a'\"")
    #expect(inside[0]["rows"] as? Int == 2 && inside[0]["mean"] as? Double == 15)
    #expect(inside[0]["highest"] as? Double == 20)
    #expect((inside[1]["levels"] as? [[String: Any]])?.map { $0["count"] as? Int } == [1, 1])
    let weighted = try columns("describe x --where \"s == 'a'\" --weights w")[0]
    #expect(weighted["mean"] as? Double == 17.5)
  }

  @Test("cells are refused")
  func cells() throws {
    let run = try program().run(["describe", "x", "--by", "s", "--data", "d.csv"])
    #expect(run.status == 64 && run.errors.contains("leave --by out"))
  }
}
