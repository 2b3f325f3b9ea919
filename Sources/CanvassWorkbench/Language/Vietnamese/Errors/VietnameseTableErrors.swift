/// Files and columns: what errors say, by their templates.
extension Vietnamese {
  static let tableErrors: [String: String] = [
    "\"%1\": columns %2 and %3 are both called \"%4\"; rename one":
      "\"%1\": cột %2 và cột %3 cùng có tên \"%4\"; hãy đổi tên một cột",
    "\"%1\" is in UTF-16; save it as CSV in UTF-8":
      "\"%1\" ở dạng UTF-16; hãy lưu lại dưới dạng CSV theo UTF-8",
    "\"%1\" is empty": "\"%1\" không có nội dung",
    "\"%1\": the header is very long": "\"%1\": dòng tiêu đề quá dài",
    "\"%1\" has no name for any column; its first line must be a header":
      "\"%1\" không có tên cho cột nào; dòng đầu tiên phải là dòng tiêu đề",
    "\"%1\" is not a text file (it has NUL bytes); save it as CSV in UTF-8":
      "\"%1\" không phải là tệp văn bản (có byte NUL); hãy lưu lại dưới dạng CSV theo UTF-8",
    "\"%1\", line %2: the text is not UTF-8; convert it first, for example iconv -f WINDOWS-1258 -t UTF-8":
      "\"%1\", dòng %2: văn bản không theo UTF-8; hãy chuyển mã trước, ví dụ iconv -f WINDOWS-1258 -t UTF-8",
    "\"%1\", line %2: a quote is opened here and never closed; close it, or double it if it belongs to the text":
      "\"%1\", dòng %2: dấu nháy mở ở đây không được đóng; hãy đóng lại, hoặc viết hai lần nếu dấu nháy thuộc về văn bản",
    "\"%1\", line %2: there is text behind a closing quote; double the quotes inside a quoted cell":
      "\"%1\", dòng %2: có văn bản sau dấu nháy đóng; trong ô có dấu nháy, hãy viết dấu nháy hai lần",
    "put a cell that has the delimiter in it in quotes":
      "hãy đặt ô có chứa dấu phân cách trong dấu nháy",
    "fill the row up or take it out": "hãy điền đủ dòng này hoặc bỏ dòng này ra",
    "\"%1\", line %2: found %3 %4{cell|cells} where the header has %5; %6":
      "\"%1\", dòng %2: có %3 ô trong khi dòng tiêu đề có %5; %6",
    "\"%1\" has a header but no rows": "\"%1\" có dòng tiêu đề nhưng không có dòng dữ liệu nào",
    "column": "cột",
    "column %1 is called \"%2\"": "cột %1 được gọi là \"%2\"",
    "\"%1\" has a column without a name: %2": "\"%1\" có một cột không có tên: %2",
    "\"%1\" has columns without a name: %2%3": "\"%1\" có các cột không có tên: %2%3",
    "\"%1\" has changed since it was opened; open it again":
      "\"%1\" đã thay đổi từ khi được mở; hãy mở lại",
    "column \"%1\" has more than 1,000 different numbers, so it has no categories; ask for its mean, or derive groups (group=floor(%2 / 10))":
      "cột \"%1\" có hơn 1.000 số khác nhau nên không có các loại; hãy tính trung bình, hoặc tạo các nhóm (--derive \"group=floor(%2 / 10)\")",
    "text": "văn bản",
    "\"%1\" in row %2": "\"%1\" ở dòng %2",
    "holds text": "chứa văn bản",
    "holds text (\"%1\") in row %2": "chứa văn bản (\"%1\") ở dòng %2",
    "other cells are TRUE or FALSE; derive a condition (%1=lower(%2) in [%3])":
      "các ô khác là TRUE hoặc FALSE; hãy tạo một điều kiện (--derive \"%1=lower(%2) in [%3]\")",
    "%1=number(%2)": "--derive \"%1=number(%2)\"",
    "replace(%1, '%2', '%3')": "replace(%1, '%2', '%3')",
    "%1 seems to separate thousands": "%1 có vẻ dùng để phân cách hàng nghìn",
    "a no-break space": "dấu cách không ngắt dòng",
    "\"%1\" may separate thousands (%2) or decimals (%3)":
      "\"%1\" có thể phân cách hàng nghìn (%2) hoặc phần thập phân (%3)",
    "the comma seems to separate decimals": "dấu phẩy có vẻ phân cách phần thập phân",
    "the point seems to separate decimals": "dấu chấm có vẻ phân cách phần thập phân",
    "\"%1\" seems to be a unit": "\"%1\" có vẻ là đơn vị",
    "%1; make numbers of it (%2)": "%1; hãy đổi thành số (%2)",
    "no column fits \"%1\"; there are %2": "không có cột nào khớp với \"%1\"; có các cột %2",
    "the range \"%1\" runs backwards: in the file \"%2\" comes before \"%3\"; write \"%4-%5\"":
      "khoảng \"%1\" bị ngược: trong tệp, \"%2\" đứng trước \"%3\"; hãy viết \"%4-%5\"",
    "\"%1\" was changed while it was being read; wait until it is written to its end, then try again":
      "\"%1\" bị thay đổi trong khi đang đọc; hãy đợi đến khi tệp được ghi xong rồi thử lại",
    "there is no such file": "không có tệp này",
    "it is a folder, not a file": "đó là thư mục, không phải tệp",
    "it is closed": "tệp đã đóng",
    "you have no permission to read it": "bạn không có quyền đọc tệp này",
    "cannot read \"%1\": %2": "không đọc được \"%1\": %2",
    "reading \"%1\"": "việc đọc \"%1\"",
    "cannot read \"%1\": it is not a plain file; save the data in one first":
      "không đọc được \"%1\": đây không phải là tệp thông thường; trước hết hãy lưu dữ liệu vào một tệp",
    "cannot read \"%1\": it is not a whole gzip file; make it again with gzip, or take the ending .gz off if it is plain text":
      "không đọc được \"%1\": đây không phải là tệp gzip hoàn chỉnh; hãy nén lại bằng gzip, hoặc bỏ đuôi .gz nếu là văn bản thường",
    "%1, of which %2 MB are unpacked so far,": "%1, trong đó đến nay đã giải nén %2 MB,",
    "cannot read \"%1\": the gzip file is cut off or damaged":
      "không đọc được \"%1\": tệp gzip bị cắt ngang hoặc bị hỏng",
    "\"%1\" cannot be copied to the folder \"%2\" for reading: %3; name another folder in TMPDIR":
      "không chép được \"%1\" vào thư mục \"%2\" để đọc: %3; hãy nêu thư mục khác trong TMPDIR",
    "cannot read the file: its name is empty; give the path of one":
      "không đọc được tệp: tên tệp để trống; hãy nêu đường dẫn",
    "\"%1\" is not a text file in UTF-8": "\"%1\" không phải là tệp văn bản theo UTF-8",
    "cannot read \"%1\": there is not enough memory": "không đọc được \"%1\": không đủ bộ nhớ",
    "cannot read \"%1\": its gzip data are cut off or damaged":
      "không đọc được \"%1\": dữ liệu gzip bị cắt ngang hoặc bị hỏng",
    "cannot read the data: the name of the file is empty; give the path of one":
      "không đọc được dữ liệu: tên tệp để trống; hãy nêu đường dẫn",
    "cannot read \"%1\": its ending is not one of %2":
      "không đọc được \"%1\": đuôi tệp không phải là một trong %2",
    "the name of the output file is empty": "tên của tệp kết quả để trống",
    "\"%1\" is a folder; give the name of a file in it":
      "\"%1\" là thư mục; hãy nêu tên một tệp trong đó",
    "\"%1\" cannot be written: there is no folder \"%2\"; make it first":
      "không ghi được \"%1\": không có thư mục \"%2\"; hãy tạo thư mục đó trước",
    "\"%1\" cannot be written: you have no right to write in that folder":
      "không ghi được \"%1\": bạn không có quyền ghi vào thư mục đó",
    "\"%1\" cannot be written: %2": "không ghi được \"%1\": %2",
    "there is no %1 \"%2\"%3; a name with blanks, such as \"%4\", is written in quotes":
      "không có %1 \"%2\"%3; tên có dấu cách, như \"%4\", thì viết trong dấu nháy",
    " in column \"%1\"": " trong cột \"%1\"",
    "there is no %1 \"%2\"%3; did you mean \"%4\"?": "không có %1 \"%2\"%3; có phải là \"%4\"?",
    "there is no %1 \"%2\"%3": "không có %1 \"%2\"%3",
    "there is no %1 \"%2\"%3; there are %4": "không có %1 \"%2\"%3; hiện có %4",
    "there is no %1 \"%2\"%3; there are %4 and %5 more":
      "không có %1 \"%2\"%3; hiện có %4 và %5 mục khác",
    "there is not enough memory: %1 needs about %2 MB more, and %3 MB are left%4; allow it more memory, or ask for fewer columns at a time or of a smaller file":
      "không đủ bộ nhớ: %1 cần thêm khoảng %2 MB, mà chỉ còn %3 MB%4; hãy cho phép dùng thêm bộ nhớ, mỗi lần yêu cầu ít cột hơn, hoặc dùng tệp nhỏ hơn",
    " of the %1 MB that the program may use (ulimit %2)":
      " trong số %1 MB mà chương trình được dùng (ulimit %2)",
    " of the %1 MB of its control group": " trong số %1 MB của nhóm điều khiển",
    " on this machine": " trên máy này",
    "interrupted": "đã ngắt",
    "%1 or %2": "%1 hoặc %2",
    "%1 and %2": "%1 và %2",
    "\"%1\" ends its lines with carriage returns alone, as old Macintosh programs do; save it with the line ends of today, for example by tr '\\r' '\\n'":
      "\"%1\" kết thúc dòng chỉ bằng ký tự về đầu dòng (CR), như các chương trình Macintosh cũ; hãy lưu lại với dấu xuống dòng thông thường, ví dụ bằng tr '\\r' '\\n'",
    "there is no such file or folder":
      "không có tệp hoặc thư mục đó",
    "the disk is full":
      "đĩa đã đầy",
    "the quota of disk space is used up":
      "đã dùng hết hạn mức dung lượng đĩa",
    "you have no right to it":
      "bạn không có quyền với tệp đó",
    "that disk can be read and not written":
      "đĩa đó chỉ đọc được, không ghi được",
    "the device reports an error":
      "thiết bị báo lỗi",
    "its name is too long":
      "tên quá dài",
    "too many files are open":
      "có quá nhiều tệp đang mở",
  ]
}
