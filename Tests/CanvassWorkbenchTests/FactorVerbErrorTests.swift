import Foundation
import Testing

/// What `correlation`, `factors` and `reliability` refuse, in one sentence each.
@Suite("Correlations, factors and reliability of bad input")
struct FactorVerbErrorTests {
  @Test(
    "one sentence, its exit status, and nothing left behind", arguments: columns + files + usage)
  func fails(_ bad: BadRun) throws {
    let program = try Program()
    try program.file("a.csv", Self.data)
    try bad.check(in: program)
  }

  /// Three columns that are fit for use, their sum, a constant, a text, and one without answers.
  private static let data =
    "x,y,z,sum,k,t,none,w\n"
    + (0..<40).map { row in
      let (x, y, z) = (row % 5 + 1, row * 7 % 6 + 1, row * row % 7)
      return "\(x),\(y),\(z),\(x + y + z),3,\(["u", "v"][row % 2]),,\(row % 2)\n"
    }.joined()

  /// Two columns of which nobody has both, and one that everybody has.
  private static let apart =
    "a,b,c\n"
    + (0..<40).map { row in
      row % 2 == 0 ? "\(row % 5),,\(row * 7 % 6)\n" : ",\(row % 7),\(row * 5 % 6)\n"
    }.joined()

  private static let columns = [
    BadRun("correlation x xx --data a.csv", "no column \"xx\""),
    BadRun("correlation x k --data a.csv", "\"k\" has the same value in every row"),
    BadRun("correlation x k --data a.csv --method polychoric", "\"k\" has the same value"),
    BadRun("correlation x t --data a.csv", "column \"t\" holds text (\"u\")"),
    BadRun("correlation x none --data a.csv", "column \"none\" has no answer"),
    BadRun("correlation x y --data a.csv --where 'x > 9'", "no row meets the condition"),
    BadRun("correlation x y --data a.csv --weights w --missing 1,2,3,4,5", "has no answer"),
    BadRun(
      "correlation a b --data b.csv", "do not both vary over the rows that have both",
      ["b.csv": "a,b\n1,\n2,\n,1\n,2\n"]),
    BadRun(
      "correlation a b --data b.csv --missing-rows listwise", "no row has all columns",
      ["b.csv": "a,b\n1,\n2,\n,1\n,2\n"]),
    BadRun(
      "correlation a b --data b.csv --method polychoric", "too many for ordered categories",
      ["b.csv": "a,b\n" + (0..<60).map { "\($0).5,\($0 % 3)\n" }.joined()]),
    BadRun(
      "correlation x y --data a.csv --strata z --lonely fail --where 'x > 9'", "no row meets"),
    BadRun("factors x y z sum --data a.csv", "are perfectly collinear"),
    BadRun(
      "factors x y z sum --data a.csv",
      "columns \"x\", \"y\", \"z\", \"sum\" are perfectly collinear: one of them follows"),
    BadRun("factors x y z k --data a.csv", "\"k\" has the same value in every row"),
    BadRun("factors x y t --data a.csv", "column \"t\" holds text"),
    BadRun(
      "factors a b c --data b.csv --factors 1 --missing-rows fiml",
      "no row has an answer to both \"a\" and \"b\"", ["b.csv": apart]),
    BadRun("factors x y --data a.csv --factors 1", "2 variables are too few for a factor"),
    BadRun("factors x y --data a.csv", "2 variables are too few for a factor"),
    BadRun(
      "factors x y z --data a.csv --factors 2",
      "2 factors of 3 variables cannot be determined; between 1 and 1 can"),
    BadRun("factors x y z --data a.csv", "parallel analysis finds no factor"),
    BadRun(
      "factors a b c --data b.csv --factors 1",
      "3 rows are too few for 3 columns", ["b.csv": "a,b,c\n1,2,3\n2,1,4\n5,5,1\n"]),
    BadRun(
      "factors x y z --data a.csv --factors 1 --errors",
      "no standard errors of these loadings: they are those of maximum likelihood"),
    BadRun(
      "factors x y z --data a.csv --factors 1 --errors --weights w --correlation spearman",
      "they are those of Pearson or polychoric correlations"),
    BadRun(
      "factors x y z --data a.csv --factors 1 --schmid-leiman", "needs 3 correlated factors"),
    BadRun(
      "factors x y z --data a.csv --rotation target --target t.csv", "no such file"),
    BadRun(
      "factors a b c d --data b.csv --factors 1 --correlation polychoric",
      "\"a\", \"b\" are perfectly collinear: no answer contradicts",
      [
        "b.csv": "a,b,c,d\n"
          + (0..<40).map { "\($0 % 3),\($0 % 3),\($0 * 7 % 4),\($0 * $0 % 5)\n" }.joined()
      ]),
    BadRun(
      "factors --matrix S.csv --observations 90 --factors 3 --rotation simplimax --zeros 18",
      "cannot make 18 of 18 loadings zero",
      [
        "S.csv": "a,b,c,d,e,f\n"
          + (0..<6).map { i in
            (0..<6).map { i == $0 ? "1" : i / 2 == $0 / 2 ? "0.6" : "0.2" }.joined(separator: ",")
              + "\n"
          }.joined()
      ]),
    BadRun(
      "factors --matrix S.csv --observations 90 --factors 2 --rotation bifactor",
      "a bifactor rotation needs 3 factors or more",
      [
        "S.csv": "a,b,c,d,e,f\n"
          + (0..<6).map { i in
            (0..<6).map { i == $0 ? "1" : i / 2 == $0 / 2 ? "0.6" : "0.2" }.joined(separator: ",")
              + "\n"
          }.joined()
      ]),
    BadRun(
      "factors x y z --data a.csv --rotation target --target t.csv",
      "it has 2 lines below the header, and 3 variables", ["t.csv": "a,b\n1,0\n0,1\n"]),
    BadRun(
      "factors x y z --data a.csv --rotation target --target t.csv",
      "no line for \"z\"", ["t.csv": "v,a\nx,1\ny,1\nw,1\n"]),
    BadRun(
      "factors x y z --data a.csv --rotation target --target t.csv",
      "every loading is free", ["t.csv": "a\nNA\nNA\nNA\n"]),
    BadRun(
      "factors x y z --data a.csv --factors 1 --rotation target --target t.csv",
      "the target has 2 factors, and 1 was taken out", ["t.csv": "a,b\n1,0\n0,1\n1,NA\n"]),
    BadRun("reliability x k --data a.csv", "\"k\" has the same value in every row"),
    BadRun("reliability x y --data a.csv --reverse z", "\"z\", which is not among the items"),
    BadRun("reliability x t --data a.csv", "holds text"),
    BadRun(
      "reliability a b --data b.csv", "the sum of the items has no variance",
      ["b.csv": "a,b\n1,3\n2,2\n3,1\n"]),
    BadRun(
      "reliability x y --study s.yml --reverse y", "\"y\" has 6, outside the scale",
      ["s.yml": "data: a.csv\nscale: {values: [1, 2, 3, 4, 5]}\n"]),
    BadRun("variance x t --data a.csv", "column \"t\" holds text"),
  ]

  private static func matrix(_ text: String, _ says: String, _ options: String = "") -> BadRun {
    BadRun(
      "factors --matrix R.csv --observations 100 --factors 1 \(options)", says, ["R.csv": text])
  }

  private static let files = [
    BadRun("factors --matrix no.csv --observations 100", "\"no.csv\": there is no such file"),
    matrix("a,b,c\n1,.5,.4\n.5,1,.3\n", "it has 2 lines below the header and 3 columns"),
    matrix("a,b,c\n1,.5,.4\n.6,1,.3\n.4,.3,1\n", "it is not symmetric: line 2, column \"b\""),
    matrix("a,b,c\n2,.5,.4\n.5,1,.3\n.4,.3,1\n", "the diagonal element of \"a\" is 2 and not 1"),
    matrix("a,b,c\n1,.5,1.4\n.5,1,.3\n1.4,.3,1\n", "is 1.4, which lies beyond −1 … 1"),
    matrix("a,b,c\n1,.5,\n.5,1,.3\n,.3,1\n", "has no finite number"),
    matrix("a,b,c\n1,.5,x\n.5,1,.3\nx,.3,1\n", "column \"a\" holds text"),
    matrix("a,b,c\n1,x,.4\nx,1,.3\n.4,.3,1\n", "column \"a\" holds text"),
    matrix("a,b,c\n1,.9,-.9\n.9,1,.9\n-.9,.9,1\n", "it is not positive semi-definite"),
    matrix("a,b,c\n1,1,.3\n1,1,.3\n.3,.3,1\n", "\"a\", \"b\" are perfectly collinear"),
    matrix("v,a,b,c\nb,1,.5,.4\na,.5,1,.3\nc,.4,.3,1\n", "they must be in one order"),
    matrix("a,b,c\n1,.5,.4\n.5,1,.3\n.4,.3,1\n", "no column \"d\"", "d a"),
    BadRun(
      "factors --matrix R.csv --observations 90 --factors 1 --output R.csv", "has just been read",
      status: 64, ["R.csv": "a,b,c\n1,.5,.4\n.5,1,.3\n.4,.3,1\n"]),
    BadRun(
      "factors --matrix R.csv --observations 3", "3 observations are too few for 3 columns",
      ["R.csv": "a,b,c\n1,.5,.4\n.5,1,.3\n.4,.3,1\n"]),
  ]

  private static let usage = [
    BadRun("correlation x --data a.csv", "there is only \"x\"", status: 64),
    BadRun(
      "factors x y z --data a.csv --missing-rows fiml --correlation polychoric",
      "fiml is for pearson correlations, and --correlation is polychoric", status: 64),
    BadRun("correlation x y --data a.csv --method tau", "'tau'", status: 64),
    BadRun("factors --data a.csv", "which columns?", status: 64),
    BadRun("factors x y z --data a.csv --factors 0", "must be 1 or more", status: 64),
    BadRun("factors x y z --data a.csv --rotation spin", "'spin'", status: 64),
    BadRun("factors x y z --data a.csv --extraction magic", "'magic'", status: 64),
    BadRun("factors --matrix a.csv", "--observations N", status: 64),
    BadRun("factors x --data a.csv --observations 9", "belongs to --matrix", status: 64),
    BadRun("factors --matrix a.csv --observations 0", "number of rows", status: 64),
    BadRun("factors --matrix a.csv --observations 9 --data a.csv", "not both", status: 64),
    BadRun(
      "factors --matrix a.csv --observations 9 --correlation spearman", "for data", status: 64),
    BadRun(
      "factors x y z --data a.csv --rotation varimax --gamma 0.5",
      "--gamma does not belong to --rotation varimax; it is for oblimin", status: 64),
    BadRun(
      "factors x y z --data a.csv --kappa 0.5", "does not belong to --rotation oblimin",
      status: 64),
    BadRun(
      "factors x y z --data a.csv --preset spss --power 3",
      "does not belong to --rotation varimax; it is for promax", status: 64),
    BadRun(
      "factors x y z --data a.csv --rotation none --kaiser", "every rotation but none",
      status: 64),
    BadRun(
      "factors x y z --data a.csv --rotation geomin --epsilon 0", "must be above 0", status: 64),
    BadRun("factors x y z --data a.csv --gamma -1e400", "must be 1 or less", status: 64),
    BadRun(
      "factors x y z --data a.csv --rotation promax --power 1", "must be above 1", status: 64),
    BadRun("factors x y z --data a.csv --starts -1", "--starts", status: 64),
    BadRun("factors x y z --data a.csv --rotation target", "needs --target FILE", status: 64),
    BadRun(
      "factors --matrix a.csv --observations 9 --weights w", "are for data", status: 64),
    BadRun("factors x y z --data a.csv --preset sas", "'sas'", status: 64),
    BadRun(
      "factors x y z --data a.csv --scores bartlett", "--scores needs --scores-file",
      status: 64),
    BadRun("factors x y z --data a.csv --scores-file s.csv", "needs --scores", status: 64),
    BadRun(
      "factors --matrix a.csv --observations 9 --scores bartlett --scores-file s.csv",
      "--scores are of rows", status: 64),
    BadRun(
      "factors x y z --data a.csv --extraction pca --scores bartlett --scores-file s.csv",
      "components have no uniquenesses", status: 64),
    BadRun(
      "factors x y z --data a.csv --rotation varimax --schmid-leiman",
      "--schmid-leiman needs correlated factors", status: 64),
    BadRun(
      "factors x y z --data a.csv --factors 1 --scores thurstone --scores-file a.csv",
      "has just been read", status: 64),
    BadRun(
      "factors x y z --data a.csv --factors 1 --scores thurstone --scores-file o.txt --output o.txt",
      "named twice", status: 64),
    BadRun("reliability x --data a.csv", "there is only \"x\"", status: 64),
    BadRun("reliability x y z --data a.csv --factors 2", "1 group factor", status: 64),
    BadRun("reliability x y --data a.csv --correlation kendall", "'kendall'", status: 64),
  ]
}
