/// Multiple imputation: what errors say, by their templates.
extension Vietnamese {
  static let imputationErrors: [String: String] = [
    "row %1 has no number of an imputation in \"%2\"; every row belongs to one":
      "dòng %1 không có số thứ tự bộ điền khuyết trong \"%2\"; mỗi dòng phải thuộc một bộ",
    "\"%1\" numbers %2 %3{imputation|imputations} besides the original; how far imputations differ takes two of them to tell":
      "\"%1\" đánh số %2 bộ điền khuyết ngoài dữ liệu gốc; phải có từ hai bộ mới biết các bộ khác nhau bao nhiêu",
    "imputation %1 of \"%2\" has %3 %4{row|rows} and imputation %5 has %6; each of them is the whole sample":
      "bộ điền khuyết %1 của \"%2\" có %3 dòng mà bộ %5 có %6; mỗi bộ phải là toàn mẫu",
    "\"%1\" is not the same in imputation %2 as in imputation %3; what the sample was drawn and weighted by is no answer, and stays as it is in all of them":
      "\"%1\" ở bộ điền khuyết %2 không giống ở bộ %3; những gì dùng để chọn mẫu và tính quyền số không phải là câu trả lời, và phải như nhau ở mọi bộ",
    "\"%1\" has a coefficient in some imputations and none in others, so they cannot be pooled; leave the term out, or join the rare category with another one":
      "\"%1\" có hệ số ở một số bộ điền khuyết mà không có ở các bộ khác nên không gộp được; hãy bỏ số hạng này, hoặc nhập phân loại hiếm vào phân loại khác",
    "the imputations have not the same categories, so their effects cannot be pooled; join rare categories":
      "các bộ điền khuyết không có cùng các phân loại nên không gộp được tác động; hãy nhập các phân loại hiếm lại",
    "--imputations is for mean, total, ratio, proportion, variance, cdf, quantile and regress, whose numbers are pooled over the imputations; leave it out here, and name a file with one of them":
      "--imputations dành cho mean, total, ratio, proportion, variance, cdf, quantile và regress, là các lệnh có số liệu gộp được qua các bộ điền khuyết; ở đây hãy bỏ tùy chọn này và nêu tệp chỉ có một bộ",
    "rule packs judge the answers that people gave, and --imputations has others; leave out --release or --imputations":
      "các bộ quy tắc xét những câu trả lời mà người dân đã cho, còn --imputations có cả câu trả lời điền vào; hãy bỏ --release hoặc --imputations",
    "--by makes a model in each cell, and --imputations pools one; leave out --by, and choose one cell with --where":
      "--by lập một mô hình cho mỗi ô, mà --imputations chỉ gộp một mô hình; hãy bỏ --by và chọn một ô bằng --where",
    "%1 is about the rows of one data set, and --imputations has several; leave it out":
      "%1 nói về các dòng của một bộ dữ liệu, mà --imputations có nhiều bộ; hãy bỏ tùy chọn này",
  ]
}
