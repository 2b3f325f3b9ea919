/// Confirmatory factors of a survey: what errors say, by their templates.
extension Vietnamese {
  static let confirmatoryErrors: [String: String] = [
    "\"%1\" has the same answer, %2, in every complete row%3, so it measures nothing there":
      "\"%1\" có cùng một câu trả lời, %2, ở mọi dòng đầy đủ%3 nên không đo được gì ở đó",
    "%1 are perfectly collinear%2: one of them follows from the others":
      "%1 cộng tuyến hoàn toàn%2: một biến suy ra được từ các biến khác",
    "%1 are perfectly collinear in the rows that have them":
      "%1 cộng tuyến hoàn toàn ở các dòng có đủ chúng",
    "%1 needs complete rows, and full information takes those that miss answers":
      "%1 cần các dòng đầy đủ, mà thông tin đầy đủ dùng cả các dòng thiếu câu trả lời",
    "\"%1\" has %2 %3{answer|answers}, too few for %4 %5{item|items}":
      "\"%1\" có %2 câu trả lời, quá ít cho %4 tiêu chí",
    "\"%1\" has the same answer in every row that has it":
      "\"%1\" có cùng một câu trả lời ở mọi dòng có câu trả lời",
    "no row has an answer to both \"%1\" and \"%2\", so nothing is known of their covariance":
      "không dòng nào trả lời cả \"%1\" và \"%2\" nên không biết gì về hiệp phương sai của chúng",
    "the rows with an answer to both \"%1\" and \"%2\" do not determine their covariance":
      "các dòng trả lời cả \"%1\" và \"%2\" không xác định được hiệp phương sai của chúng",
    "%1 is not available in several groups": "chưa có %1 cho nhiều nhóm",
    "%1 needs rows that count alike, and these have unequal weights":
      "%1 cần các dòng được tính như nhau, mà các dòng này có quyền số khác nhau",
    "a confirmatory analysis needs a factor": "phân tích khẳng định cần một nhân tố",
    "column \"%1\" has %2 in the rows that count, and groups need two values or more":
      "cột \"%1\" có %2 ở các dòng được tính, mà chia nhóm cần từ hai giá trị trở lên",
    "did not settle": "chưa hội tụ",
    "least squares of ordered answers": "bình phương nhỏ nhất cho câu trả lời có thứ tự",
    "maximum likelihood": "hợp lý cực đại",
    "no item": "không có tiêu chí nào",
    "one item": "một tiêu chí",
    "the correction of Satorra and Bentler": "hiệu chỉnh Satorra–Bentler",
    "the correction of Yuan and Bentler": "hiệu chỉnh Yuan–Bentler",
    "the factor \"%1\" has %2, and one item cannot tell what it measures from what is its own; give the factor two more":
      "nhân tố \"%1\" có %2, mà một tiêu chí không tách được phần đo nhân tố với phần riêng; hãy cho nhân tố thêm hai tiêu chí",
    "the factor \"%1\" is given twice": "nhân tố \"%1\" được nêu hai lần",
    "the factors \"%1\" and \"%2\" have the same items, so they cannot be told apart":
      "nhân tố \"%1\" và \"%2\" có cùng các tiêu chí nên không phân biệt được",
    "the model %1: the polychoric correlations of %2 lie on the boundary and have no weight, and the others do not determine it":
      "mô hình %1: các tương quan polychoric của %2 nằm trên biên nên không có trọng số, và các tương quan khác không xác định được mô hình",
    "the model does not settle in any of %1 %2{replicate|replicates}":
      "mô hình không hội tụ trong mẫu lặp nào trên %1 mẫu lặp",
    "the model is not identified by these data: other values of \"%1\"%2 fit as well":
      "mô hình không định danh với dữ liệu này: các giá trị khác của \"%1\"%2 cũng phù hợp như vậy",
    "the model is not identified: it has %1 %2{parameter|parameters}, and %3 %4{item has|items have} only %5 variances and covariances":
      "mô hình không định danh: có %1 tham số mà %3 tiêu chí chỉ có %5 phương sai và hiệp phương sai",
    "the rows%1 have the weight of %2 average rows, too little for %3 %4{item|items}":
      "các dòng%1 có quyền số bằng %2 dòng trung bình, quá ít cho %3 tiêu chí",
  ]
}
