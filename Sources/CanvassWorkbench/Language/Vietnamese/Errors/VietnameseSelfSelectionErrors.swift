/// Self-selected ratings: what errors say, by their templates.
extension Vietnamese {
  static let selfSelectionErrors: [String: String] = [
    "there are %1 ratings; a rating needs one at least":
      "có %1 lượt đánh giá; cần ít nhất một",
    "there are %1 ratings; their number is a whole one":
      "có %1 lượt đánh giá; đó phải là số nguyên",
    "there are %1 users; their number is a whole one":
      "có %1 người dùng; đó phải là số nguyên",
    "%1 ratings of %2 users cannot be; give the number of all users who could have rated":
      "không thể có %1 lượt đánh giá của %2 người dùng; hãy cho số mọi người dùng có thể đánh giá",
    "the share of favourable ratings is %1; it must be from 0 to 1":
      "tỷ lệ đánh giá tốt là %1; phải từ 0 đến 1",
    "the mean of the ratings is %1, which is not on the scale from %2 to %3":
      "điểm trung bình là %1, không nằm trên thang từ %2 đến %3",
    "the standard deviation among users is %1; on this scale it is above 0 and at most %2":
      "độ lệch chuẩn giữa người dùng là %1; trên thang này phải lớn hơn 0 và không quá %2",
    "all users have rated, so that nobody is left out":
      "mọi người dùng đã đánh giá nên không bỏ sót ai",
    "the value among all users is %1, with which there is no correlation; it must lie between %2 and %3":
      "giá trị của mọi người dùng là %1, với nó không có tương quan; phải nằm giữa %2 và %3",
    "the data defect correlation is %1; it must not be 0 and lie from −1 to 1, such as 0.005":
      "tương quan khuyết tật dữ liệu là %1; phải khác 0 và nằm từ −1 đến 1, chẳng hạn 0.005",
    "the survey's interval does not hold its estimate %1; look at its standard error":
      "khoảng của khảo sát không chứa ước lượng %1; hãy xem lại sai số chuẩn",
    "the value among all users is %1, which cannot be; it must lie from %2 to %3":
      "giá trị của mọi người dùng là %1, điều không thể có; phải từ %2 đến %3",
    "the survey and the ratings contradict each other: with %1 ratings of %2 users the value among all lies from %3 to %4 whatever the others think, and the survey says %5; look whether both are about the same users and the same question":
      "khảo sát và các lượt đánh giá mâu thuẫn nhau: với %1 lượt đánh giá của %2 người dùng, giá trị của mọi người dùng nằm từ %3 đến %4 dù những người khác nghĩ gì, còn khảo sát cho %5; hãy xem cả hai có về cùng những người dùng và cùng câu hỏi không",
    "the survey and the ratings contradict each other: their difference of %1 is more than the standard deviation among users allows; look at it, and whether both are about the same users":
      "khảo sát và các lượt đánh giá mâu thuẫn nhau: chênh lệch %1 lớn hơn mức mà độ lệch chuẩn giữa người dùng cho phép; hãy xem lại độ lệch chuẩn, và cả hai có về cùng những người dùng không",
    "what do the ratings say? Give --share, or --mean with --sd and --scale":
      "các lượt đánh giá cho kết quả gì? Hãy cho --share, hoặc --mean cùng --sd và --scale",
    "a mean rating needs --sd, the standard deviation, and --scale, such as 1-5":
      "điểm trung bình cần --sd, độ lệch chuẩn, và --scale, chẳng hạn 1-5",
    "--truth and --from both say the value among all users; give one of them":
      "--truth và --from đều nói về giá trị của mọi người dùng; hãy cho một trong hai",
    "--truth-se is the standard error of --truth; give both":
      "--truth-se là sai số chuẩn của --truth; hãy cho cả hai",
    "--truth-se is %1; it must not be below 0": "--truth-se là %1; không được nhỏ hơn 0",
    "--item is one of the survey's study; name that with --from":
      "--item là của tệp nghiên cứu; hãy nêu tệp đó với --from",
    "--sd and --scale go with --mean; a share has its own, so leave them out":
      "--sd và --scale đi với --mean; tỷ lệ đã có sẵn, nên hãy bỏ chúng",
    "--correlation supposes what --truth and --from measure; give one of them":
      "--correlation giả định điều mà --truth và --from đo được; hãy cho một trong số đó",
  ]
}
