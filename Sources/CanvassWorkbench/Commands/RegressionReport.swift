import CanvassNumerics
import CanvassSampling

/// A regression as an answer: tables for people, JSON and records for programs.
struct RegressionReport {
  let regression: FormulaRegression
  let inference: RegressionInference
  let prepared: PreparedSurvey
  /// What the standard errors rest on; `nil` for the design.
  let covariance: CovarianceOption?
  let frequency: String?
  let precision: String?
  let extras: RegressionExtras
  let words: Wording

  var level: Double { prepared.settings.level }
  var isOrdinal: Bool { regression.family.isOrdinal }

  var output: Output {
    Output(blocks: blocks, json: json, records: records, warnings: warnings)
  }

  private var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [
      .heading(words.regression(regression, people(category:)), level: 1),
      .table(table(inference.coefficients, words.term)),
    ]
    if isOrdinal { blocks.append(.table(table(peopleThresholds, words.threshold))) }
    blocks += ratioBlocks + termBlocks
    blocks += [.paragraph(fitSentence), .paragraph(note)]
    blocks += effectBlocks + predictionBlocks + diagnosticBlocks + influenceBlocks
    return blocks
  }

  /// Rows used, with weight.
  var usedRows: Int { regression.fit.data.rowWeights.count { $0 > 0 } }

  var statistics: RegressionStatistics {
    regression.fit.statistics(hasIntercept: regression.formula.hasIntercept)
  }

  private var warnings: [String] {
    var warnings: [String] = []
    for variable in regression.undefined {
      warnings.append(undefinedNote(variable.name, rows: variable.rows))
    }
    let left = regression.incompleteRows
    if left > 0 {
      warnings.append(
        counted(left, "row misses", "rows miss") + " an answer in a variable of the formula and "
          + oneOrMany(left, "is", "are") + " left out"
          + (covariance == nil
            ? oneOrMany(left, "; it still counts in the design", "; they still count in the design")
            : ""))
    }
    let constant = regression.constantTerms
    if !constant.isEmpty {
      warnings.append(
        "no coefficient for \(listed(constant)), which has the same value in every row used; leave "
          + "it out")
    }
    let aliased = regression.fit.aliased.filter { !constant.contains($0) }
    if !aliased.isEmpty {
      warnings.append(
        "no coefficient for \(listed(aliased)), which the other terms determine; leave these out")
    }
    let fixed = (inference.coefficients + inference.thresholds).filter { $0.variance == 0 }
    if !fixed.isEmpty {
      warnings.append(
        "no test and no interval for \(listed(fixed.map(\.term))): the standard error would be zero, "
          + reasonOfZero
      )
    }
    let single = (inference.coefficients + inference.thresholds).filter {
      !$0.value.isNaN && $0.variance.isNaN
    }
    if !single.isEmpty, covariance != nil {
      warnings.append(
        "no standard error for \(listed(single.map(\.term))): a single row decides it alone, and the "
          + "correction divides by what is left of its leverage to 1; take hc0 or hc1, or merge "
          + "categories")
    }
    if inference.degreesOfFreedom <= 0 {
      warnings.append(
        "no degrees of freedom are left for p-values and intervals: the design has "
          + "\(inference.designDegreesOfFreedom ?? 0), and the model too many terms")
    }
    return warnings + extraWarnings
  }

  private var reasonOfZero: String {
    if regression.fit.fitsExactly { return "since the model fits exactly" }
    guard let covariance else {
      return "since only one cluster (or a population taken whole) tells about it"
    }
    if case .model = covariance { return "since the model fits exactly" }
    return "since the model fits exactly the rows that tell about it"
  }

  /// The first few of some terms.
  func listed(_ terms: [String]) -> String {
    terms.prefix(8).joined(separator: ", ")
      + (terms.count > 8 ? " and \(terms.count - 8) more" : "")
  }

  private func table(_ entries: [CoefficientEstimate], _ first: String) -> OutputTable {
    OutputTable(
      headings: [
        .init(first, .leading), .init(words.estimate), .init(words.standardError),
        .init(inference.degreesOfFreedom.isFinite ? "t" : "z"), .init("p"),
        .init(words.interval(level)),
      ],
      rows: entries.map { entry in
        let digits = words.number(smallest: entry.standardError, value: entry.value)
        return [
          people(entry.term), digits.text(entry.value), digits.text(entry.standardError),
          words.number(decimals: 2).text(entry.statistic), words.p(entry.probability),
          digits.text(entry.interval(level: level)),
        ]
      })
  }

  private var fitSentence: String {
    let fit = statistics
    var parts = [
      words.pick("\(counted(usedRows, "row")) used", "Đã dùng \(usedRows) dòng")
    ]
    func add(_ name: String, _ value: Double?, _ decimals: Int) {
      if let value { parts.append("\(name) \(words.number(decimals: decimals).text(value))") }
    }
    add("R²", fit.rSquared, 4)
    add(words.pick("adjusted", "hiệu chỉnh"), fit.adjustedRSquared, 4)
    add(words.pick("McFadden's R²", "R² McFadden"), fit.pseudoRSquared, 4)
    if regression.family == .gaussian, fit.rSquared == nil {
      parts.append(
        words.pick(
          "no R², since the response is the same in every row",
          "không có R², vì biến phụ thuộc có cùng một giá trị ở mọi dòng"))
    } else if fit.rSquared == nil {
      add(words.pick("deviance", "deviance"), fit.deviance, 2)
      add(words.pick("with a constant only", "chỉ có hằng số"), fit.nullDeviance, 2)
    }
    add("AIC", fit.aic, 2)
    add("BIC", fit.bic, 2)
    return parts.joined(separator: "; ") + "."
  }

  private var note: String {
    guard let covariance else {
      let freedom = Int(inference.degreesOfFreedom)
      guard freedom > 0 else { return words.designNote(prepared) }
      return words.designNote(prepared)
        + words.pick(
          " Tests and intervals use \(counted(freedom, "degree", "degrees")) of freedom.",
          " Kiểm định và khoảng tin cậy dùng \(freedom) bậc tự do.")
    }
    let base: String
    switch covariance {
    case .model:
      base = words.pick(
        "No design: standard errors of the model", "Không có thiết kế mẫu: sai số chuẩn của mô hình"
      )
    case .robust(let kind):
      base = words.pick(
        "No design: robust standard errors, \("\(kind)".uppercased())",
        "Không có thiết kế mẫu: sai số chuẩn vững, \("\(kind)".uppercased())")
    case .cluster(let name):
      base = words.pick(
        "No design: standard errors by clusters of \(name)",
        "Không có thiết kế mẫu: sai số chuẩn theo cụm mẫu \(name)")
    }
    let freedom = inference.degreesOfFreedom
    return base
      + (freedom.isFinite
        ? words.pick(
          "; \(counted(Int(freedom.rounded()), "degree", "degrees")) of freedom.",
          "; \(words.number(decimals: 0).text(freedom)) bậc tự do.")
        : words.pick("; normal distribution.", "; phân phối chuẩn."))
  }
}

extension Wording {
  var term: String { pick("Term", "Số hạng") }
  fileprivate var threshold: String { pick("Threshold", "Ngưỡng") }

  /// The title of a regression.
  ///
  /// - Parameter people: what a category of the response is called.
  fileprivate func regression(
    _ regression: FormulaRegression, _ people: (String) -> String
  ) -> String {
    let kind: String
    switch regression.family {
    case .gaussian: kind = pick("Linear regression", "Hồi quy tuyến tính")
    case .logistic: kind = pick("Logistic regression", "Hồi quy logistic")
    case .probit: kind = pick("Probit regression", "Hồi quy probit")
    case .poisson: kind = pick("Poisson regression", "Hồi quy Poisson")
    case .gamma:
      kind = pick("Gamma regression, inverse link", "Hồi quy Gamma, liên kết nghịch đảo")
    case .gammaLog: kind = pick("Gamma regression, log link", "Hồi quy Gamma, liên kết log")
    case .ordinal: kind = pick("Ordinal logistic regression", "Hồi quy logistic thứ bậc")
    case .ordinalProbit: kind = pick("Ordinal probit regression", "Hồi quy probit thứ bậc")
    case .multinomial:
      let base = people(regression.categories.first ?? "")
      kind = pick(
        "Multinomial regression against \(base)", "Hồi quy đa thức, so với \(base)")
    }
    let event = regression.event.map { " = \(people($0))" } ?? ""
    return "\(kind): \(regression.formula.responseName ?? "")\(event)"
  }
}
