/// Ranks, and estimates that stand in files: what errors say, by their templates.
extension Vietnamese {
  static let rankErrors: [String: String] = [
    "%1 %2{draw|draws} of %3 %4{rank|ranks}": "%1 lần rút của %3 thứ hạng",
    "covariance of the units": "hiệp phương sai của các đơn vị",
    "covariance": "hiệp phương sai",
    "--best is %1; it must be 1 or more": "--best là %1; giá trị này phải từ 1 trở lên",
    "--draws is %1; it must be from 100 to 10000000":
      "--draws là %1; giá trị này phải từ 100 đến 10000000",
    "--freedom is %1; it must be above 0": "--freedom là %1; giá trị này phải lớn hơn 0",
    "give columns of data, --estimates or --counts, one of them":
      "hãy nêu các cột dữ liệu, --estimates hoặc --counts, chỉ một trong số đó",
    "what is ranked? Name a column with --by, or give a table (--estimates FILE, --counts FILE)":
      "xếp hạng gì? Hãy nêu một cột cùng --by, hoặc một bảng (--estimates TỆP, --counts TỆP)",
    "--covariance and --freedom belong to --estimates; data have their own":
      "--covariance và --freedom đi cùng --estimates; dữ liệu có sẵn của mình",
    "--shares and the options of data and design are for data; leave them out beside a table":
      "--shares và các tùy chọn về dữ liệu, thiết kế mẫu dành cho dữ liệu; hãy bỏ chúng khi dùng bảng",
    "counts are compared exactly and adjusted by Holm; leave --adjustment out":
      "số đếm được so sánh chính xác và hiệu chỉnh theo Holm; hãy bỏ --adjustment",
    "--by ranks the cells of \"%1\" and --shares its values; give one of them, and for the values in a cell --where":
      "--by xếp hạng các ô của \"%1\", còn --shares xếp hạng các giá trị; hãy chọn một, và dùng --where để xếp hạng giá trị trong một ô",
    "rank takes one column with --by or --shares, or several without":
      "rank nhận một cột cùng --by hoặc --shares, hoặc nhiều cột nếu không có các tùy chọn đó",
    "one column gives one number for everybody; rank its cells (--by A) or its values (--shares), or name several columns":
      "một cột chỉ cho một con số chung; hãy xếp hạng các ô của cột (--by A) hoặc các giá trị (--shares), hoặc nêu nhiều cột",
    "no unit has an estimate with a variance, so there is nothing to rank":
      "không có đơn vị nào có ước lượng cùng phương sai nên không có gì để xếp hạng",
    "\"%1\" has no count above 0, so there is nothing to rank":
      "\"%1\" không có số đếm nào lớn hơn 0 nên không có gì để xếp hạng",
    "\"%1\" is no covariance of these estimates: %2":
      "\"%1\" không phải là hiệp phương sai của các ước lượng này: %2",
    "it has %1 %2{line|lines} below the header and %3 %4{column|columns} of numbers, and must have as many of both":
      "bảng có %1 dòng dưới tiêu đề và %3 cột số, mà hai số này phải bằng nhau",
    "it has no column \"%1\" (it has %2)": "bảng không có cột \"%1\" (bảng có %2)",
    "line %1, column \"%2\" has no finite number": "dòng %1, cột \"%2\" không có số hữu hạn",
    "it is not symmetric: \"%1\" with \"%2\" is %3, and across the diagonal %4":
      "ma trận không đối xứng: \"%1\" với \"%2\" là %3, còn phía bên kia đường chéo là %4",
    "the variance of \"%1\" is negative, %2": "phương sai của \"%1\" là số âm, %2",
    "--best is %1, more than the %2 %3{unit|units} that can be ranked":
      "--best là %1, nhiều hơn %2 đơn vị có thể xếp hạng",
    "the standard error of \"%1\" is %2, and the root of its variance here %3":
      "sai số chuẩn của \"%1\" là %2, còn căn bậc hai của phương sai ở đây là %3",
    "some combination of the estimates would have a negative variance (eigenvalue %1); correct the matrix":
      "có tổ hợp của các ước lượng sẽ có phương sai âm (giá trị riêng %1); hãy sửa ma trận",
  ]
}
