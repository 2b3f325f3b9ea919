import Testing

@testable import CanvassTables

@Suite struct StudyTests {
  private func study(_ yaml: String) throws -> Study {
    try Study(yaml: yaml, name: "study.yml", directory: "surveys")
  }

  @Test func everyKey() throws {
    let study = try study(
      """
      title: {en: Satisfaction, vi: Sự hài lòng}
      data: survey.csv
      design:
        strata: [district]
        clusters: [commune, village]
        weights: weight
        fpc: [communes, villages]
        lonely: adjust
        nest: true
      scale: {values: [1, 2, 3, 4, 5], satisfied: [4, 5], missing: [9, unknow]}
      field: field
      dimensions:
        procedures: {items: [q04-q07], label: Procedures}
        access: {items: [q01, q02], label: {en: Access, vi: Tiếp cận dịch vụ}}
        results: "q0*"
      target: 95
      labels:
        q01: {en: Easy to find, vi: Dễ tìm}
        q02: Short
        field: {land: {en: Land, vi: Đất đai}, construction: Building}
        ok: {yes: "Yes, indeed", no: Not, 1: One}
      derive:
        young: "age < 30"
        able: young && ok == 'yes'
      note: {en: A pilot}
      simulated: true
      """)
    #expect(study.title?.text(in: "vi") == "Sự hài lòng")
    #expect(study.dataPath == "surveys/survey.csv")
    #expect(study.design.strata == ["district"])
    #expect(study.design.clusters == ["commune", "village"])
    #expect(study.design.weights == "weight")
    #expect(study.design.fpc == ["communes", "villages"])
    #expect(study.design.lonely == "adjust")
    #expect(study.design.clusterCodes == "within-strata")
    #expect(study.scale.values == [1, 2, 3, 4, 5])
    #expect(study.scale.satisfied == [4, 5])
    #expect(study.scale.missing == ["9", "unknow"])
    #expect(study.field == "field")
    #expect(study.dimensions.map(\.name) == ["procedures", "access", "results"])
    #expect(study.dimensions.map(\.items) == [["q04-q07"], ["q01", "q02"], ["q0*"]])
    #expect(study.dimensions[0].label?.text(in: "vi") == "Procedures")
    #expect(study.dimensions[1].label?.text(in: "vi") == "Tiếp cận dịch vụ")
    #expect(study.target == 95)
    #expect(study.label(of: "q01")?.text(in: "vi") == "Dễ tìm")
    #expect(study.label(of: "q02")?.text(in: "en") == "Short")
    #expect(study.label(of: "field") == nil)
    #expect(study.label(of: "land", in: "field")?.text(in: "vi") == "Đất đai")
    #expect(study.label(of: "construction", in: "field")?.text(in: "vi") == "Building")
    #expect(study.label(of: "yes", in: "ok")?.text(in: "en") == "Yes, indeed")
    #expect(study.label(of: "no", in: "ok")?.text(in: "en") == "Not")
    #expect(study.label(of: "1", in: "ok")?.text(in: "en") == "One")
    #expect(study.derive.map(\.name) == ["young", "able"])
    #expect(study.derive[1].expression.description == "young && ok == 'yes'")
    #expect(study.note?.text(in: "en") == "A pilot")
    #expect(study.simulated)
  }

  @Test func everyKeyMayBeAbsentOrEmpty() throws {
    let study = try study("title: A survey\ndesign:\nscale: ~\n")
    #expect(study.title?.text(in: "vi") == "A survey")
    #expect(study.dataPath == nil)
    #expect(study.design == StudyDesign())
    #expect(study.scale == StudyScale())
    #expect(!study.simulated)
  }

  @Test func oneNameIsAListOfOne() throws {
    let study = try study(
      "design: {strata: district, clusters: commune, fpc: n}\nscale: {missing: 9}")
    #expect(study.design.strata == ["district"])
    #expect(study.design.clusters == ["commune"])
    #expect(study.design.fpc == ["n"])
    #expect(study.scale.missing == ["9"])
  }

  @Test func wordsOfYAMLAreNotTranslated() throws {
    let study = try study("field: yes\ndesign: {strata: [on, 007, 1.50]}\nlabels: {no: off}")
    #expect(study.field == "yes")
    #expect(study.design.strata == ["on", "007", "1.50"])
    #expect(study.label(of: "no")?.text(in: "en") == "off")
  }

  @Test func dataPaths() throws {
    #expect(try study("data: /abs/x.csv").dataPath == "/abs/x.csv")
    #expect(
      try Study(yaml: "data: x.csv", name: "s.yml", directory: ".").dataPath == "x.csv")
    let scratch = try Scratch()
    let path = try scratch.file("s.yml", "\u{FEFF}data: ../x.csv\n")
    #expect(try Study(path: path).dataPath == scratch.path + "/../x.csv")
  }

  @Test(arguments: [
    (
      "data: d.csv\nweights: w",
      "line 2: there is no key \"weights\"; did you mean design: weights:?"
    ),
    ("strata: [a]", "line 1: there is no key \"strata\"; did you mean design: strata:?"),
    ("satisfied: [4]", "line 1: there is no key \"satisfied\"; did you mean scale: satisfied:?"),
    (
      "design: {target: 90}",
      "line 1: there is no key \"target\" in design; did you mean target: at the top of the file?"
    ),
    (
      "scale: {weights: w}",
      "line 1: there is no key \"weights\" in scale; did you mean design: weights:?"
    ),
    ("titel: x", "line 1: there is no key \"titel\"; did you mean \"title\"?"),
    (
      "data: x.csv\ndesign:\n  strata: a\n  weight: w",
      "line 4: there is no key \"weight\" in design; did you mean \"weights\"?"
    ),
    (
      "scale: {valuess: [1]}",
      "line 1: there is no key \"valuess\" in scale; did you mean \"values\"?"
    ),
    (
      "dimensions:\n  access: {item: [q01]}",
      "line 2: there is no key \"item\" in dimensions.access; did you mean \"items\"?"
    ),
    ("dimensions:\n  access: {label: x}", "line 2: dimension \"access\" has no items"),
    ("dimensions: {a: [q01], b: []}", "line 1: dimension \"b\" has no items"),
    ("fields: {a: {items: [], label: A}}", "line 1: field \"a\" has no items"),
    (
      "title: {en: x, fr: y}",
      "line 1: there is no key \"fr\" in title"
    ),
    ("\ntarget: high", "line 2: target should be a number, not \"high\""),
    ("target: [95]", "line 1: target should be a number, not a list"),
    ("target: 120", "line 1: target is a percentage above 0 and at most 100, not 120"),
    ("data: [a, b]", "line 1: data should be text, not a list"),
    ("design: survey", "line 1: design should be keys with values, not \"survey\""),
    ("design: {strata: {a: b}}", "line 1: design.strata should be a list such as [a, b]"),
    ("design: {strata: [a, [b]]}", "line 1: design.strata[2] should be text, not a list"),
    (
      "scale:\n  values: [1, two]",
      "line 2: scale.values[2] should be a number, not \"two\""
    ),
    (
      "scale: {values: [1, 2], satisfied: [3]}",
      "line 1: scale.satisfied has 3, which is not in scale.values"
    ),
    (
      "scale: {values: [4, 5, 9], satisfied: [4, 5], missing: [5, 9]}",
      "line 1: scale.missing has 5, which is in scale.satisfied, too"
    ),
    ("simulated: perhaps", "line 1: simulated should be true or false, not \"perhaps\""),
    (
      "design: {lonely: ajust}",
      "line 1: there is no lonely-cluster rule \"ajust\"; did you mean \"adjust\"?"
    ),
    (
      "derive:\n  a: 'age <'",
      "line 2: expression \"age <\", character 6: expected a value after <"
    ),
    ("data: x\ndata: y", "the key \"data\" stands there twice"),
    ("data: x\n!a data: y", "line 2: the key \"data\" stands there twice"),
    ("a: b: c", "line 1: column 5: "),
    ("title: \"open\ndata: x", "line 2: column"),
    ("- a\n- b", "line 1: the file should be keys with values, not a list"),
    ("", "is empty; a study has keys such as data and design"),
    ("# only a remark\n", "is empty"),
  ])
  func saysWhatIsWrongAndWhere(_ yaml: String, _ expected: String) {
    let said = sentence { _ = try study(yaml) }
    #expect(said.hasPrefix("\"study.yml\""), "\(said)")
    #expect(said.contains(expected), "\(said)")
  }

  @Test func nothingExhaustsTheStack() {
    for bracket in ["[", "{a: ", "- "] {
      let deep = String(repeating: bracket, count: 100_000)
      #expect(sentence { _ = try study("title: x\ndata:\n  \(deep)") }.hasPrefix("\"study.yml\""))
    }
  }

  /// Ten aliases of ten aliases, thirty times: YAML compares keys, and would compare 10³⁰ values.
  @Test(arguments: ["? *a30\n: x\n", "*a30 : x\n", "? [*a30]\n: x\n"])
  func aliasesDoNotExhaustTheMemory(key: String) {
    let aliases = (1...30).map { level in
      "a\(level): &a\(level) [\((1...10).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
    }
    #expect(
      sentence { _ = try study("a0: &a0 [x, y]\n" + aliases.joined() + key) }
        .contains("its aliases (*name) stand for more than 1000000 values"))
  }

  @Test func aliasesStandForWhatTheyName() throws {
    let study = try study(
      "scale: {values: &five [1, 2, 3, 4, 5], satisfied: [4, 5]}\nlevels: {a: *five, b: *five}\n"
        + "note: R&D *is* text\n")
    #expect(study.levels["a"] == ["1", "2", "3", "4", "5"])
    #expect(study.levels["b"] == study.levels["a"])
    #expect(study.note?.text(in: "en") == "R&D *is* text")
  }

  @Test func filesThatAreNoStudy() throws {
    #expect(
      sentence { _ = try Study(path: "nowhere.yml") }
        == "cannot read \"nowhere.yml\": there is no such file")
    let scratch = try Scratch()
    let path = try scratch.file("b.yml", [0, 1, 2, 255])
    #expect(sentence { _ = try Study(path: path) } == "\"\(path)\" is not a text file in UTF-8")
  }
}
