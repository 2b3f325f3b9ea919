import CanvassTestSupport
import Foundation
import Testing

/// `index`: the SHS share of a published index, and components from a survey.
@Suite("index")
struct IndexVerbTests {
  private func run(_ line: String, _ files: [String: String] = [:]) throws -> ProgramRun {
    let program = try Program.inProject()
    for (name, text) in files { try program.file(name, text) }
    return try program.run(Program.words(line))
  }

  private let binhDuong =
    "index --instrument par-2020 --scores datasets/published/binh-duong-2020.csv "
    + "--points sipas=10 --points managers=22 --margin 0.5 --format json"

  @Test("Binh Duong 2020 under the keys of the contract")
  func published() throws {
    let run = try run(binhDuong)
    #expect(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let total = try #require(json["total"] as? [String: Any])
    #expect(abs(try #require(total["estimate"] as? Double) - 86.93) < 1e-9)
    let survey = try #require(json["surveyShare"] as? [String: Any])
    #expect(abs(try #require(survey["estimate"] as? Double) - 29.09) < 1e-9)
    #expect(relativeError(try #require(total["se"] as? Double), 0.365565) < 1e-4)
    let lower: Double = try #require(survey["lower"] as? Double)
    let error: Double = try #require(survey["se"] as? Double)
    let expected: Double = 29.09 - 1.959963984540054 * error
    #expect(abs(lower - expected) < 1e-9)
    let components = try #require(json["components"] as? [[String: Any]])
    #expect(components.map { $0["survey"] as? Bool } == [false, false, true, true])
    #expect(
      components.map { $0["area"] as? String } == ["appraisal", "appraisal", "survey", "survey"])
    let shares = components.compactMap { $0["varianceShare"] as? Double }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    // 580 and 395 forms, times (1.96·se/0.5)².
    #expect(components.map { $0["nNeeded"] as? Int } == [nil, nil, 1192, 812])
  }

  @Test("intervals end at the points that can be had, and a note says which")
  func cut() throws {
    let files = [
      "i.yml":
        "areas:\n  s: {title: {en: People, vi: Người dân}, components: {sipas: {points: 10, survey: people}, more: {points: 5, survey: people}}}\n"
        + "  a: {components: {law: {points: 85}}}\n",
      "s.csv": "component,value,se\nsipas,9.95,0.2\nmore,0.1,0.3\nlaw,80,\n",
    ]
    let line = "index --instrument i.yml --scores s.csv --format "
    let run = try run(line + "json", files)
    #expect(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let components = try #require(json["components"] as? [[String: Any]])
    let z = 1.959963984540054
    #expect(components.map { $0["upper"] as? Double }.prefix(1) == [10])
    #expect(abs(try #require(components[0]["lower"] as? Double) - (9.95 - z * 0.2)) < 1e-12)
    #expect(components[1]["lower"] as? Double == 0)
    #expect(abs(try #require(components[1]["upper"] as? Double) - (0.1 + z * 0.3)) < 1e-12)
    // The sum is far from its limits.
    let total = try #require(json["total"] as? [String: Any])
    let error = (0.2 * 0.2 + 0.3 * 0.3).squareRoot()
    #expect(abs(try #require(total["upper"] as? Double) - (90.05 + z * error)) < 1e-12)
    #expect(
      run.errors.contains(
        "the intervals of sipas, more end at 0 and the points that can be had, beyond which they would have gone"
      ),
      "\(run.errors)")
    let csv = try self.run(line + "csv", files).output.split(separator: "\n")
    #expect(
      csv.contains {
        $0.hasPrefix("component,sipas,s,10,9.95,9.95,0.2,9.55") && $0.contains(",10,")
      })
    let wide = files.merging([
      "s.csv": "component,value,se\nsipas,9.95,0.2\nmore,4.9,0.1\nlaw,84.9,\n"
    ]) { $1 }
    let all = try self.run("index --instrument i.yml --scores s.csv --lang vi", wide)
    #expect(
      all.errors.contains(
        "khoảng tin cậy của sipas, more, Người dân, phần từ khảo sát, toàn bộ dừng ở 0"),
      "\(all.errors)")
    #expect(all.output.contains("100,00"))
  }

  /// Each factor's share of satisfied answers, 20 points each: the mean of the five, and its standard error from the
  /// covariance of the design; the pooled share of one component is what `diagnose` says overall.
  @Test("components from a survey, with the three definitions side by side")
  func survey() throws {
    let study = "--study datasets/sipas-province/study.yml --format json"
    let points = ["access", "procedures", "officials", "results"]
      .map { "--points \($0)=20" }.joined(separator: " ")
    let run = try run("index --instrument sipas-2017 \(points) \(study)")
    #expect(run.status == 0, "\(run.errors)")
    let json = try run.json()
    let components = try #require(json["components"] as? [[String: Any]])
    #expect(components.count == 5)
    let scores = try components.map { try #require($0["score"] as? Double) }
    let total = try #require(json["total"] as? [String: Any])
    #expect(
      relativeError(try #require(total["estimate"] as? Double), scores.reduce(0, +) / 5) < 1e-12)
    let definitions = try #require(json["definitions"] as? [[String: Any]])
    #expect(definitions.count == 15)
    #expect(
      definitions.prefix(3).map { $0["definition"] as? String }
        == ["satisfied", "mean", "all-satisfied"])

    let one = try self.run(
      "index --instrument one.yml --component sipas=q01-q22 \(study)",
      [
        "one.yml":
          "areas: {s: {components: {sipas: {points: 100, survey: people, scores: percent}}}}\n"
      ]
    ).json()
    let pooled = try #require(one["total"] as? [String: Any])
    let overall = try #require(
      try self.run("diagnose \(study)").json()["overall"] as? [String: Any])
    let satisfied = try #require(overall["satisfied"] as? [String: Any])
    for key in ["estimate", "se"] {
      let ours: Double = try #require(pooled[key] as? Double)
      let share: Double = try #require(satisfied[key] as? Double)
      #expect(relativeError(ours, 100 * share) < 1e-10)
    }
  }

  @Test(
    "--component overrides what it names; the other components keep the dimensions of their name")
  func override() throws {
    let line =
      "index --instrument sipas-2017 --points access=20 --points procedures=20 --points officials=20 "
      + "--points results=20 --study datasets/sipas-province/study.yml --format json"
    func scores(_ more: String = "", _ files: [String: String] = [:]) throws -> [String: Double] {
      let run = try run(line + more, files)
      #expect(run.status == 0, "\(run.errors)")
      let components = try #require(try run.json()["components"] as? [[String: Any]])
      var scores: [String: Double] = [:]
      for component in components {
        scores[try #require(component["component"] as? String)] = component["score"] as? Double
      }
      return scores
    }
    let (all, one) = (try scores(), try scores(" --component access=q22"))
    #expect(all.count == 5 && one.count == 5)
    for (name, score) in all { #expect((one[name] == score) == (name != "access"), "\(name)") }
    // A score that is given stands in place of a dimension.
    let scored = try scores(
      " --scores s.csv", ["s.csv": "component,value,se\nresults,17,0.1\n"])
    #expect(scored["results"] == 17 && scored["access"] == all["access"])
    let given = try scores(
      " --component access=q22 --scores s.csv", ["s.csv": "component,value,se\nresults,17,0.1\n"])
    #expect(given["results"] == 17 && given["access"] == one["access"])
  }

  @Test(
    "errors given for what is appraised: sentences say what no sample changes",
    arguments: [("en", "no sample would do"), ("vi", "Không cỡ mẫu nào")])
  func givenErrors(_ language: String, _ words: String) throws {
    let line =
      "index --instrument par-2020 --scores s.csv --points sipas=10 --points managers=22 --lang \(language)"
    let scores = "component,value,se\nappraised,55,1\nsipas,8,0.2\nmanagers,20,0.3\nimpact,2,\n"
    let text = try run(line, ["s.csv": scores]).output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(words) && text.contains(language == "en" ? "± 1.96" : "± 1,96"), "\(text)")
    let json = try run(line + " --format json", ["s.csv": scores]).json()
    #expect(json["sampleFactor"] is NSNull && json["fixedSe"] as? Double == 1)
    let wider = try run(line + " --margin 2.1 --format json", ["s.csv": scores]).json()
    let z = 1.959963984540054
    let factor = 0.13 / (2.1 * 2.1 / (z * z) - 1)
    #expect(relativeError(try #require(wider["sampleFactor"] as? Double), factor) < 1e-9)
  }

  @Test(
    "what cannot be is named",
    arguments: [
      (
        "component,value\nappraised,55\nsipas,8\nmanagers,20\n",
        "\"impact\", which comes from no survey, has no score; give it one (a line in --scores)"
      ),
      ("component,value\npolice,1\n", "no component \"police\""),
      ("component,value,se\nappraised,x,\n", "the value in line 2 is \"x\""),
      ("component,value,se\nappraised,55,-1\n", "the se in line 2 is \"-1\""),
      ("name,value\na,1\n", "no column \"component\""),
      ("component,value,n\nmanagers,20,400\n", "points of \"managers\" are not published"),
      ("component,value,n,def\nsipas,8,400,2\n", "did you mean \"deff\"?"),
      // √(10²·0.8·0.2·2/400) = 0.283.
      (
        "component,value,se,n,deff\nsipas,8,0.1,400,2\n", "se is 0.1, and n and deff make it 0.2828"
      ),
      (
        "component,value\nappraised,70\nsipas,8\nmanagers,20\nimpact,2\n",
        "need at least 102 points for their scores, and the whole has 100"
      ),
    ])
  func refusals(_ scores: String, _ words: String) throws {
    let run = try run(
      "index --instrument par-2020 --scores s.csv --points sipas=10", ["s.csv": scores])
    #expect(run.status == 1)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test("a component that comes from no survey is not computed from one")
  func appraised() throws {
    let run = try run(
      "index --instrument par-2020 --points sipas=10 --component appraised=q --data d.csv --scores s.csv "
        + "--scale 1-5 --satisfied 4,5",
      ["d.csv": "q\n4\n2\n", "s.csv": "component,value,se\nsipas,8,0.2\n"])
    #expect(run.status == 64)
    #expect(
      run.errors.contains(
        "\"appraised\" comes from no survey in this instrument; give its score in --scores"),
      "\(run.errors)")
  }

  /// 0.1 + 0.2 of 0.2 points.
  @Test("scores fit into their area, and sums are written as people write them")
  func room() throws {
    let instrument =
      "total: 1\nareas: {a: {points: 0.2, components: {x: {points: unpublished}, y: {points: unpublished}}},"
      + " b: {points: 0.8, components: {z: {points: 0.8}}}}\n"
    let files = ["i.yml": instrument, "s.csv": "component,value\nx,0.1\ny,0.2\nz,0.5\n"]
    let area = try run("index --instrument i.yml --scores s.csv", files)
    #expect(
      area.errors.contains("area \"a\" need at least 0.3 points for their scores"), "\(area.errors)"
    )
    let points = try run(
      binhDuong.replacingOccurrences(of: "--points sipas=10", with: "--points sipas=40"))
    #expect(points.errors.contains("the whole has 100"), "\(points.errors)")
  }

  @Test("options of answers are refused beside scores alone")
  func options() throws {
    for option in ["--statistic mean", "--scale 1-5", "--satisfied 4,5"] {
      let run = try run(binhDuong + " " + option)
      #expect(run.status == 64 && run.errors.contains("leave them out"), "\(run.errors)")
    }
  }

  @Test("CSV has components, areas, the survey share and the whole")
  func lines() throws {
    let run = try run(binhDuong.replacingOccurrences(of: "json", with: "csv"))
    let lines = run.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(
      lines.map { $0.first ?? "" } == ["kind"] + Array(repeating: "component", count: 4)
        + ["area", "area", "survey", "total"], "\(run.output)")
    // The effective n, as the table for people and JSON have it.
    let header = run.output.split(separator: "\n")[0].split(separator: ",").map(String.init)
    let place = try #require(header.firstIndex(of: "nEffective"))
    let values = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let json = try self.run(binhDuong).json()
    let components = try #require(json["components"] as? [[String: Any]])
    for (line, component) in zip(values.dropFirst(), components) {
      #expect(Double(line[place]) == component["nEffective"] as? Double)
    }
    #expect(components.contains { $0["nEffective"] is Double })
  }

  @Test(
    "samples that are larger than need be",
    arguments: [("en", "51 % of each sample"), ("vi", "51% mỗi mẫu")])
  func enough(_ language: String, _ words: String) throws {
    let run = try run(
      binhDuong.replacingOccurrences(of: "--margin 0.5 --format json", with: "--lang \(language)"))
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains(words), "\(text)")
  }

  @Test("a covariance that is none, and instruments that are none")
  func files() throws {
    let covariance = try run(
      binhDuong + " --covariance v.csv", ["v.csv": "sipas,managers\n0.04,0.2\n0.2,0.09\n"])
    #expect(covariance.status == 1)
    #expect(covariance.errors.contains("standard error of \"sipas\""), "\(covariance.errors)")
    let negative = try run(
      "index --instrument par-2020 --scores s.csv --covariance v.csv",
      [
        "s.csv": "component,value\nappraised,55\nsipas,8\nmanagers,20\nimpact,2\n",
        "v.csv": "sipas,managers\n0.04,0.2\n0.2,0.09\n",
      ])
    #expect(negative.errors.contains("negative variance"), "\(negative.errors)")
    let instrument = try run(
      "index --instrument i.yml --scores s.csv",
      ["i.yml": "areas:\n  a:\n    component: {x: 1}\n", "s.csv": "component,value\nx,1\n"])
    #expect(instrument.errors.contains("line 3"), "\(instrument.errors)")
    #expect(instrument.errors.contains("did you mean \"components\"?"), "\(instrument.errors)")
    let name = try run("index --instrument par-2021 --scores s.csv")
    #expect(name.errors.contains("there is no instrument \"par-2021\""), "\(name.errors)")
  }
}
