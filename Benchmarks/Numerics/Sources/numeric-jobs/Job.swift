/// What one job took and what it found.
struct Job: Encodable {
  let name: String
  /// Wall time in seconds.
  let median: Double
  let best: Double
  let runs: [Double]
  let answer: [Double]
  /// What the fit made as small as it could, where that is to be compared.
  let objective: Double?

  /// Runs the work so often, after one run that does not count, and keeps the answer of the last.
  init<Result>(
    _ name: String, runs: Int, work: () throws -> Result, answer: (Result) -> [Double],
    objective: ((Result) -> Double)? = nil
  ) throws {
    var result = try work()
    var times: [Double] = []
    let clock = ContinuousClock()
    for _ in 0..<runs {
      let time = try clock.measure { result = try work() }
      times.append(time / .seconds(1))
    }
    self.name = name
    self.runs = times
    median = times.sorted()[times.count / 2]
    best = times.min() ?? .nan
    self.answer = answer(result)
    self.objective = objective?(result)
  }
}
