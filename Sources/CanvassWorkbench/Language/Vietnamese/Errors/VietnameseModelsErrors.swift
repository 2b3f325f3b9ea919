/// Verbs of models: what errors say, by their templates.
extension Vietnamese {
  static let modelsErrors: [String: String] = [
    "\"%1\" is a number, and margins are for categories; write factor(%2) in the formula, or derive groups of it":
      "\"%1\" là số, mà trung bình dự đoán dành cho các nhóm; hãy viết factor(%2) trong công thức, hoặc tạo các nhóm từ số này",
    "--covariates is for --margins and --effects; leave it out":
      "--covariates dành cho --margins và --effects; hãy bỏ tùy chọn này",
    "--covariates sampled goes by the design, and --covariance is without one or of its coefficients alone; leave one of them out":
      "--covariates sampled dựa vào thiết kế mẫu, còn --covariance dành cho dữ liệu không có thiết kế hoặc chỉ cho các hệ số; hãy bỏ một trong hai",
    "--compat is for --covariates sampled and, with a design, --covariance cr2; leave it out":
      "--compat dành cho --covariates sampled và, khi có thiết kế mẫu, cho --covariance cr2; hãy bỏ tùy chọn này",
    "survey 4.1 has no reduction of bias; say --compat survey-4.5":
      "survey 4.1 không có cách giảm chệch; hãy dùng --compat survey-4.5",
    "--covariates sampled needs the design that the people were drawn by, such as --weights or --clusters":
      "--covariates sampled cần thiết kế mẫu đã dùng để chọn người, chẳng hạn --weights hoặc --clusters",
    "variable of the formula": "biến của công thức",
    "column \"%1\" has the same answer, %2, in every complete row%3, so it measures nothing there; leave it out":
      "cột \"%1\" có cùng một câu trả lời, %2, ở mọi dòng đầy đủ%3 nên không đo được gì ở đó; hãy bỏ cột này",
    "%1 %2{complete row|complete rows}%3 %4{is|are} too few for %5 %6{item|items}; a confirmatory analysis needs more rows than items":
      "%1 dòng đầy đủ%3 là quá ít cho %5 tiêu chí; phân tích khẳng định cần nhiều dòng hơn số tiêu chí",
    "the rows%1 have so little weight, that of %2 average rows, that %3 %4{item|items} cannot be fitted to them; leave the group out (--where), or count each row once (--weighting none)":
      "các dòng%1 có quyền số nhỏ, bằng %2 dòng trung bình, nên không ước lượng được %3 tiêu chí; hãy bỏ nhóm này (--where), hoặc tính mỗi dòng một lần (--weighting none)",
    "columns %1 are perfectly collinear%2: one of them follows from the others; leave one out":
      "các cột %1 cộng tuyến hoàn toàn%2: một cột suy ra được từ các cột khác; hãy bỏ một cột",
    "--estimator %1 needs complete rows; --missing-rows fiml is for --estimator ml and mlr":
      "--estimator %1 cần các dòng đầy đủ; --missing-rows fiml dành cho --estimator ml và mlr",
    "no row%1 has an answer to both \"%2\" and \"%3\", so nothing is known of their covariance, which full information (--missing-rows fiml) needs; leave one of them out":
      "không dòng nào%1 trả lời cả \"%2\" và \"%3\" nên không biết gì về hiệp phương sai của chúng, mà thông tin đầy đủ (--missing-rows fiml) cần đến; hãy bỏ một trong hai",
    "column \"%1\" has %2 %3{answer|answers}%4, too few for %5 %6{item|items}; leave it out":
      "cột \"%1\" có %2 câu trả lời%4, quá ít cho %5 tiêu chí; hãy bỏ cột này",
    "column \"%1\" has the same answer in every row that has it%2, so it measures nothing there; leave it out":
      "cột \"%1\" có cùng một câu trả lời ở mọi dòng có câu trả lời%2 nên không đo được gì ở đó; hãy bỏ cột này",
    "the rows with an answer to both \"%1\" and \"%2\"%3 do not determine their covariance, which full information (--missing-rows fiml) needs; leave one of them out":
      "các dòng trả lời cả \"%1\" và \"%2\"%3 không xác định được hiệp phương sai của chúng, mà thông tin đầy đủ (--missing-rows fiml) cần đến; hãy bỏ một trong hai",
    "the model does not settle in any of %1 %2{replicate|replicates}; take fewer items, or replicates that leave out less":
      "mô hình không hội tụ trong mẫu lặp nào trên %1 mẫu lặp; hãy lấy ít tiêu chí hơn, hoặc các mẫu lặp bỏ ra ít hơn",
    "the column of groups, \"%1\", is also an item":
      "cột chứa các nhóm, \"%1\", cũng là một tiêu chí",
    "no row has an answer to all %1 items; take fewer items, or look at the missing codes and the condition (--missing, --where)":
      "không có dòng nào có câu trả lời cho cả %1 tiêu chí; hãy lấy ít tiêu chí hơn, hoặc xem lại mã không trả lời và điều kiện (--missing, --where)",
    "no value": "không có giá trị nào",
    "only \"%1\"": "chỉ \"%1\"",
    "column \"%1\" has %2 in the rows that count, and groups need two values or more; leave out --groups, or choose another column":
      "cột \"%1\" có %2 ở các dòng được tính, mà chia nhóm cần từ hai giá trị trở lên; hãy bỏ --groups, hoặc chọn cột khác",
    " where %1 is \"%2\"": " trong nhóm %1 là \"%2\"",
    "which factors? Say --factor access=q01-q03 for each, --model \"access =~ q01 + q02 + q03\", or dimensions: in the study":
      "những nhân tố nào? Hãy viết --factor access=q01-q03 cho mỗi nhân tố, --model \"access =~ q01 + q02 + q03\", hoặc dimensions: trong nghiên cứu",
    "the factor \"%1\" is given twice; list its items in one --factor":
      "nhân tố \"%1\" được nêu hai lần; hãy liệt kê các tiêu chí của nhân tố trong một --factor",
    "the factor \"%1\" has one item (\"%2\"), and one item cannot tell what it measures from what is its own; give the factor two more, or leave it out":
      "nhân tố \"%1\" chỉ có một tiêu chí (\"%2\"), mà một tiêu chí không tách được phần đo nhân tố với phần riêng; hãy cho nhân tố thêm hai tiêu chí, hoặc bỏ nhân tố này",
    "the factors \"%1\" and \"%2\" have the same items, so they cannot be told apart; give each its own":
      "nhân tố \"%1\" và \"%2\" có cùng các tiêu chí nên không phân biệt được; hãy cho mỗi nhân tố các tiêu chí riêng",
    "the model is not identified: it has %1 %2{parameter|parameters}, and %3 %4{item has|items have} only %5 variances and covariances; take more items or fewer factors":
      "mô hình không định danh: có %1 tham số mà %3 tiêu chí chỉ có %5 phương sai và hiệp phương sai; hãy lấy thêm tiêu chí hoặc bớt nhân tố",
    "\"%1\" and \"%2\"": "\"%1\" và \"%2\"",
    "did not settle, as where some loadings grow without bounds":
      "chưa hội tụ, như khi một số hệ số tải tăng vô hạn",
    "is not identified": "không định danh",
    "the model %1: the polychoric correlations of %2 lie on the boundary and have no weight, and the others do not determine it; combine answers that few people give, or count half a row in each empty cell (--empty-cells 0.5)":
      "mô hình %1: các tương quan polychoric của %2 nằm trên biên nên không có trọng số, và các tương quan khác không xác định được mô hình; hãy gộp các mức ít người chọn, hoặc tính nửa dòng cho mỗi ô trống (--empty-cells 0.5)",
    "the model did not settle in %1 iterations, as happens where it is far from the data; look at the correlations of the items (correlation, factors), or take fewer %2":
      "mô hình chưa hội tụ sau %1 bước lặp, như khi mô hình xa dữ liệu; hãy xem các tương quan giữa các tiêu chí (correlation, factors), hoặc lấy ít %2 hơn",
    "factors": "nhân tố",
    "items": "tiêu chí",
    "the model is not identified by these data: different loadings and variances fit alike; give each factor three items or more that correlate":
      "mô hình không định danh với dữ liệu này: các hệ số tải và phương sai khác nhau phù hợp như nhau; hãy cho mỗi nhân tố từ ba tiêu chí tương quan trở lên",
    "the model has no start from which it could be fitted: its items hardly share anything; look at their correlations (correlation, factors)":
      "không có giá trị ban đầu để ước lượng mô hình: các tiêu chí hầu như không có phần chung; hãy xem các tương quan giữa chúng (correlation, factors)",
    " in \"%1\"": " trong \"%1\"",
    "the model is not identified by these data: other values of \"%1\"%2 fit as well; give each factor three items or more that correlate":
      "mô hình không định danh với dữ liệu này: các giá trị khác của \"%1\"%2 cũng phù hợp như vậy; hãy cho mỗi nhân tố từ ba tiêu chí tương quan trở lên",
    "column \"%1\" has %2 different answers, too many for ordered ones (at most %3); use --estimator mlr":
      "cột \"%1\" có %2 câu trả lời khác nhau, quá nhiều cho câu trả lời có thứ tự (nhiều nhất %3); hãy dùng --estimator mlr",
    "\"%1\" cannot be read; write \"factor =~ item + item + item\", a semicolon between two statements":
      "không hiểu được \"%1\"; hãy viết \"nhân tố =~ tiêu chí + tiêu chí + tiêu chí\", giữa hai mệnh đề là dấu chấm phẩy",
    "\"%1\" is no part of a measurement model; cfa reads factors, \"access =~ q01 + q02\", and covariances of factors, \"access ~~ procedures\"":
      "\"%1\" không phải là một phần của mô hình đo lường; cfa đọc các nhân tố, \"access =~ q01 + q02\", và hiệp phương sai của các nhân tố, \"access ~~ procedures\"",
    "\"%1\" is a factor and measures \"%2\"; factors of factors are not available, name the items themselves":
      "\"%1\" là một nhân tố và đo \"%2\"; chưa có nhân tố của các nhân tố, hãy nêu chính các tiêu chí",
    "\"%1\" has %2 %3{factor|factors} left of =~; give each its own":
      "\"%1\" có %2 nhân tố bên trái =~; hãy viết riêng cho từng nhân tố",
    "\"%1\": \"%2\" is no factor of the model; covariances of residuals are not available, leave it out":
      "\"%1\": \"%2\" không phải là nhân tố của mô hình; chưa có hiệp phương sai của các phần dư, hãy bỏ phần này",
    "\"%1\" names one factor twice; the variances of factors are set with --scale marker or variance":
      "\"%1\" nêu một nhân tố hai lần; phương sai của nhân tố được đặt bằng --scale marker hoặc variance",
    "\"%1\": fixed, equal or named parameters (\"%2*\") are not available; the unit of a factor is set with --scale, what groups share with --equal":
      "\"%1\": chưa có tham số cố định, bằng nhau hoặc có tên (\"%2*\"); đơn vị của nhân tố được đặt bằng --scale, phần chung của các nhóm bằng --equal",
    "\"%1\" is no correlation matrix: its line %2 is called \"%3\", and its column %4 \"%5\"; they must be in one order":
      "\"%1\" không phải là ma trận tương quan: dòng %2 có tên \"%3\", mà cột %4 có tên \"%5\"; dòng và cột phải theo cùng một thứ tự",
    "\"%1\" is no correlation matrix: it has %2 %3{line|lines} below the header and %4 %5{column|columns} of numbers, and must have as many of both":
      "\"%1\" không phải là ma trận tương quan: có %2 dòng dưới dòng tiêu đề và %4 cột số, mà hai số này phải bằng nhau",
    "\"%1\": column \"%2\" %3, and a correlation is needed":
      "\"%1\": cột \"%2\" %3, mà ở đây cần hệ số tương quan",
    "a factor analysis needs at least 3 columns, and \"%1\" gives 1":
      "phân tích nhân tố cần ít nhất 3 cột, mà \"%1\" chỉ có 1",
    "%1 %2{observation is|observations are} too few for %3 columns; a factor analysis needs more rows than columns (--observations)":
      "%1 quan sát là quá ít cho %3 cột; phân tích nhân tố cần nhiều dòng hơn số cột (--observations)",
    "\"%1\" is no correlation matrix: %2": "\"%1\" không phải là ma trận tương quan: %2",
    "line %1, column \"%2\"": "dòng %1, cột \"%2\"",
    "%1 has no finite number; a missing correlation cannot be analysed":
      "%1 không có số hữu hạn; không phân tích được khi khuyết hệ số tương quan",
    "the diagonal element of \"%1\" is %2 and not 1; divide covariances by both standard deviations first":
      "phần tử đường chéo của \"%1\" là %2 chứ không phải 1; trước hết hãy chia các hiệp phương sai cho hai độ lệch chuẩn",
    "%1 is %2, which lies beyond −1 … 1": "%1 là %2, nằm ngoài −1 … 1",
    "it is not symmetric: %1 is %2, and the element across the diagonal %3":
      "ma trận không đối xứng: %1 là %2, mà phần tử ở bên kia đường chéo là %3",
    "columns %1 are perfectly collinear: one of them follows from the others; leave one out":
      "các cột %1 cộng tuyến hoàn toàn: một cột suy ra được từ các cột khác; hãy bỏ một cột",
    "columns \"%1\", \"%2\" are perfectly collinear: no answer contradicts that one follows from the other; leave one out":
      "các cột \"%1\", \"%2\" cộng tuyến hoàn toàn: không có câu trả lời nào trái với việc cột này suy ra được từ cột kia; hãy bỏ một cột",
    "for --extraction dwls, data with pearson or polychoric correlations are needed: each correlation is weighted by the error that its rows show; take minres without them":
      "với --extraction dwls cần dữ liệu có tương quan pearson hoặc polychoric: mỗi tương quan được gán trọng số theo sai số tính từ các dòng; nếu không có, hãy dùng minres",
    "the correlation of \"%1\" and \"%2\" has no variance, which --extraction dwls divides by; use minres":
      "tương quan của \"%1\" và \"%2\" không có phương sai mà --extraction dwls dùng để chia; hãy dùng minres",
    "--retention parallel-factors starts from what each column shares with the others, and the correlations had to be moved to be possible, which leaves nothing else; take parallel or map":
      "--retention parallel-factors bắt đầu từ phần chung của mỗi cột với các cột khác, mà các tương quan đã phải điều chỉnh để hợp lệ nên không còn phần nào khác; hãy dùng parallel hoặc map",
    "%1 %2{finds|find} no factor: no eigenvalue is larger than those of uncorrelated columns; to take some out all the same, say how many (--factors 1)":
      "%1 không tìm thấy nhân tố nào: không có giá trị riêng nào lớn hơn giá trị riêng của các cột không tương quan; nếu vẫn muốn trích, hãy nêu số nhân tố (--factors 1)",
    "the target has %1 %2{factor|factors}, and %3 %4{was|were} taken out; say --factors %5, or give a target for %6":
      "ma trận đích có %1 nhân tố, mà %3 nhân tố đã được trích; hãy dùng --factors %5, hoặc nêu ma trận đích cho %6 nhân tố",
    "a bifactor rotation needs 3 factors or more, one general and at least two groups, and there are %1 (--factors)":
      "phép xoay bifactor cần từ 3 nhân tố trở lên, một nhân tố chung và ít nhất hai nhóm, mà chỉ có %1 (--factors)",
    "simplimax cannot make %1 of %2 loadings zero; say fewer (--zeros)":
      "simplimax không thể đưa %1 trong %2 hệ số tải về 0; hãy nêu số nhỏ hơn (--zeros)",
    "\"%1\" is no correlation matrix: it is not positive semi-definite, its smallest eigenvalue being %2; some of its correlations contradict each other; analyse the nearest matrix that is one with --repair nearest, or smooth it as psych does with --repair smooth":
      "\"%1\" không phải là ma trận tương quan: ma trận không nửa xác định dương, giá trị riêng nhỏ nhất là %2; một số tương quan mâu thuẫn với nhau; hãy phân tích ma trận hợp lệ gần nhất bằng --repair nearest, hoặc làm trơn như psych bằng --repair smooth",
    "parallel analysis": "phân tích song song",
    "parallel analysis of common factors": "phân tích song song các nhân tố chung",
    "minimum average partial": "tương quan riêng trung bình nhỏ nhất",
    "empirical Kaiser criterion": "tiêu chuẩn Kaiser thực nghiệm",
    "eigenvalues above 1": "giá trị riêng lớn hơn 1",
    "--scores %1 divides by uniquenesses, and that of \"%2\" is %3; use thurstone":
      "--scores %1 chia cho phương sai riêng, mà phương sai riêng của \"%2\" là %3; hãy dùng thurstone",
    "there are no standard errors of these loadings: %1":
      "không có sai số chuẩn của các hệ số tải này: %1",
    "--schmid-leiman needs 3 correlated factors or more, and there are %1; the one correlation of 2 does not say how much each has of the general factor":
      "--schmid-leiman cần từ 3 nhân tố tương quan trở lên, mà chỉ có %1; với 2 nhân tố, hệ số tương quan duy nhất không cho biết mỗi nhân tố có bao nhiêu phần của nhân tố chung",
    "there are %1": "hiện có %1",
    "there is only \"%1\"": "hiện chỉ có \"%1\"",
    "%1 needs at least %2 columns, and %3": "%1 cần ít nhất %2 cột, mà %3",
    "column \"%1\" has no answer in the rows that count; leave it out, or look at the missing codes and the condition (--missing, --where)":
      "cột \"%1\" không có câu trả lời nào ở các dòng được tính; hãy bỏ cột này, hoặc xem lại mã không trả lời và điều kiện (--missing, --where)",
    "column \"%1\" has %2, outside the scale of the study, %3 … %4, about which it would be reversed; list the code as missing (--missing)":
      "cột \"%1\" có %2, nằm ngoài thang đo của nghiên cứu, %3 … %4, dùng để đảo chiều; hãy nêu đó là mã không trả lời (--missing)",
    "derive one (--derive), or list the code as missing (--missing)":
      "hãy tạo một cột số (--derive), hoặc nêu mã đó là không trả lời (--missing)",
    "column \"%1\" %2, and weights are numbers": "cột \"%1\" %2, mà quyền số phải là số",
    "\"%1\", rows to predict: %2": "\"%1\", các dòng cần dự báo: %2",
    "--by makes several answers, and \"%1\" can hold one; leave out --by, and choose one cell with --where":
      "--by tạo nhiều câu trả lời, mà \"%1\" chỉ chứa được một; hãy bỏ --by, và chọn một ô bằng --where",
    "there are no cells": "không có ô nào",
    "\"%1\" has no line for \"%2\", which is analysed":
      "\"%1\" không có dòng cho \"%2\", biến được phân tích",
    "\"%1\" is no target: it has %2 %3{line|lines} below the header, and %4 %5{variable is|variables are} analysed":
      "\"%1\" không phải là ma trận đích: có %2 dòng dưới dòng tiêu đề, mà %4 biến được phân tích",
    "\"%1\" is no target: it has no column of numbers":
      "\"%1\" không phải là ma trận đích: không có cột số nào",
    "\"%1\": column \"%2\" %3; a target has numbers, and NA where free":
      "\"%1\": cột \"%2\" %3; ma trận đích gồm các số, và NA ở chỗ để tự do",
    "\"%1\" is no target: every loading is free":
      "\"%1\" không phải là ma trận đích: mọi hệ số tải đều để tự do",
    "\"%1\" is no target: a loading is infinite":
      "\"%1\" không phải là ma trận đích: có hệ số tải vô hạn",
  ]
}
