/// Tests of means, ranks and shares.
extension VietnameseHelp {
  static let tests: [String: String] = [
    "Errors": "Sai số",
    "Intervals that hold for all estimates of the table together.":
      "Khoảng tin cậy đúng đồng thời cho mọi ước lượng của bảng.",
    "The estimates alone, without standard errors.": "Chỉ các ước lượng, không có sai số chuẩn.",
    "The geometric mean, of columns whose values are above 0.":
      "Trung bình nhân, của các cột có giá trị lớn hơn 0.",
    "Gini indices of inequality with design-based standard errors.":
      "Hệ số Gini về bất bình đẳng, có sai số chuẩn theo thiết kế mẫu.",
    "The distribution function: the share of people at or below some values.":
      "Hàm phân phối: tỷ lệ người ở mức hoặc dưới một số giá trị.",
    "The values at which it is estimated.": "Các giá trị được ước lượng tại đó.",
    "With --expected, the table of one column: its shares beside the expected ones, and tests whether they can be the same.":
      "Với --expected, bảng của một cột: các tỷ lệ bên cạnh tỷ lệ kỳ vọng, và kiểm định xem chúng có thể bằng nhau hay không.",
    "The column of the columns; none with --expected.":
      "Cột cho các cột; không có khi dùng --expected.",
    "Shares that the values of one column are tested against, or numbers in proportion to them.":
      "Các tỷ lệ để kiểm định giá trị của một cột, hoặc các số tỷ lệ với chúng.",
    "Tests, one or all (default: all).": "Kiểm định, một hoặc tất cả (mặc định: tất cả).",
    "Test besides that it lies no further than this from --null.":
      "Kiểm định thêm rằng nó cách --null không quá mức này.",
    "Test besides that it is not below --null by more than this.":
      "Kiểm định thêm rằng nó không thấp hơn --null quá mức này.",
    "A rank test under the design: Wilcoxon, van der Waerden, median, Kruskal–Wallis.":
      "Kiểm định hạng theo thiết kế mẫu: Wilcoxon, van der Waerden, trung vị, Kruskal–Wallis.",
    "What is compared: \"y ~ group\", with a group of two or more values; y is a column or an expression.":
      "Cái được so sánh: \"y ~ group\", với nhóm có từ hai giá trị; y là một cột hoặc một biểu thức.",
    "What a rank counts as.": "Một hạng được tính là gì.",
    "rake: end as another program does, and take its standard errors.":
      "rake: dừng như một chương trình khác, và lấy sai số chuẩn của nó.",
    "Share the ranks of ties as another program does.":
      "Chia hạng của các giá trị bằng nhau như một chương trình khác.",
    "<margin>": "<giới hạn>", "<compat>": "<chương trình>",
    "<covariates>": "<nguồn>", "<value=share,…>": "<giá trị=tỷ lệ,…>",
    "<simultaneous>": "<cách>",
  ]
}
