import Foundation
import Testing

/// What goes wrong is said in the language of `--lang`; English is what it was.
@Suite("The language of errors")
struct ErrorLanguageTests {
  private static let data = """
    x,y,g,h,w,t
    1,2,a,1,1,1.000
    2,1,a,2,2,"2.000,5"
    3,4,b,3,1,3.000
    4,4,b,3,2,4.000

    """

  /// A line, its error in English and in Vietnamese.
  static let errors: [(line: String, english: String, vietnamese: String)] = [
    (
      "mean z", "there is no column \"z\"; there are x, y, g, h, w, t",
      "không có cột \"z\"; hiện có x, y, g, h, w, t"
    ),
    (
      "mean gg", "there is no column \"gg\"; did you mean \"g\"?",
      "không có cột \"gg\"; có phải là \"g\"?"
    ),
    (
      "mean x --where 'x > 9'",
      "no row meets the condition (--where), so there is nothing to estimate",
      "không có dòng nào thỏa điều kiện (--where) nên không có gì để ước lượng"
    ),
    (
      "mean x --where 'x >'",
      "expression \"x >\", character 4: expected a value after > instead of the end",
      "biểu thức \"x >\", ký tự 4: cần một giá trị sau > thay cho phần cuối"
    ),
    (
      "mean x --where 'x > 1 and y'",
      "expression \"x > 1 and y\": && needs a condition and column \"y\" is a number; compare it, as in x != 0",
      "biểu thức \"x > 1 and y\": && cần một điều kiện mà cột \"y\" là số; hãy so sánh, ví dụ x != 0"
    ),
    (
      "mean x --strata g --clusters h",
      "stratum \"b\" has one cluster, so its variance cannot be estimated; merge it with another or choose a "
        + "lonely-cluster rule (--lonely adjust)",
      "tầng \"b\" chỉ có một cụm mẫu nên không ước lượng được phương sai của tầng; hãy gộp với tầng khác hoặc "
        + "chọn một quy tắc cho tầng chỉ có một cụm mẫu (--lonely adjust)"
    ),
    (
      "mean x --fpc y",
      "the population size \"y\" (--fpc) takes two values in stratum (the whole sample), 2 and 1 (row 2); it must be "
        + "the same for all rows of a stratum",
      "quy mô tổng thể \"y\" (--fpc) có hai giá trị trong tầng (toàn mẫu), 2 và 1 (dòng 2); giá trị này phải như nhau "
        + "ở mọi dòng của một tầng"
    ),
    (
      "mean x --clusters g,h --derive n=10 --derive m=5 --fpc n,m",
      "stratum of cluster \"b\" has one cluster at stage 2, so its variance cannot be estimated; merge it with "
        + "another or choose a lonely-cluster rule (--lonely adjust)",
      "tầng của cụm mẫu \"b\" chỉ có một cụm mẫu ở giai đoạn 2 nên không ước lượng được phương sai của tầng; hãy gộp "
        + "với tầng khác hoặc chọn một quy tắc cho tầng chỉ có một cụm mẫu (--lonely adjust)"
    ),
    (
      "mean x --weights g",
      "the weight \"g\" is \"a\" in row 1; weights must be finite numbers that are not negative",
      "quyền số \"g\" là \"a\" ở dòng 1; quyền số phải là số hữu hạn và không âm"
    ),
    (
      "mean g",
      "column \"g\" holds text (\"a\") in row 1, and a number is needed; ask for its proportions, or list the "
        + "code as missing (--missing)",
      "cột \"g\" chứa văn bản (\"a\") ở dòng 1, mà ở đây cần số; hãy tính các tỷ lệ của cột này, hoặc nêu mã "
        + "đó là không trả lời (--missing)"
    ),
    (
      "mean t",
      "column \"t\" holds text (\"2.000,5\") in row 2, and a number is needed; \".\" seems to separate "
        + "thousands; make numbers of it (--derive \"t2=number(replace(replace(t, '.', ''), ',', '.'))\")",
      "cột \"t\" chứa văn bản (\"2.000,5\") ở dòng 2, mà ở đây cần số; \".\" có vẻ dùng để phân cách hàng "
        + "nghìn; hãy đổi thành số (--derive \"t2=number(replace(replace(t, '.', ''), ',', '.'))\")"
    ),
    (
      "mean x --level 95",
      "--level is 95; it must lie between 0 and 1; for 95 % say 0.95; see canvass mean --help",
      "--level là 95; giá trị này phải nằm giữa 0 và 1; với 95% hãy viết 0.95; xem canvass mean --help"
    ),
    (
      "mean x --by g --by h", "--by is there twice; separate the values by commas",
      "--by được nêu hai lần; hãy ngăn cách các giá trị bằng dấu phẩy"
    ),
    (
      "maen x", "there is no verb \"maen\"; did you mean \"mean\"? (canvass --help lists them)",
      "không có lệnh \"maen\"; có phải là \"mean\"? (canvass --help liệt kê các lệnh)"
    ),
    (
      "regress 'y ~ x + (g'",
      "formula \"y ~ x + (g\", character 11: expected ) instead of the end",
      "công thức \"y ~ x + (g\", ký tự 11: cần ) thay cho phần cuối"
    ),
    (
      "regress 'g ~ x'",
      "\"g\" holds text (\"a\"), and gaussian regression explains numbers; for two outcomes say --family logistic",
      "\"g\" chứa văn bản (\"a\"), mà hồi quy gaussian giải thích các số; nếu có hai kết quả, hãy dùng --family "
        + "logistic"
    ),
    (
      "regress 'y ~ x + I(x^2) + I(x^3)'",
      "4 rows are too few for a model with 4 parameters; leave terms out or use more rows",
      "4 dòng là quá ít cho mô hình có 4 tham số; hãy bỏ bớt số hạng hoặc dùng thêm dòng"
    ),
    (
      "factors x y w --factors 0",
      "--factors is 0; it must be 1 or more; see canvass factors --help",
      "--factors là 0; giá trị này phải từ 1 trở lên; xem canvass factors --help"
    ),
    (
      "factors x", "factors needs at least 2 columns, and there is only \"x\"",
      "factors cần ít nhất 2 cột, mà hiện chỉ có \"x\""
    ),
    (
      "cfa --factor f=x",
      "the factor \"f\" has one item (\"x\"), and one item cannot tell what it measures from "
        + "what is its own; give the factor two more, or leave it out",
      "nhân tố \"f\" chỉ có một tiêu chí (\"x\"), mà một tiêu chí không tách được phần đo nhân tố với phần "
        + "riêng; hãy cho nhân tố thêm hai tiêu chí, hoặc bỏ nhân tố này"
    ),
    (
      "diagnose --items x,y --field g --scale 1-5",
      "which answers count as satisfied? Say --satisfied 4,5, or scale: satisfied: in the study",
      "những mức nào được tính là hài lòng? Hãy viết --satisfied 4,5, hoặc scale: satisfied: trong nghiên cứu"
    ),
    (
      "mean x --output no/such.json",
      "\"no/such.json\" cannot be written: there is no folder \"no\"; make it first",
      "không ghi được \"no/such.json\": không có thư mục \"no\"; hãy tạo thư mục đó trước"
    ),
    (
      "mean x --study s.yml",
      "\"s.yml\", line 2: there is no key \"strat\" in design; did you mean \"strata\"?",
      "\"s.yml\", dòng 2: không có khóa \"strat\" trong design; có phải là \"strata\"?"
    ),
  ]

  @Test("the same error in both languages", arguments: errors)
  func languages(_ error: (line: String, english: String, vietnamese: String)) throws {
    let program = try Program()
    try program.file("d.csv", Self.data)
    try program.file("s.yml", "data: d.csv\ndesign: {strat: g}\n")
    let line = error.line.contains("--study") ? error.line : "\(error.line) --data d.csv"
    let english = try program.run(Program.words(line))
    #expect(english.errors == "canvass: error: \(error.english)\n")
    let vietnamese = try program.run(Program.words("\(line) --lang vi"))
    #expect(vietnamese.errors == "canvass: lỗi: \(error.vietnamese)\n")
    #expect(english.status != 0 && vietnamese.status == english.status)
  }
}
