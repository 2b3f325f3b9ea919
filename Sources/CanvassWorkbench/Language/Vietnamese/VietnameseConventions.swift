enum VietnameseConventions {
  /// A choice of another program, in a sentence.
  static func note(_ convention: FactorConvention) -> String {
    switch convention {
    case .completeRows:
      "Chỉ tính các dòng đầy đủ; mặc định dùng các dòng của từng cặp."
    case .eigenvaluesAboveOne:
      "Số nhân tố bằng số giá trị riêng lớn hơn 1; mặc định là phân tích song song."
    case .uniquenessesToZero:
      "Hợp lý cực đại; lavaan cho phương sai riêng giảm tới 0, ở đây dừng ở 0,005."
    case .principalFactors:
      "Bình phương tương quan bội trên đường chéo, không lặp; mặc định là minres."
    case .principalComponents:
      "Thành phần chính, như psych::principal; mặc định là minres."
    case .axisEndsBySum:
      "Trục chính dừng khi tổng phương sai chung đổi dưới 0,001, hoặc sau 50 bước."
    case .axisEndsByEach:
      "Trục chính dừng khi mọi phương sai chung đổi dưới 0,001, hoặc sau 25 bước."
    case .leastSquaresOfAll:
      "GLS của Jöreskog và Goldberger; psych cộng các bình phương khác và dừng ở nơi khác."
    case .extraction(let option):
      "Trích nhân tố bằng \(VietnameseFactors().name(option)); mặc định là phần dư tối thiểu (minres)."
    case .rotation(let option):
      "Xoay \(option.rawValue); mặc định là oblimin."
    case .scaledRows(let option):
      "Các dòng được chuẩn hóa Kaiser khi xoay; mặc định thì không với \(option.rawValue)."
    case .unscaledRows(let option):
      "Các dòng không được chuẩn hóa khi xoay; mặc định có chuẩn hóa Kaiser với \(option.rawValue)."
    case .promaxOfScaledRows:
      "Promax dùng các dòng có độ dài 1 từ đầu đến cuối; mặc định chỉ bước varimax."
    case .promaxToScaledRows:
      "Đích của promax có các dòng độ dài 1; mặc định giữ độ dài của hệ số tải."
    case .power(let power):
      "Lũy thừa của promax là \(Vietnamese().plain(power)); mặc định là 4."
    case .epsilon(let epsilon):
      "Geomin cộng \(Vietnamese().plain(epsilon)) vào các bình phương; mặc định là 0,01."
    case .varimaxOfR:
      "Varimax dừng như của R, khi tổng các giá trị kỳ dị tăng dưới 10⁻⁵."
    case .oneStart:
      "Một điểm xuất phát là nhân tố chưa xoay; mặc định thêm 30 và giữ cực tiểu tốt nhất."
    case .orderedBySquares:
      "Nhân tố xếp theo tổng bình phương hệ số tải."
    case .orderedByPlace:
      "Nhân tố xếp theo vị trí các hệ số tải lớn."
    case .exactErrors:
      "Sai số chuẩn là chính xác; của lavaan, tính bằng sai phân của phép xoay, lệch ở chữ số thứ tư."
    case .chiSquaredByRows(isLeastSquares: true):
      "χ² bằng n − 1 nhân cực tiểu GLS, RMSEA cũng vậy; mặc định dùng hệ số Bartlett."
    case .chiSquaredByRows(isLeastSquares: false):
      "χ² bằng n nhân hàm sai khác, RMSEA theo n; mặc định dùng hệ số Bartlett."
    case .bicByFreedom:
      "BIC là χ² − df log n; của lavaan, −2 log L + q log n, chênh một hằng số cho mọi mô hình."
    case .bartlettOfLeastSquares:
      "χ² là hệ số Bartlett nhân cực tiểu GLS; mặc định nhân hàm sai khác hợp lý."
    case .tolerance(let preset):
      "\(preset.name) dừng tìm kiếm sớm hơn: hệ số tải trùng khoảng bốn chữ số thập phân."
    }
  }
}
