/// Designs and scales: what errors say, by their templates.
extension Vietnamese {
  static let designErrors: [String: String] = [
    "α needs at least 2 items, and there are %1": "α cần ít nhất 2 tiêu chí, mà chỉ có %1",
    "column \"%1\" %2, and a number is needed; %3": "cột \"%1\" %2, mà ở đây cần số; %3",
    "ask for its proportions, or list the code as missing":
      "hãy tính các tỷ lệ của cột này, hoặc nêu mã đó là không trả lời (--missing)",
    "row %1": "dòng %1",
    "%1 of %2 %3{row|rows}, first in row %4": "%1 trong %2 dòng, đầu tiên ở dòng %4",
    "the weight \"%1\" is missing in %2; give every row a weight, 0 for those outside the sample":
      "quyền số \"%1\" bị khuyết ở %2; hãy cho mỗi dòng một quyền số, bằng 0 nếu dòng nằm ngoài mẫu",
    "the weight \"%1\" is %2 in row %3; squares of such weights are beyond what numbers can be, so divide all weights by one number":
      "quyền số \"%1\" là %2 ở dòng %3; bình phương của quyền số như vậy vượt quá giới hạn của số máy, hãy chia mọi quyền số cho cùng một số",
    "the weight \"%1\" is %2 in row %3; weights must be finite and not negative":
      "quyền số \"%1\" là %2 ở dòng %3; quyền số phải hữu hạn và không âm",
    "the population size \"%1\" is %2; it must be a positive number":
      "quy mô tổng thể \"%1\" (--fpc) là %2; giá trị này phải là số dương",
    "is missing": "bị khuyết",
    "is %1": "là %1",
    "the population size \"%1\" %2 in row %3; it must be a positive number":
      "quy mô tổng thể \"%1\" (--fpc) %2 ở dòng %3; giá trị này phải là số dương",
    "the population size \"%1\" takes two values in stratum %2, %3 and %4 (row %5); it must be the same for all rows of a stratum":
      "quy mô tổng thể \"%1\" (--fpc) có hai giá trị trong tầng %2, %3 và %4 (dòng %5); giá trị này phải như nhau ở mọi dòng của một tầng",
    "the population sizes \"%1\" mix numbers above and below 1; give population sizes (≥ 1) or sampling fractions (≤ 1), not both":
      "quy mô tổng thể \"%1\" (--fpc) gồm cả số lớn hơn và nhỏ hơn 1; hãy chỉ nêu quy mô (≥ 1) hoặc chỉ nêu tỷ lệ chọn mẫu (≤ 1)",
    "stratum %1 has %2 %3{sampled cluster|sampled clusters}, more than the %4 that \"%5\" says there are":
      "tầng %1 có %2 cụm mẫu được chọn, nhiều hơn %4 cụm theo \"%5\" (--fpc)",
    "all weights \"%1\" are zero, so that no row counts; name another column, or none where all rows weigh the same":
      "mọi quyền số \"%1\" đều bằng 0 nên không có dòng nào được tính; hãy nêu cột khác, hoặc không nêu cột nào nếu các dòng có quyền số bằng nhau",
    "the weight \"%1\" is %2; weights must be finite numbers that are not negative%3":
      "quyền số \"%1\" là %2; quyền số phải là số hữu hạn và không âm%3",
    "the %1 column \"%2\" is missing in %3 of %4 %5{row|rows}, first in row %6; every row must belong to a %7":
      "cột %1 \"%2\" bị khuyết ở %3 trong %4 dòng, đầu tiên ở dòng %6; mỗi dòng phải thuộc về một %7",
    "cluster \"%1\" (column \"%2\") is in two strata, %3 and %4; correct the data, or say that codes count anew in each stratum":
      "cụm mẫu \"%1\" (cột \"%2\") nằm trong hai tầng, %3 và %4; hãy sửa dữ liệu, hoặc nói rằng mã được đánh lại trong từng tầng (--cluster-codes within-strata)",
    "the data have no rows": "dữ liệu không có dòng nào",
    "%1 %2{stratum column|stratum columns} for %3 %4{cluster column|cluster columns}; give one per stage, and at most one more than there are clusters, or derive one of those that are crossed (%5)":
      "%1 cột tầng cho %3 cột cụm mẫu; hãy nêu một cột cho mỗi giai đoạn, và nhiều nhất hơn số cột cụm mẫu một cột, hoặc tạo một cột từ các tầng được kết hợp (%5)",
    "%1 %2{stratum column|stratum columns} for %3 %4{cluster column|cluster columns}: one is for each stage, so that \"%5\" divides what is drawn within the last clusters; strata that are crossed are one column, which can be derived (%6)":
      "%1 cột tầng cho %3 cột cụm mẫu: mỗi giai đoạn có một cột, nên \"%5\" phân tầng những gì được chọn bên trong các cụm mẫu cuối cùng; các tầng được kết hợp là một cột, có thể tạo ra (%6)",
    "crossed=paste(%1)": "--derive \"crossed=paste(%1)\", và --strata crossed thay cho chúng",
    "%1 %2{population-size column|population-size columns} for %3 %4{cluster column|cluster columns}; give one per stage, and at most one more than there are clusters":
      "%1 cột quy mô tổng thể cho %3 cột cụm mẫu; hãy nêu một cột cho mỗi giai đoạn, và nhiều nhất hơn số cột cụm mẫu một cột (--fpc)",
    "stratum": "tầng",
    "cluster": "cụm mẫu",
    "population sizes are given for %1 of %2 %3{stage|stages}; the later stages are taken as drawn with replacement":
      "quy mô tổng thể chỉ có cho %1 trong %2 giai đoạn chọn mẫu; các giai đoạn sau được coi là chọn có hoàn lại",
    "population sizes of some stages give no weights, so all rows weigh the same; name the weights if they do not":
      "quy mô tổng thể của một số giai đoạn không cho biết quyền số, nên mọi dòng có quyền số bằng nhau; nếu không phải vậy, hãy nêu cột quyền số (--weights)",
    "%1 of %2 %3{cluster code|cluster codes} %4{stands|stand} in more than one stratum, so they are read as counted anew in each stratum; say whether they are to settle it":
      "%1 trong %2 mã cụm mẫu có ở nhiều tầng, nên được hiểu là đánh số lại trong từng tầng (để xác định rõ, hãy dùng --cluster-codes within-strata hoặc unique)",
    "\"%1\" is no lonely-cluster rule; there are %2":
      "\"%1\" không phải là quy tắc cho tầng chỉ có một cụm mẫu; hiện có %2",
    "\"%1\" is no way to read cluster codes; there are %2":
      "\"%1\" không phải là cách hiểu mã cụm mẫu; hiện có %2",
    "every row is missing %1, so there are no cells to estimate":
      "mọi dòng đều khuyết %1 nên không có ô nào để ước lượng (--by, --field)",
    "no row meets the condition (--where): %1": "không có dòng nào thỏa điều kiện (--where): %1",
    "no row meets the condition, so there is nothing to estimate":
      "không có dòng nào thỏa điều kiện (--where) nên không có gì để ước lượng",
    "the covariance of %1 %2{estimate|estimates} over %3 %4{cluster|clusters}":
      "hiệp phương sai của %1 ước lượng trên %3 cụm mẫu",
    "(the whole sample)": "(toàn mẫu)",
    "of cluster \"%1\"": "của cụm mẫu \"%1\"",
    "%1 of cluster \"%2\"": "%1 của cụm mẫu \"%2\"",
    "%1 of the second phase": "%1 của pha thứ hai",
    "the whole sample is one cluster, so no variance can be estimated; use data of more clusters, or take the estimates alone":
      "toàn bộ mẫu chỉ là một cụm (không có --clusters: một dòng) nên không ước lượng được phương sai; hãy dùng dữ liệu có nhiều cụm mẫu hơn, hoặc chỉ lấy các ước lượng (--lonely remove)",
    " (and %1 more)": " (và %1 tầng khác)",
    " at stage %1": " ở giai đoạn %1",
    "stratum %1%2 has one cluster%3, so its variance cannot be estimated; merge it with another or choose a lonely-cluster rule":
      "tầng %1%2 chỉ có một cụm mẫu%3 nên không ước lượng được phương sai của tầng; hãy gộp với tầng khác hoặc chọn một quy tắc cho tầng chỉ có một cụm mẫu (--lonely adjust)",
    "the column \"%1\" of the design is missing in row %2; every row must have a place in it":
      "cột \"%1\" của thiết kế mẫu bị khuyết ở dòng %2; mỗi dòng phải có vị trí trong thiết kế mẫu",
    "adding up %1 %2{sum|sums} for %3 %4{cluster|clusters}": "việc cộng %1 tổng cho %3 cụm mẫu",
    "there are no items to diagnose; name them":
      "không có tiêu chí nào để chẩn đoán; hãy nêu các tiêu chí (--items q01-q22, hoặc dimensions: trong nghiên cứu)",
    "item \"%1\" is in two dimensions, \"%2\" and \"%3\"; an item belongs to one":
      "tiêu chí \"%1\" nằm trong hai yếu tố, \"%2\" và \"%3\"; mỗi tiêu chí chỉ thuộc một yếu tố",
    "item \"%1\" has the answer \"%2\", which is not on the scale %3–%4; list it as missing or give another scale":
      "tiêu chí \"%1\" có câu trả lời \"%2\" không nằm trên thang đo %3–%4; hãy nêu đó là mã không trả lời (--missing %2) hoặc nêu thang đo khác (--scale)",
    "the scale needs at least two different values, such as 1-5":
      "thang đo cần ít nhất hai giá trị khác nhau, ví dụ 1-5 (--scale, hoặc scale: trong nghiên cứu)",
    "the scale %1–%2 is wider than any that people answer on; give the lowest and the highest answer, such as 1-5":
      "thang đo %1–%2 rộng hơn mọi thang đo thường dùng; hãy nêu mức trả lời thấp nhất và cao nhất, ví dụ 1-5 (--scale, hoặc scale: trong nghiên cứu)",
    "the answers that count as satisfied must lie on the scale %1–%2":
      "các mức được tính là hài lòng phải nằm trên thang đo %1–%2 (--satisfied)",
  ]
}
