/// Regressions that cannot be made.
extension ProgramErrorTests {
  static let regressions = [
    BadRun("regress 'x ~ z' --data g.csv", "no column \"z\""),
    BadRun(
      "regress 'x ~ poly(y, 5000)' --data g.csv",
      "the degree of poly is a whole number from 1 to 100, not 5000"),
    BadRun(
      "regress 'x ~ poly(y, degree = 1.5)' --data g.csv", "whole number from 1 to 100, not 1.5"),
    BadRun("regress 'x ~ poly(y)' --data g.csv", "poly takes a variable and a degree"),
    BadRun("regress 'x ~ lgo(y)' --data g.csv", "did you mean \"log\"?"),
    BadRun("regress 'x' --data g.csv", "a formula has a ~ in it"),
    BadRun("regress 't ~ x' --data g.csv", "say --family logistic"),
    BadRun("regress 'f ~ x' --data g.csv --family logistic", "\"f\" has 3 categories"),
    BadRun("regress 'f ~ x' --data g.csv --family ordinal", "whose order is not known"),
    BadRun(
      "regress 'x ~ y' --data g.csv --family logistic", "this family needs values from 0 to 1"),
    BadRun("regress 'I(x > 2) ~ x' --data g.csv --family logistic", "are separated by x:"),
    BadRun("regress 'x ~ f' --data g.csv --where \"f == 'l'\"", "explains nothing; leave it out"),
    BadRun(
      "regress 'x ~ y' --data g.csv --frequency s",
      "holds text (\"a\") in row 1, and weights are numbers"),
    BadRun(
      "regress 'I(x>2) ~ y' --data g.csv --family logistic --covariance hc3", "take hc0 or hc1"),
    BadRun("regress 'x ~ y' --study st.yml --covariance hc1", "leave out the one", status: 64),
    BadRun("regress 'x ~ y' --study st.yml --frequency w", "--frequency is for data", status: 64),
    BadRun("regress 'x ~ y' --data g.csv --covariance hc9", "hc9", status: 64),
    BadRun("regress 'x ~ y' --data g.csv --family tobit", "tobit", status: 64),
    BadRun("regress 'x ~ y + offset(w)' --data g.csv --family multinomial", "leave offset() out"),
    BadRun(
      "regress 'x ~ y' --data g.csv --frequency w --precision w", "exclude each other", status: 64),
    BadRun("regress 'x ~ y' --data g.csv --strata c --clusters c", "one cluster"),
    BadRun(
      "regress 'x ~ y' --data g.csv --where 'c == 0 && w == 1'", "1 row is too few for a model"),
    BadRun(
      "regress 'x ~ y' --data g.csv --where 'x == y and x == 9'", "no row meets the condition"),
    BadRun(
      "regress 'I(x > 0) ~ y' --data g.csv --family logistic",
      "\"I(x > 0)\" is \"TRUE\" in every row used"
    ),
    BadRun("regress 'I(x * 0) ~ y' --data g.csv --family poisson", "the same in every row"),
    BadRun(
      "regress 'x ~ y' --data g.csv --where 'x == 3' --family ordinal", "the same in every row"),
    BadRun("regress 'x ~ I(1 / (y - y))' --data g.csv", "no row has an answer in all of x, y"),
    BadRun("regress 'x ~ y' --data g.csv --effects --predict no.csv", "there is no such file"),
    BadRun("regress 'x ~ y' --data g.csv --predict st.yml", "its ending is not one of"),
    BadRun("regress 'x ~ round(y)' --data g.csv --effects", "no effect of a small change in \"y\""),
    BadRun(
      "regress 'x ~ y' --study st.yml --influence",
      "leave the design out to see the leverages of its rows, or see the strata and clusters behind the variance of a "
        + "mean with describe --audit", status: 64),
    BadRun(
      "regress 'x ~ y' --data g.csv --frequency w --influence",
      "by --frequency a row stands for several units; leave one of them out", status: 64),
    BadRun(
      "regress 's ~ y' --data g.csv --family multinomial --influence",
      "--influence is for models of one number or of two categories, and multinomial explains several",
      status: 64),
    BadRun("regress 'x ~ y' --data g.csv --exponentiate", "are not", status: 64),
    BadRun(
      "regress 'x ~ y' --data g.csv --effects --influence --format csv", "a CSV file holds one",
      status: 64),
    BadRun(
      "regress 'x ~ y' --data g.csv --predict g.csv --output g.csv", "just been read", status: 64),
  ]
}
