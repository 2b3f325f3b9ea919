/// Replicates, quantiles, contrasts, tables and tests.
extension VietnameseHelp {
  static let replicates: [String: String] = [
    "Variances by replicates: jk1, jkn, brr, fay:0.3, bootstrap:500, canty-davison:500, preston:500, rao-wu-yue-beaumont:500, generalised:500, sdr (default: linearisation).":
      "Phương sai theo mẫu lặp: jk1, jkn, brr, fay:0.3, bootstrap:500, canty-davison:500, preston:500, rao-wu-yue-beaumont:500, generalised:500, sdr (mặc định: tuyến tính hóa).",
    "Columns of replicate weights that came with the data, such as \"rw*\".":
      "Các cột quyền số lặp đi kèm dữ liệu, ví dụ \"rw*\".",
    "The rule of their producer: brr, fay:0.3, jk1, jk2, jkn, bootstrap, sdr, other.":
      "Quy tắc của nơi công bố: brr, fay:0.3, jk1, jk2, jkn, bootstrap, sdr, other.",
    "What the squared distances of replicate weights are multiplied by: one number, one for each column, or a file with one column of these (default: by their kind).":
      "Hệ số nhân với bình phương khoảng cách của các quyền số lặp: một số, mỗi cột một số, hoặc một tệp có một cột gồm các số này (mặc định: theo loại).",
    "What replicates are compared with (default: mean, their mean).":
      "Các mẫu lặp được so với gì (mặc định: mean, trung bình của chúng).",
    "Seed of all that is drawn.":
      "Hạt giống của mọi thứ được rút ngẫu nhiên.",
    "Medians and other quantiles with intervals under the design.":
      "Trung vị và các phân vị khác, có khoảng tin cậy theo thiết kế mẫu.",
    "Probabilities, between 0 and 1 (default: 0.25,0.5,0.75).":
      "Các xác suất, giữa 0 và 1 (mặc định: 0.25,0.5,0.75).",
    "How a quantile is read from the sample.": "Cách đọc phân vị từ mẫu.",
    "Interval: of the distribution function, taken back; score; or of the replicates.":
      "Khoảng tin cậy: của hàm phân phối, được đổi ngược lại; score; hoặc của các mẫu lặp.",
    "Differences, ratios and any smooth expression of estimates, across domains.":
      "Hiệu, tỷ số và mọi biểu thức trơn của các ước lượng, giữa các miền.",
    "Calls are mean(x), total(x), ratio(y, x), variance(x), correlation(x, y), slope(y, x), proportion(x, value), quantile(x, p) and median(x); x is a column or an expression. A condition in brackets is a domain: [field=land], [field=land, sex=male] or any condition of --where.":
      "Các lời gọi là mean(x), total(x), ratio(y, x), variance(x), correlation(x, y), slope(y, x), proportion(x, giá trị), quantile(x, p) và median(x); x là một cột hoặc một biểu thức. Điều kiện trong ngoặc vuông là một miền: [field=land], [field=land, sex=male] hoặc bất kỳ điều kiện nào của --where.",
    "Expressions of estimates.": "Các biểu thức của ước lượng.",
    "A table of two columns with its shares, and tests of independence under the design.":
      "Bảng hai chiều với các tỷ lệ, và kiểm định tính độc lập theo thiết kế mẫu.",
    "The column of the rows.": "Cột cho các hàng.",
    "A t test under the design: two groups, pairs, or one mean against a number.":
      "Kiểm định t theo thiết kế mẫu: hai nhóm, từng cặp, hoặc một trung bình so với một số.",
    "What is compared: \"y ~ group\", with a group of two values, or \"y ~ 0\"; y is a column or an expression.":
      "Cái được so sánh: \"y ~ group\", với nhóm có hai giá trị, hoặc \"y ~ 0\"; y là một cột hoặc một biểu thức.",
    "Test that each is this number (default: 0, with --simultaneous).":
      "Kiểm định rằng mỗi biểu thức bằng số này (mặc định: 0, khi có --simultaneous).",
    "Tests adjusted for their number, and intervals that hold for all together; holm: tests alone.":
      "Kiểm định được hiệu chỉnh theo số lượng, và khoảng tin cậy đúng đồng thời; holm: chỉ kiểm định.",
    "The difference, or the mean, that is tested.": "Hiệu, hoặc trung bình, được kiểm định.",
  ]
}
