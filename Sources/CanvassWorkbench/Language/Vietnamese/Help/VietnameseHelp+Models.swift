/// Correlations, regression, factors, reliability.
extension VietnameseHelp {
  static let models: [String: String] = correlations.merging(factors) { $1 }

  private static let correlations: [String: String] = [
    "Correlations, weighted; with a design, standard errors.":
      "Hệ số tương quan có quyền số; khi có thiết kế mẫu thì có sai số chuẩn.",
    "Which correlations.": "Loại hệ số tương quan.",
    "Which correlations (default: pearson).": "Loại hệ số tương quan (mặc định: pearson).",
    "Rows that count where answers are missing: those of each pair, complete ones, or all by what they have (full information).":
      "Các dòng được tính khi thiếu câu trả lời: của từng cặp, chỉ những dòng đầy đủ, hoặc mọi dòng theo những gì có (thông tin đầy đủ).",
    "Rows that count where answers are missing: those of each pair, or complete ones.":
      "Các dòng được tính khi có câu trả lời bị thiếu: của từng cặp, hoặc chỉ những dòng đầy đủ.",
    "Rows that an empty cell of two items' table counts as in polychoric correlations, 0 to 1, as lavaan's zero.add (default: 0.5 in fourfold tables, else 0).":
      "Một ô trống trong bảng chéo hai tiêu chí được tính là bao nhiêu dòng khi tính tương quan polychoric, từ 0 đến 1, như zero.add của lavaan (mặc định: 0.5 ở bảng hai nhân hai, nếu không thì 0).",
    "Regression with the standard errors of the design.":
      "Hồi quy với sai số chuẩn theo thiết kế mẫu.",
    "What is explained by what, in R's formula language: \"y ~ a + b:c + log(x) + factor(z)\".":
      "Cái gì được giải thích bằng gì, theo ngôn ngữ công thức của R: \"y ~ a + b:c + log(x) + factor(z)\".",
    "Kind of regression.": "Loại hồi quy.",
    "How categories are coded.": "Cách mã hóa các loại.",
    "Column with the number of units that each row stands for; without a design.":
      "Cột cho biết mỗi dòng đại diện cho bao nhiêu đơn vị; khi không có thiết kế mẫu.",
    "Column with the inverse variance of each row's response, up to a factor; without a design.":
      "Cột nghịch đảo phương sai của biến phụ thuộc ở mỗi dòng, sai khác một hệ số; khi không có thiết kế mẫu.",
    "What standard errors rest on without a design: model (default), hc0, hc1, hc2, hc3, hc4, cluster:COLUMN or cr2:COLUMN; cr2 with a design.":
      "Sai số chuẩn dựa vào đâu khi không có thiết kế mẫu: model (mặc định), hc0, hc1, hc2, hc3, hc4, cluster:CỘT hoặc cr2:CỘT; cr2 khi có thiết kế mẫu.",
    "Also show odds ratios, or the ratios of rates or means: the coefficients to the power of e.":
      "Nêu cả tỷ số chênh, hoặc tỷ số tỷ suất hay trung bình: e lũy thừa hệ số.",
    "Also average marginal effects: what each variable does to the mean or probability.":
      "Cả tác động biên trung bình: mỗi biến làm thay đổi trung bình hoặc xác suất ra sao.",
    "Also predict the rows of this file, which has the columns of the right side of the formula.":
      "Dự đoán cả các dòng của tệp này, có các cột ở vế phải của công thức.",
    "How terms are tested: by their coefficients, or by likelihoods as Rao and Scott do (default: wald).":
      "Cách kiểm định số hạng: theo hệ số, hoặc theo hàm hợp lý như Rao và Scott (mặc định: wald).",
    "Also collinearity and measures of fit, where they exist.":
      "Cả tính cộng tuyến và các chỉ số về độ phù hợp, nếu có.",
    "Also the leverage and Cook's distance of every row; without a design.":
      "Cả đòn bẩy và khoảng cách Cook của từng dòng; khi không có thiết kế mẫu.",
    "Cronbach's alpha and McDonald's omega of the sum of some items.":
      "Alpha của Cronbach và omega của McDonald cho tổng của một số tiêu chí.",
    "Items: names, ranges such as q01-q22, patterns such as q*.":
      "Các tiêu chí: tên, dãy như q01-q22, mẫu như q*.",
    "Items that ask the opposite.": "Các tiêu chí hỏi ngược chiều.",
    "Which correlations; polychoric gives ordinal alpha.":
      "Loại hệ số tương quan; polychoric cho alpha thứ bậc.",
    "Group factors of omega: 1, or 3 and more (default: 3; 1 for fewer than 6 items).":
      "Số nhân tố nhóm của omega: 1, hoặc từ 3 trở lên (mặc định: 3; 1 nếu ít hơn 6 tiêu chí).",
  ]

  private static let factors: [String: String] = [
    "Also predictive margins: the mean or probability if everyone were of each category of these variables.":
      "Thêm trung bình dự đoán: trung bình hoặc xác suất nếu mọi người đều thuộc từng nhóm của các biến này.",
    "Whose covariates margins and effects are averaged over (default: fixed).":
      "Trung bình dự đoán và tác động lấy trên biến giải thích của ai (mặc định: fixed).",
    "Take R's variance where it differs: of cr2, and of sampled covariates.":
      "Dùng phương sai của R ở chỗ có khác biệt: của cr2, và của biến giải thích chọn mẫu.",
    "Exploratory factor analysis of columns or of correlations.":
      "Phân tích nhân tố khám phá các cột hoặc các hệ số tương quan.",
    "Without --factors, their number is chosen by parallel analysis.":
      "Nếu không nêu --factors, số nhân tố được chọn bằng phân tích song song.",
    "Columns: names, ranges such as q01-q22, patterns such as q*; with --matrix, some of its.":
      "Các cột: tên, dãy như q01-q22, mẫu như q*; với --matrix là một số cột của ma trận.",
    "Correlation matrix with a header of names, in place of data.":
      "Ma trận tương quan có dòng đầu là tên, thay cho dữ liệu.",
    "Rows behind the correlations of --matrix.":
      "Số dòng mà các hệ số tương quan của --matrix được tính từ đó.",
    "Number of factors (default: by parallel analysis).":
      "Số nhân tố (mặc định: theo phân tích song song).",
    "What chooses their number, all shown side by side (default: parallel).":
      "Tiêu chuẩn chọn số nhân tố, mọi tiêu chuẩn được nêu cạnh nhau (mặc định: parallel).",
    "How factors are taken out (default: minres).": "Cách trích nhân tố (mặc định: minres).",
    "Another program's choices where none is said, and which they are.":
      "Theo cách của một chương trình khác ở những chỗ không nêu, và cho biết đó là cách nào.",
    "Make correlations that contradict each other possible: the nearest matrix (default for data), or psych's smoothing.":
      "Điều chỉnh các tương quan mâu thuẫn với nhau cho khả dĩ: ma trận gần nhất (mặc định với dữ liệu), hoặc cách làm trơn của psych.",
    "Random starts of the extraction besides its own (default: 10).":
      "Số điểm xuất phát ngẫu nhiên của phép trích ngoài điểm sẵn có (mặc định: 10).",
    "Standard errors of the rotated loadings: by the design, or of maximum likelihood.":
      "Sai số chuẩn của các hệ số tải đã xoay: theo thiết kế mẫu, hoặc của hợp lý cực đại.",
    "Split correlated factors into a general factor and groups (Schmid–Leiman).":
      "Tách các nhân tố tương quan thành một nhân tố chung và các nhóm (Schmid–Leiman).",
    "Factor scores of each row, into --scores-file.":
      "Điểm nhân tố của từng dòng, ghi vào --scores-file.",
    "Where the scores go (CSV).": "Nơi ghi điểm nhân tố (CSV).",
    "Rotation": "Phép xoay",
    "How factors are rotated (default: oblimin). Up to bifactor-oblique they may correlate.":
      "Cách xoay nhân tố (mặc định: oblimin). Đến bifactor-oblique, các nhân tố có thể tương quan.",
    "Parameter of oblimin, at most 1 (default: 0).":
      "Tham số của oblimin, nhiều nhất là 1 (mặc định: 0).",
    "Weight of columns in crawford-ferguson, 0 to 1 (default: 0).":
      "Trọng số của các cột trong crawford-ferguson, từ 0 đến 1 (mặc định: 0).",
    "Power of promax, above 1 (default: 4; 3 as Stata).":
      "Số mũ của promax, lớn hơn 1 (mặc định: 4; 3 như Stata).",
    "What geomin adds to squares, above 0 (default: 0.01; 0.001 as lavaan).":
      "Số mà geomin cộng vào các bình phương, lớn hơn 0 (mặc định: 0.01; 0.001 như lavaan).",
    "Loadings that simplimax wants to be zero (default: as many as variables).":
      "Số hệ số tải mà simplimax đưa về 0 (mặc định: bằng số biến).",
    "Loadings that a target rotation aims at: a header, one line a variable, NA where free.":
      "Các hệ số tải mà phép xoay target hướng đến: một dòng đầu, mỗi biến một dòng, NA ở chỗ tự do.",
    "Kaiser's normalisation of rows (default: for varimax and promax).":
      "Chuẩn hóa Kaiser theo dòng (mặc định: với varimax và promax).",
    "Random starts besides the unrotated one (default: 30).":
      "Số điểm xuất phát ngẫu nhiên ngoài điểm không xoay (mặc định: 30).",
    "Confirmatory factor analysis, also by groups.":
      "Phân tích nhân tố khẳng định, cả theo nhóm.",
    "The factors are the dimensions of the study, or those of --factor or --model.":
      "Các nhân tố là các yếu tố của nghiên cứu, hoặc theo --factor hay --model.",
    "A factor and its items. Repeatable.":
      "Một nhân tố và các tiêu chí của nó. Nêu được nhiều lần.",
    "Factors as text: \"access =~ q01 + q02 + q03; staff =~ q04 + q05\".":
      "Các nhân tố dưới dạng văn bản: \"access =~ q01 + q02 + q03; staff =~ q04 + q05\".",
    "ml (default); mlm, mlr: with errors and tests that do without normality; wlsmv: for ordered answers.":
      "ml (mặc định); mlm, mlr: với sai số và kiểm định không cần phân phối chuẩn; wlsmv: cho câu trả lời có thứ bậc.",
    "Answers are ordered categories: the same as --estimator wlsmv.":
      "Câu trả lời là các mức có thứ bậc: như --estimator wlsmv.",
    "Unit of a factor: its first item has loading 1, or it has variance 1.":
      "Đơn vị của nhân tố: tiêu chí đầu tiên có hệ số tải 1, hoặc nhân tố có phương sai 1.",
    "Column whose values are groups.": "Cột có giá trị là các nhóm.",
    "What the groups have in common (default: nothing but the pattern).":
      "Các nhóm có chung phần nào (mặc định: chỉ chung cấu trúc mô hình).",
    "Compare models with equal loadings and equal intercepts in the groups.":
      "So sánh các mô hình có hệ số tải bằng nhau và hệ số chặn bằng nhau giữa các nhóm.",
    "Rows that count where answers are missing: complete ones, or all by what they have (full information).":
      "Các dòng được tính khi thiếu câu trả lời: các dòng đầy đủ, hoặc mọi dòng theo những gì có (thông tin đầy đủ).",
    "Rows count by the weights of the design, or each once.":
      "Các dòng được tính theo quyền số của thiết kế mẫu, hoặc mỗi dòng một lần.",
  ]
}
