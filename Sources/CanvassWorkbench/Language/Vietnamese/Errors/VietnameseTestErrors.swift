/// Errors of tests of means, ranks and shares.
extension Vietnamese {
  static let testErrors: [String: String] = [
    "--by names a column twice: %1": "--by nêu một cột hai lần: %1",
    "cr2 goes by clusters; name their column (--covariance cr2:COLUMN, or --clusters)":
      "cr2 dựa vào các cụm; hãy nêu cột của chúng (--covariance cr2:CỘT, hoặc --clusters)",
    "cr2 is a covariance of the clusters themselves; leave the replicates out":
      "cr2 là hiệp phương sai của chính các cụm; hãy bỏ các mẫu lặp",
    "a covariance with bias reduction": "hiệp phương sai có giảm chệch",
    "model matrix of a cluster": "ma trận mô hình của một cụm",
    "residuals of a cluster": "phần dư của một cụm",
    "proportion takes a column and a value, as in proportion(q01, 5)":
      "proportion nhận một cột và một giá trị, chẳng hạn proportion(q01, 5)",
    "quantile takes a column and a probability, as in quantile(age, 0.9)":
      "quantile nhận một cột và một xác suất, chẳng hạn quantile(age, 0.9)",
    "value": "giá trị",
    "--simultaneous %1 asks for intervals, and --no-se for none":
      "--simultaneous %1 cần khoảng tin cậy, mà --no-se thì không",
    "rule packs judge by standard errors; leave out --release or --no-se":
      "các bộ quy tắc xét theo sai số chuẩn; hãy bỏ --release hoặc --no-se",
    "the %1 interval is for shares; geometric means have wald":
      "khoảng %1 dành cho tỷ lệ; trung bình nhân dùng wald",
    "a geometric mean needs values above 0, and \"%1\" has %2 %3{other value|other values}, the first in row %4; leave them out with --where":
      "trung bình nhân cần giá trị lớn hơn 0, mà \"%1\" có %2 giá trị khác, đầu tiên ở dòng %4; hãy loại bằng --where",
    "\"%1\" tells a difference of means, since \"%2\" has two values, and rule packs judge no such number; ask for that difference, whose means they judge":
      "\"%1\" cho biết một hiệu của các trung bình, vì \"%2\" có hai giá trị, mà các bộ quy tắc không xét số như vậy; hãy hỏi chính hiệu đó, các trung bình của nó được xét",
    "there is no Gini index: nobody answered, or the total is not above 0":
      "không có hệ số Gini: không ai trả lời, hoặc tổng không lớn hơn 0",
    "--at is \"%1\"; it is a number such as 3": "--at là \"%1\"; đây phải là một số, chẳng hạn 3",
    "the largest of %1 estimates is not drawn, but of %2 at most; Bonferroni's intervals have no limit":
      "không rút mẫu giá trị lớn nhất của %1 ước lượng, mà nhiều nhất là %2; khoảng Bonferroni không có giới hạn",
    "information of a term": "thông tin của một số hạng",
    "design effects of a term": "hệ số thiết kế của một số hạng",
    "correlations of the estimates": "tương quan của các ước lượng",
    "\"%1\" has %2 %3{value|values} among the rows with an answer, and a rank test compares 2 or more":
      "\"%1\" có %2 giá trị trong các dòng có câu trả lời, mà kiểm định hạng so sánh từ 2 nhóm",
    "\"%1\" is no comparison of groups; write \"y ~ group\"":
      "\"%1\" không phải là so sánh các nhóm; hãy viết \"y ~ group\"",
    "%1 has no --by; make one test a domain with --where":
      "%1 không có --by; hãy kiểm định từng miền bằng --where",
    "--%1 is %2; it is a margin above 0, such as 5":
      "--%1 là %2; đây phải là một giới hạn lớn hơn 0, chẳng hạn 5",
    "the mean ranks of %1 groups cannot be told apart: there are too few clusters for so many groups":
      "không phân biệt được hạng trung bình của %1 nhóm: có quá ít cụm mẫu cho số nhóm này",
    "differences of mean ranks": "hiệu của các hạng trung bình",
    "the expected share of \"%1\" stands there twice":
      "tỷ lệ kỳ vọng của \"%1\" xuất hiện hai lần",
    "there is no column \"%1\" for [%2]; a value stands in quotes: %3":
      "không có cột \"%1\" cho [%2]; giá trị phải đặt trong dấu nháy: %3",
    "no row meets [%1]: %2": "không dòng nào thỏa [%1]: %2",
    "no row meets [%1], so there is nothing to estimate there":
      "không dòng nào thỏa [%1], nên không có gì để ước lượng",
    "\"%1\" is no arithmetic of statistics; write it as in mean(a) - mean(b)":
      "\"%1\" không phải là phép tính trên các thống kê; hãy viết như mean(a) - mean(b)",
    "the expected share of \"%1\" is %2; it must be above 0":
      "tỷ lệ kỳ vọng của \"%1\" là %2; giá trị này phải lớn hơn 0",
    "\"%1\" has the value %2, for which no share is expected":
      "\"%1\" có giá trị %2, mà không có tỷ lệ kỳ vọng nào cho giá trị này",
    "one expected share is no distribution; name two or more values":
      "một tỷ lệ kỳ vọng không phải là phân phối; hãy nêu từ hai giá trị",
    "expected shares": "tỷ lệ kỳ vọng", "shares": "tỷ lệ",
    "a table has two columns; with one, name the shares that it is tested against (--expected)":
      "một bảng có hai cột; với một cột, hãy nêu các tỷ lệ để kiểm định (--expected)",
    "--expected is for a table of one column; leave out \"%1\"":
      "--expected dành cho bảng một cột; hãy bỏ \"%1\"",
    "--expected has \"%1\"; write a value and its share, such as yes=0.3":
      "--expected có \"%1\"; hãy viết một giá trị và tỷ lệ của nó, chẳng hạn yes=0.3",
  ]
}
