import CanvassSampling

struct VietnameseWeights: WeightPhrases {
  var title: String { "Quyền số" }

  func step(
    _ step: WeightingStep, iterations: Int?, targets: Int, trimmed: Int, classes: Int
  ) -> String {
    let reached = iterations.map { " (\(targets) tổng, \($0) bước lặp)" } ?? ""
    switch step {
    case .base: return "Quyền số gốc: nghịch đảo của xác suất được chọn."
    case .nonresponse(let step):
      switch step.model {
      case .cells(let columns):
        return "Không trả lời: \(classes) ô theo \(columns.joined(separator: ", "))."
      case .propensity(let formula, nil):
        return "Không trả lời: chia cho xác suất trả lời theo \(formula)."
      case .propensity(let formula, _?):
        return "Không trả lời: \(classes) lớp theo xác suất trả lời theo \(formula)."
      }
    case .poststratify(let margin):
      return "Hậu phân tầng theo \(margin.columns.joined(separator: " và "))\(reached)."
    case .sweep(let margins, _):
      return "Raking theo \(margins.map(\.name).joined(separator: ", ")) như survey 4.1"
        + (iterations.map { " (\(targets) tổng, \($0) lượt)" } ?? "") + "."
    case .rake(let margins, _, let misfit):
      let names = margins.map(\.name).joined(separator: ", ")
      return "Cân chỉnh lặp (raking) theo \(names)\(reached)"
        + (misfit == .spread ? ", chia đều phần lệch." : ".")
    case .calibrate(let formula, _, _, let misfit):
      return "Hiệu chỉnh theo \(formula)\(reached)"
        + (misfit == .spread ? ", chia đều phần lệch." : ".")
    case .trim(let step):
      let kept =
        iterations == nil
        ? "giữ nguyên tổng"
        : step.misfit == .spread ? "chia đều phần lệch" : "giữ nguyên các tổng"
      return "Cắt quyền số trong khoảng \(Vietnamese().plain(step.lower)) đến "
        + "\(Vietnamese().plain(step.upper)) lần trung vị: cắt \(trimmed) quyền số, \(kept)\(reached)."
    }
  }

  var margins: String { "Phân bố biên" }
  var target: String { "Mục tiêu" }
  var before: String { "Trước" }
  var after: String { "Sau" }
  var achieved: String { "Đạt được" }
  var difference: String { "Chênh lệch (%)" }

  var responseClasses: String { "Không trả lời" }
  var responseClass: String { "Lớp" }
  var sampled: String { "Được chọn" }
  var responded: String { "Đã trả lời" }
  var rate: String { "Tỷ lệ có quyền số (%)" }

  var distribution: String { "Phân bố quyền số" }
  var rows: String { "Số dòng có quyền số" }
  var sum: String { "Tổng" }
  var least: String { "Nhỏ nhất" }
  var greatest: String { "Lớn nhất" }
  func quantile(_ share: String) -> String { "Phân vị \(share)" }
  var mean: String { "Trung bình" }
  var variation: String { "Hệ số biến thiên" }
  var kish: String { "Hệ số thiết kế do quyền số không đều (Kish)" }
  var effectiveRows: String { "Cỡ mẫu hiệu dụng" }
  var extreme: String { "Dưới một phần năm hoặc trên năm lần trung vị" }

  func name(_ step: WeightingStep) -> String {
    switch step {
    case .base: "quyền số gốc"
    case .nonresponse: "không trả lời"
    case .poststratify: "hậu phân tầng"
    case .rake, .sweep: "cân chỉnh lặp (raking)"
    case .calibrate: "hiệu chỉnh"
    case .trim: "cắt quyền số"
    }
  }
  func madeBy(_ steps: [String], reproducesTotals: Bool, isReplayed: Bool) -> String {
    "Quyền số theo công thức: \(steps.joined(separator: ", "))"
      + (reproducesTotals
        ? "; các tổng đã cân chỉnh không biến thiên."
        : isReplayed
          ? ", được tính lại trong từng mẫu lặp." : "; sai số chuẩn coi quyền số là cho sẵn.")
  }
  func written(column: String, file: String) -> String {
    "Dữ liệu kèm quyền số ở cột \(column) đã được ghi vào \(file)."
  }

  func negative(rows: Int) -> String {
    "\(rows) quyền số âm: khoảng cách tuyến tính cho phép điều đó; tổng và trung bình vẫn đúng, còn phần "
      + "lớn các phân tích khác thì không (--distance raking, hoặc --bounds)"
  }

  func notWritten(column: String) -> String {
    "quyền số chưa được ghi vào đâu: --into đặt tên cột \(column) trong tệp, còn tệp thì nêu bằng --output"
  }

  func missed(targets: Int) -> String {
    "\(targets) mục tiêu bị lệch quá một phần vạn"
  }
}
