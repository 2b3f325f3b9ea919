/// Samples of two phases: what errors say, by their templates.
extension Vietnamese {
  static let secondPhaseErrors: [String: String] = [
    "the subset \"%1\" %2 in row %3; it must be 1 for rows of the second phase and 0 for the others":
      "cột \"%1\" (--subset) %2 ở dòng %3; phải là 1 cho các dòng của pha thứ hai và 0 cho các dòng khác",
    "is \"%1\"": "là \"%1\"",
    "no row is in the second phase; \"%1\" is 0 in all of them":
      "không có dòng nào ở pha thứ hai; \"%1\" bằng 0 ở mọi dòng",
    "there are no replicates of a sample of two phases; take linearised variances, or leave the second phase out":
      "không có mẫu lặp cho mẫu hai pha; hãy dùng phương sai tuyến tính hóa (bỏ --replicates), hoặc bỏ pha thứ hai (--subset)",
    "a recipe does not know the weights of two phases; leave the recipe or the second phase out":
      "quy trình quyền số không áp dụng cho mẫu hai pha; hãy bỏ quy trình (--recipe) hoặc bỏ pha thứ hai (--subset)",
    "the first of two phases cannot have been drawn with unequal probabilities without replacement; give the weights in a column and leave the probabilities out":
      "pha thứ nhất của mẫu hai pha không thể được chọn với xác suất không đều không hoàn lại; hãy nêu quyền số trong một cột và bỏ các xác suất (--pps, --joint)",
    "the first of two phases has strata with one cluster, which the rule \"%1\" cannot settle there; join them with others, or let them add nothing":
      "pha thứ nhất của mẫu hai pha có tầng chỉ có một cụm mẫu, mà quy tắc \"%1\" không áp dụng được ở đó; hãy gộp với tầng khác (--lonely collapse), hoặc không tính phần của chúng (--lonely remove)",
    "cluster \"%1\" (column \"%2\") is in the second phase in part, without row %3; a cluster is drawn as a whole":
      "cụm mẫu \"%1\" (cột \"%2\") chỉ có một phần ở pha thứ hai, thiếu dòng %3; một cụm mẫu được chọn trọn vẹn",
    "no unit of stratum %1 is in the second phase, so that nothing is known of it; join it with another":
      "không có đơn vị nào của tầng %1 ở pha thứ hai, nên không biết gì về tầng đó; hãy gộp với tầng khác",
    "which part of the variance of two phases comes from where is not known; leave the second phase out to see the first":
      "không biết phần nào của phương sai hai pha đến từ đâu; hãy bỏ pha thứ hai (--subset) để xem pha thứ nhất",
    "waves that were drawn in two phases cannot be compared; take each wave by itself":
      "không so sánh được các đợt được chọn theo hai pha; hãy xét riêng từng đợt",
    "a second phase looks at all rows at once, and these come in windows; read the file as a whole":
      "pha thứ hai cần xét mọi dòng cùng lúc, mà ở đây các dòng đến theo từng phần; hãy đọc trọn tệp",
    "subset-strata and subset-clusters go with subset, the column of the rows of the second phase; leave them out or name it":
      "subset-strata và subset-clusters đi cùng subset, cột cho biết các dòng của pha thứ hai; hãy bỏ chúng hoặc nêu cột đó",
    "--subset-strata and --subset-clusters go with --subset, the column of the rows of the second phase; leave them out or name it":
      "--subset-strata và --subset-clusters đi cùng --subset, cột cho biết các dòng của pha thứ hai; hãy bỏ chúng hoặc nêu cột đó",
  ]
}
