/// Formulas: what errors say, by their templates.
extension Vietnamese {
  static let formulaErrors: [String: String] = [
    "category": "loại",
    "the second argument of factor is levels = c(\"a\", \"b\"), and there is no third one":
      "đối số thứ hai của factor là levels = c(\"a\", \"b\"), và không có đối số thứ ba",
    "relevel takes a variable and its reference, such as relevel(x, ref = \"b\")":
      "relevel nhận một biến và giá trị tham chiếu của biến, ví dụ relevel(x, ref = \"b\")",
    "levels are listed as c(\"a\", \"b\")": "các mức được liệt kê bằng c(\"a\", \"b\")",
    "factor takes a variable, such as factor(x)": "factor nhận một biến, ví dụ factor(x)",
    "the level \"%1\" stands there twice": "mức \"%1\" xuất hiện hai lần",
    "poly takes a variable and a degree, such as poly(x, 2)":
      "poly nhận một biến và một bậc, ví dụ poly(x, 2)",
    "the degree of poly is a whole number from 1 to %1, not %2":
      "bậc của poly là số nguyên từ 1 đến %1, không phải %2",
    "the third argument of poly is raw = TRUE or raw = FALSE":
      "đối số thứ ba của poly là raw = TRUE hoặc raw = FALSE",
    "the power of a formula is a whole number from 1 to 20":
      "lũy thừa trong công thức là số nguyên từ 1 đến 20",
    "expected ) instead of %1": "cần ) thay cho %1",
    "only 0 and 1 stand alone, for the constant; write I(2 * x) or I(x^2)":
      "chỉ 0 và 1 được đứng một mình, cho hằng số; hãy viết I(2 * x) hoặc I(x^2)",
    "an offset can only be added": "phần offset chỉ có thể được cộng vào",
    "expected a variable instead of %1": "cần một biến thay cho %1",
    "there are no columns for . to stand for; name the terms":
      "không có cột nào để dấu . thay cho; hãy nêu tên các số hạng",
    "the parenthesis is opened and never closed": "dấu ngoặc được mở mà không được đóng",
    "a polynomial can stand among the terms only": "đa thức chỉ được đứng giữa các số hạng",
    "expected a variable": "cần một biến",
    "formula": "công thức",
    "a formula has a ~ in it, such as y ~ x": "công thức phải có dấu ~, ví dụ y ~ x",
    "expected + or another operator instead of %1": "cần + hoặc một phép toán khác thay cho %1",
    "%1 stands on both sides of ~": "%1 đứng ở cả hai bên dấu ~",
    "more than %1 terms": "nhiều hơn %1 số hạng",
    "%1 needs numbers and %2 is text; leave out poly()":
      "%1 cần các số mà %2 là văn bản; hãy bỏ poly()",
    "no row is left: the levels of %1 in the formula list none of its values (%2%3); list them":
      "không còn dòng nào: các mức của %1 trong công thức không có giá trị nào của biến này (%2%3); hãy liệt kê các giá trị đó",
    "no row has an answer in all of %1; look at the missing codes and the condition":
      "không có dòng nào có câu trả lời ở tất cả các cột %1; hãy xem lại mã không trả lời và điều kiện (--missing, --where)",
    "a model of %1 %2{column|columns} on %3 %4{row|rows}": "mô hình gồm %1 cột trên %3 dòng",
    "the offset %1 must be a number": "phần offset %1 phải là số",
    "%1 is \"%2\" in every row used, so it explains nothing; leave it out of the formula":
      "%1 là \"%2\" ở mọi dòng được dùng nên không giải thích được gì; hãy bỏ biến này khỏi công thức",
    "the formula makes more than %1 columns; leave out terms or categories":
      "công thức tạo ra hơn %1 cột; hãy bỏ bớt số hạng hoặc loại",
    "%1 is text (\"%2\") in %3 and was a number in the fit; write numbers":
      "%1 là văn bản (\"%2\") trong %3 mà khi ước lượng là số; hãy viết bằng số",
    "%1 is \"%2\" in row %3 of %4, and the fit has no such category (%5%6); leave the row out":
      "%1 là \"%2\" ở dòng %3 của %4, mà mô hình đã ước lượng không có loại này (%5%6); hãy bỏ dòng này",
    "%1 has no column \"%2\", which the formula %3 needs; add it":
      "%1 không có cột \"%2\" mà công thức %3 cần; hãy thêm cột này",
    "%1 has no derivative in row %2, so \"%3\" has no effect there; leave the row out":
      "%1 không có đạo hàm ở dòng %2 nên \"%3\" không có tác động ở đó; hãy bỏ dòng này (--where)",
    "%1 has %2 %3{different value|different values}; a polynomial of degree %4 needs more than %5":
      "%1 có %2 giá trị khác nhau; đa thức bậc %4 cần nhiều hơn %5",
    "expected + or another operator instead of %1; a name with a blank stands between backticks: `%2`":
      "cần + hoặc một phép toán khác thay cho %1; tên có dấu cách thì viết giữa hai dấu nháy ngược: `%2`",
  ]
}
