/// Columns, conditions and designs that do not suit.
extension ProgramErrorTests {
  static let columns = [
    BadRun("mean xx --data g.csv", "no column \"xx\"; did you mean \"x\"?"),
    BadRun("mean x --data g.csv --by zz", "no column \"zz\""),
    BadRun("mean x --data g.csv --strata zz", "no column \"zz\""),
    BadRun("mean z* --data g.csv", "\"z*\""),
    BadRun("mean y-x --data g.csv", "write \"x-y\""),
    BadRun("mean t --data g.csv", "column \"t\" holds text (\"u\")"),
    BadRun("total t --data g.csv", "column \"t\" holds text (\"u\")"),
    BadRun("ratio x t --data g.csv", "column \"t\" holds text (\"u\")"),
    BadRun("mean x --data a.csv", "holds text", ["a.csv": "x\n1\n\(manyLetters)\n"]),
    BadRun("mean x --data g.csv --where 'x > 100'", "--where"),
    BadRun("mean x --data g.csv --where 'x +'", "character 4"),
    BadRun("mean x --data g.csv --where 'x + 1'", "condition"),
    BadRun("mean x --data g.csv --where x", "\"x\": this is a number and not a condition"),
    BadRun("mean x --data g.csv --where t", "compare it, as in t == 'yes'"),
    BadRun("mean x --data g.csv --where 't > 3'", "write '3' in quotes"),
    BadRun("mean x --data g.csv --where 'zz > 3'", "no column \"zz\""),
    BadRun("mean x --data g.csv --where ''", "expected a value"),
    BadRun("mean x --data g.csv --where 'x >\n\n'", "expected a value"),
    BadRun("mean a --data g.csv --derive a=a+1", "\"a\" is used before it is made"),
    BadRun("mean a --data g.csv --derive a=b+1 --derive b=a+1", "\"b\" is used before it is made"),
    BadRun("mean x --data g.csv --missing 1,2,3,4,5", "no answer in \"x\""),
    BadRun(
      "table t n --data a.csv", "there is no answer in \"n\", so there is nothing to compare",
      ["a.csv": "t,n\na,\nb,\n"]),
    BadRun(
      "table n t --data a.csv", "there is no answer in \"n\", so there is nothing to compare",
      ["a.csv": "t,n\na,\nb,\n"]),
    BadRun(
      "table n --expected a=1,b=2 --data a.csv", "there is no answer in \"n\", so",
      ["a.csv": "t,n\na,\nb,\n"]),
    BadRun(
      "table t n --data a.csv --where \"t != 'c'\"", "there is no answer in \"n\", so",
      ["a.csv": "t,n\na,\nb,\nc,x\n"]),
    BadRun(
      "table t n --data a.csv", "no row answers all of \"t\", \"n\", so there is nothing",
      ["a.csv": "t,n\na,\nb,\n,x\n,y\n"]),
    BadRun(
      "ttest 'x ~ n' --data a.csv", "there is no answer in \"n\", so there is nothing to compare",
      ["a.csv": "x,n\n1,\n2,\n"]),
    BadRun(
      "ranktest 'x ~ n' --data a.csv", "no row answers all of \"x\", \"n\", so there is nothing",
      ["a.csv": "x,n\n1,\n2,\n,a\n,b\n"]),
    BadRun(
      "describe n --audit --data a.csv",
      "there is no answer in \"n\", so there is nothing to estimate",
      ["a.csv": "x,n\n1,\n2,\n"]),
    BadRun("mean x --data a.csv", "no answer in \"x\"", ["a.csv": "x,y\n,1\n,2\n"]),
    BadRun("mean y --data a.csv --by x", "every row is missing x", ["a.csv": "x,y\n,1\n,2\n"]),
    BadRun("ratio x y --data a.csv", "divides by is zero", ["a.csv": "x,y\n1,0\n2,0\n"]),
    BadRun("total x --data a.csv", "too large", ["a.csv": "x,y\n1e308,0\n1e308,0\n"]),
  ]

  private static let manyLetters = String(repeating: "x", count: 1_000_000)

  static let designs = [
    BadRun("mean x --data a.csv --weights w", "-1 in row 2", ["a.csv": "w,x\n1,2\n-1,3\n"]),
    BadRun("mean x --data a.csv --weights w", "first in row 2", ["a.csv": "w,x\n1,2\n,3\n"]),
    BadRun(
      "mean x --data a.csv --weights w",
      "all weights \"w\" are zero, so that no row counts; name another column",
      ["a.csv": "w,x\n0,2\n0,3\n"]),
    BadRun(
      "mean x --data g.csv --weights 1", "--weights: there is no column \"1\"; there are s, c,"),
    BadRun("mean x --data g.csv --strata nope", "--strata: there is no column \"nope\""),
    BadRun("mean x --data a.csv --weights w", "\"Inf\" in row 2", ["a.csv": "w,x\n1,2\nInf,3\n"]),
    BadRun("mean x --data a.csv --weights w", "\"abc\" in row 2", ["a.csv": "w,x\n1,2\nabc,3\n"]),
    BadRun(
      "mean x --data a.csv --strata s --clusters c", "stratum \"b\" has one cluster",
      ["a.csv": "s,c,x\na,1,2\na,2,3\nb,3,4\n"]),
    BadRun(
      "mean x --data a.csv --strata s --clusters c", "is in two strata, \"a\" and \"b\"",
      ["a.csv": "s,c,x\na,1,2\nb,1,3\na,2,4\nb,3,3\n"]),
    BadRun(
      "mean x --data a.csv --strata s --clusters c", "stratum column \"s\" is missing",
      ["a.csv": "s,c,x\na,1,2\n,2,3\na,3,4\n"]),
    BadRun(
      "mean x --data a.csv --clusters c", "cluster column \"c\" is missing",
      ["a.csv": "c,x\n1,2\n,3\n3,4\n"]),
    BadRun("mean x --data a.csv", "one cluster", ["a.csv": "x,y\n3,4\n"]),
    BadRun("mean x --data a.csv --clusters c", "one cluster", ["a.csv": "c,x\n1,1\n1,2\n"]),
    BadRun(
      "mean x --data a.csv --clusters c --fpc N", "more than the 2",
      ["a.csv": "c,N,x\n1,2,1\n2,2,2\n3,2,3\n"]),
    BadRun(
      "mean x --data a.csv --clusters c --fpc N", "10 and 11",
      ["a.csv": "c,N,x\n1,10,1\n2,11,2\n3,10,3\n"]),
    BadRun(
      "mean x --data a.csv --strata s --clusters c --fpc N", "not both",
      ["a.csv": "s,c,N,x\na,1,0.5,1\na,2,0.5,2\nb,3,10,3\nb,4,10,1\n"]),
    BadRun("mean x --data a.csv --fpc N", "-5 in row 1", ["a.csv": "N,x\n-5,1\n-5,2\n"]),
    BadRun("mean x --data a.csv --fpc N", "0 in row 1", ["a.csv": "N,x\n0,1\n0,2\n"]),
    BadRun("mean x --data a.csv --fpc N", "missing in row 1", ["a.csv": "N,x\n,1\n5,2\n"]),
    BadRun("mean x --data a.csv --fpc N", "\"a\" in row 1", ["a.csv": "N,x\na,1\na,2\n"]),
    BadRun("mean x --data g.csv --fpc x,y", "one per stage"),
    BadRun("mean x --data g.csv --strata s,t,x", "one per stage"),
  ]
}
