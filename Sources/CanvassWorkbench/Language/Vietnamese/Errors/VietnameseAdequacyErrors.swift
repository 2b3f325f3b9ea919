/// Rule packs and checks of samples: what errors and findings say, by their templates.
extension Vietnamese {
  static let adequacyErrors: [String: String] = [
    "\"%1\" is empty; a rule pack has keys such as title and clauses":
      "\"%1\" không có nội dung; bộ quy tắc có các khóa như title và clauses",
    "%1 is a measure of %2, and the scope of the pack is %3":
      "%1 là thước đo của %2, còn phạm vi (scope) của bộ quy tắc là %3",
    "tables": "bảng",
    "cells": "ô",
    "precisionRatio needs the key \"precision\" with a and b":
      "precisionRatio cần khóa \"precision\" với a và b",
    "publishedShare needs the key \"of\": the pack that publishes the cells":
      "publishedShare cần khóa \"of\": bộ quy tắc xét từng ô",
    "holds, or left out": "holds, hoặc bỏ đi",
    "a measure, one of < <= > >= =, and a number, such as count < 30":
      "một thước đo, một trong các dấu < <= > >= =, và một số, ví dụ count < 30",
    "measure": "thước đo",
    "the list \"when\" is empty; it names what must hold for the clause, such as count < 30":
      "danh sách \"when\" trống; danh sách này nêu điều kiện của quy tắc, ví dụ count < 30",
    "the list \"for\" is empty; it names what the clause is for, such as proportion":
      "danh sách \"for\" trống; danh sách này nêu quy tắc dành cho loại ước lượng nào, ví dụ proportion",
    "the list \"applies\" is empty, so that the pack speaks of nothing; it names what the pack judges, such as proportion":
      "danh sách \"applies\" để trống, nên bộ quy tắc không nói về con số nào; hãy nêu loại con số mà nó xét, ví dụ proportion",
    "the rule pack": "bộ quy tắc",
    "a number above 0": "một số lớn hơn 0",
    "rule pack": "bộ quy tắc",
    "%1; a pack of your own is named by its path, such as ./my-pack.yml":
      "%1; bộ quy tắc của riêng mình được nêu bằng đường dẫn, ví dụ ./my-pack.yml",
    "the people in the cells of this answer, which are made of what was asked before, would tell numbers that may not be shown; ask for it in a session of its own":
      "số người trong các ô của câu trả lời này, vốn tạo từ điều đã hỏi trước, sẽ cho biết những con số không được công bố; hãy hỏi trong một phiên riêng",
    "the people in the cells of one part of this answer would tell numbers of another part that may not be shown; ask for each part in a session of its own":
      "số người trong các ô của một phần câu trả lời này sẽ cho biết những con số của phần khác không được công bố; hãy hỏi từng phần trong một phiên riêng",
    "\"%1\": the share of \"%2\" differs most from the census":
      "\"%1\": tỷ lệ của \"%2\" khác tổng điều tra nhiều nhất",
    "--planned is for rule packs; name them with --release":
      "--planned dành cho bộ quy tắc; hãy nêu chúng bằng --release",
    "--unverified is of rule packs; name them with --release":
      "--unverified là của bộ quy tắc; hãy nêu chúng với --release",
    "the thresholds of the rule pack \"%1\" are from memory, and nobody has compared them with a source; read them there, or take them as they are (unverified)":
      "các ngưỡng của bộ quy tắc \"%1\" là nhớ lại, chưa ai đối chiếu với nguồn; hãy đối chiếu, hoặc chấp nhận như vậy (--unverified)",
    "numbers of \"%1\" have been shown by rule packs before, and this answer cannot be compared with them, so that withheld numbers might follow from both; ask for it in a session of its own":
      "các số của \"%1\" đã được công bố theo bộ quy tắc trước đó, và câu trả lời này không thể so với chúng, nên từ cả hai có thể suy ra số không công bố; hãy hỏi nó trong một phiên riêng",
    "an answer of \"%1\" has been shown by rule packs with which others cannot be compared, so that withheld numbers might follow from both; ask for this one in a session of its own":
      "một câu trả lời của \"%1\" theo bộ quy tắc đã được công bố mà các câu khác không thể so với nó, nên từ cả hai có thể suy ra số không công bố; hãy hỏi câu này trong một phiên riêng",
    "what has been shown by rule packs takes more than the %1 MiB that are kept for comparing answers; ask for the rest in another session, whose answers are not compared with these":
      "những gì đã công bố theo bộ quy tắc chiếm hơn %1 MiB dành cho việc so sánh các câu trả lời; hãy hỏi phần còn lại trong phiên khác, nơi các câu trả lời không được so với những câu này",
    "the rule packs withhold the estimate of every unit, so there is nothing to rank; ask for larger units":
      "các bộ quy tắc không cho công bố ước lượng của đơn vị nào nên không có gì để xếp hạng; hãy hỏi các đơn vị lớn hơn",
    "--release judges estimates of data; a table does not say what lies behind its numbers, so leave it out":
      "--release xét các ước lượng từ dữ liệu; bảng số không cho biết điều gì nằm sau các số của nó, nên hãy bỏ đi",
    "--release judges components that come from data; beside --scores alone leave it out":
      "--release xét các thành phần lấy từ dữ liệu; khi chỉ có --scores thì hãy bỏ đi",
    "the rule pack \"%1\" withholds %2%3, and the index would tell it; take a larger sample, or leave --release out where nothing is published":
      "bộ quy tắc \"%1\" không cho công bố %2%3, và chỉ số sẽ để lộ điều đó; hãy lấy mẫu lớn hơn, hoặc bỏ --release nếu không công bố",
    "the component \"%1\"": "thành phần \"%1\"",
    "the answers to \"%1\" alone, which follow from components with the same items":
      "riêng các câu trả lời cho \"%1\", vốn suy ra được từ các thành phần có chung câu hỏi",
    "%1; here --release is what use said, so take it back with use --without release":
      "%1; ở đây --release là điều lệnh use đã nói, nên hãy rút lại bằng use --without release",
    "nobody of the frame has answered, so that there is nothing to compare":
      "trong dàn mẫu không ai trả lời nên không có gì để so sánh",
    "everybody of the frame has answered, so that nobody is left to compare with":
      "mọi người trong dàn mẫu đã trả lời nên không còn ai để so sánh",
    "the weights of the frame add up to %1; they are those of all who were drawn, and count people":
      "tổng trọng số của dàn mẫu là %1; đó phải là trọng số của mọi người được chọn, tính theo người",
    "R = %1 with a standard error of %2 (%3 before it is adjusted for the size of the sample), at a mean probability to answer of %4; the bias of a mean is at most %5 standard deviations; by variable %6":
      "R = %1 với sai số chuẩn %2 (%3 trước khi hiệu chỉnh theo cỡ mẫu), xác suất trả lời trung bình %4; độ chệch của trung bình không quá %5 độ lệch chuẩn; theo biến %6",
    "\"%1\" has no column \"%2\"; it has %3": "\"%1\" không có cột \"%2\"; các cột là %3",
    "\"%1\", line %2: \"%3\" is %4; it is 1 for who answered, else 0":
      "\"%1\", dòng %2: \"%3\" là %4; phải là 1 nếu đã trả lời, nếu không là 0",
    "\"%1\", line %2: the weight is %3; it is a number, and not negative":
      "\"%1\", dòng %2: trọng số là %3; phải là số không âm",
    "--frame, a table of all who were drawn, goes with --responded and --propensity, such as --responded answered --propensity \"~ region + sex\"":
      "--frame, bảng mọi người được chọn, đi cùng --responded và --propensity, chẳng hạn --responded answered --propensity \"~ region + sex\"",
    "--withhold needs --release nchs,statcan: the rule packs that say what":
      "--withhold cần --release nchs,statcan: các bộ quy tắc cho biết giữ lại con số nào",
    "the rule pack \"%1\" is named twice; name each once":
      "bộ quy tắc \"%1\" được nêu hai lần; mỗi bộ chỉ nêu một lần",
    "the rule pack \"%1\" is not for single shares, and diagnose marks the share of each field; name others, such as nchs and statcan":
      "bộ quy tắc \"%1\" không dành cho từng tỷ lệ, mà diagnose xét tỷ lệ của từng lĩnh vực; hãy nêu bộ khác, như nchs và statcan",
    "--population is for rule packs that ask how many people there are; name them with --release":
      "--population dành cho các bộ quy tắc cần biết có bao nhiêu người; hãy nêu chúng bằng --release",
    "--population is %1; it is a number of people":
      "--population là %1; đó phải là số người",
    "which columns? Name some, or use a study that has items":
      "những cột nào? Hãy nêu tên cột, hoặc dùng nghiên cứu có các tiêu chí",
    "disposition": "kết quả tiếp cận",
    "\"%1\", line %2: the disposition %3 stands there twice":
      "\"%1\", dòng %2: kết quả tiếp cận %3 xuất hiện hai lần",
    "the disposition %1 has the count %2; counts are 0 and more":
      "kết quả tiếp cận %1 có số lượng %2; số lượng không được âm",
    "the dispositions have no case that may be eligible":
      "không có trường hợp nào có thể thuộc diện khảo sát",
    "the dispositions add up to %1, and the total is %2; one of them is wrong":
      "các kết quả tiếp cận cộng lại bằng %1, còn tổng là %2; một trong hai bị sai",
    // Findings.
    "%1 %2{weight|weights} of %3 %4{is|are} negative": "%1 trong %3 quyền số là số âm",
    "%1 %2{weight|weights} of %3 %4{is|are} zero, so that these rows count for nobody":
      "%1 trong %3 quyền số bằng 0, nên các dòng đó không đại diện cho ai",
    "%1 %2{weight|weights} of %3 %4{is|are} zero: those of people who did not answer, for whom others stand":
      "%1 trong %3 quyền số bằng 0: của những người không trả lời, đã có người khác đại diện",
    "all %1 %2{row|rows} %3{has|have} a weight above zero":
      "cả %1 dòng đều có quyền số lớn hơn 0",
    "Kish's effect is %1: the sample is worth %2 % of one with equal weights; the largest weight is %3 times the smallest, and %4 %5{lies|lie} above five times the median or below a fifth of it":
      "hệ số Kish là %1: mẫu có giá trị bằng %2% một mẫu có quyền số đều nhau; quyền số lớn nhất gấp %3 lần nhỏ nhất, và %4 quyền số lớn hơn năm lần hoặc nhỏ hơn một phần năm trung vị",
    "the weights add up to %1, which is %2 % %3 the population of %4":
      "tổng quyền số là %1, %3 %2% so với tổng thể %4",
    "below": "thấp hơn",
    "above": "cao hơn",
    "each of the %1 %2{code|codes} of \"%3\" stands in one stratum":
      "mỗi mã trong %1 mã của \"%3\" chỉ ở trong một tầng",
    "%1 of %2 %3{code|codes} of \"%4\" %5{stands|stand} in several strata, and %6{is|are} read as another cluster in each":
      "%1 trong %2 mã của \"%4\" ở trong nhiều tầng, và được hiểu là cụm mẫu khác nhau ở mỗi tầng",
    "%1 %2{stratum|strata} of the sample %3{has|have} one cluster, such as \"%4\"; the rule for them is %5":
      "%1 tầng của mẫu chỉ có một cụm mẫu, ví dụ \"%4\"; quy tắc cho các tầng đó là %5",
    "no stratum has one cluster, in the sample or within a domain":
      "không tầng nào chỉ có một cụm mẫu, cả trong mẫu lẫn trong từng nhóm",
    "within %1 of %2 %3{domain|domains} a stratum is left with one cluster, such as \"%4\" within \"%5\": few degrees of freedom stand behind these numbers":
      "trong %1 trên %2 nhóm có tầng chỉ còn một cụm mẫu, ví dụ \"%4\" trong \"%5\": các con số đó có ít bậc tự do",
    "from %1 % to %2 % of the clusters of a stratum were sampled":
      "từ %1% đến %2% số cụm mẫu của một tầng được chọn",
    "%1; %2 %3{stratum|strata} %4{was|were} taken whole and %5{adds|add} nothing to the variance":
      "%1; %2 tầng được lấy toàn bộ và không đóng góp vào phương sai",
    "in %1 %2{stratum|strata} the weights and the population size are more than a tenth apart, such as %3 and %4 in \"%5\"":
      "ở %1 tầng, tổng quyền số và quy mô tổng thể lệch nhau hơn một phần mười, ví dụ %3 và %4 ở \"%5\"",
    "of %1 %2{interviewer|interviewers} the answers are most alike in \"%3\": how much could tell what may not be shown (above an intraclass correlation of 0.1 somebody should look at them)":
      "trong %1 điều tra viên, các câu trả lời giống nhau nhất ở \"%3\": mức độ giống nhau có thể cho biết điều không được công bố (hệ số tương quan nội bộ nhóm trên 0,1 thì cần xem lại)",
    "fewest answers are there to \"%1\"; how many would tell what may not be shown":
      "\"%1\" có ít câu trả lời nhất; số đó sẽ cho biết điều không được công bố",
    "numbers of the same column have been shown with other weights, in which some people count more or not at all, so that withheld numbers might follow from both; ask for this answer in a session of its own":
      "các con số của cùng cột đã được nêu với quyền số khác, trong đó một số người được tính nhiều hơn hoặc không được tính, nên có thể suy ra con số bị giữ lại từ cả hai; hãy hỏi câu này trong một phiên riêng",
    "there are no items": "không có tiêu chí nào",
    "fewest answers are there to \"%1\": %2 % of the rows (below 70 % somebody should look for bias)":
      "ít câu trả lời nhất là ở \"%1\": %2% số dòng (dưới 70% thì cần xem có bị chệch không)",
    "%1 of %2 %3{form|forms} %4{has|have} one answer throughout (%5 %; above 10 % somebody should look at them)":
      "%1 trong %2 phiếu chỉ có một câu trả lời từ đầu đến cuối (%5%; trên 10% thì cần xem lại các phiếu đó)",
    "%1 of %2 %3{form|forms} %4{agrees|agree} with another of the same cluster in 85 % of the items or more, %5 in all of them (%6 %; above 5 % somebody should look at them)":
      "%1 trong %2 phiếu trùng với một phiếu khác cùng cụm mẫu ở từ 85% số tiêu chí trở lên, %5 phiếu trùng hoàn toàn (%6%; trên 5% thì cần xem lại các phiếu đó)",
    "%1 of %2 %3{form|forms} with answers that vary %4{runs|run} against the others (%5 %; above 50 % somebody should look at them)":
      "%1 trong %2 phiếu có câu trả lời khác nhau lại đi ngược với các phiếu còn lại (%5%; trên 50% thì cần xem lại các phiếu đó)",
    "AAPOR RR1 %1 %, RR2 %2 %, RR3 %3 %, RR4 %4 %, RR5 %5 %, RR6 %6 %, with e = %7 (below 80 % somebody should look for bias)":
      "AAPOR RR1 %1%, RR2 %2%, RR3 %3%, RR4 %4%, RR5 %5%, RR6 %6%, với e = %7 (dưới 80% thì cần xem có bị chệch không)",
    "KMO is %1 (0.6 and more will do), with %2 complete forms for each item (5 and more)":
      "KMO là %1 (cần từ 0,6), với %2 phiếu đầy đủ cho mỗi tiêu chí (cần từ 5)",
    "no two interviewers have two answers each to the same item":
      "không có hai điều tra viên nào mỗi người có hai câu trả lời cho cùng một tiêu chí",
    "of %1 %2{interviewer|interviewers} the answers are most alike in \"%3\": an intraclass correlation of %4, which makes variances %5 times as large (above 0.1 somebody should look at them)":
      "trong %1 điều tra viên, câu trả lời giống nhau nhất ở \"%3\": tương quan nội nhóm %4, làm phương sai lớn gấp %5 lần (trên 0,1 thì cần xem lại)",
    "benchmarks are of one column each, and \"%1\" is a crossing":
      "mỗi mốc so sánh chỉ theo một cột, còn \"%1\" là tổ hợp nhiều cột",
    "nobody in the sample has \"%1\" in \"%2\"": "trong mẫu không ai có \"%1\" ở \"%2\"",
    "the benchmarks of \"%1\" lack \"%2\", which the sample has":
      "các mốc so sánh của \"%1\" thiếu \"%2\", mà mẫu thì có",
    "the benchmarks of \"%1\" need two categories and people in them":
      "các mốc so sánh của \"%1\" cần ít nhất hai nhóm và có người trong đó",
    "\"%1\": \"%2\" has %3 % of the sample and %4 % of the census":
      "\"%1\": \"%2\" chiếm %3% mẫu và %4% tổng điều tra",
    "\"%1\": the weights reproduce the census": "\"%1\": quyền số tái tạo đúng tổng điều tra",
    "the benchmarks of \"%1\" are shares that add up to %2, not to 1; give all shares, or numbers of people":
      "các mốc so sánh của \"%1\" là tỷ lệ nhưng cộng lại bằng %2, không bằng 1; hãy nêu đủ các tỷ lệ, hoặc nêu số người",
    "the dispositions count %1 complete and %2 partial interviews, and the file has %3 %4{row|rows}":
      "kết quả tiếp cận ghi %1 phiếu hoàn thành và %2 phiếu dở dang, còn tệp có %3 dòng",
    "%1; F = %2 on %3 and %4 degrees of freedom, p %5":
      "%1; F = %2 với %3 và %4 bậc tự do, p %5",
  ]
}
