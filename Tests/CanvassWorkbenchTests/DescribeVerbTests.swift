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

  @Test("a column's numbers are set in one way: five digits where there are many, one minus sign")
  func numbers() throws {
    let program = try Program()
    try program.file(
      "n.csv",
      "many,negative,few,whole\n15.918161615713458,-20.5,0.25,1234567\n110.41933412878433,-1.125,0.5,7654321\n"
        + "60.1,-3,0.3,4444444\n")
    func values(_ options: String) throws -> [String] {
      let csv = try program.succeed("describe --data n.csv --format markdown" + options).output
      return csv.split(separator: "\n").filter { $0.contains("…") }.map { line in
        line.split(separator: "|").first { $0.contains("…") }?.trimmingCharacters(in: .whitespaces)
          ?? ""
      }
    }
    #expect(
      try values("") == [
        "15.918 … 110.42, mean 62.146", "−20.5 … −1.125, mean −8.2083", "0.25 … 0.5, mean 0.35",
        "1234567 … 7654321, mean 4444444",
      ])
    #expect(
      try values(" --lang vi")[0...1] == [
        "15,918 … 110,42, trung bình 62,146", "−20,5 … −1,125, trung bình −8,2083",
      ])
    let json = try program.succeed("describe many --data n.csv --format json").json()
    let column = try #require((json["columns"] as? [[String: Any]])?.first)
    #expect(column["lowest"] as? Double == 15.918161615713458)
  }

  @Test("cells are refused")
  func cells() throws {
    let run = try program().run(["describe", "x", "--by", "s", "--data", "d.csv"])
    #expect(run.status == 64 && run.errors.contains("leave --by out"))
  }
}
