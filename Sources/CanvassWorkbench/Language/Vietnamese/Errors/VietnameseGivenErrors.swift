/// Small tables that stand in files: what errors say, by their templates.
extension Vietnamese {
  static let givenErrors: [String: String] = [
    "\"%1\" has no column \"%2\"; a table of %3 has the columns %4 (the file has %5)":
      "\"%1\" không có cột \"%2\"; bảng %3 gồm các cột %4 (tệp có %5)",
    "\"%1\" has a column \"%2\", which such a table does not have; did you mean \"%3\"?":
      "\"%1\" có cột \"%2\" mà loại bảng này không có; có phải là \"%3\"?",
    "\"%1\" has a column \"%2\", which such a table does not have; it has %3; leave the others out":
      "\"%1\" có cột \"%2\" mà loại bảng này không có; các cột của bảng là %3; hãy bỏ các cột khác",
    "\"%1\" has no %2 below its header": "\"%1\" không có %2 nào dưới dòng tiêu đề",
    "\"%1\": the %2 is missing in line %3": "\"%1\": %2 bị khuyết ở dòng %3",
    "\"%1\": \"%2\" stands there twice, again in line %3":
      "\"%1\": \"%2\" xuất hiện hai lần, lần nữa ở dòng %3",
    "\"%1\": the %2 in line %3 is \"%4\"; write all digits without points, commas or blanks between them":
      "\"%1\": %2 ở dòng %3 là \"%4\"; hãy viết liền các chữ số, không dùng dấu chấm, dấu phẩy hay dấu cách ở giữa",
    "\"%1\": the %2 in line %3 is \"%4\"; a number is needed":
      "\"%1\": %2 ở dòng %3 là \"%4\"; cần một con số",
    "\"%1\": the %2 in line %3 is \"%4\"; a number of %5 or more is needed":
      "\"%1\": %2 ở dòng %3 là \"%4\"; cần một số từ %5 trở lên",
    "\"%1\": the count in line %2 is \"%3\"; counts are whole numbers, not negative":
      "\"%1\": count ở dòng %2 là \"%3\"; số đếm là số nguyên không âm",
    "targets": "mục tiêu", "estimates": "ước lượng", "published figures": "số liệu công bố",
    "scores": "điểm", "strata": "tầng", "parts of a crosswalk": "phần chuyển đổi",
    "counts": "số đếm", "dispositions": "kết quả tiếp cận",
  ]
}
