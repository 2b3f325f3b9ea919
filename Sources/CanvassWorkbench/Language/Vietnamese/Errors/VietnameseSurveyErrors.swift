/// Surveys and fields: what errors say, by their templates.
extension Vietnamese {
  static let surveyErrors: [String: String] = [
    "no data": "không có dữ liệu",
    "there is no answer in %1, so there is nothing to estimate; look at the missing codes and the condition (--missing, --where)":
      "không có câu trả lời nào ở %1 nên không có gì để ước lượng; hãy xem lại mã không trả lời và điều kiện (--missing, --where)",
    "no %1 of %2 exists as a number: what it divides by is zero, or its values are too large":
      "%1 của %2 không tồn tại như một số: mẫu số bằng 0, hoặc các giá trị quá lớn",
    "nobody with a field of service has answered an item, so there is nothing to diagnose; look at the missing codes and the condition (--missing, --where)":
      "không có ai thuộc một lĩnh vực đã trả lời tiêu chí nào nên không có gì để chẩn đoán; hãy xem lại mã không trả lời và điều kiện (--missing, --where)",
    "--field and --fields exclude each other: either a column names the field of a row, or everyone was asked about every field":
      "--field và --fields loại trừ nhau: hoặc một cột nêu lĩnh vực của mỗi dòng, hoặc mọi người được hỏi về mọi lĩnh vực",
    "--items is for surveys in which a column names the field; here the items are those of the fields (--fields, or fields: in the study)":
      "--items dành cho khảo sát có một cột nêu lĩnh vực; ở đây các tiêu chí là của các lĩnh vực (--fields, hoặc fields: trong nghiên cứu)",
    "the field \"%1\" is named twice in --fields; name each once":
      "lĩnh vực \"%1\" được nêu hai lần trong --fields; hãy nêu mỗi lĩnh vực một lần",
    "item \"%1\" is in two fields, \"%2\" and \"%3\"; an item belongs to one":
      "tiêu chí \"%1\" nằm trong hai lĩnh vực, \"%2\" và \"%3\"; mỗi tiêu chí chỉ thuộc một lĩnh vực",
    "which answers does the scale have? Say --scale 1-5, or scale: in the study":
      "thang đo có những mức trả lời nào? Hãy viết --scale 1-5, hoặc scale: trong nghiên cứu",
    "which answers count as satisfied? Say --satisfied 4,5, or scale: satisfied: in the study":
      "những mức nào được tính là hài lòng? Hãy viết --satisfied 4,5, hoặc scale: satisfied: trong nghiên cứu",
    "dimension \"%1\" has the item \"%2\", which is in no field (--fields, or fields: in the study)":
      "yếu tố \"%1\" có tiêu chí \"%2\" không thuộc lĩnh vực nào (--fields, hoặc fields: trong nghiên cứu)",
    "dimension \"%1\" has the item \"%2\", which is not among --items":
      "yếu tố \"%1\" có tiêu chí \"%2\" không nằm trong --items",
    "which columns are the items? Say --items q01-q22, --dimension access=q01-q03, or dimensions: in the study":
      "những cột nào là tiêu chí? Hãy viết --items q01-q22, --dimension access=q01-q03, hoặc dimensions: trong nghiên cứu",
    "which column holds the field of service? Say --field COLUMN, or field: in the study; where everyone was asked about every field, say --fields land=k01-k05 for each, or fields: in the study":
      "cột nào nêu lĩnh vực? Hãy viết --field CỘT, hoặc field: trong nghiên cứu; nếu mọi người được hỏi về mọi lĩnh vực, hãy viết --fields land=k01-k05 cho mỗi lĩnh vực, hoặc fields: trong nghiên cứu",
    "the field column \"%1\" is also among the items":
      "cột lĩnh vực \"%1\" cũng nằm trong các tiêu chí",
    "item \"%1\" has the answer \"%2\", which is not on the scale %3–%4 of the study; list it with all that mean no answer (--missing, or scale: missing:), or give another scale (scale: values:)":
      "tiêu chí \"%1\" có câu trả lời \"%2\" không nằm trên thang đo %3–%4 của nghiên cứu; hãy nêu mã này cùng mọi mã không trả lời (--missing, hoặc scale: missing:), hoặc nêu thang đo khác (scale: values:)",
    "derived column \"%1\" is used before it is made; a derived column is made from columns of the file and from those derived before it":
      "cột suy ra \"%1\" được dùng trước khi được tạo; một cột suy ra được tạo từ các cột của tệp và từ những cột suy ra trước nó",
    "\"%1\", design.%2: %3": "\"%1\", design.%2: %3",
    "%1 (\"%2\" is not the data file of \"%3\", whose design asks for that column: %4; if the design does not hold for these data, leave the study out)":
      "%1 (\"%2\" không phải là tệp dữ liệu của \"%3\", mà thiết kế mẫu của nghiên cứu cần cột đó: %4; nếu thiết kế mẫu này không đúng cho dữ liệu, hãy bỏ nghiên cứu ra)",
    "types: %1": "types: %1",
    "\"%1\", data: %2": "\"%1\", dữ liệu: %2",
  ]
}
