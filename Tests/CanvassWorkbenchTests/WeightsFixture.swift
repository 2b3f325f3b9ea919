/// apiclus1 of R's survey, with the population totals that its weights are made to reproduce.
enum WeightsFixture {
  static let sample =
    "--data datasets/api/apiclus1/apiclus1.csv --clusters dnum --weights pw --fpc fpc"
  static let margins = """
    variable,level,total
    stype,E,4421
    stype,H,755
    stype,M,1018
    sch.wide,No,1072
    sch.wide,Yes,5122

    """
  static let totals = """
    term,total
    (Intercept),6194
    stypeH,755
    stypeM,1018
    api99,3914069

    """

  static func program() throws -> Program {
    let program = try Program.inProject()
    try program.file("margins.csv", margins)
    try program.file("totals.csv", totals)
    return program
  }
}
