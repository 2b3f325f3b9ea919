/// The options of all verbs that read data, publish and print.
extension VietnameseHelp {
  static let survey: [String: String] = [
    "Survey": "Khảo sát",
    "Data file: .csv, .tsv, .csv.gz or .tsv.gz; - is standard input.":
      "Tệp dữ liệu: .csv, .tsv, .csv.gz hoặc .tsv.gz; - là đầu vào chuẩn.",
    "Study file (YAML): data, design, scale, items, labels. Options override its keys.":
      "Tệp nghiên cứu (YAML): dữ liệu, thiết kế mẫu, thang đo, tiêu chí, nhãn. Tùy chọn được ưu tiên hơn các khóa của tệp.",
    "Columns whose values are text even where they look like numbers.":
      "Các cột có giá trị là văn bản dù trông như số.",
    "Column that numbers the imputations of missing answers, stacked in the file; 0 is the original. Their answers are pooled.":
      "Cột đánh số các bộ điền khuyết xếp nối nhau trong tệp; 0 là dữ liệu gốc. Kết quả của các bộ được gộp lại.",
    "Stratum columns, one per stage.": "Các cột tầng, mỗi giai đoạn một cột.",
    "Cluster columns, one per stage.": "Các cột cụm mẫu, mỗi giai đoạn một cột.",
    "Column of analysis weights. Without it: from --fpc where that gives them, else equal.":
      "Cột quyền số. Nếu không nêu: lấy từ --fpc nếu suy ra được, nếu không thì bằng nhau.",
    "Steps by which the weights are adjusted (YAML), such as raking; variances know of them.":
      "Các bước điều chỉnh quyền số (YAML), ví dụ cân chỉnh lặp (raking); phương sai có tính đến các bước đó.",
    "Columns of population sizes (≥ 1) or sampling fractions (≤ 1), one per stage.":
      "Các cột quy mô tổng thể (≥ 1) hoặc tỷ lệ chọn mẫu (≤ 1), mỗi giai đoạn một cột.",
    "First stage drawn with unequal probabilities without replacement, which the first column of --fpc holds: brewer, overton, hartley-rao.":
      "Giai đoạn một được chọn không hoàn lại với xác suất không đều, ghi ở cột đầu của --fpc: brewer, overton, hartley-rao.",
    "The same by joint inclusion probabilities: a square matrix with the clusters in its first line, or columns i, j, p.":
      "Như trên, theo xác suất chọn đồng thời: ma trận vuông có tên cụm mẫu ở dòng đầu, hoặc các cột i, j, p.",
    "The variance of --joint, overton and hartley-rao (default: horvitz-thompson).":
      "Công thức phương sai cho --joint, overton và hartley-rao (mặc định: horvitz-thompson).",
    "Rows of a second phase that was drawn of the sample: a column of 1 and 0.":
      "Các dòng của pha thứ hai được chọn từ mẫu: một cột gồm 1 và 0.",
    "The strata of the second phase.": "Các tầng của pha thứ hai.",
    "The clusters of the second phase (default: rows were drawn).":
      "Các cụm mẫu của pha thứ hai (mặc định: chọn từng dòng).",
    "With --lonely collapse: join strata of the same region alone.":
      "Với --lonely collapse: chỉ gộp các tầng trong cùng một vùng.",
    "What a stratum with one cluster adds to the variance (default: fail).":
      "Tầng chỉ có một cụm mẫu góp gì vào phương sai (mặc định: fail).",
    "Whether cluster codes count anew in each stratum (default: inferred from the data).":
      "Mã cụm mẫu có đánh lại từ đầu trong mỗi tầng hay không (mặc định: suy ra từ dữ liệu).",
    "A domain, such as \"age >= 18 && province == 'Bình Dương'\". No row leaves the design.":
      "Một miền, ví dụ \"age >= 18 && province == 'Bình Dương'\". Không dòng nào rời khỏi thiết kế mẫu.",
    "Estimates for every cell of these columns.": "Ước lượng cho từng ô của các cột này.",
    "Codes that mean no answer: in what is measured and in the items of the study, wherever these are used.":
      "Các mã có nghĩa là không trả lời: ở những gì được đo và ở các tiêu chí của nghiên cứu, dùng ở đâu cũng vậy.",
    "A new column, such as \"young=age < 30\". Repeatable.":
      "Một cột mới, ví dụ \"young=age < 30\". Nêu được nhiều lần.",
    "Confidence level, between 0 and 1 (default: 0.95).":
      "Mức tin cậy, giữa 0 và 1 (mặc định: 0.95).",
    "Threads, 1 to 1024; the answer does not depend on it (default: all cores).":
      "Số luồng, từ 1 đến 1024; câu trả lời không phụ thuộc vào đó (mặc định: mọi nhân).",
    "Read the file in windows and keep only totals, or all of it in memory: means, totals, ratios, proportions, variances and diagnose (default: windows above 1 GiB).":
      "Đọc tệp từng phần và chỉ giữ các tổng, hay giữ toàn bộ trong bộ nhớ: trung bình, tổng, tỷ số, tỷ lệ, phương sai và diagnose (mặc định: từng phần nếu trên 1 GiB).",
    "Publication": "Công bố",
    "Mark every number by rule packs, and withhold from people what one withholds, with what it would follow from. Names such as nchs and statcan, or paths of packs of your own.":
      "Đánh dấu mọi con số theo các bộ quy tắc, và không nêu cho người đọc những gì một bộ không cho công bố, kể cả những con số từ đó tính ngược ra được. Nêu tên như nchs và statcan, hoặc đường dẫn đến bộ quy tắc riêng.",
    "With --release: JSON and CSV do not have the withheld numbers either.":
      "Với --release: JSON và CSV cũng không có các con số không được công bố.",
    "Take rule packs whose thresholds are from memory, too.":
      "Dùng cả những bộ quy tắc có ngưỡng ghi theo trí nhớ.",
    "Printing": "In ra",
    "How the answer is printed (default: by the ending of --output, else table).":
      "Cách in câu trả lời (mặc định: theo đuôi tệp của --output, nếu không thì table).",
    "How the answer is printed (default: table).": "Cách in câu trả lời (mặc định: table).",
    "Write to this file; it appears whole or not at all. - is standard output.":
      "Ghi vào tệp này; tệp xuất hiện trọn vẹn hoặc không xuất hiện. - là đầu ra chuẩn.",
    "Language of headings, verdicts and labels (default: en).":
      "Ngôn ngữ của tiêu đề, kết luận và nhãn (mặc định: en).",
    "Language of headings and labels (default: en).":
      "Ngôn ngữ của tiêu đề và nhãn (mặc định: en).",
    "In CSV, put an apostrophe before text that a spreadsheet would take for a formula.":
      "Trong CSV, đặt dấu nháy đơn trước văn bản mà bảng tính sẽ hiểu là công thức.",
  ]

  static let estimates: [String: String] = [
    "Columns, types, missing answers and ranges; with a design, its strata and weights.":
      "Các cột, loại, câu trả lời bị thiếu và khoảng giá trị; khi có thiết kế mẫu thì cả tầng và quyền số.",
    "What the variance of the mean of each column is made of: strata, stages, weights, clusters, and what one more cluster would buy.":
      "Phương sai của trung bình mỗi cột gồm những gì: tầng, giai đoạn, quyền số, cụm mẫu, và thêm một cụm mẫu thì được gì.",
    "Print the design in use alone, as options of a line or as a study file that build it again.":
      "Chỉ in thiết kế đang dùng, dưới dạng tùy chọn của dòng lệnh hoặc tệp nghiên cứu để dựng lại.",
    "Columns; all of them when none is named.": "Các cột; mọi cột nếu không nêu cột nào.",
    "Columns: names, ranges such as q01-q22, patterns such as q*.":
      "Các cột: tên, dãy như q01-q22, mẫu như q*.",
    "Means with design-based standard errors.": "Trung bình với sai số chuẩn theo thiết kế mẫu.",
    "Kind of interval; all but wald are for columns of 0 and 1.":
      "Loại khoảng tin cậy; trừ wald, các loại đều dành cho cột gồm 0 và 1.",
    "Population totals with design-based standard errors.":
      "Tổng của tổng thể với sai số chuẩn theo thiết kế mẫu.",
    "Kind of interval; only wald is defined for totals.":
      "Loại khoảng tin cậy; với tổng chỉ có wald.",
    "The share of each value of columns.": "Tỷ lệ của từng giá trị của các cột.",
    "Kind of interval.": "Loại khoảng tin cậy.",
    "The ratio of the total of one column to that of another.":
      "Tỷ số giữa tổng của một cột và tổng của cột khác.",
    "Column of the numerator.": "Cột của tử số.",
    "Column of the denominator.": "Cột của mẫu số.",
    "Population variances with design-based standard errors.":
      "Phương sai của tổng thể với sai số chuẩn theo thiết kế mẫu.",
    "Ranks of units with confidence sets.": "Thứ hạng của các đơn vị với tập tin cậy.",
    "Rank 1 is the highest. For each unit the ranks that the data do not exclude, by itself and for all units together; the share of draws in which it is among the best; units that cannot be told apart. Ranks cells of --by by the mean of a column, several columns, the values of one column (--shares), estimates in a file, or counts.":
      "Hạng 1 là cao nhất. Với mỗi đơn vị: các thứ hạng mà dữ liệu không loại trừ, riêng cho đơn vị đó và đồng thời cho mọi đơn vị; tỷ lệ lần rút mà đơn vị nằm trong nhóm đầu; những đơn vị không phân biệt được. Xếp hạng các ô của --by theo trung bình của một cột, nhiều cột, các giá trị của một cột (--shares), các ước lượng trong một tệp, hoặc số đếm.",
    "Columns: one with --by or --shares, else several.":
      "Các cột: một cột với --by hoặc --shares, nếu không thì nhiều cột.",
    "A table in place of data, with columns unit, estimate, se.":
      "Một bảng thay cho dữ liệu, với các cột unit, estimate, se.",
    "The covariance of --estimates: a matrix with a header of units.":
      "Hiệp phương sai của --estimates: ma trận có dòng đầu là tên các đơn vị.",
    "Degrees of freedom of the standard errors of --estimates (default: none lost).":
      "Bậc tự do của các sai số chuẩn trong --estimates (mặc định: không mất bậc nào).",
    "A table of counts in place of data, with columns unit, count.":
      "Một bảng số đếm thay cho dữ liệu, với các cột unit, count.",
    "Rank the values of the column by how frequent they are.":
      "Xếp hạng các giá trị của cột theo tần suất.",
    "Also the units that may be among the k highest.":
      "Nêu cả những đơn vị có thể nằm trong k đơn vị cao nhất.",
    "How the number of comparisons is allowed for (default: draws where they hold).":
      "Cách tính đến số lượng phép so sánh (mặc định: draws khi dùng được).",
    "Draws from the distribution of the estimates.":
      "Số lần rút từ phân phối của các ước lượng.",
  ]
}
