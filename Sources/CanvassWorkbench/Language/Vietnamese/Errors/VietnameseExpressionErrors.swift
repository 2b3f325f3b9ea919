/// Conditions and derived columns: what errors say, by their templates.
extension Vietnamese {
  static let expressionErrors: [String: String] = [
    "if": "if",
    "if gives %1, which is %2, or %3, which is %4; both must be of one type":
      "if cho %1, là %2, hoặc %3, là %4; cả hai phải cùng một kiểu",
    "%1 needs text and %2 is %3; make text of it with text(…)":
      "%1 cần văn bản mà %2 là %3; hãy đổi thành văn bản bằng text(…)",
    "replace needs something to look for; '' stands everywhere":
      "replace cần một chuỗi để tìm; '' có ở mọi chỗ",
    "substr": "substr",
    "substr counts letters from 1, and their number is 0 or more":
      "substr đếm chữ từ 1, và số chữ phải từ 0 trở lên",
    "%1 compares %2, which is text, with %3, which is %4%5":
      "%1 so sánh %2, là văn bản, với %3, là %4%5",
    "; write '%1' in quotes": "; hãy viết '%1' trong dấu nháy",
    "a list holds numbers and quoted text, not %1":
      "một danh sách gồm các số và văn bản trong dấu nháy, không phải %1",
    "column \"%1\"": "cột \"%1\"",
    "true": "true",
    "false": "false",
    "NA": "NA",
    "a result of arithmetic": "kết quả của phép tính",
    "%1 needs a condition and %2 is a number; compare it, as in x != 0":
      "%1 cần một điều kiện mà %2 là số; hãy so sánh, ví dụ x != 0",
    "%1 needs a condition and %2 is text; compare it, as in x == 'yes'":
      "%1 cần một điều kiện mà %2 là văn bản; hãy so sánh, ví dụ x == 'yes'",
    "a condition": "một điều kiện",
    "this is a number and not a condition that holds or does not; compare it, as in %1 > 0":
      "đây là số chứ không phải điều kiện đúng hay sai; hãy so sánh, ví dụ %1 > 0",
    "this is text and not a condition that holds or does not; compare it, as in %1 == 'yes'":
      "đây là văn bản chứ không phải điều kiện đúng hay sai; hãy so sánh, ví dụ %1 == 'yes'",
    "%1 needs numbers and %2 is text": "%1 cần các số mà %2 là văn bản",
    "expression \"%1\": %2": "biểu thức \"%1\": %2",
    "there is no effect of a small change in \"%1\" through %2; derive a column of it and put that into the formula":
      "không có tác động của một thay đổi nhỏ ở \"%1\" qua %2; hãy tạo một cột từ đó (--derive) và đưa cột này vào công thức",
    "more than %1 operators; use in [...]": "nhiều hơn %1 phép toán; hãy dùng in [...]",
    " after %1": " sau %1",
    "expected a value%1 instead of %2": "cần một giá trị%1 thay cho %2",
    "function": "hàm",
    "expected , or ) instead of %1": "cần , hoặc ) thay cho %1",
    "3 values: if(condition, then, else)": "3 giá trị: if(điều kiện, nếu đúng, nếu sai)",
    "at least 2 values": "ít nhất 2 giá trị",
    "sep is quoted text, not %1": "sep là văn bản trong dấu nháy, không phải %1",
    "3 values: replace(text, old, new)": "3 giá trị: replace(văn bản, cũ, mới)",
    "2 or 3 values: substr(text, start, length)":
      "2 hoặc 3 giá trị: substr(văn bản, bắt đầu, độ dài)",
    "2 values: %1(text, part)": "2 giá trị: %1(văn bản, phần)",
    "1 value": "1 giá trị",
    "expected a list such as [1, 2] after in, instead of %1":
      "cần một danh sách như [1, 2] sau in, thay cho %1",
    "expected , or %1 instead of %2": "cần , hoặc %1 thay cho %2",
    "NA equals nothing; ask is_missing(x) for missing answers":
      "NA không bằng giá trị nào; hãy dùng is_missing(x) để tìm câu trả lời khuyết",
    "a list holds numbers and quoted text; write '%1'":
      "một danh sách gồm các số và văn bản trong dấu nháy; hãy viết '%1'",
    "expected a number or quoted text instead of %1":
      "cần một số hoặc văn bản trong dấu nháy thay cho %1",
    "%1 closes nothing": "%1 không đóng ngoặc nào",
    "expected an operator such as == or && instead of %1":
      "cần một phép toán như == hoặc && thay cho %1",
    "expected %1 instead of %2": "cần %1 thay cho %2",
    "expression": "biểu thức",
    "comparisons do not chain; write a < x && x < b":
      "không thể nối các phép so sánh; hãy viết a < x && x < b",
    "a number": "số",
    "true or false": "giá trị đúng hay sai",
    "the end": "phần cuối",
    "%1 \"%2\", character %3: %4": "%1 \"%2\", ký tự %3: %4",
    "%1 \"%2\" has more than %3 parentheses or signs within each other (at character %4); take out those that say nothing, or make a column of a part of it first":
      "%1 \"%2\" có hơn %3 dấu ngoặc hoặc dấu lồng vào nhau (ở ký tự %4); hãy bỏ những dấu thừa, hoặc trước hết tạo một cột từ một phần",
    "the number %1 is too large": "số %1 quá lớn",
    "the quote %1 is opened and never closed": "dấu nháy %1 được mở mà không được đóng",
    "a single = is not a comparison; write ==":
      "một dấu = không phải là phép so sánh; hãy viết ==",
    "the character %1 has no meaning here": "ký tự %1 không có nghĩa ở đây",
    "expected an operator such as == or && instead of %1; a name with a blank stands between backticks: `%2`":
      "cần một phép toán như == hoặc && thay cho %1; tên có dấu cách thì viết giữa hai dấu nháy ngược: `%2`",
  ]
}
