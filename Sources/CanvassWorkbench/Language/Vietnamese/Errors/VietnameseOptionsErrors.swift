/// Options: what errors say, by their templates.
extension Vietnamese {
  static let optionsErrors: [String: String] = [
    "--scores-file needs --scores, the method: thurstone, bartlett, anderson-rubin or ten-berge":
      "--scores-file cần --scores, tức là phương pháp: thurstone, bartlett, anderson-rubin hoặc ten-berge",
    "--scores needs --scores-file FILE, where they go":
      "--scores cần --scores-file TỆP, nơi ghi điểm nhân tố",
    "components have no uniquenesses for --scores %1; take thurstone":
      "thành phần chính không có phương sai riêng để dùng --scores %1; hãy dùng thurstone",
    "--schmid-leiman needs correlated factors, and --rotation %1 keeps them uncorrelated; take oblimin":
      "--schmid-leiman cần các nhân tố tương quan, mà --rotation %1 giữ chúng không tương quan; hãy dùng oblimin",
    "--missing-rows fiml is for pearson correlations, and --correlation is %1; leave one of them out":
      "--missing-rows fiml dành cho hệ số tương quan pearson, mà --correlation là %1; hãy bỏ một trong hai",
    "--extraction-starts is %1; it must be from 0 to 10000":
      "--extraction-starts là %1; giá trị này phải từ 0 đến 10000",
    "--extraction-starts does not belong to --extraction %1; it is for minres, ml, gls and dwls":
      "--extraction-starts không dùng với --extraction %1; tùy chọn này dành cho minres, ml, gls và dwls",
    "--factors is %1; it must be 1 or more": "--factors là %1; giá trị này phải từ 1 trở lên",
    "--observations is %1; it must be the number of rows":
      "--observations là %1; giá trị này phải là số dòng",
    "--observations belongs to --matrix; data have their own rows":
      "--observations dùng với --matrix; dữ liệu đã có số dòng",
    "which columns? Name them, or give correlations with --matrix FILE --observations N":
      "phân tích những cột nào? Hãy nêu tên các cột, hoặc nêu các tương quan bằng --matrix TỆP --observations N",
    "--matrix needs --observations N, the rows behind the correlations":
      "--matrix cần --observations N, số dòng đã dùng để tính các tương quan",
    "give either data (--data, --study) or --matrix, not both":
      "hãy nêu dữ liệu (--data, --study) hoặc --matrix, không nêu cả hai",
    "--strata, --clusters, --weights and --fpc are for data; of --matrix only the correlations are known":
      "--strata, --clusters, --weights và --fpc dành cho dữ liệu; với --matrix chỉ biết các tương quan",
    "--correlation, --missing-rows, --where and --by are for data; --matrix has its correlations":
      "--correlation, --missing-rows, --where và --by dành cho dữ liệu; --matrix đã có các tương quan",
    "--scores are of rows; give data in place of --matrix":
      "--scores là điểm của các dòng; hãy nêu dữ liệu thay cho --matrix",
    "every rotation but none": "mọi phép xoay trừ none",
    "--%1 does not belong to --rotation %2; it is for %3":
      "--%1 không dùng với --rotation %2; tùy chọn này dành cho %3",
    "1 or less": "từ 1 trở xuống",
    "from 0 to 1": "từ 0 đến 1",
    "above 1": "lớn hơn 1",
    "above 0": "lớn hơn 0",
    "--reverse has \"%1\", which is not among the items; name it there too":
      "--reverse có \"%1\", không nằm trong các tiêu chí; hãy nêu cả ở đó",
    "%1 stands alone; leave \"%2\" out": "%1 đứng một mình; hãy bỏ \"%2\"",
    "describe looks at all rows together; leave --by out, or say mean --by for the means of cells":
      "describe xem mọi dòng cùng nhau; hãy bỏ --by, hoặc dùng mean --by để có trung bình từng ô",
    "--zeros is %1; it must be 1 or more": "--zeros là %1; giá trị này phải từ 1 trở lên",
    "--starts is %1; it must be from 0 to 10000":
      "--starts là %1; giá trị này phải từ 0 đến 10000",
    "--rotation %1 needs --target FILE, the loadings to aim at":
      "--rotation %1 cần --target TỆP, các hệ số tải cần hướng đến",
    "--%1 is %2; it must be %3": "--%1 là %2; giá trị này phải %3",
    "--empty-cells is %1; it must be from 0 to 1, as 0.5":
      "--empty-cells là %1; giá trị này phải từ 0 đến 1, ví dụ 0.5",
    "--empty-cells is for polychoric correlations (%1)":
      "--empty-cells dành cho tương quan polychoric (%1)",
    "--factors is %1; omega needs 1 group factor, or 3 and more: the one correlation of 2 does not say how much each has of the general factor":
      "--factors là %1; omega cần 1 nhân tố nhóm, hoặc từ 3 trở lên: với 2 nhân tố, hệ số tương quan duy nhất không cho biết mỗi nhân tố có bao nhiêu phần của nhân tố chung",
    "give the factors with --factor or with --model, not both":
      "hãy nêu các nhân tố bằng --factor hoặc bằng --model, không dùng cả hai",
    "--ordered means --estimator wlsmv, and --estimator %1 takes answers for measurements; leave one of them out":
      "--ordered nghĩa là --estimator wlsmv, mà --estimator %1 coi câu trả lời là số đo; hãy bỏ một trong hai",
    "%1 compares groups; say which column they are in (--groups)":
      "%1 so sánh các nhóm; hãy nêu cột chứa các nhóm (--groups)",
    "ordered answers (wlsmv) in several groups are not available; use --estimator mlr with --groups, or one group at a time with --where":
      "chưa có phân tích câu trả lời có thứ tự (wlsmv) cho nhiều nhóm; hãy dùng --estimator mlr với --groups, hoặc phân tích từng nhóm bằng --where",
    "--estimator %1 has no weights yet, and the design has them%2; use --estimator mlr, or count each row once with --weighting none":
      "--estimator %1 chưa dùng được quyền số, mà thiết kế mẫu có quyền số%2; hãy dùng --estimator mlr, hoặc tính mỗi dòng một lần bằng --weighting none",
    "%1 is %2; it is a percentage above 0, at most 100":
      "%1 là %2; đây phải là tỷ lệ phần trăm lớn hơn 0 và không quá 100",
    "%1 is %2 percent; did you mean %3?": "%1 là %2 phần trăm; có phải là %3?",
    "the %1 interval is for shares; totals have wald":
      "khoảng tin cậy %1 dành cho tỷ lệ; tổng dùng wald",
    "the %1 interval is for shares, and \"%2\" has values other than 0 and 1; use --interval wald, or the verb proportion":
      "khoảng tin cậy %1 dành cho tỷ lệ, mà \"%2\" có giá trị khác 0 và 1; hãy dùng --interval wald, hoặc lệnh proportion",
    "ratio takes two columns, not the ranges or patterns given":
      "ratio nhận hai cột, không nhận khoảng cột hay mẫu tên",
    "--frequency and --precision exclude each other; say one of them":
      "--frequency và --precision loại trừ nhau; hãy chỉ dùng một",
    "%1 is for data without a design, and there is one (%2); leave out the one or the other":
      "%1 dành cho dữ liệu không có thiết kế mẫu, mà ở đây có (%2); hãy bỏ một trong hai",
    "with a design (%1) cr2 goes by its clusters; say --covariance cr2 without \"%2\"":
      "khi có thiết kế mẫu (%1), cr2 tính theo cụm mẫu của thiết kế; hãy dùng --covariance cr2, không kèm \"%2\"",
    "--exponentiate is for logistic, ordinal, multinomial, poisson and gamma-log, whose coefficients are logarithms; those of %1 are not":
      "--exponentiate dành cho logistic, ordinal, multinomial, poisson và gamma-log, có hệ số là logarit; hệ số của %1 thì không",
    "%1 are tables of their own, and a CSV file holds one; ask for one at a time, or for --format json":
      "%1 là các bảng riêng, mà một tệp CSV chỉ chứa một bảng; hãy yêu cầu từng bảng, hoặc dùng --format json",
    "join the conditions with &&": "hãy nối các điều kiện bằng &&",
    "separate the values by commas": "hãy ngăn cách các giá trị bằng dấu phẩy",
    "say it once": "hãy chỉ nêu một lần",
    "%1 is there twice; %2": "%1 được nêu hai lần; %2",
    "; for %1 % say %2": "; với %1% hãy viết %2",
    ", such as 0.95": ", ví dụ 0.95",
    "--level is %1; it must lie between 0 and 1%2":
      "--level là %1; giá trị này phải nằm giữa 0 và 1%2",
    "--threads is %1; it must be from 1 to 1024":
      "--threads là %1; giá trị này phải từ 1 đến 1024",
    "--stream keeps totals of clusters, and in this design each row is one, so that nothing would be saved; leave --stream out":
      "--stream giữ các tổng theo cụm mẫu, mà trong thiết kế này mỗi dòng là một cụm nên không tiết kiệm được gì; hãy bỏ --stream",
    "--stream reads plain text tables, and \"%1\" is compressed; unpack it first":
      "--stream đọc bảng dạng văn bản thường, mà \"%1\" đang được nén; hãy giải nén trước",
    "--study has no name of a file; say --study study.yml":
      "--study không có tên tệp; hãy viết --study study.yml",
    "--study names a file, and standard input is for data (--data -); save the study in one":
      "--study nêu một tệp, còn đầu vào chuẩn dành cho dữ liệu (--data -); hãy lưu tệp nghiên cứu vào một tệp",
    "where should the survey go? Say --output FOLDER":
      "ghi dữ liệu mô phỏng vào đâu? Hãy viết --output THƯ_MỤC",
    "\"%1\" would be written over, and no simulation made it: there is no truth.csv of one beside it; name another folder with --output":
      "\"%1\" sẽ bị ghi đè, mà không phải do mô phỏng tạo ra: bên cạnh không có truth.csv của một lần mô phỏng; hãy nêu một thư mục khác bằng --output",
    "--output - is standard output, and simulate writes two files; name a folder for them":
      "--output - là đầu ra chuẩn, mà simulate ghi hai tệp; hãy nêu một thư mục cho chúng",
    "\"%1\" cannot be written: no format has the ending .%2; there are %3, and any name will do with --format":
      "không ghi được \"%1\": không có định dạng nào có đuôi .%2; hiện có %3, và với --format thì tên nào cũng được",
    "--format html writes the page there": "--format html ghi trang vào đó",
    "%1 writes a page of HTML, and \"%2\" does not end in .html or .htm; rename it":
      "%1 ghi một trang HTML, mà \"%2\" không có đuôi .html hoặc .htm; hãy đổi tên",
    "%1 - is standard output, where the answer itself goes; name a file%2":
      "%1 - là đầu ra chuẩn, nơi in chính câu trả lời; hãy nêu tên một tệp%2",
    "%1 has no single table to write as CSV; choose --format json or table":
      "%1 không có một bảng duy nhất để ghi dưới dạng CSV; hãy chọn --format json hoặc table",
    "the value '%1' is invalid for '%2', which is: %3":
      "giá trị '%1' không hợp lệ cho '%2', tức là: %3",
    "the value '%1' is invalid for '%2'": "giá trị '%1' không hợp lệ cho '%2'",
    "the value '%1' is invalid for '%2': write all digits without points, commas or blanks between them":
      "giá trị '%1' không hợp lệ cho '%2': hãy viết liền các chữ số, không dùng dấu chấm, dấu phẩy hay dấu cách ở giữa",
    "the value '%1' is invalid for '%2': the first number must be below the second":
      "giá trị '%1' không hợp lệ cho '%2': số thứ nhất phải nhỏ hơn số thứ hai",
    "the value '%1' is invalid for '%2'. Please provide one of the following: %3":
      "giá trị '%1' không hợp lệ cho '%2'. Hãy dùng một trong: %3",
    "the value '%1' is invalid for '%2'. Please provide one of %3.":
      "giá trị '%1' không hợp lệ cho '%2'. Hãy dùng một trong %3.",
    "unknown option '%1'. Did you mean '%2'?": "không có tùy chọn '%1'. Có phải là '%2'?",
    "unknown option '%1'": "không có tùy chọn '%1'",
    "missing value for '%1'": "thiếu giá trị cho '%1'",
    "missing expected argument '%1'": "thiếu đối số '%1'",
    "unexpected argument '%1'": "thừa đối số '%1'",
    "%1 unexpected arguments: '%2'": "thừa %1 đối số: '%2'",
    "the option '%1' does not take any value, but '%2' was specified.":
      "tùy chọn '%1' không nhận giá trị, mà lại nêu '%2'.",
    "value to be set with flag '%1' had already been set with flag '%2'":
      "'%1' mâu thuẫn với '%2' đã nêu trước đó",
    "there is no page of help about \"%1\"": "không có trang trợ giúp về \"%1\"",
    "language": "ngôn ngữ",
  ]
}
