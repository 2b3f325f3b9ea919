/// Matrices: what errors say, by their templates.
extension Vietnamese {
  static let matrixErrors: [String: String] = [
    "correlation matrix": "ma trận tương quan",
    "Hessian": "ma trận Hesse",
    "downdated %1": "%1 sau khi bớt",
    "%1 elements": "%1 phần tử",
    "change of the %1": "phần thay đổi của %1",
    "matrix": "ma trận",
    "right-hand side of the %1": "vế phải của %1",
    "confirmatory model": "mô hình khẳng định",
    "covariance of the estimates": "hiệp phương sai của các ước lượng",
    "factor correlations": "tương quan giữa các nhân tố",
    "numbers of rows of the pairs": "số dòng của các cặp",
    "covariance matrix": "ma trận hiệp phương sai",
    "%1 rows": "%1 dòng",
    "at least one": "ít nhất một",
    "sample of the correlation matrix": "mẫu của ma trận tương quan",
    "loadings": "hệ số tải",
    "rotation": "phép xoay",
    "rotation matrix": "ma trận xoay",
    "covariance matrix without errors": "ma trận hiệp phương sai không có sai số",
    "curvature of the barrier": "độ cong của hàm chắn",
    "covariance matrix of the model": "ma trận hiệp phương sai của mô hình",
    "information matrix": "ma trận thông tin",
    "right-hand side of the information matrix": "vế phải của ma trận thông tin",
    "weights of the %1": "quyền số của %1",
    "response of the %1": "biến phụ thuộc của %1",
    "polychoric correlations": "tương quan polychoric",
    "correlation matrix of the model": "ma trận tương quan của mô hình",
    "promax map": "ánh xạ promax",
    "information on the loadings": "thông tin về các hệ số tải",
    "information on the rotated loadings": "thông tin về các hệ số tải sau khi xoay",
    "conditions of the rotation": "các điều kiện của phép xoay",
    "weights of the correlations": "quyền số của các tương quan",
    "the %1 is empty; it needs at least one row and one column":
      "%1 không có phần tử nào; cần ít nhất một dòng và một cột",
    "the %1 is %2 × %3; it must be square": "%1 có kích thước %2 × %3; phải là ma trận vuông",
    "the %1 has %2 where %3 are needed": "%1 có %2 trong khi cần %3",
    "the %1 has no finite number in row %2, column %3; remove or fill what is missing first":
      "%1 không có số hữu hạn ở dòng %2, cột %3; trước hết hãy bỏ hoặc điền giá trị khuyết",
    "the %1 is not symmetric: elements (%2, %3) and (%4, %5) differ":
      "%1 không đối xứng: phần tử (%2, %3) và (%4, %5) khác nhau",
    "the %1 is not positive definite: its first %2 rows and columns are linearly dependent or contradict each other":
      "%1 không xác định dương: %2 dòng và cột đầu phụ thuộc tuyến tính hoặc mâu thuẫn với nhau",
    "the %1 has %2 %3{column|columns} of which only %4 %5{is|are} linearly independent":
      "%1 có %2 cột mà chỉ %4 cột độc lập tuyến tính",
    "the %1 is singular to working precision (reciprocal condition number %2)":
      "%1 suy biến trong phạm vi độ chính xác của máy (nghịch đảo số điều kiện: %2)",
    "element (%1, %2) of the %3 cannot be a correlation":
      "phần tử (%1, %2) của %3 không thể là hệ số tương quan",
    "the weights of the %1 must be numbers not below zero; row %2 has none":
      "các quyền số của %1 phải là số không nhỏ hơn 0; dòng %2 không có",
    "the eigenvalues or singular values of the %1 did not converge":
      "việc tính các giá trị riêng hoặc giá trị kỳ dị của %1 không hội tụ",
  ]
}
