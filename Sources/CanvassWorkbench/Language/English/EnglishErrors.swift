/// The wordings of English: sentences of the floors below, which know no options, with the option of the
/// program that helps. All others are said as they are.
extension English {
  static let sentences: [String: String] = columns.merging(designs) { $1 }.merging(models) { $1 }
    .merging(scales) { $1 }.merging(weights) { $1 }.merging(rules) { $1 }.merging(indices) { $1 }
    .merging(waves) { $1 }

  private static let waves: [String: String] = [
    "the waves %1 and %2 lie on both sides of %3, when the instrument changed, so that a difference would not be a change of what people think; compare waves of one instrument, or say that it did not change":
      "the waves %1 and %2 lie on both sides of %3, when the instrument changed, so that a difference would not be a change of what people think; compare waves of one instrument, or say --across-break",
    "the answers to \"%1\" go from %2 to %3 in the wave %4 and from %5 to %6 in %7, as on another scale, so that a difference would not be a change of what people think; bring both to one scale, or say that it is one":
      "the answers to \"%1\" go from %2 to %3 in the wave %4 and from %5 to %6 in %7, as on another scale, so that a difference would not be a change of what people think; bring both to one scale, or say --across-scales",
  ]

  private static let rules: [String: String] = [
    "the thresholds of the rule pack \"%1\" are from memory, and nobody has compared them with a source; read them there, or take them as they are (unverified)":
      "the thresholds of the rule pack \"%1\" are from memory, and nobody has compared them with a source; read them there, or take them as they are (--unverified)"
  ]

  private static let columns: [String: String] = [
    "column \"%1\" has more than 1,000 different numbers, so it has no categories; ask for its mean, or derive groups (group=floor(%2 / 10))":
      "column \"%1\" has more than 1,000 different numbers, so it has no categories; ask for its mean, or derive groups (--derive \"group=floor(%2 / 10)\")",
    "other cells are TRUE or FALSE; derive a condition (%1=lower(%2) in [%3])":
      "other cells are TRUE or FALSE; derive a condition (--derive \"%1=lower(%2) in [%3]\")",
    "%1=number(%2)":
      "--derive \"%1=number(%2)\"",
    "there is no effect of a small change in \"%1\" through %2; derive a column of it and put that into the formula":
      "there is no effect of a small change in \"%1\" through %2; derive a column of it (--derive) and put that into the formula",
    "no row has an answer in all of %1; look at the missing codes and the condition":
      "no row has an answer in all of %1; look at the missing codes and the condition (--missing, --where)",
    "%1 has no derivative in row %2, so \"%3\" has no effect there; leave the row out":
      "%1 has no derivative in row %2, so \"%3\" has no effect there; leave the row out (--where)",
  ]

  private static let designs: [String: String] = [
    "the population size \"%1\" is %2; it must be a positive number":
      "the population size \"%1\" (--fpc) is %2; it must be a positive number",
    "the population size \"%1\" %2 in row %3; it must be a positive number":
      "the population size \"%1\" (--fpc) %2 in row %3; it must be a positive number",
    "the population size \"%1\" takes two values in stratum %2, %3 and %4 (row %5); it must be the same for all rows of a stratum":
      "the population size \"%1\" (--fpc) takes two values in stratum %2, %3 and %4 (row %5); it must be the same for all rows of a stratum",
    "the population sizes \"%1\" mix numbers above and below 1; give population sizes (≥ 1) or sampling fractions (≤ 1), not both":
      "the population sizes \"%1\" (--fpc) mix numbers above and below 1; give population sizes (≥ 1) or sampling fractions (≤ 1), not both",
    "stratum %1 has %2 %3{sampled cluster|sampled clusters}, more than the %4 that \"%5\" says there are":
      "stratum %1 has %2 %3{sampled cluster|sampled clusters}, more than the %4 that \"%5\" (--fpc) says there are",
    "%1 %2{population-size column|population-size columns} for %3 %4{cluster column|cluster columns}; give one per stage, and at most one more than there are clusters":
      "%1 %2{population-size column|population-size columns} for %3 %4{cluster column|cluster columns}; give one per stage, and at most one more than there are clusters (--fpc)",
    "crossed=paste(%1)":
      "--derive \"crossed=paste(%1)\", and --strata crossed in their place",
    "cluster \"%1\" (column \"%2\") is in two strata, %3 and %4; correct the data, or say that codes count anew in each stratum":
      "cluster \"%1\" (column \"%2\") is in two strata, %3 and %4; correct the data, or say that codes count anew in each stratum (--cluster-codes within-strata)",
    "population sizes of some stages give no weights, so all rows weigh the same; name the weights if they do not":
      "population sizes of some stages give no weights, so all rows weigh the same; name the weights (--weights) if they do not",
    "%1 of %2 %3{cluster code|cluster codes} %4{stands|stand} in more than one stratum, so they are read as counted anew in each stratum; say whether they are to settle it":
      "%1 of %2 %3{cluster code|cluster codes} %4{stands|stand} in more than one stratum, so they are read as counted anew in each stratum (say --cluster-codes within-strata or unique to settle it)",
    "the whole sample is one cluster, so no variance can be estimated; use data of more clusters, or take the estimates alone":
      "the whole sample is one cluster (without --clusters: one row), so no variance can be estimated; use data of more clusters, or take the estimates alone (--lonely remove)",
    "stratum %1%2 has one cluster%3, so its variance cannot be estimated; merge it with another or choose a lonely-cluster rule":
      "stratum %1%2 has one cluster%3, so its variance cannot be estimated; merge it with another or choose a lonely-cluster rule (--lonely adjust)",
    "there are no replicates of a sample of two phases; take linearised variances, or leave the second phase out":
      "there are no replicates of a sample of two phases; take linearised variances (leave --replicates out), or leave the second phase out (--subset)",
    "a recipe does not know the weights of two phases; leave the recipe or the second phase out":
      "a recipe does not know the weights of two phases; leave the recipe (--recipe) or the second phase out (--subset)",
    "there are no replicates whose quantiles could make an interval":
      "there are no replicates whose quantiles could make an interval; ask for some (--replicates, --replicate-weights)",
    "unequal probabilities need the column that holds the inclusion probability of each first-stage cluster; name it in place of the population sizes":
      "unequal probabilities need the column that holds the inclusion probability of each first-stage cluster; name it in place of the population sizes (--fpc)",
    "replicates take no notice of unequal probabilities without replacement; take linearised variances, or leave the probabilities out":
      "replicates take no notice of unequal probabilities without replacement; take linearised variances (leave --replicates out), or leave the probabilities out (--pps, --joint)",
    "by the joint probabilities \"%1\" the clusters of stratum %2 were drawn independently, so that their number was left to chance, and the variance of Yates and Grundy is for a fixed number; take that of Horvitz and Thompson":
      "by the joint probabilities \"%1\" the clusters of stratum %2 were drawn independently, so that their number was left to chance, and the variance of Yates and Grundy is for a fixed number; take that of Horvitz and Thompson (--pps-variance horvitz-thompson)",
    "stratum %1 has one cluster%2, and there is no other%3 to join it with; choose another rule for it":
      "stratum %1 has one cluster%2, and there is no other%3 to join it with; choose another rule for it (--lonely)",
    "the column \"%1\" says within what strata are joined, and the rule for those of one cluster joins none; leave the column out or choose the rule collapse":
      "the column \"%1\" says within what strata are joined, and the rule for those of one cluster joins none; leave the column out (--collapse-within) or choose the rule collapse (--lonely collapse)",
    "ask for its proportions, or list the code as missing":
      "ask for its proportions, or list the code as missing (--missing)",
    "every row is missing %1, so there are no cells to estimate":
      "every row is missing %1, so there are no cells to estimate (--by, --field)",
    "no row meets the condition, so there is nothing to estimate":
      "no row meets the condition (--where), so there is nothing to estimate",
  ]

  private static let models: [String: String] = [
    "\"%1\" holds text (\"%2\"), and %3 regression explains numbers; for two outcomes take logistic regression":
      "\"%1\" holds text (\"%2\"), and %3 regression explains numbers; for two outcomes say --family logistic",
    "\"%1\" has %2 %3{category|categories} and %4 regression needs two; derive a condition (event=%5 == '%6')":
      "\"%1\" has %2 %3{category|categories} and %4 regression needs two; derive a condition (--derive \"event=%5 == '%6'\")",
    "the order of \"%1\" was declared without \"%2\"; name all of its values, the lowest first":
      "the order of \"%1\" was declared without \"%2\"; name all of its values, the lowest first (levels: in the study)",
    "the covariance %1 corrects by the leverages of a linear model; take hc0 or hc1 here":
      "the covariance %1 corrects by the leverages of a linear model (--family gaussian); take hc0 or hc1 here",
    "the covariance %1 corrects by leverages, and models of several categories have none; without it there is that of the design, or of the clusters":
      "the covariance %1 corrects by leverages, and models of several categories have none; leave --covariance out for that of the design, or without a design say cluster:NAME",
    "the covariance %1 of R's survey corrects by the leverages of a linear model; take that of weighted leverages here":
      "the covariance %1 of R's survey corrects by the leverages of a linear model (--family gaussian); leave --compat out",
    "they are those of maximum likelihood":
      "they are those of maximum likelihood (--extraction ml)",
    "they take long for so many loadings":
      "they take long for so many loadings; ask for them with --errors",
  ]

  private static let scales: [String: String] = [
    "item \"%1\" has the answer \"%2\", which is not on the scale %3–%4; list it as missing or give another scale":
      "item \"%1\" has the answer \"%2\", which is not on the scale %3–%4; list it as missing (--missing %2) or give another scale (--scale)",
    "the scale needs at least two different values, such as 1-5":
      "the scale needs at least two different values, such as 1-5 (--scale, or scale: in the study)",
    "the scale %1–%2 is wider than any that people answer on; give the lowest and the highest answer, such as 1-5":
      "the scale %1–%2 is wider than any that people answer on; give the lowest and the highest answer, such as 1-5 (--scale, or scale: in the study)",
    "the answers that count as satisfied must lie on the scale %1–%2":
      "the answers that count as satisfied must lie on the scale %1–%2 (--satisfied)",
    "there are no items to diagnose; name them":
      "there are no items to diagnose; name them (--items q01-q22, or dimensions: in the study)",
  ]

  private static let indices: [String: String] = [
    "the points of \"%1\" are not published, and are needed here; give them":
      "the points of \"%1\" are not published, and are needed here; give them (--points %1=N)",
    "the component \"%1\", which comes from no survey, has no score; give it one":
      "the component \"%1\", which comes from no survey, has no score; give it one (a line in --scores)",
    "the component \"%1\" has no score; give it one":
      "the component \"%1\" has no score; give it one (a line in --scores, or --component %1=q01-q22 with data)",
  ]

  private static let weights: [String: String] = [
    "no factors from %1 meet the targets, nor do wider bounds; the nearest weights miss %2; join small categories, or spread the misfit":
      "no factors from %1 meet the targets, nor do wider bounds; the nearest weights miss %2; join small categories, or spread the misfit (--spread-misfit)",
    "no positive weights meet all targets in this sample; the nearest ones miss %1; join small categories, or spread the misfit":
      "no positive weights meet all targets in this sample; the nearest ones miss %1; join small categories, or spread the misfit (--spread-misfit)",
    "the margins add up to different populations (%1), so that no weights meet them all; bring their totals to one sum, or spread the misfit":
      "the margins add up to different populations (%1), so that no weights meet them all; bring their totals to one sum, or spread the misfit (--spread-misfit)",
    "the total of %1 is %2, and those of %3 make it %4; correct one of them, or spread the misfit":
      "the total of %1 is %2, and those of %3 make it %4; correct one of them, or spread the misfit (--spread-misfit)",
    "the totals were not reached after %1 %2{iteration|iterations}: %3; look at the targets, or spread the misfit":
      "the totals were not reached after %1 %2{iteration|iterations}: %3; look at the targets, or spread the misfit (--spread-misfit)",
    "the bounds %1 and %2 are no room for change; the lower must be below 1 and the upper above 1":
      "the bounds %1 and %2 are no room for change; the lower must be below 1 and the upper above 1 (--bounds 0.4,2)",
    "the logit distance needs bounds; say how far factors may go":
      "the logit distance needs bounds; say how far factors may go (--bounds 0.4,2)",
    "no factors from %1 meet the targets; those from %2 do (%3,%4), or spread the misfit":
      "no factors from %1 meet the targets; those from %2 do (--bounds %3,%4), or spread the misfit (--spread-misfit)",
    "%1 %2{weight|weights} %3{is|are} negative, first in row %4, and nothing further can be done with such weights; take a distance that keeps them positive":
      "%1 %2{weight|weights} %3{is|are} negative, first in row %4, and nothing further can be done with such weights; take a distance that keeps them positive (--distance raking, or --bounds)",
    "nobody answered in %1 (%2 %3{row|rows}), so that no answer stands for them; join the class with another one":
      "nobody answered in %1 (%2 %3{row|rows}), so that no answer stands for them; join the class with another one (fewer cells, or fewer --classes)",
    "no weights from %1 to %2 keep the totals; the nearest ones miss %3; widen the bounds, or spread the misfit":
      "no weights from %1 to %2 keep the totals; the nearest ones miss %3; widen the bounds (--bounds), or spread the misfit (--spread-misfit)",
    "a recipe makes weights of people, and where everyone was asked about every field each person has several rows; write the weights into a column first":
      "a recipe makes weights of people, and where everyone was asked about every field each person has several rows; write the weights into a column first (canvass weights replay)",
    "a recipe of weights looks at all rows at once, and these come in windows; read the file as a whole, or write the weights into a column first":
      "a recipe of weights looks at all rows at once, and these come in windows; read the file as a whole (--no-stream), or write the weights into a column first (canvass weights replay)",
  ]
}
