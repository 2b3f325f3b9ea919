/// Planning, weights and waves.
extension VietnameseHelp {
  static let plans: [String: String] = [
    "Sample size, power, allocation, clusters, replicates.":
      "Cỡ mẫu, lực kiểm định, phân bổ mẫu, cụm mẫu, bản lặp.",
    "Say what is wanted (--margin, --cv, --difference, --equivalence, --rules), or how many answers there are (--n), and under which conditions. With --groups the sample has that many groups, and what is wanted is wanted in each. A frame of strata gets its allocation; with --margin or --domain-margin, the cheapest one that meets all margins for all items. Slovin's formula stands beside, with the margin that it really gives.":
      "Hãy nêu điều cần đạt (--margin, --cv, --difference, --equivalence, --rules), hoặc có bao nhiêu câu trả lời (--n), và trong điều kiện nào. Với --groups, mẫu có chừng ấy nhóm, và điều cần đạt là ở từng nhóm. Một bảng các tầng được phân bổ mẫu; với --margin hoặc --domain-margin là cách rẻ nhất đạt mọi sai số biên cho mọi tiêu chí. Công thức Slovin được nêu bên cạnh, với sai số biên mà nó thực sự cho.",
    "Rule packs that are to publish the number (nchs, statcan, or paths), in each group or domain.":
      "Các bộ quy tắc phải cho phép công bố con số (nchs, statcan, hoặc đường dẫn), ở từng nhóm hoặc miền.",
    "Margin of error that is wanted, such as 0.03.": "Sai số biên cần đạt, ví dụ 0.03.",
    "Coefficient of variation that is wanted.": "Hệ số biến thiên cần đạt.",
    "Difference of two groups that is to be found.": "Chênh lệch hai nhóm cần phát hiện.",
    "Margin within which two equal groups are to be shown equivalent.":
      "Khoảng mà trong đó hai nhóm bằng nhau cần được chứng tỏ là tương đương.",
    "Answers there are, in all groups together.": "Số câu trả lời có được, của mọi nhóm cộng lại.",
    "Share that is expected (default: 0.5).": "Tỷ lệ dự kiến (mặc định: 0.5).",
    "Mean that is expected, with --sd.": "Trung bình dự kiến, đi với --sd.",
    "Standard deviation among people.": "Độ lệch chuẩn giữa mọi người.",
    "Design effect (default: 1).": "Hệ số thiết kế (mặc định: 1).",
    "Correlation of answers within a cluster, in place of --deff.":
      "Tương quan của các câu trả lời trong cụm mẫu, thay cho --deff.",
    "Answers in a cluster.": "Số câu trả lời mỗi cụm mẫu.",
    "People in the population (of each group).": "Số người trong tổng thể (của mỗi nhóm).",
    "Share of those asked who answer (default: 1).":
      "Tỷ lệ người được hỏi có trả lời (mặc định: 1).",
    "Power of a test (default: 0.8).": "Lực kiểm định (mặc định: 0.8).",
    "The interval whose margin is planned.":
      "Loại khoảng tin cậy được lập kế hoạch sai số biên (mặc định: wald).",
    "The test of a difference (default: wald).": "Kiểm định chênh lệch (mặc định: wald).",
    "Part of the sample that is in both groups, as in a panel.":
      "Phần của mẫu nằm trong cả hai nhóm, như khi hỏi lại cùng những người.",
    "Correlation of the answers there.": "Tương quan của các câu trả lời ở phần đó.",
    "Groups, such as provinces.": "Số nhóm, ví dụ số tỉnh.",
    "Standard deviation of the true values of the groups: how many pairs will be told apart.":
      "Độ lệch chuẩn của các giá trị thật giữa các nhóm: sẽ phân biệt được bao nhiêu cặp.",
    "Table of strata: stratum, population, share (or mean, sd); domain, cost, least, most.":
      "Bảng các tầng: stratum, population, share (hoặc mean, sd); domain, cost, least, most.",
    "How --n or --budget is shared out among the strata (default: neyman).":
      "Cách chia --n hoặc --budget cho các tầng (mặc định: neyman).",
    "Exponent of --allocation power (default: 0.5).":
      "Số mũ của --allocation power (mặc định: 0.5).",
    "Margin that is wanted in each domain of the frame; in each stratum where it has no domains.":
      "Sai số biên mong muốn ở mỗi miền của khung mẫu; ở mỗi tầng nếu khung không có miền.",
    "Costs of a cluster and an answer; of cluster, second stage and answer.":
      "Chi phí của một cụm mẫu và một câu trả lời; của cụm mẫu, giai đoạn hai và câu trả lời.",
    "Money there is, in the unit of the costs.": "Số tiền có được, theo đơn vị của chi phí.",
    "Relative error of standard errors that drawing replicates may add.":
      "Sai số tương đối của sai số chuẩn mà việc rút các bản lặp được phép thêm vào.",
    "Study of the last wave, from which to learn.":
      "Tệp nghiên cứu của đợt trước, để lấy thông tin.",
    "--from: the item that is planned for.": "--from: tiêu chí được lập kế hoạch.",
  ]

  static let weights: [String: String] = [
    "Rake, calibrate, post-stratify, trim weights, adjust them for nonresponse.":
      "Cân chỉnh lặp, hiệu chỉnh, hậu phân tầng, cắt quyền số, điều chỉnh theo không trả lời.",
    "Begins with the weights of the design, takes one step (after those of --recipe, if there is one), and says what came of it: margins before and after, the spread of the weights, Kish's design effect. --output writes the data with the new column. The step replay takes those of the recipe alone.":
      "Bắt đầu từ quyền số của thiết kế mẫu, thực hiện một bước (sau các bước của --recipe, nếu có), và cho biết kết quả: phân bố biên trước và sau, độ phân tán của quyền số, hệ số thiết kế Kish. --output ghi dữ liệu kèm cột mới. Bước replay chỉ thực hiện các bước của công thức quyền số.",
    "What is done.": "Việc cần làm.",
    "Population totals: columns variable, level, total; for calibrate columns term, total.":
      "Các tổng của tổng thể: cột variable, level, total; với calibrate là cột term, total.",
    "calibrate: the terms whose totals are given, such as \"~ stype + api99\".":
      "calibrate: các số hạng đã cho tổng, ví dụ \"~ stype + api99\".",
    "calibrate: how distances of weights are measured (default: linear).":
      "calibrate: cách đo khoảng cách giữa các quyền số (mặc định: linear).",
    "Between which factors weights may change (0.4,1.9); trim: multiples of the median weight.":
      "Quyền số được thay đổi trong khoảng bao nhiêu lần (0.4,1.9); trim: bội số của quyền số trung vị.",
    "Where targets cannot all be met, miss each by a similar share.":
      "Khi không thể đạt mọi mục tiêu, chia đều phần lệch cho các mục tiêu.",
    "nonresponse: who answered: a condition such as \"status == 1\", or a column of 1 and 0.":
      "nonresponse: ai đã trả lời: một điều kiện, ví dụ \"status == 1\", hoặc một cột gồm 1 và 0.",
    "nonresponse: columns in whose cells everybody answers alike.":
      "nonresponse: các cột mà trong mỗi ô mọi người có xác suất trả lời như nhau.",
    "nonresponse: what the propensity to answer depends on, such as \"~ age + region\".":
      "nonresponse: xác suất trả lời phụ thuộc vào gì, ví dụ \"~ age + region\".",
    "nonresponse: classes by propensity; 0 divides by the propensity itself (default: 5).":
      "nonresponse: số lớp theo xác suất trả lời; 0 là chia cho chính xác suất đó (mặc định: 5).",
    "base: columns of the probabilities of selection, one per stage.":
      "base: các cột xác suất được chọn, mỗi giai đoạn một cột.",
    "The column of the new weights in --output (default: adjusted_weight).":
      "Cột chứa quyền số mới trong --output (mặc định: adjusted_weight).",
  ]

  static let waves: [String: String] = [
    "What changed between waves, and what makes a gap.":
      "Điều gì thay đổi giữa các đợt khảo sát, và chênh lệch do đâu.",
    "Each wave has the variance of its own sample. Clusters of the same name in the same stratum are the same cluster, so that a change has the covariance of those that come again; where none does the waves are independent. Of an item that has a scale in the study the share satisfied is compared, of other columns the mean; --decompose takes means. Several columns on one scale are components of an index, their mean. Waves before and after a break of the instrument are not compared, nor are answers on 1–4 with those on 1–5. With --by each cell has its change; with --across-merger the units of old waves (63 provinces) become those of the last day (34) by a crosswalk, and each has its change; with --estimates and --crosswalk, estimates of old units become those of new ones.":
      "Mỗi đợt có phương sai của mẫu riêng. Các cụm mẫu cùng tên trong cùng tầng là một cụm, nên mức thay đổi tính cả hiệp phương sai của những cụm được hỏi lại; nếu không có cụm nào như vậy thì các đợt độc lập. Với tiêu chí có thang đo trong tệp nghiên cứu, tỷ lệ hài lòng được so sánh; với các cột khác là trung bình; --decompose dùng trung bình. Nhiều cột cùng thang đo là các thành phần của một chỉ số, tức trung bình của chúng. Các đợt trước và sau khi bộ công cụ thay đổi không được so sánh, câu trả lời trên thang 1–4 với thang 1–5 cũng vậy. Với --by, mỗi ô có mức thay đổi riêng; với --across-merger, đơn vị của các đợt cũ (63 tỉnh) trở thành đơn vị của ngày cuối (34) theo một bảng chuyển đổi, và mỗi đơn vị có mức thay đổi riêng; với --estimates và --crosswalk, ước lượng của đơn vị cũ trở thành ước lượng của đơn vị mới.",
    "Changes in every cell of these columns.": "Mức thay đổi trong từng ô của các cột này.",
    "The column of units that were merged between the waves: changes in each new unit.":
      "Cột đơn vị đã được sáp nhập giữa các đợt: mức thay đổi ở từng đơn vị mới.",
    "With --decompose, in place of --wave: the column of two groups of one sample.":
      "Với --decompose, thay cho --wave: cột cho biết hai nhóm của một mẫu.",
    "Decompose the gap of two waves, or of two values of --group, by covariates.":
      "Phân tách chênh lệch của hai đợt, hoặc của hai giá trị của --group, theo các biến giải thích.",
    "First year of a new instrument, across which nothing is compared (default: 2022).":
      "Năm đầu tiên của bộ công cụ mới, không so sánh qua năm đó (mặc định: 2022).",
    "Compare answers that look as if they were on other scales all the same.":
      "Vẫn so sánh các câu trả lời dù có vẻ thuộc các thang đo khác nhau.",
    "Compare across the break all the same.": "Vẫn so sánh dù bộ công cụ đã thay đổi.",
    "Estimates of old units: unit, estimate, se, population.":
      "Ước lượng của các đơn vị cũ: unit, estimate, se, population.",
    "Which units became which: old, new; share of a unit that was split; from, a day; codes. With --across-merger the default is provinces-2025.":
      "Đơn vị nào thành đơn vị nào: old, new; share là phần của đơn vị bị chia; from là một ngày; mã. Với --across-merger, mặc định là provinces-2025.",
    "The day of which the units are wanted (default: the last).":
      "Ngày mà các đơn vị được lấy theo (mặc định: ngày cuối).",
    "Waves": "Các đợt khảo sát",
    "Data of a wave; one --data for each, or one with all.":
      "Dữ liệu của một đợt; mỗi đợt một --data, hoặc một tệp có mọi đợt.",
    "What the waves are called, as many as --data; of one file the column that says which.":
      "Tên các đợt, nhiều như --data; với một tệp là cột cho biết đợt nào.",
    "Study file (YAML), the same for all waves.": "Tệp nghiên cứu (YAML), chung cho mọi đợt.",
    "Column of analysis weights.": "Cột quyền số.",
    "Columns of population sizes or fractions.":
      "Các cột quy mô tổng thể hoặc tỷ lệ chọn mẫu.",
    "A domain; no row leaves the design.":
      "Một miền; không dòng nào rời khỏi thiết kế mẫu.",
    "Codes that mean no answer.": "Các mã có nghĩa là không trả lời.",
  ]
}
