/// Regression: what errors say, by their templates.
extension Vietnamese {
  static let regressionErrors: [String: String] = [
    "the formula %1 names nothing to explain; write y ~ x":
      "công thức %1 không nêu biến được giải thích; hãy viết y ~ x",
    "\"%1\" holds text (\"%2\"), and %3 regression explains numbers; for two outcomes take logistic regression":
      "\"%1\" chứa văn bản (\"%2\"), mà hồi quy %3 giải thích các số; nếu có hai kết quả, hãy dùng --family logistic",
    "\"%1\" is \"%2\" in every row used; there is nothing to explain":
      "\"%1\" là \"%2\" ở mọi dòng được dùng; không có gì để giải thích",
    "\"%1\" has %2 %3{category|categories} and %4 regression needs two; derive a condition (event=%5 == '%6')":
      "\"%1\" có %2 loại, mà hồi quy %4 cần hai; hãy tạo một điều kiện (--derive \"event=%5 == '%6'\")",
    "the order of \"%1\" was declared without \"%2\"; name all of its values, the lowest first":
      "thứ tự của \"%1\" được khai báo thiếu \"%2\"; hãy nêu mọi giá trị, thấp nhất trước (levels: trong nghiên cứu)",
    "\"%1\" holds text (\"%2\"), whose order is not known; declare it, the lowest first: levels: {%3: [%4, …]} in the study, or factor(%5, levels = c(%6, …)) before the ~":
      "\"%1\" chứa văn bản (\"%2\") mà không rõ thứ tự; hãy khai báo, thấp nhất trước: levels: {%3: [%4, …]} trong nghiên cứu, hoặc factor(%5, levels = c(%6, …)) trước dấu ~",
    "an ordinal model has thresholds for a constant; leave out - 1 or + 0":
      "mô hình thứ bậc có các ngưỡng thay cho hằng số; hãy bỏ - 1 hoặc + 0",
    "every row that is looked at has the weight 0, so there is nothing to fit; look at the weights and the condition":
      "mọi dòng được xét đều có quyền số 0 nên không có gì để ước lượng; hãy xem lại quyền số và điều kiện",
    "the formula %1 has nothing to the right of ~ to estimate; name a variable":
      "công thức %1 không có gì ở bên phải dấu ~ để ước lượng; hãy nêu một biến",
    "multinomial regression has no offset; leave offset() out":
      "hồi quy đa thức không có phần offset; hãy bỏ offset()",
    "standard errors of a design need its sampling weights, and the model has others":
      "sai số chuẩn theo thiết kế mẫu cần quyền số của mẫu, mà mô hình có quyền số khác",
    "values from 0 to 1": "giá trị từ 0 đến 1",
    "values not below 0": "giá trị không nhỏ hơn 0",
    "values above 0": "giá trị lớn hơn 0",
    "a quasi-likelihood": "hàm tựa hợp lý",
    "the likelihood": "hàm hợp lý",
    "columns": "cột",
    "rows in the covariance": "dòng trong ma trận hiệp phương sai",
    "the model-based covariance": "hiệp phương sai theo mô hình",
    "the Hosmer–Lemeshow test": "kiểm định Hosmer–Lemeshow",
    "a family that is not binomial": "họ phân phối không phải nhị thức",
    "groups of distinct probabilities": "nhóm có xác suất khác nhau",
    "values 0 and 1": "giá trị 0 và 1",
    "groups": "nhóm",
    "clusters": "cụm",
    "a covariance by clusters": "hiệp phương sai theo cụm",
    "a single cluster": "một cụm duy nhất",
    "terms": "số hạng",
    "responses": "giá trị của biến phụ thuộc",
    "low parts": "phần thấp",
    "weights": "quyền số",
    "offsets": "giá trị offset",
    "the response": "biến phụ thuộc",
    "the offset": "phần offset",
    "the model has %1 %2 where %3 are needed": "mô hình có %1 %2 trong khi cần %3",
    "%1 is missing or infinite in row %2; give the row weight 0 or a number":
      "%1 bị khuyết hoặc vô hạn ở dòng %2; hãy cho dòng này quyền số 0 hoặc một số",
    "%1 %2{row is|rows are} too few for a model with %3 %4{parameter|parameters}; leave terms out or use more rows":
      "%1 dòng là quá ít cho mô hình có %3 tham số; hãy bỏ bớt số hạng hoặc dùng thêm dòng",
    "the response is %1 in row %2; this family needs %3":
      "biến phụ thuộc là %1 ở dòng %2; họ phân phối này cần %3",
    "the response is the same in every row; there is nothing to explain":
      "biến phụ thuộc như nhau ở mọi dòng; không có gì để giải thích",
    "the model has no coefficient for a term \"%1\"": "mô hình không có hệ số cho số hạng \"%1\"",
    "\"%1\" has the same value in every row; leave it out":
      "\"%1\" có cùng một giá trị ở mọi dòng; hãy bỏ biến này",
    "a penalty is %1; it must be a number not below 0":
      "có mức phạt là %1; mức phạt phải là số không nhỏ hơn 0",
    "the outcomes are separated by %1: the coefficients have no finite estimate; leave these terms out or merge their categories":
      "%1 tách hẳn các kết quả: các hệ số không có ước lượng hữu hạn; hãy bỏ các số hạng này hoặc gộp các loại của chúng",
    "the fit did not settle in %1 iterations; rescale or leave out terms":
      "việc ước lượng chưa hội tụ sau %1 bước lặp; hãy đổi đơn vị hoặc bỏ bớt số hạng",
    "the covariance %1 corrects by the leverages of a linear model; take hc0 or hc1 here":
      "hiệp phương sai %1 hiệu chỉnh theo đòn bẩy của mô hình tuyến tính (--family gaussian); ở đây hãy dùng hc0 hoặc hc1",
    "the covariance %1 corrects by leverages, and models of several categories have none; without it there is that of the design, or of the clusters":
      "hiệp phương sai %1 hiệu chỉnh theo đòn bẩy, và mô hình nhiều hạng mục không có đòn bẩy; hãy bỏ --covariance để có hiệp phương sai theo thiết kế mẫu, hoặc khi không có thiết kế mẫu thì dùng cluster:NAME",
    "the covariance %1 of R's survey corrects by the leverages of a linear model; take that of weighted leverages here":
      "hiệp phương sai %1 của gói survey trong R hiệu chỉnh theo đòn bẩy của mô hình tuyến tính (--family gaussian); hãy bỏ --compat",
    "the residuals of a cluster of %1 %2{row|rows}": "phần dư của một cụm gồm %1 dòng",
    "%1 does not exist for %2; use robust or design-based errors":
      "%1 không tồn tại với %2; hãy dùng sai số vững hoặc sai số theo thiết kế mẫu",
    "--influence is what one row by itself does, and in a design (%1) rows have weights and come in clusters; leave the design out to see the leverages of its rows, or see the strata and clusters behind the variance of a mean with describe --audit":
      "--influence là ảnh hưởng của riêng một dòng, mà trong một thiết kế mẫu (%1) các dòng có quyền số và thuộc các cụm mẫu; hãy bỏ thiết kế mẫu để xem đòn bẩy của các dòng, hoặc dùng describe --audit để xem các tầng và cụm mẫu tạo nên phương sai của một trung bình",
    "--influence is what one row by itself does, and by --frequency a row stands for several units; leave one of them out":
      "--influence là ảnh hưởng của riêng một dòng, mà theo --frequency một dòng thay cho nhiều đơn vị; hãy bỏ một trong hai",
    "--influence is for models of one number or of two categories, and %1 explains several; leave it out, or take --family logistic for one category against the rest":
      "--influence dành cho mô hình của một số hoặc của hai loại, mà %1 giải thích nhiều loại; hãy bỏ tùy chọn này, hoặc dùng --family logistic cho một loại so với phần còn lại",
    "the influence of a row": "ảnh hưởng của một dòng",
    "a model of several categories": "mô hình có nhiều loại",
    "equal weights": "các quyền số bằng nhau",
    "frequency weights": "quyền số tần số",
    "precision weights": "quyền số độ chính xác",
    "sampling weights": "quyền số của mẫu",
    "no pseudo-R² and no test of Hosmer and Lemeshow: sampling weights have no likelihood":
      "không có R² giả và kiểm định Hosmer–Lemeshow: với quyền số của mẫu không có hàm hợp lý",
    "no pseudo-R²: with a dispersion that is estimated it has no meaning":
      "không có R² giả: không có ý nghĩa khi độ phân tán được ước lượng",
    "no test of Hosmer and Lemeshow: %1": "không có kiểm định Hosmer–Lemeshow: %1",
    "no variance inflation: a multinomial model has several coefficients for each column":
      "không có hệ số phóng đại phương sai: mô hình nhiều loại có nhiều hệ số cho mỗi cột",
    "no variance inflation: without a constant it has no meaning":
      "không có hệ số phóng đại phương sai: không có ý nghĩa khi không có hằng số",
    "model matrix": "ma trận mô hình",
    "terms of the model": "số hạng của mô hình",
  ]
}
