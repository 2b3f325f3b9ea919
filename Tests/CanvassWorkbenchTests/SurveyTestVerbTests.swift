import CanvassTestSupport
import Foundation
import Testing

/// Tests, shares, inequality and joint intervals as the program prints them: the statistics are compared with R in
/// `CanvassSamplingTests`; here it is what people and programs read.
@Suite("Tests and joint intervals at the command line")
struct SurveyTestVerbTests {
  private let strat =
    "--data \(Program.root)/datasets/api/apistrat/apistrat.csv --strata stype --weights pw --fpc fpc"
  private let clus1 =
    "--data \(Program.root)/datasets/api/apiclus1/apiclus1.csv --clusters dnum --weights pw --fpc fpc"

  private func tests(_ run: ProgramRun) throws -> [[String: Any]] {
    try #require(try run.json()["tests"] as? [[String: Any]])
  }

  @Test("a rank test of two and of three groups, in R's spelling too")
  func rankTests() throws {
    let program = try Program()
    // svyranktest of survey 4.1.
    let two = try tests(
      program.succeed("ranktest 'ell ~ comp.imp' \(clus1) --test vanderWaerden --format json"))[0]
    #expect(two["name"] as? String == "van-der-waerden")
    expectClose([(two["statistic"] as? Double) ?? .nan], [2.16180218348655], 1e-10, "t")
    #expect(two["df"] as? [Double] == [13])
    let three = try tests(program.succeed("ranktest 'ell ~ stype' \(clus1) --format json"))[0]
    expectClose([(three["p"] as? Double) ?? .nan], [0.00385074838142103], 1e-9, "p")
    #expect(three["df"] as? [Double] == [2, 12])
  }

  @Test("a t test says what it tests, its margins, and a line for each test in CSV")
  func margins() throws {
    let program = try Program()
    let line = "ttest 'api00 - api99 ~ 0' --null 20 --equivalence 30 --noninferiority 4 \(clus1)"
    let found = try tests(program.succeed("\(line) --format json"))
    #expect(found.map { $0["name"] as? String } == ["t", "equivalence", "noninferiority"])
    #expect(found.map { $0["margin"] as? Double } == [nil, 30, 4])
    #expect(found.map { $0["null"] as? Double } == [20, 20, 20])
    let lines = try program.succeed("\(line) --format csv").output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("name,estimate,se,lower,upper,"))
    let shown = try program.succeed(line).output
    #expect(shown.contains("Tested") && shown.contains("Margin"))
  }

  @Test("where nothing varies there is no test, and no probability of one")
  func constant() throws {
    let program = try Program()
    let found = try tests(
      program.succeed(
        "ttest 'one ~ 0' --null 4 --derive 'one=if(api00 > 0, 5, 5)' \(clus1) --format json"))
    #expect(found[0]["statistic"] is NSNull && found[0]["p"] is NSNull)
  }

  @Test("the difference of two groups has their labels")
  func differenceLabels() throws {
    let program = try Program()
    let study = "\(Program.root)/datasets/sipas-province/study.yml"
    let shown = try program.succeed("ttest 'q01 ~ sex' --study \(study)").output
    #expect(shown.contains("Male − Female"))
  }

  @Test("shares tested against given ones; a value twice, or none for one that is there")
  func givenShares() throws {
    let program = try Program()
    let run = try program.succeed(
      "table stype --expected E=71,H=12,M=17 \(clus1) --format json")
    #expect(try tests(run).count == 6)
    let cells = try #require(try run.json()["cells"] as? [[String: Any]])
    #expect(cells.map { $0["n"] as? Int } == [144, 14, 25])
    expectClose(cells.compactMap { $0["expected"] as? Double }, [0.71, 0.12, 0.17], 1e-12, "p0")
    try BadRun("table stype --expected E=1,E=1,H=1,M=2 \(clus1)", "stands there twice")
      .check(in: program)
    try BadRun("table stype --expected E=1,H=2 \(clus1)", "no share is expected").check(in: program)
    try BadRun("table stype \(clus1)", "name the shares", status: 64).check(in: program)
  }

  @Test("a table of a column by its own cluster has no test, not one made of rounding")
  func noVariance() throws {
    let program = try Program()
    var text = "c,g,w\n"
    for row in 0..<60 { text += "k\(row % 10),\((row * 7) % 11 < 5 ? "a" : "b"),\(1 + row % 3)\n" }
    try program.file("d.csv", text)
    let run = try program.succeed("table g c --data d.csv --clusters c --weights w --format json")
    for test in try tests(run) { #expect(test["p"] is NSNull, "\(test)") }
    #expect(try #require(try run.json()["cells"] as? [[String: Any]]).count == 20)
  }

  @Test("levels of quantiles and distribution functions are numbers")
  func levels() throws {
    let program = try Program()
    let quantiles = try program.succeed(
      "quantile api00 --probability 0.5,0.9,0.5 \(strat) --format json")
    #expect(try quantiles.estimates().map { $0["level"] as? Double } == [0.5, 0.9])
    let shares = try program.succeed("cdf api00 --at 600,700 \(strat) --format json")
    #expect(try shares.estimates().map { $0["level"] as? Double } == [600, 700])
    #expect(
      try program.succeed("cdf api00 --at 600.5 \(strat) --lang vi").output.contains("≤ 600,5"))
  }

  @Test("joint intervals stand beside the usual ones, and are wider")
  func jointIntervals() throws {
    let program = try Program()
    let run = try program.succeed(
      "mean api00 api99 ell --by stype --simultaneous max-t \(strat) --format json")
    for entry in try run.estimates() {
      let (lower, joint) = (entry["lower"] as? Double, entry["jointLower"] as? Double)
      #expect(try #require(joint) < #require(lower))
    }
    #expect(try run.json()["simultaneous"] as? String == "max-t")
    #expect(try run.json()["seed"] as? Int == 1)
    let level = try #require(try run.json()["levelOfEach"] as? Double)
    #expect(level > 0.95 && level < 1 - 0.05 / 9)
    // The total of c has a standard error and no degrees of freedom: two are left that have intervals.
    try program.file("d.csv", "g,c,y\na,1,2\na,2,3\na,3,5\nb,1,4\nb,2,1\nb,3,1\nc,1,2\n")
    let totals = "total y --by g --clusters c --data d.csv --format json --simultaneous"
    let two = try program.succeed("\(totals) bonferroni")
    #expect(try two.estimates().map { $0["df"] as? Int } == [2, 2, 0])
    #expect(try two.estimates().map { $0["se"] is Double } == [true, true, true])
    #expect(try two.json()["levelOfEach"] as? Double == 0.975)
  }

  @Test("estimates alone need no second cluster, nor replicates")
  func withoutErrors() throws {
    let program = try Program()
    try program.file("d.csv", "s,c,y\na,1,2\na,2,4\nb,3,9\n")
    let design = "--data d.csv --strata s --clusters c"
    try BadRun("mean y \(design)", "one cluster").check(in: program)
    for line in ["mean y \(design) --no-se", "mean y \(design) --no-se --replicates jkn"] {
      let entry = try program.succeed("\(line) --format json").estimates()[0]
      #expect(entry["estimate"] as? Double == 5)
      #expect(entry["se"] is NSNull)
    }
  }

  @Test("a contrast counts the clusters of the rows that answer")
  func contrastFreedom() throws {
    let program = try Program()
    var text = "h,id,y,only\n"
    for cluster in 0..<20 {
      for row in 0..<3 {
        let stratum = cluster < 7 ? "01" : "1"
        text +=
          "\(stratum),\(cluster),\((cluster * 7 + row * 5) % 11),\(cluster < 7 ? "\((cluster + row) % 5)" : "")\n"
      }
    }
    try program.file("d.csv", text)
    let design = "--data d.csv --strata h --clusters id --format json"
    let mean = try program.succeed("mean only \(design)").estimates()[0]
    let contrast = try program.succeed("contrast 'mean(only)' \(design)").estimates()[0]
    #expect(mean["df"] as? Int == 6)
    #expect(contrast["df"] as? Int == 6)
    let lower = try #require(mean["lower"] as? Double)
    expectClose([(contrast["lower"] as? Double) ?? .nan], [lower], 1e-12, "lower")
  }

  @Test("contrasts are tested when asked, and Holm adjusts tests and no intervals")
  func contrastTests() throws {
    let program = try Program()
    let line =
      "contrast 'mean(api00)[stype=E] - mean(api00)[stype=M]' 'mean(api00) - mean(api99)' \(strat)"
    let plain = try program.succeed("\(line) --format json")
    #expect(try plain.estimates()[0]["p"] == nil)
    let tested = try program.succeed("\(line) --null 30 --format json")
    #expect(try tested.estimates()[0]["p"] as? Double != nil)
    #expect(try tested.estimates()[0]["pAdjusted"] == nil)
    #expect(try tested.json()["null"] as? Double == 30)
    let holm = try program.succeed("\(line) --null 30 --simultaneous holm --format json")
    let p = try holm.estimates().map { ($0["p"] as? Double) ?? .nan }
    let adjusted = try holm.estimates().map { ($0["pAdjusted"] as? Double) ?? .nan }
    expectClose([adjusted.min() ?? .nan], [2 * (p.min() ?? .nan)], 1e-12, "Holm")
    expectClose([adjusted.max() ?? .nan], [p.max() ?? .nan], 1e-12, "Holm")
    #expect(try holm.estimates()[0]["jointLower"] == nil)
    let joint = try program.succeed("\(line) --simultaneous max-t --format json")
    #expect(try joint.json()["null"] as? Double == 0)
    #expect(try joint.estimates()[0]["jointLower"] as? Double != nil)
    let shown = try program.succeed("\(line) --simultaneous holm")
    #expect(
      shown.output.contains("p (adjusted)"))
    try BadRun("\(line) --null nan", "--null is", status: 64).check(in: program)
  }

  @Test("a cell without one of the domains has no contrast; a domain that nobody is in is named")
  func contrastDomains() throws {
    let program = try Program()
    let run = try program.succeed(
      "contrast 'mean(api00)[sch.wide=Yes] - mean(api00)[sch.wide=No]' \(clus1) --by cname --format json"
    )
    let entries = try run.estimates()
    #expect(entries.contains { $0["estimate"] is NSNull })
    #expect(entries.contains { $0["estimate"] is Double })
    try BadRun("contrast 'mean(api00)[stype=Z]' \(clus1)", "no row meets [stype=Z]")
      .check(in: program)
    try BadRun("mean api00 --by stype,stype \(clus1)", "names a column twice", status: 64)
      .check(in: program)
    try BadRun("contrast 'mean(api00) - ' \(clus1)", "no arithmetic").check(in: program)
    let negative = try program.succeed("contrast '-mean(api00)' \(clus1) --format json")
    #expect(try #require(try negative.estimates()[0]["estimate"] as? Double) < 0)
  }

  @Test("regions and pairs of clusters are told apart by their spelling")
  func spelling() throws {
    let program = try Program()
    var text = "s,r,c,y\n"
    for (place, region) in ["01", "1", "01", "1"].enumerated() {
      for cluster in 0..<(place < 2 ? 1 : 2) {
        text += "s\(place),\(region),k\(place)\(cluster),\(place * 3 + cluster * cluster + 1)\n"
      }
    }
    try program.file("d.csv", text)
    let line = "mean y --data d.csv --strata s --clusters c --lonely collapse --collapse-within r"
    let own = try program.succeed("\(line) --format json").estimates()[0]
    let said = try program.succeed("\(line) --text r --format json").estimates()[0]
    #expect(own["se"] as? Double == said["se"] as? Double)
    try program.file("t.csv", "c,p,y\n01,.2,3\n02,.3,5\n03,.4,6\n01,.2,4\n03,.4,9\n")
    try program.file("pairs.csv", "i,j,p\n01,02,.04\n01,03,.06\n02,03,.1\n")
    try program.file(
      "matrix.csv", "name,01,02,03\n03,.06,.1,.4\n01,.2,.04,.06\n02,.04,.3,.1\n")
    let pairs = try program.succeed(
      "mean y --data t.csv --clusters c --fpc p --joint pairs.csv --format json"
    ).estimates()[0]
    let matrix = try program.succeed(
      "mean y --data t.csv --clusters c --fpc p --joint matrix.csv --format json"
    ).estimates()[0]
    #expect(pairs["se"] as? Double == matrix["se"] as? Double)
    #expect(pairs["se"] is Double)
  }

  @Test("bias reduction by the clusters of the design, or of a column")
  func biasReduction() throws {
    let program = try Program()
    let line =
      "regress 'api00 ~ ell + meals' --data \(Program.root)/datasets/api/apiclus1/apiclus1.csv"
    for options in ["--clusters dnum --weights pw --covariance cr2", "--covariance cr2:dnum"] {
      let run = try program.succeed("\(line) \(options) --format json")
      let found = try #require(try run.json()["coefficients"] as? [[String: Any]])
      // clubSandwich: vcovCR(lm(…), type = "CR2") and its Satterthwaite degrees of freedom.
      expectClose(
        found.compactMap { $0["se"] as? Double }, [19.4472913214, 0.3390027385, 0.3147136782],
        1e-9, "se")
      expectClose(
        found.compactMap { $0["df"] as? Double }, [8.43817251194, 7.32726873177, 4.80674043864],
        1e-9, "df")
      #expect(try program.succeed("\(line) \(options)").output.contains("CR2"))
    }
    try BadRun("\(line) --covariance cr2", "cr2 goes by clusters", status: 64).check(in: program)
    try BadRun(
      "\(line) --clusters dnum --weights pw --covariance cr2:cnum",
      "with a design (dnum, pw) cr2 goes by its clusters; say --covariance cr2 without \"cnum\"",
      status: 64
    ).check(in: program)
    try BadRun(
      "\(line) --clusters dnum --covariance hc1", "--covariance hc1 is for data without a design",
      status: 64
    ).check(in: program)
    try BadRun(
      "\(line) --clusters dnum --replicates jk1 --covariance cr2", "leave the replicates out",
      status: 64
    ).check(in: program)
    try BadRun(
      "\(line.replacing("api00", with: "stype")) --family multinomial --clusters dnum --covariance cr2",
      "leave --covariance out for that of the design"
    ).check(in: program)
    try BadRun(
      "\(line.replacing("api00", with: "sch.wide")) --family logistic --clusters dnum --covariance cr2 "
        + "--compat survey-4.5", "leave --compat out"
    ).check(in: program)
    let logistic = try program.succeed(
      "\(line.replacing("api00", with: "sch.wide")) --family logistic --clusters dnum --covariance cr2 --effects "
        + "--format json")
    let json = try logistic.json()
    let coefficients = try #require(json["coefficients"] as? [[String: Any]])
    #expect(coefficients.allSatisfy { ($0["df"] as? Double ?? 0) > 1 })
    let effects = try #require(json["effects"] as? [[String: Any]])
    #expect(effects.count == 2 && effects.allSatisfy { ($0["df"] as? Double ?? 0) > 1 })
  }

  @Test("a Gini index of negative values comes with a warning")
  func giniOfNegatives() throws {
    let program = try Program()
    try program.file("d.csv", "y\n-5\n3\n3\n7\n")
    let run = try program.succeed("gini y --data d.csv")
    #expect(run.errors.contains("negative in 1 row"))
  }
}
