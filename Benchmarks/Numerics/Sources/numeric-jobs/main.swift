// Times the kernels of CanvassNumerics on the data of numeric-data.R: numeric-jobs DIRECTORY
//
// Prints the times and the answers as JSON. Reading the data is not counted; checking them is.

import CanvassNumerics
import Foundation

guard CommandLine.arguments.count == 2 else {
  FileHandle.standardError.write(Data("usage: numeric-jobs DIRECTORY\n".utf8))
  exit(2)
}
let directory = URL(fileURLWithPath: CommandLine.arguments[1], isDirectory: true)
func file(_ name: String) throws -> DataFile {
  try DataFile(directory.appendingPathComponent(name))
}

let items = try file("items.bin").matrix
let correlations = try CorrelationMatrix.pearson(Observations(file("scores.bin").matrix))
let (logistic, ordinal, linear) = try (
  file("logistic.bin"), file("ordinal.bin"), file("linear.bin")
)
let (logisticX, ordinalX, linearX) = (
  logistic.predictors, ordinal.predictors, linear.predictors
)

let jobs = [
  try Job(
    "polychoric", runs: 9,
    work: { try CorrelationMatrix.polychoric(Observations(items)) },
    answer: { $0.values.elements }),
  try Job(
    "parallel", runs: 9,
    work: {
      try ParallelAnalysis(correlations, rows: 2436, reference: .mean, draws: 1000, seed: 1)
    },
    answer: { $0.reference }, objective: { Double($0.suggested) }),
  try Job(
    "parallelBoth", runs: 5,
    work: {
      try ParallelAnalysis.several(
        [.components, .commonFactors], correlations, rows: 2436, draws: 1000, seed: 1
      ).flatMap(\.reference)
    },
    answer: { $0 }),
  try Job(
    "factanal", runs: 25,
    work: { try FactorSolution(correlations, factors: 4, method: .maximumLikelihood) },
    answer: { $0.uniquenesses }, objective: { $0.objective }),
  try Job(
    "logistic", runs: 9,
    work: {
      try GeneralizedLinearModel(
        RegressionData(x: logisticX, y: logistic.response), family: .logistic)
    },
    answer: { $0.coefficients }),
  try Job(
    "ordinal", runs: 9,
    work: { try OrdinalModel(RegressionData(x: ordinalX, y: ordinal.response)) },
    answer: { $0.coefficients + $0.thresholds }),
  try Job(
    "linear", runs: 15,
    work: { try LinearModel(RegressionData(x: linearX, y: linear.response)) },
    answer: { $0.coefficients }),
]

let encoder = JSONEncoder()
encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
let named = Dictionary(uniqueKeysWithValues: jobs.map { ($0.name, $0) })
FileHandle.standardOutput.write(try encoder.encode(named))
