import CanvassNumerics
import CanvassTables

/// A confirmatory factor analysis as an answer: tables for people, JSON and records for programs.
struct ConfirmatoryReport: Sendable {
  let data: ConfirmatoryData
  let solution: ConfirmatorySolution
  /// The models side by side, where they were asked for.
  let comparison: InvarianceComparison?
  let language: Language

  private var words: Wording { Wording(language) }
  private var tables: ConfirmatoryTables {
    ConfirmatoryTables(data: data, solution: solution, language: language)
  }

  var output: Output {
    let json = ConfirmatoryJSON(data: data, solution: solution, comparison: comparison)
    return Output(
      blocks: blocks, json: json.members,
      records: Records(
        columns: ConfirmatoryJSON.columns, rows: json.coefficientRows + json.thresholdRows),
      warnings: ConfirmatoryWarnings(data: data, solution: solution, comparison: comparison).all)
  }

  /// The design, with what this analysis takes of it.
  func design(_ design: JSONValue) -> JSONValue {
    guard case .object(let members) = design else { return design }
    return .object(
      members.map { member in
        switch member.key {
        case "variance" where solution.designDegreesOfFreedom == nil: .init("variance", .null)
        case "weights" where data.weighting == .none: .init("weights", .null)
        default: member
        }
      })
  }

  private var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [.heading(words.confirmatory, level: 1), .paragraph(how)]
    if let comparison {
      let report = InvarianceReport(
        comparison: comparison, solution: solution, tables: tables, language: language)
      return blocks + report.blocks
    }
    if solution.invariance == nil {
      blocks += tables.blocks(solution.groups[0])
    } else {
      for group in solution.groups {
        blocks.append(
          .heading(
            "\(tables.label(ofGroup: group.name)): "
              + words.pick(counted(group.rows, "row"), "\(group.rows) dòng"), level: 2))
        blocks += tables.blocks(group)
      }
    }
    return blocks + [.table(tables.fit), .paragraph(notes)]
  }

  /// What was fitted to what.
  private var how: String {
    let k = solution.pattern.pattern.factors.count
    let p = solution.pattern.items.count
    let method =
      solution.designDegreesOfFreedom == nil
      ? solution.estimator.name(words)
      : words.pick(
        "maximum likelihood with the errors of the design (MLR)",
        "hợp lý cực đại với sai số theo thiết kế mẫu (MLR)")
    var sentences = [
      words.pick(
        "\(counted(k, "factor")) of \(counted(p, "item")) by \(method).",
        "\(k) nhân tố của \(p) tiêu chí, ước lượng bằng \(method)."),
      solution.scale.note(words), rows,
    ]
    if let invariance = solution.invariance, comparison == nil {
      switch invariance {
      case .configural:
        sentences.append(
          words.pick(
            "The groups have only the pattern in common.", "Các nhóm chỉ chung cấu trúc mô hình."))
      case .metric:
        sentences.append(
          words.pick("The groups have equal loadings.", "Các nhóm có hệ số tải bằng nhau."))
      case .scalar:
        sentences.append(
          words.pick(
            "The groups have equal loadings and intercepts; the factor means are differences from "
              + "the first group.",
            "Các nhóm có hệ số tải và hệ số chặn bằng nhau; trung bình nhân tố là chênh lệch so với "
              + "nhóm đầu tiên."))
      }
    }
    return sentences.joined(separator: " ")
  }

  private var rows: String {
    let condition =
      data.measurements.prepared.settings.filter.map {
        words.pick(" where \($0)", " thỏa điều kiện \($0)")
      }
      ?? ""
    let weights =
      data.weighting == .design
      ? words.pick("weighted as the design says", "có quyền số theo thiết kế mẫu")
      : words.pick("each counted once", "mỗi dòng tính một lần")
    return words.pick(
      "\(counted(data.rows, "row")) with every answer\(condition), \(weights).",
      "\(data.rows) dòng có đủ câu trả lời\(condition), \(weights).")
  }

  private var notes: String {
    var sentences: [String] = []
    switch solution.estimator {
    case _ where solution.designDegreesOfFreedom != nil:
      let freedom = solution.designDegreesOfFreedom ?? 0
      sentences.append(
        words.pick(
          "Standard errors and the scaled χ² are linearised over the design, with "
            + "\(counted(freedom, "degree", "degrees")) of freedom; CFI, TLI and RMSEA are of the unscaled χ².",
          "Sai số chuẩn và χ² hiệu chỉnh được tuyến tính hóa theo thiết kế mẫu, \(freedom) bậc tự do; "
            + "CFI, TLI và RMSEA tính từ χ² chưa hiệu chỉnh."))
    case .ml:
      sentences.append(
        words.pick(
          "Standard errors and χ² suppose normal answers.",
          "Sai số chuẩn và χ² giả định câu trả lời có phân phối chuẩn."))
    case .mlm, .mlr:
      sentences.append(
        words.pick(
          "Standard errors, the scaled χ² and the robust indices do without normality.",
          "Sai số chuẩn, χ² hiệu chỉnh và các chỉ số vững không cần phân phối chuẩn."))
    case .wlsmv:
      sentences.append(
        words.pick(
          "Loadings, ω and AVE are those of the normal variables behind the answers. The scaled χ² "
            + "is the test; the other one has no χ² distribution.",
          "Hệ số tải, ω và AVE là của các biến chuẩn ẩn sau câu trả lời. Kiểm định dùng χ² hiệu chỉnh; "
            + "χ² còn lại không có phân phối χ²."))
    }
    sentences.append(
      words.pick(
        "ω is the reliability of the sum of a factor's items, AVE the share of their variance that "
          + "the factor explains.",
        "ω là độ tin cậy của tổng các tiêu chí của nhân tố, AVE là phần phương sai của các tiêu chí mà nhân tố "
          + "giải thích."))
    return sentences.joined(separator: " ")
  }
}
