/// Plans of samples: what errors say, by their templates.
extension Vietnamese {
  static let planErrors: [String: String] = planSizes.merging(planStrata) { $1 }
    .merging(planOptions) { $1 }

  private static let planSizes: [String: String] = [
    "the expected share is %1; it must lie between 0 and 1, both excluded":
      "tỷ lệ dự kiến là %1; phải nằm giữa 0 và 1, không kể hai đầu",
    "the standard deviation of the answers is %1; it must be a positive number":
      "độ lệch chuẩn của câu trả lời là %1; phải là số dương",
    "the design effect is %1; it must be a positive number, and 1 is that of a simple random sample":
      "hệ số thiết kế là %1; phải là số dương, và 1 là của mẫu ngẫu nhiên đơn giản",
    "the population has %1 people; a sample is drawn from 2 at least":
      "tổng thể có %1 người; mẫu phải được rút từ ít nhất 2 người",
    "the response rate is %1; it must be above 0 and at most 1":
      "tỷ lệ trả lời là %1; phải lớn hơn 0 và không quá 1",
    "the level of confidence is %1; it must lie between 0 and 1":
      "mức tin cậy là %1; phải nằm giữa 0 và 1",
    "that takes more than %1 people, whom no survey can ask; ask for less precision":
      "cần hơn %1 người, không khảo sát nào hỏi được; hãy yêu cầu độ chính xác thấp hơn",
    "%1 answers at a response rate of %2 take %3 people, and the population has %4; ask for less precision, or for more response":
      "%1 người trả lời với tỷ lệ trả lời %2 cần hỏi %3 người, mà tổng thể có %4; hãy yêu cầu độ chính xác thấp hơn, hoặc tỷ lệ trả lời cao hơn",
    "the sample has %1 answers; it needs one at least":
      "mẫu có %1 người trả lời; cần ít nhất một",
    "the sample asks %1 people, and the population has %2; a sample is not larger than what it is drawn from":
      "mẫu cần hỏi %1 người, mà tổng thể có %2; mẫu không thể lớn hơn tổng thể",
    "the coefficient of variation is to be %1; it must be a positive number, such as 0.05":
      "hệ số biến thiên yêu cầu là %1; phải là số dương, chẳng hạn 0.05",
    "a mean of 0 has no coefficient of variation; ask for a margin":
      "trung bình bằng 0 không có hệ số biến thiên; hãy yêu cầu sai số biên",
    "the %1 interval is for shares; the margin of a mean is that of the wald interval":
      "khoảng %1 dành cho tỷ lệ; sai số biên của trung bình là của khoảng wald",
    "a margin of %1 covers all shares from 0 to 1; it must be below 0.5":
      "sai số biên %1 bao trùm mọi tỷ lệ từ 0 đến 1; phải nhỏ hơn 0.5",
    "the margin is to be %1; it must be above 0%2": "sai số biên yêu cầu là %1; phải lớn hơn 0%2",
    " and below 1, such as 0.03 for three points": " và nhỏ hơn 1, chẳng hạn 0.03 cho ba điểm",
    "the margin is to be %1; Slovin's formula takes one between 0 and 1":
      "sai số biên yêu cầu là %1; công thức Slovin cần một số giữa 0 và 1",
    "the overlap is %1 and the correlation %2; the first must be from 0 to 1, the second from −1 to 1":
      "phần trùng là %1 và tương quan là %2; phần trùng phải từ 0 đến 1, tương quan từ −1 đến 1",
    "the pooled test is for independent groups; with an overlap take the wald test":
      "kiểm định pooled dành cho các nhóm độc lập; khi có phần trùng hãy dùng kiểm định wald",
    "the difference is to be %1; it must be above 0, such as 0.05 for five points":
      "chênh lệch yêu cầu là %1; phải lớn hơn 0, chẳng hạn 0.05 cho năm điểm",
    "a difference of %1 from a share of %2 leads to %3, which is no share between 0 and 1":
      "chênh lệch %1 so với tỷ lệ %2 cho %3, không phải tỷ lệ giữa 0 và 1",
    "the power is to be %1; it must lie between the level of the test and 1, such as 0.8":
      "lực kiểm định yêu cầu là %1; phải nằm giữa mức ý nghĩa và 1, chẳng hạn 0.8",
    "two equal groups have no difference that could be found":
      "hai nhóm như nhau không có chênh lệch nào để phát hiện",
    "no difference from a share of %1 can be found with so few answers; take a larger sample":
      "với ít người trả lời như vậy không thể phát hiện chênh lệch nào so với tỷ lệ %1; hãy lấy mẫu lớn hơn",
    "the margin of equivalence is %1; it must be above 0, such as 0.05 for five points":
      "khoảng tương đương là %1; phải lớn hơn 0, chẳng hạn 0.05 cho năm điểm",
    "groups that differ by %1 are not equivalent within %2; no sample can show that they are":
      "hai nhóm chênh nhau %1 không tương đương trong khoảng %2; không mẫu nào chứng minh được điều đó",
    "the power is to be %1; it must lie between 0 and 1, such as 0.8":
      "lực kiểm định yêu cầu là %1; phải nằm giữa 0 và 1, chẳng hạn 0.8",
    "no sample shows equivalence within %1 of groups that differ by %2; allow a wider margin":
      "không mẫu nào chứng minh được tương đương trong khoảng %1 khi hai nhóm chênh nhau %2; hãy cho khoảng rộng hơn",
    "the error of the standard error is to be %1; it must lie between 0.000001 and 1, such as 0.05":
      "sai số của sai số chuẩn yêu cầu là %1; phải nằm giữa 0.000001 và 1, chẳng hạn 0.05",
    "%1 %2{group|groups} cannot be told apart; give from 2 to 1,000,000 of them":
      "không thể phân biệt %1 nhóm; hãy cho từ 2 đến 1.000.000 nhóm",
    "the spread of the groups is %1; a standard deviation is not below 0":
      "độ phân tán của các nhóm là %1; độ lệch chuẩn không nhỏ hơn 0",
    "no cluster has two people who answered, so that nothing can be learnt of how alike they are":
      "không cụm mẫu nào có hai người trả lời nên không biết được họ giống nhau đến đâu",
    "a cluster has %1 answers; it needs one at least":
      "mỗi cụm mẫu có %1 người trả lời; cần ít nhất một",
    "the correlation within clusters is %1, which is not possible with %2 answers in each; it lies between 0 and 1 as a rule":
      "tương quan trong cụm mẫu là %1, không thể có với %2 người trả lời mỗi cụm; thường nằm giữa 0 và 1",
    "in the last wave the correlation within clusters comes out at %1, which is not possible with %2 answers in each; strata, very unequal weights or chance can make it so; suppose a correlation between 0 and 1 in its place":
      "ở đợt khảo sát trước tương quan trong cụm mẫu tính ra là %1, không thể có với %2 người trả lời mỗi cụm; điều đó có thể do các tầng, quyền số rất không đều hoặc ngẫu nhiên; hãy giả định một tương quan giữa 0 và 1",
    "in the last wave the correlation within clusters comes out at %1, and the best size of clusters exists where it lies between 0 and 1, both excluded; suppose one in its place":
      "ở đợt khảo sát trước tương quan trong cụm mẫu tính ra là %1, mà chỉ có cỡ cụm tốt nhất khi nó nằm giữa 0 và 1, không kể hai đầu; hãy giả định một giá trị như vậy",
    "the money, or the coefficient of variation, is %1; it must be a positive number":
      "kinh phí, hoặc hệ số biến thiên, là %1; phải là số dương",
    "a cost is %1; costs are positive numbers": "một chi phí là %1; chi phí phải là số dương",
    "the correlation within clusters is %1; the best size of clusters exists where it lies between 0 and 1, both excluded":
      "tương quan trong cụm mẫu là %1; chỉ có cỡ cụm tốt nhất khi nó nằm giữa 0 và 1, không kể hai đầu",
    "so few clusters cannot do it, however many answers each has; take more clusters, or more money":
      "số cụm mẫu quá ít, dù mỗi cụm có bao nhiêu người trả lời; hãy lấy thêm cụm mẫu, hoặc thêm kinh phí",
    "variance components need people in two clusters at least; there %1{is|are} %2":
      "các thành phần phương sai cần ít nhất hai cụm mẫu; ở đây có %2",
    "the probabilities of the clusters sum to %1; they must be positive, one a cluster, and sum to 1":
      "các xác suất của cụm mẫu cộng lại bằng %1; phải là số dương, mỗi cụm một xác suất, và cộng lại bằng 1",
    "every cluster has one person, so that nothing is known of the variance within; join clusters":
      "mỗi cụm mẫu chỉ có một người nên không biết phương sai trong cụm; hãy gộp các cụm",
    "the total of the values is 0, to which nothing can be relative":
      "tổng các giá trị bằng 0 nên không thể tính tương đối",
  ]

  private static let planStrata: [String: String] = [
    "stratum \"%1\" has a population of %2; it must be from 1 to %3":
      "tầng \"%1\" có tổng thể %2; phải từ 1 đến %3",
    "an answer in stratum \"%1\" costs %2; costs are positive numbers":
      "chi phí mỗi người trả lời ở tầng \"%1\" là %2; chi phí phải là số dương",
    "stratum \"%1\" is to have %2 answers at least and %3 at most; the first must not exceed the second, nor the population":
      "tầng \"%1\" phải có ít nhất %2 và nhiều nhất %3 người trả lời; số thứ nhất không được vượt số thứ hai, cũng như tổng thể",
    "stratum \"%1\" has no variance (%2 ± 0), so that no allocation can be made for it; give a share between 0 and 1, or a positive standard deviation":
      "tầng \"%1\" không có phương sai (%2 ± 0) nên không thể phân bổ mẫu; hãy cho tỷ lệ giữa 0 và 1, hoặc độ lệch chuẩn dương",
    "nobody in stratum \"%1\" answered \"%2\" in \"%3\", so that nothing is known of its variance; learn from another item, or name the strata and what is expected there":
      "không ai ở tầng \"%1\" trả lời \"%2\" trong \"%3\" nên không biết gì về phương sai của tầng; hãy học từ tiêu chí khác, hoặc nêu các tầng và giá trị dự kiến ở đó",
    "there are no strata to allocate a sample to; give one at least":
      "không có tầng nào để phân bổ mẫu; hãy cho ít nhất một tầng",
    "stratum \"%1\" is there twice; give each one line":
      "tầng \"%1\" xuất hiện hai lần; hãy cho mỗi tầng một dòng",
    "stratum \"%1\" has %2 %3{item|items}, and \"%4\" %5; every stratum needs all items":
      "tầng \"%1\" có %2 tiêu chí, mà \"%4\" có %5; mỗi tầng cần đủ mọi tiêu chí",
    "the power of the allocation is %1; it must be from 0, which treats all strata alike, to 1, which is for the whole":
      "số mũ phân bổ là %1; phải từ 0 (mọi tầng như nhau) đến 1 (cho toàn thể) (--exponent)",
    "the mean of stratum \"%1\" is 0, and power allocation divides by it; take another rule":
      "trung bình của tầng \"%1\" bằng 0, mà phân bổ lũy thừa chia cho nó; hãy chọn quy tắc khác",
    "nothing is said of the variance in stratum \"%1\"; give its share, or its standard deviation":
      "không biết phương sai ở tầng \"%1\"; hãy cho tỷ lệ, hoặc độ lệch chuẩn",
    "%1 is less than the %2 that the least numbers of all strata take; ask for fewer in each, or allow more in all":
      "%1 ít hơn %2 mà số tối thiểu của mọi tầng cần; hãy giảm số tối thiểu, hoặc cho tổng lớn hơn",
    "%1 is more than the %2 that all strata can take; a sample is not larger than the population":
      "%1 nhiều hơn %2 mà mọi tầng có thể nhận; mẫu không thể lớn hơn tổng thể",
    "curvature of the cost": "độ cong của chi phí",
    "the cheapest sample was not found in %1 steps; look at strata whose sizes or costs differ by many powers of ten":
      "chưa tìm được mẫu rẻ nhất sau %1 bước; hãy xem lại các tầng có quy mô hoặc chi phí chênh nhau quá nhiều",
    "%1 is asked of a domain or an item that no stratum has; correct its name":
      "%1 được yêu cầu cho một miền hoặc tiêu chí mà không tầng nào có; hãy sửa tên",
    "%1 strata are more than the 2000 for which several requirements can be met at once; join small ones":
      "%1 tầng là nhiều hơn 2000, mức tối đa để đạt nhiều yêu cầu cùng lúc; hãy gộp các tầng nhỏ",
    "there is no requirement that the sample has to meet; give a margin":
      "không có yêu cầu nào cho mẫu; hãy cho sai số biên",
    "the variance of %1 is to be %2; it must be a positive number":
      "phương sai yêu cầu của %1 là %2; phải là số dương",
    "domain \"%1\" is to have %2 %3{answer|answers}, and its strata can have %4 at most; allow more in them, or ask for less there":
      "miền \"%1\" cần có %2 người trả lời, mà các tầng trong miền chỉ có được nhiều nhất %4; hãy cho phép nhiều hơn ở đó, hoặc yêu cầu ít hơn",
    "%1 is more than the %2 that all strata may take; allow more in them, or share out less":
      "%1 nhiều hơn %2 là mức cao nhất được phép của tất cả các tầng; hãy cho phép nhiều hơn ở đó, hoặc phân bổ ít hơn",
    "no sample meets what is asked of %1: its margin is to be %2, and with the most answers that its strata may have it is %3; allow more answers, or less precision":
      "không mẫu nào đạt được yêu cầu cho %1: sai số biên yêu cầu là %2, mà với số người trả lời nhiều nhất các tầng ở đó cho phép thì là %3; hãy cho phép nhiều người trả lời hơn, hoặc yêu cầu độ chính xác thấp hơn",
    "no sample meets what is asked of %1: its standard error is to be %2, and with the most answers that its strata may have it is %3; allow more answers, or less precision":
      "không mẫu nào đạt yêu cầu của %1: sai số chuẩn phải là %2, mà với số người trả lời nhiều nhất của mọi tầng là %3; hãy cho thêm người trả lời, hoặc giảm độ chính xác",
    "stratum \"%1\" needs %2 answers, for which %3 people must be asked; it has %4":
      "tầng \"%1\" cần %2 người trả lời, phải hỏi %3 người; tầng chỉ có %4",
    "\"%1\" has the column \"%2\" and no \"%3\"; a mean needs its standard deviation":
      "\"%1\" có cột \"%2\" mà không có \"%3\"; trung bình cần độ lệch chuẩn",
    "\"%1\" has the column \"%2\" and no \"%3\"; a standard deviation needs its mean":
      "\"%1\" có cột \"%2\" mà không có \"%3\"; độ lệch chuẩn cần trung bình",
  ]

  private static let planOptions: [String: String] = [
    "which item is the next survey planned for? Say --item COLUMN; \"%1\" names no items":
      "lập kế hoạch khảo sát cho tiêu chí nào? Hãy nêu --item CỘT; \"%1\" không nêu tiêu chí nào",
    "\"%1\" has no design effect in \"%2\", so that nothing can be learnt from it; name another item":
      "\"%1\" không có hệ số thiết kế trong \"%2\" nên không học được gì; hãy nêu tiêu chí khác",
    "%1 and %2 are two goals; plan one at a time":
      "%1 và %2 là hai mục tiêu; hãy lập kế hoạch từng mục tiêu một",
    "--n is the size that there is, and a margin or --cv asks for one; give one of them":
      "--n là cỡ mẫu đã có, còn sai số biên hoặc --cv là để tìm cỡ mẫu; hãy cho một trong hai",
    "what is wanted? Say --margin 0.03, --cv 0.05, --difference 0.05, --equivalence 0.05, --rules nchs, or --n for the size that there is":
      "cần đạt gì? Hãy nêu --margin 0.03, --cv 0.05, --difference 0.05, --equivalence 0.05, --rules nchs, hoặc --n cho cỡ mẫu đã có",
    "--rules says how many answers a number needs; leave --domain-margin, --budget and --cost out":
      "--rules cho biết một con số cần bao nhiêu câu trả lời; hãy bỏ --domain-margin, --budget và --cost",
    "with --frame, --rules says how many answers each domain needs; leave --n out":
      "với --frame, --rules cho biết mỗi nhóm cần bao nhiêu câu trả lời; hãy bỏ --n",
    "--unverified is of rule packs; name them with --rules":
      "--unverified là của bộ quy tắc; hãy nêu chúng với --rules",
    "a frame is planned for margins (--margin, --domain-margin), rule packs (--rules), answers (--n) or money (--budget); leave --cv, --difference and --equivalence out":
      "khung mẫu được lập kế hoạch theo sai số biên (--margin, --domain-margin), bộ quy tắc (--rules), số câu trả lời (--n) hoặc kinh phí (--budget); hãy bỏ --cv, --difference và --equivalence",
    "--budget and --n both say what is shared out; give one of them":
      "--budget và --n đều nêu cái được phân bổ; hãy cho một trong hai",
    "--test, --overlap and --spread compare groups, and a frame has none; leave them out":
      "--test, --overlap và --spread so sánh các nhóm, mà khung mẫu không có nhóm; hãy bỏ chúng",
    "--correlation is that of answers in both groups (--overlap) or within second-stage units (--cost with three numbers), and there are neither; leave it out":
      "--correlation là tương quan của câu trả lời ở cả hai nhóm (--overlap) hoặc trong đơn vị giai đoạn hai (--cost với ba số), mà ở đây không có; hãy bỏ nó",
    "--overlap is that of two groups that are compared, and none are planned; give --difference, --equivalence or --groups, or leave it out":
      "--overlap là phần chung của hai nhóm được so sánh, mà không có nhóm nào được lập kế hoạch; hãy cho --difference, --equivalence hoặc --groups, hoặc bỏ nó",
    "--test is that of a difference of two groups, and none is planned; give --difference, or leave it out":
      "--test là kiểm định chênh lệch giữa hai nhóm, mà không có chênh lệch nào được lập kế hoạch; hãy cho --difference, hoặc bỏ nó",
    "the rule pack \"%1\" judges whole tables, and has no n for one number; name packs of cells":
      "bộ quy tắc \"%1\" xét cả bảng, không có n cho một con số; hãy nêu bộ quy tắc xét từng ô",
    "no number of answers would do for the rule pack \"%1\" where %2 is expected%3; it speaks of other numbers, or asks for more than the population has":
      "không số câu trả lời nào đủ cho bộ quy tắc \"%1\" khi kỳ vọng %2%3; bộ này nói về loại số khác, hoặc đòi hỏi nhiều hơn tổng thể có",
    "the rule pack \"%1\" asks how many people there are; say --population":
      "bộ quy tắc \"%1\" hỏi có bao nhiêu người; hãy cho --population",
    "--deff and --icc both say the design effect; give one of them":
      "--deff và --icc đều nói về hệ số thiết kế; hãy cho một trong hai",
    "--share and --mean are two quantities; give one of them":
      "--share và --mean là hai đại lượng; hãy cho một trong hai",
    "a mean needs its standard deviation: give --mean and --sd together":
      "trung bình cần độ lệch chuẩn: hãy cho cả --mean và --sd",
    "--item is one column, and there are %1; learn from one after the other":
      "--item là một cột, mà ở đây có %1 cột; hãy học từ từng cột một",
    "the weights of \"%1\" do not say how many people its strata have; say how many there are with --population, or name the strata with --frame":
      "quyền số của \"%1\" không cho biết các tầng có bao nhiêu người; hãy cho biết tổng số người bằng --population, hoặc nêu các tầng bằng --frame",
    "--item is one of the last wave's study; name that with --from":
      "--item là tiêu chí của đợt khảo sát trước; hãy nêu đợt đó với --from",
    "--allocation, --exponent and --domain-margin are for strata; name them with --frame or --from":
      "--allocation, --exponent và --domain-margin dành cho các tầng; hãy nêu các tầng với --frame hoặc --from",
    "--frame says the population, the groups and the costs of its strata; leave --population, --groups and --cost out":
      "--frame đã nêu tổng thể, các nhóm và chi phí của các tầng; hãy bỏ --population, --groups và --cost",
    "--domain-margin goes with --margin, or stands alone":
      "--domain-margin đi cùng --margin, hoặc đứng một mình",
    "--budget is what there is for clusters or strata; say their costs with --cost, or name the strata with --frame":
      "--budget là kinh phí cho các cụm mẫu hoặc các tầng; hãy nêu chi phí với --cost, hoặc các tầng với --frame",
    "--groups is %1; there is one at least": "--groups là %1; phải có ít nhất một nhóm",
    "the study of --from has no strata to which a sample could be shared out":
      "khảo sát của --from không có tầng nào để phân bổ mẫu",
    "margins have their own cheapest allocation; leave --allocation and --budget out, or give --n in place of the margins":
      "sai số biên có phân bổ rẻ nhất của riêng nó; hãy bỏ --allocation và --budget, hoặc cho --n thay cho sai số biên",
    "a margin is %1; it must be above 0, and below 1 for a share, such as 0.03":
      "sai số biên là %1; phải lớn hơn 0, và nhỏ hơn 1 với tỷ lệ, chẳng hạn 0.03",
    "the strata have shares and means, and one margin cannot be for both; plan them one after the other":
      "các tầng có cả tỷ lệ và trung bình, một sai số biên không thể dùng cho cả hai; hãy lập kế hoạch lần lượt",
    "--n is the number of answers that is shared out; it must be a whole number":
      "--n là số người trả lời được phân bổ; phải là số nguyên",
    "what is shared out among the strata? Say --n, --budget, or the margins that are wanted":
      "phân bổ cái gì cho các tầng? Hãy nêu --n, --budget, hoặc các sai số biên cần đạt",
    "--icc says the design effect of clusters; say their size with --per-cluster":
      "--icc nói về hệ số thiết kế của cụm mẫu; hãy nêu cỡ cụm với --per-cluster",
    "--per-cluster has a design effect where the correlation within clusters is known; say --icc":
      "--per-cluster cho hệ số thiết kế khi biết tương quan trong cụm mẫu; hãy nêu --icc",
    "--cost has %1 %2{number|numbers}; give those of a cluster and an answer, or of cluster, second stage and answer":
      "--cost có %1 số; hãy cho chi phí của cụm mẫu và của người trả lời, hoặc của cụm mẫu, giai đoạn hai và người trả lời",
    "--cost finds the best size of clusters where the correlation within them is known; say --icc, or learn it with --from":
      "--cost tìm cỡ cụm tốt nhất khi biết tương quan trong cụm; hãy nêu --icc, hoặc học từ --from",
    "--cost needs what to reach: --budget, --cv or --margin, one of them":
      "--cost cần mục tiêu: --budget, --cv hoặc --margin, một trong số đó",
    "three costs are those of three stages; say the correlation within second-stage units with --correlation":
      "ba chi phí là của ba giai đoạn; hãy nêu tương quan trong đơn vị giai đoạn hai với --correlation",
    "--frame says what is expected in its strata; leave --share and --mean out":
      "--frame đã nêu giá trị kỳ vọng của các tầng; hãy bỏ --share và --mean",
    "%1 is that of a test, and %2 plans none; give --difference or --equivalence, or leave it out":
      "%1 là của một kiểm định, mà %2 không lập kiểm định nào; hãy cho --difference hoặc --equivalence, hoặc bỏ nó",
    "--overlap does nothing without the correlation of the answers there; say --correlation":
      "--overlap không có tác dụng nếu thiếu tương quan của các câu trả lời ở đó; hãy nêu --correlation",
    "--budget %1 does not buy one cluster with its answers; the least is one cluster, so give more, or fewer answers with --per-cluster":
      "--budget %1 không đủ cho một cụm mẫu với số câu trả lời của nó; ít nhất phải có một cụm, nên hãy cho nhiều hơn, hoặc bớt câu trả lời với --per-cluster",
    "--budget %1 does not buy one cluster with its units and their answers; the least is one cluster, so give more":
      "--budget %1 không đủ cho một cụm mẫu với các đơn vị và câu trả lời của nó; ít nhất phải có một cụm, nên hãy cho nhiều hơn",
    "with three costs --correlation is that within second-stage units, and --overlap needs that of answers in both groups; plan one after the other":
      "với ba chi phí --correlation là tương quan trong đơn vị giai đoạn hai, mà --overlap cần tương quan của câu trả lời ở cả hai nhóm; hãy lập kế hoạch lần lượt",
    "three costs say the best numbers of second-stage units and of answers themselves; leave --per-cluster out":
      "ba chi phí tự cho số đơn vị giai đoạn hai và số câu trả lời tốt nhất; hãy bỏ --per-cluster",
    "--cv is %1; it must be above 0 and below 1, such as 0.05 for 5 %":
      "--cv là %1; phải lớn hơn 0 và nhỏ hơn 1, chẳng hạn 0.05 cho 5 %",
    "--n is %1; it is a number of answers, such as 1000":
      "--n là %1; đó phải là số câu trả lời, chẳng hạn 1000",
  ]
}
