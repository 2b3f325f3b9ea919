/// Weak fields, indices, published figures, adequacy, self-selected ratings and simulation.
extension VietnameseHelp {
  static let diagnosis: [String: String] = fields.merging(indices) { $1 }.merging(samples) { $1 }

  private static let fields: [String: String] = [
    "Find the fields of service that are weak, and why.":
      "Tìm các lĩnh vực dịch vụ còn yếu, và vì sao.",
    "For each field: answers satisfied, people satisfied with all, and the mean on 0–100, with intervals; the gap to all other fields and to the target; the rank with its confidence set; whether the sample can bear the number; a verdict; what makes the gap; what mending is worth.":
      "Với mỗi lĩnh vực: câu trả lời hài lòng, người hài lòng với mọi tiêu chí, và trung bình trên thang 0–100, kèm khoảng tin cậy; khoảng cách với mọi lĩnh vực khác và với mục tiêu; thứ hạng với tập tin cậy; mẫu có đủ để công bố con số đó không; một kết luận; khoảng cách do đâu; lợi ích nếu cải thiện.",
    "Column whose values are the fields of service.":
      "Cột có giá trị là các lĩnh vực dịch vụ.",
    "A field and its items, where everyone was asked about every field. Repeatable.":
      "Một lĩnh vực và các tiêu chí của lĩnh vực đó, khi mọi người được hỏi về mọi lĩnh vực. Nêu được nhiều lần.",
    "Items: names, ranges, patterns.": "Các tiêu chí: tên, dãy, mẫu.",
    "A dimension and its items. Repeatable.":
      "Một yếu tố và các tiêu chí của yếu tố đó. Nêu được nhiều lần.",
    "Answers of the scale.": "Các mức trả lời của thang đo.",
    "Answers that count as satisfied, such as 4,5 or 6-9.":
      "Các mức trả lời được tính là hài lòng, ví dụ 4,5 hoặc 6-9.",
    "Answers that count as satisfied, such as 4,5.":
      "Các mức trả lời được tính là hài lòng, ví dụ 4,5.",
    "Answers that count as satisfied.": "Các mức trả lời được tính là hài lòng.",
    "Percent satisfied that is aimed at, above 0 and at most 100.":
      "Mục tiêu về tỷ lệ hài lòng theo phần trăm, lớn hơn 0 và nhiều nhất là 100.",
    "Also write the report as one HTML page.": "Ghi cả báo cáo thành một trang HTML.",
  ]

  private static let indices: [String: String] = [
    "An index with the error of its survey components.":
      "Một chỉ số với sai số của các thành phần lấy từ khảo sát.",
    "Adds up the components of an instrument (a YAML file, or the name of one of datasets/instruments), with intervals for every component, area and the whole, the survey share apart, what part of the variance each component makes, and how large each sample would have to be. Scores come from a table, survey components also from data.":
      "Cộng các thành phần của một bộ công cụ (một tệp YAML, hoặc tên một bộ trong datasets/instruments), với khoảng tin cậy cho từng thành phần, từng lĩnh vực đánh giá và toàn bộ, tách riêng phần từ khảo sát, mỗi thành phần chiếm bao nhiêu phương sai, và mỗi mẫu cần lớn đến đâu. Điểm lấy từ một bảng, các thành phần khảo sát lấy được cả từ dữ liệu.",
    "Instrument: a file (YAML) or a name.": "Bộ công cụ: một tệp (YAML) hoặc một tên.",
    "Scores: columns component, value, and for surveys se, or n and deff.":
      "Các điểm: cột component, value, và với khảo sát là se, hoặc n và deff.",
    "The covariance of scores: a matrix with a header of components.":
      "Hiệp phương sai của các điểm: ma trận có dòng đầu là tên các thành phần.",
    "Points of a component where they are unpublished. Repeatable.":
      "Điểm tối đa của một thành phần nếu chưa được công bố. Nêu được nhiều lần.",
    "A component from data, with its items. Repeatable.":
      "Một thành phần lấy từ dữ liệu, với các tiêu chí. Nêu được nhiều lần.",
    "How answers are scored (default: as the instrument says).":
      "Cách tính điểm câu trả lời (mặc định: theo bộ công cụ).",
    "Degrees of freedom of the errors in --scores (default: none lost).":
      "Bậc tự do của các sai số trong --scores (mặc định: không mất bậc nào).",
    "Points on either side that samples are to reach for the whole.":
      "Sai số (± điểm) mà các mẫu cần đạt cho toàn bộ chỉ số.",
    "Find published figures that cannot be right.": "Tìm số liệu đã công bố mà không thể đúng.",
    "A mean lies between the extremes and agrees with how many units are above a limit; a gap is highest less lowest; groups and parts add up; a change is the difference of two years; one figure has one number. The table has a line for each figure: unit, year, index, measure, value, and if need be unit_level, unit_of_measure and derived.":
      "Trung bình nằm giữa hai cực và khớp với số đơn vị vượt một ngưỡng; khoảng cách là cao nhất trừ thấp nhất; các nhóm và các phần cộng đủ; mức thay đổi là chênh lệch giữa hai năm; một số liệu chỉ có một con số. Bảng có mỗi số liệu một dòng: unit, year, index, measure, value, và nếu cần thì unit_level, unit_of_measure và derived.",
    "Table of figures.": "Bảng số liệu.",
  ]

  private static let samples: [String: String] = [
    "Was the sample good enough? By the rules of statistical offices, and by its design.":
      "Mẫu có đủ tốt không? Theo quy tắc của các cơ quan thống kê, và theo thiết kế mẫu.",
    "For each number: publish, with caution, or withhold under each rule pack, the clause that it does not meet, and the n that would do. For the sample: weights, codes, strata, missing answers, forms. Items of the study are shares of satisfied answers, columns of 0 and 1 shares, others means.":
      "Với mỗi con số: công bố, công bố kèm cảnh báo, hoặc không công bố theo từng bộ quy tắc, điều khoản không đạt, và n cần có. Với mẫu: quyền số, mã, tầng, câu trả lời bị thiếu, phiếu. Tiêu chí của nghiên cứu là tỷ lệ câu trả lời hài lòng, cột gồm 0 và 1 là tỷ lệ, các cột khác là trung bình.",
    "Columns: names, ranges such as q01-q22, patterns such as q*; without any, the items of the study.":
      "Các cột: tên, dãy như q01-q22, mẫu như q*; nếu không nêu thì là các tiêu chí của nghiên cứu.",
    "Rule packs: names such as nchs, or paths of your own (default: all whose source is primary).":
      "Các bộ quy tắc: tên như nchs, hoặc đường dẫn đến bộ riêng (mặc định: mọi bộ lấy từ nguồn gốc).",
    "The sample was planned for these domains, which some packs ask.":
      "Mẫu đã được lập kế hoạch cho các miền này, điều mà một số bộ quy tắc hỏi đến.",
    "JSON and CSV do not have the withheld numbers either.":
      "JSON và CSV cũng không có các con số không được công bố.",
    "How many people there are, for rule packs that ask; adequacy compares the sum of the weights with it, too.":
      "Tổng thể có bao nhiêu người, cho các bộ quy tắc có hỏi; adequacy còn so tổng quyền số với số đó.",
    "How the cases ended, for response rates: columns disposition (I, P, R, NC, O, UH, UO, NE) and count.":
      "Kết quả tiếp cận, để tính tỷ lệ trả lời: cột disposition (I, P, R, NC, O, UH, UO, NE) và count.",
    "All who were drawn, a row each, for the R-indicator: with --responded and --propensity.":
      "Mọi người được chọn, mỗi người một dòng, cho chỉ báo R: cùng --responded và --propensity.",
    "--frame: who answered: a column of 1 and 0, or a condition such as \"status == 1\".":
      "--frame: ai đã trả lời: một cột gồm 1 và 0, hoặc một điều kiện, ví dụ \"status == 1\".",
    "--frame: what the probability to answer depends on, known of all who were drawn.":
      "--frame: xác suất trả lời phụ thuộc vào gì, điều biết được của mọi người được chọn.",
    "--frame: the column of the design weights.": "--frame: cột trọng số thiết kế.",
    "The column of who asked.": "Cột cho biết ai đã hỏi.",
    "Census totals or shares to compare with: columns variable, level, total.":
      "Tổng hoặc tỷ lệ của tổng điều tra để so sánh: cột variable, level, total.",
    "What a self-selected rating is worth.":
      "Điểm do người dùng tự chọn đánh giá đáng giá bao nhiêu.",
    "Who rates by himself is not a sample of all. The error depends on the correlation of rating and being satisfied, and not on how many rate: this verb says what the ratings are worth at a plausible correlation, or at the one that a probability survey shows (--truth, or --from), with the sentence that belongs beside the score.":
      "Những người tự đánh giá không phải là mẫu của mọi người. Sai lệch phụ thuộc vào tương quan giữa việc đánh giá và sự hài lòng, không phụ thuộc vào số lượt đánh giá: lệnh này cho biết các lượt đánh giá đáng giá bao nhiêu với một tương quan hợp lý, hoặc với tương quan mà một khảo sát xác suất cho thấy (--truth, hoặc --from), kèm câu cần ghi cạnh điểm số.",
    "Share of favourable ratings, from 0 to 1.": "Tỷ lệ đánh giá tốt, từ 0 đến 1.",
    "Mean rating, with --sd and --scale.": "Điểm đánh giá trung bình, đi với --sd và --scale.",
    "Standard deviation among all users.": "Độ lệch chuẩn giữa mọi người dùng.",
    "Ratings.": "Số lượt đánh giá.",
    "Users who could have rated.": "Số người dùng có thể đánh giá.",
    "Data defect correlation that is plausible, in size (default: 0.005).":
      "Độ lớn hợp lý của tương quan khuyết tật dữ liệu (mặc định: 0.005).",
    "Value among all users, by a probability survey.":
      "Giá trị của mọi người dùng, theo một khảo sát xác suất.",
    "Its standard error.": "Sai số chuẩn của giá trị đó.",
    "Study of a probability survey, in place of --truth.":
      "Tệp nghiên cứu của một khảo sát xác suất, thay cho --truth.",
    "--from: the item.": "--from: tiêu chí.",
    "Make a synthetic survey with known truth from a recipe.":
      "Tạo một khảo sát mô phỏng có giá trị thật đã biết, theo một công thức.",
    "A whole population is made from the recipe, its true shares are counted, and a sample is drawn as the recipe says. The same recipe and seed give the same bytes everywhere. --output names the folder for survey.csv and truth.csv; those of an earlier simulation there are replaced.":
      "Cả một tổng thể được tạo theo công thức, các tỷ lệ thật được đếm, rồi một mẫu được rút như công thức nêu. Cùng công thức và hạt giống thì ở đâu cũng cho cùng các byte. --output nêu thư mục cho survey.csv và truth.csv; các tệp của lần mô phỏng trước ở đó được thay.",
    "Recipe (YAML).": "Công thức (YAML).",
    "Seed, a whole number of 0 or more (default: the recipe's).":
      "Hạt giống, một số nguyên từ 0 trở lên (mặc định: theo công thức).",
    "Folder for survey.csv and truth.csv.": "Thư mục cho survey.csv và truth.csv.",
  ]
}
