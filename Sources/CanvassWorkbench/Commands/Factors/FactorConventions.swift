import CanvassNumerics
import CanvassTables

/// A choice of another program that makes its numbers differ from the defaults here.
struct FactorConvention: Sendable {
  /// What it is about: the key of the JSON.
  let topic: String
  let english: String
  let vietnamese: String

  init(_ topic: String, _ english: String, _ vietnamese: String) {
    (self.topic, self.english, self.vietnamese) = (topic, english, vietnamese)
  }

  /// One line for the reader.
  func note(_ words: Wording) -> String { words.pick(english, vietnamese) }

  /// What a preset changes in an analysis as it was made, one convention each; none without a preset.
  ///
  /// - Parameters:
  ///   - missing: which rows count; `nil` for correlations from a file.
  ///   - hasErrors: whether the loadings have standard errors.
  static func all(
    _ analysis: FactorAnalysis, missing: MissingRowsOption?, hasErrors: Bool
  ) -> [FactorConvention] {
    guard let preset = analysis.plan.defaults.preset else { return [] }
    let ours = FactorDefaults(preset: nil)
    return extraction(analysis, preset, missing) + rotation(analysis, preset, ours)
      + fit(analysis, preset) + (hasErrors ? errors(preset, analysis) : [])
      + [
        .init(
          "tolerance",
          "\(preset.name) stops its searches sooner: its loadings are these to about four decimals.",
          "\(preset.name) dừng tìm kiếm sớm hơn: hệ số tải trùng khoảng bốn chữ số thập phân.")
      ]
  }

  private static func extraction(
    _ analysis: FactorAnalysis, _ preset: FactorPreset, _ missing: MissingRowsOption?
  ) -> [FactorConvention] {
    let plan = analysis.plan
    var found: [FactorConvention] = []
    if missing == .listwise {
      found.append(
        .init(
          "rows", "Only complete rows count; the default takes the rows of each pair.",
          "Chỉ tính các dòng đầy đủ; mặc định dùng các dòng của từng cặp."))
    }
    if let retention = analysis.retention, analysis.choseNumber, retention.rule == .kaiser {
      found.append(
        .init(
          "number", "As many factors as eigenvalues above 1; the default is parallel analysis.",
          "Số nhân tố bằng số giá trị riêng lớn hơn 1; mặc định là phân tích song song."))
    }
    switch plan.extraction {
    case .minres: break
    case .ml where preset == .lavaan:
      found.append(
        .init(
          "extraction",
          "Maximum likelihood; lavaan lets uniquenesses fall to 0, here they end at 0.005.",
          "Hợp lý cực đại; lavaan cho phương sai riêng giảm tới 0, ở đây dừng ở 0,005."))
    case .pf:
      found.append(
        .init(
          "extraction",
          "Squared multiple correlations on the diagonal, not iterated; the default is minres.",
          "Bình phương tương quan bội trên đường chéo, không lặp; mặc định là minres."))
    case .pca where preset == .psych:
      found.append(
        .init(
          "extraction", "Components, as psych::principal; the default is minres.",
          "Thành phần chính, như psych::principal; mặc định là minres."))
    case .pa where plan.defaults.axis != .exact:
      let psych = preset == .psych
      found.append(
        .init(
          "extraction",
          psych
            ? "Principal axis ends when the sum of communalities moves by 0.001, or after 50 steps."
            : "Principal axis ends when no communality moves by 0.001, or after 25 steps.",
          psych
            ? "Trục chính dừng khi tổng phương sai chung đổi dưới 0,001, hoặc sau 50 bước."
            : "Trục chính dừng khi mọi phương sai chung đổi dưới 0,001, hoặc sau 25 bước."))
    case .gls where preset == .psych:
      found.append(
        .init(
          "extraction",
          "Jöreskog and Goldberger's GLS; that of psych sums other squares and stops elsewhere.",
          "GLS của Jöreskog và Goldberger; psych cộng các bình phương khác và dừng ở nơi khác."))
    default:
      let name = plan.extraction
      found.append(
        .init(
          "extraction",
          "Factors by \(name.name(Wording(.en))); the default is minimum residuals.",
          "Trích nhân tố bằng \(name.name(Wording(.vi))); mặc định là phần dư tối thiểu (minres)."))
    }
    return found
  }

  private static func rotation(
    _ analysis: FactorAnalysis, _ preset: FactorPreset, _ ours: FactorDefaults
  ) -> [FactorConvention] {
    let choice = analysis.plan.rotation
    guard analysis.rotation != nil else { return [] }
    let name = choice.option.rawValue
    var found: [FactorConvention] = []
    if choice.option != .oblimin, choice.option != .quartimin {
      found.append(
        .init(
          "rotation", "Rotated by \(name); the default is oblimin.",
          "Xoay \(name); mặc định là oblimin."))
    }
    if choice.kaiser != ours.normalizes(choice.option) {
      found.append(
        .init(
          "kaiser",
          choice.kaiser
            ? "Rows are scaled to length 1 while rotating (Kaiser); by default not for \(name)."
            : "Rows are not scaled while rotating; by default they are for \(name) (Kaiser).",
          choice.kaiser
            ? "Các dòng được chuẩn hóa Kaiser khi xoay; mặc định thì không với \(name)."
            : "Các dòng không được chuẩn hóa khi xoay; mặc định có chuẩn hóa Kaiser với \(name)."))
    }
    if choice.option == .promax, choice.promaxTarget != .loadings {
      let map = choice.promaxTarget == .normalizedThroughout
      found.append(
        .init(
          "promax",
          map
            ? "Promax works on rows of length 1 throughout; by default only its varimax does."
            : "The target of promax has rows of length 1; by default it has the loadings' own.",
          map
            ? "Promax dùng các dòng có độ dài 1 từ đầu đến cuối; mặc định chỉ bước varimax."
            : "Đích của promax có các dòng độ dài 1; mặc định giữ độ dài của hệ số tải."))
    }
    if choice.option == .promax, choice.power != ours.power {
      let power = shortestText(choice.power)
      found.append(
        .init(
          "power", "The power of promax is \(power); by default 4.",
          "Lũy thừa của promax là \(Wording(.vi).plain(choice.power)); mặc định là 4."))
    }
    if choice.option.takes(.epsilon), choice.epsilon != ours.epsilon {
      let epsilon = shortestText(choice.epsilon)
      found.append(
        .init(
          "epsilon", "Geomin adds \(epsilon) to squares; by default 0.01.",
          "Geomin cộng \(Wording(.vi).plain(choice.epsilon)) vào các bình phương; mặc định là 0,01."
        ))
    }
    if choice.varimax != .gradientProjection, choice.option == .varimax || choice.option == .promax
    {
      found.append(
        .init(
          "varimax",
          "Varimax ends as R's does, once its singular values grow by less than 10⁻⁵.",
          "Varimax dừng như của R, khi tổng các giá trị kỳ dị tăng dưới 10⁻⁵."))
    }
    if choice.starts == 0 {
      found.append(
        .init(
          "starts",
          "One start, the unrotated factors; the default adds 30 and keeps the best minimum.",
          "Một điểm xuất phát là nhân tố chưa xoay; mặc định thêm 30 và giữ cực tiểu tốt nhất."))
    }
    switch choice.order {
    case .explainedVariance: break
    case .sumOfSquares where choice.option.isOblique:
      found.append(
        .init(
          "order", "Factors are in the order of their sums of squared loadings.",
          "Nhân tố xếp theo tổng bình phương hệ số tải."))
    case .position:
      found.append(
        .init(
          "order", "Factors are in the order of where their large loadings stand.",
          "Nhân tố xếp theo vị trí các hệ số tải lớn."))
    case .sumOfSquares: break
    }
    return found
  }

  private static func errors(
    _ preset: FactorPreset, _ analysis: FactorAnalysis
  ) -> [FactorConvention] {
    guard preset == .lavaan, analysis.rotation != nil else { return [] }
    return [
      .init(
        "errors",
        "Standard errors are exact; lavaan's, by differences of a rotation, are off in the fourth "
          + "decimal.",
        "Sai số chuẩn là chính xác; của lavaan, tính bằng sai phân của phép xoay, lệch ở chữ số thứ tư."
      )
    ]
  }

  private static func fit(_ analysis: FactorAnalysis, _ preset: FactorPreset) -> [FactorConvention]
  {
    guard analysis.fit != nil else { return [] }
    let isLeastSquares = analysis.plan.extraction == .gls
    switch analysis.plan.defaults.fit {
    case .rows:
      return [
        .init(
          "fit",
          isLeastSquares
            ? "χ² is n − 1 times the GLS minimum, RMSEA too; the default has Bartlett's factor."
            : "χ² is n times the discrepancy, RMSEA goes by n; the default has Bartlett's factor.",
          isLeastSquares
            ? "χ² bằng n − 1 nhân cực tiểu GLS, RMSEA cũng vậy; mặc định dùng hệ số Bartlett."
            : "χ² bằng n nhân hàm sai khác, RMSEA theo n; mặc định dùng hệ số Bartlett."),
        .init(
          "bic",
          "BIC is χ² − df log n; lavaan's −2 log L + q log n differs by one number for all models.",
          "BIC là χ² − df log n; của lavaan, −2 log L + q log n, chênh một hằng số cho mọi mô hình."
        ),
      ]
    case .bartlettMinimum where analysis.plan.extraction == .gls:
      return [
        .init(
          "fit",
          "χ² is Bartlett's factor times the GLS minimum; by default times the likelihood's.",
          "χ² là hệ số Bartlett nhân cực tiểu GLS; mặc định nhân hàm sai khác hợp lý.")
      ]
    case .bartlett, .bartlettMinimum: return []
    }
  }
}
