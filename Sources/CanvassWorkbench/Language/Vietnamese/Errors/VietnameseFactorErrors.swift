/// Factors and measurements: what errors say, by their templates.
extension Vietnamese {
  static let factorErrors: [String: String] = [
    "a model with more degrees of freedom than the one it is compared with":
      "mô hình có nhiều bậc tự do hơn mô hình được so sánh",
    "more items or fewer factors: the model has too many parameters; it":
      "thêm tiêu chí hoặc bớt nhân tố, vì mô hình có quá nhiều tham số,",
    "a number of rows above that of the items": "số dòng lớn hơn số tiêu chí",
    "the rows of each of %1 groups": "các dòng của từng nhóm trong %1 nhóm",
    "for each group the complete rows of the model's items":
      "với mỗi nhóm, các dòng đầy đủ của các tiêu chí trong mô hình",
    "rows": "dòng",
    "a factor model, which principal components are not,":
      "mô hình nhân tố, chứ không phải thành phần chính,",
    "%1 %2{variable is|variables are} too few for a factor; at least 3 are needed":
      "%1 biến là quá ít cho một nhân tố; cần ít nhất 3",
    "%1 %2{factor|factors} of %3 %4{variable|variables} cannot be determined; between 1 and %5 can":
      "không xác định được %1 nhân tố từ %3 biến; có thể xác định từ 1 đến %5",
    "the %1 did not settle in %2 iterations": "%1 chưa hội tụ sau %2 bước lặp",
    "there is no variable \"%1\" for a factor to be measured by":
      "không có biến \"%1\" để đo một nhân tố",
    "\"%1\" is named twice for one factor": "\"%1\" được nêu hai lần cho một nhân tố",
    "%1 is needed": "cần có %1",
    "%1 are perfectly collinear: one of them follows from the others":
      "%1 cộng tuyến hoàn toàn: một biến suy ra được từ các biến khác",
    "the correlations contradict each other, as those found pair by pair can":
      "các tương quan mâu thuẫn với nhau, như có thể xảy ra khi tính theo từng cặp",
    "%1 %2{row is|rows are} too few for %3 %4{column|columns}; a factor analysis needs more rows than columns":
      "%1 dòng là quá ít cho %3 cột; phân tích nhân tố cần nhiều dòng hơn số cột",
    "no answer contradicts that \"%1\" follows from \"%2\"; leave one out":
      "không có câu trả lời nào trái với việc \"%1\" suy ra được từ \"%2\"; hãy bỏ một trong hai",
    "diagonally weighted least squares needs Pearson or polychoric correlations of data":
      "bình phương nhỏ nhất có trọng số chéo cần tương quan Pearson hoặc polychoric tính từ dữ liệu",
    "the correlation of \"%1\" and \"%2\" has no variance to weight it by":
      "tương quan của \"%1\" và \"%2\" không có phương sai để làm trọng số",
    "no factor is suggested; say how many to take out all the same":
      "không có nhân tố nào được gợi ý; nếu vẫn muốn trích, hãy nêu số nhân tố",
    "correlations that had to be moved to be possible do not say what variables share":
      "các tương quan đã phải điều chỉnh để hợp lệ không cho biết phần chung của các biến",
    "the target has %1 %2{factor|factors}, and %3 %4{was|were} taken out":
      "ma trận đích có %1 nhân tố, mà %3 nhân tố đã được trích",
    "a bifactor rotation needs 3 factors or more, and there are %1":
      "phép xoay bifactor cần từ 3 nhân tố trở lên, mà chỉ có %1",
    "simplimax cannot make %1 of %2 loadings zero":
      "simplimax không thể đưa %1 trong %2 hệ số tải về 0",
    "the scores divide by the uniqueness of \"%1\", which is %2":
      "điểm nhân tố chia cho phương sai riêng của \"%1\", là %2",
    "a number of rows above that of the variables": "số dòng lớn hơn số biến",
    "a second item": "tiêu chí thứ hai",
    "a sum of items that varies": "tổng các tiêu chí có biến thiên",
    "a finite mean of each item in \"%1\"": "trung bình hữu hạn của mỗi tiêu chí trong \"%1\"",
    "a second group to compare with": "nhóm thứ hai để so sánh",
    "in \"%1\" the same items as in \"%2\"; that":
      "trong \"%1\" cùng các tiêu chí như trong \"%2\"; điều đó",
    "they are those of Pearson or polychoric correlations":
      "chúng chỉ có với tương quan Pearson hoặc polychoric",
    "the correlations had to be moved to be possible":
      "các hệ số tương quan đã phải điều chỉnh để có thể xảy ra",
    "a polychoric correlation lies on the boundary": "có tương quan polychoric nằm ở biên",
    "the uniqueness of \"%1\" is at its bound (a Heywood case)":
      "phương sai riêng của \"%1\" nằm ở biên (trường hợp Heywood)",
    "a group factor has nothing of its own beside the general one":
      "có nhân tố nhóm không còn gì riêng ngoài nhân tố chung",
    "second derivatives of the extraction": "đạo hàm bậc hai của phép trích nhân tố",
    "the regression has no fit in any replicate; take fewer terms, or replicates that leave out less":
      "hồi quy không ước lượng được trong bất kỳ mẫu lặp nào; hãy bớt số hạng, hoặc chọn mẫu lặp bỏ ra ít hơn",
    "weights of the residuals": "trọng số của phần dư",
    "they are those of maximum likelihood": "chúng chỉ có với hợp lý cực đại (--extraction ml)",
    "they are those of Pearson correlations": "chúng chỉ có với tương quan Pearson",
    "they are those of rotated factors, and these are not rotated":
      "chúng chỉ có với nhân tố đã xoay, mà các nhân tố này chưa xoay",
    "promax minimises nothing, which they would follow from; take oblimin or geomin":
      "promax không cực tiểu hóa tiêu chuẩn nào để suy ra chúng; hãy dùng oblimin hoặc geomin",
    "a uniqueness is at its bound (a Heywood case)":
      "có phương sai riêng nằm ở biên (trường hợp Heywood)",
    "they take long for so many loadings":
      "việc tính cho nhiều hệ số tải như vậy mất nhiều thời gian; nếu cần, hãy dùng --errors",
    "an item of %1": "một tiêu chí của %1",
    "a factor for \"%1\"": "một nhân tố cho \"%1\"",
    "%1 %2{weight|weights} for %3 %4{row|rows}": "%1 quyền số cho %3 dòng",
    "the weight of row %1 is negative or missing; weights must be zero or more":
      "quyền số của dòng %1 âm hoặc bị khuyết; quyền số phải từ 0 trở lên",
    "all weights are zero": "mọi quyền số đều bằng 0",
    "\"%1\" is infinite in row %2; make it missing or a number":
      "\"%1\" vô hạn ở dòng %2; hãy coi là khuyết hoặc thay bằng một số",
    "no row has all columns; choose fewer columns or pairwise correlations":
      "không có dòng nào có đủ mọi cột; hãy chọn ít cột hơn hoặc tính tương quan theo từng cặp",
    "\"%1\" has the same value in every row and so no correlation; leave it out":
      "\"%1\" có cùng một giá trị ở mọi dòng nên không có tương quan; hãy bỏ cột này",
    "\"%1\" and \"%2\" do not both vary over the rows that have both":
      "\"%1\" và \"%2\" không cùng biến thiên trên các dòng có cả hai",
    "\"%1\" has %2 %3{distinct value|distinct values}, too many for ordered categories (at most %4); use Pearson or Spearman correlations":
      "\"%1\" có %2 giá trị khác nhau, quá nhiều cho các loại có thứ tự (nhiều nhất %4); hãy dùng tương quan Pearson hoặc Spearman",
    "the sum of the items has no variance; turn round the items that ask the opposite":
      "tổng các tiêu chí không có phương sai; hãy đảo chiều các tiêu chí hỏi ngược",
    "there is no column \"%1\" among those analysed":
      "không có cột \"%1\" trong các cột được phân tích",
    "%1 %2 where at least %3 are needed": "có %1 %2 trong khi cần ít nhất %3",
    "%1 %2 where at most %3 can be gone through": "có %1 %2 trong khi chỉ xét được nhiều nhất %3",
    "there are no rows or no columns to analyse": "không có dòng hoặc cột nào để phân tích",
    "%1 %2{name|names} for %3 %4{column|columns}": "%1 tên cho %3 cột",
    "one group factor, or three and more,": "một nhân tố nhóm, hoặc từ ba trở lên,",
    "rows without weights for weighted least squares; that":
      "các dòng không có quyền số cho bình phương nhỏ nhất có trọng số; điều đó",
    "polychoric correlations of all items (%1)": "tương quan polychoric của mọi tiêu chí (%1)",
    "a list of thresholds and a reproduced correlation for each item":
      "danh sách ngưỡng và tương quan tái lập cho mỗi tiêu chí",
    "more than %1": "nhiều hơn %1",
    "a factor": "một nhân tố",
    "a number of rows": "số dòng",
    "for each group the complete rows, without weights, of the model's items":
      "với mỗi nhóm, các dòng đầy đủ, không có quyền số, của các tiêu chí trong mô hình",
    "the rows that the moments were computed from (\"%1\" differs)":
      "đúng các dòng đã dùng để tính các mô men (\"%1\" khác)",
    "three correlated factors or more": "từ ba nhân tố tương quan trở lên",
    "a correlation for each pair of factors": "tương quan cho mỗi cặp nhân tố",
    "items in a half": "tiêu chí trong một nửa",
    "column \"%1\" %2, and a number is needed; make numbers of its texts, or leave it out":
      "cột \"%1\" %2, mà ở đây cần số; hãy đổi văn bản thành số, hoặc bỏ cột này",
    "column \"%1\" has no answer in the rows that count; leave it out":
      "cột \"%1\" không có câu trả lời nào ở các dòng được tính; hãy bỏ cột này",
    "column \"%1\" has %2, outside the scale, %3 … %4, about which it would be reversed; make it missing":
      "cột \"%1\" có %2, nằm ngoài thang đo, %3 … %4, dùng để đảo chiều; hãy coi đó là khuyết",
    "the correlations contradict each other, so that items have no regressions on the others":
      "các tương quan mâu thuẫn với nhau nên không hồi quy được tiêu chí này theo các tiêu chí khác",
    "one list of items for all groups": "một danh sách tiêu chí chung cho mọi nhóm",
    "saturated model": "mô hình bão hòa",
  ]
}
