/// Replicates, quantiles, contrasts and tests: what errors say, by their templates.
extension Vietnamese {
  static let replicateErrors: [String: String] = [
    "stratum %1 has %2 clusters, and balanced replicates are for two in each stratum; take jkn or bootstrap":
      "tầng %1 có %2 cụm, mà mẫu lặp cân bằng dành cho hai cụm mỗi tầng; hãy dùng jkn hoặc bootstrap",
    "in replicate %1, which counts some people not at all or several times, the weights cannot be made: %2":
      "trong mẫu lặp %1, nơi có người không được tính hoặc được tính nhiều lần, không tính được quyền số: %2",
    "Fay's share is %1; it must be from 0 to below 1":
      "hệ số Fay là %1; giá trị này phải từ 0 đến dưới 1",
    "Fay's share is \"%1\"; it must be from 0 to below 1":
      "hệ số Fay là \"%1\"; giá trị này phải từ 0 đến dưới 1",
    "the number of replicates of %1 follows from the sample; leave %2 out":
      "số mẫu lặp của %1 do mẫu quyết định; hãy bỏ %2",
    "the replicates are %1; there must be from 2 to %2":
      "số mẫu lặp là %1; phải từ 2 đến %2",
    "there are no replicates \"%1\"; there are %2": "không có mẫu lặp \"%1\"; có %2",
    "a kind of replicates, such as jkn": "một loại mẫu lặp, chẳng hạn jkn",
    "replicate weights of the kind %1 need their scale, which their producer says":
      "quyền số lặp loại %1 cần hệ số, do nơi công bố nêu",
    "there are no replicate weights of the kind \"%1\"; there are brr, fay:0.3, jk1, jk2, jkn, bootstrap, sdr, other":
      "không có quyền số lặp loại \"%1\"; có brr, fay:0.3, jk1, jk2, jkn, bootstrap, sdr, other",
    "the scale of replicate weights is %1; it must be above 0":
      "hệ số của quyền số lặp là %1; giá trị này phải lớn hơn 0",
    "there must be 2 or more columns of replicate weights, and there %1{is|are} %2":
      "phải có từ 2 cột quyền số lặp, mà ở đây có %2",
    "the replicate weight \"%1\" is %2 in row %3": "quyền số lặp \"%1\" %2 ở dòng %3",
    "there are no replicates whose quantiles could make an interval":
      "không có mẫu lặp nào để lấy khoảng tin cậy từ phân vị của chúng",
    "the probability of a quantile is %1; it must lie between 0 and 1":
      "xác suất của phân vị là %1; giá trị này phải nằm giữa 0 và 1",
    "--probability is \"%1\"; it is a number between 0 and 1, such as 0.5":
      "--probability là \"%1\"; đây là một số giữa 0 và 1, chẳng hạn 0.5",
    "contrast": "so sánh",
    "statistic": "thống kê",
    "\"%1\" by itself is no statistic; write mean(%2), or one of %3":
      "bản thân \"%1\" không phải là thống kê; hãy viết mean(%2), hoặc một trong %3",
    "%1 needs its column in parentheses, as in %2(q01)":
      "%1 cần tên cột trong ngoặc đơn, chẳng hạn %2(q01)",
    "%1 is opened and never closed": "%1 được mở mà không đóng",
    "expected a column": "cần một cột",
    "expected a condition": "cần một điều kiện",
    "there is no statistic in it, such as mean(q01)":
      "trong đó không có thống kê nào, chẳng hạn mean(q01)",
    "no contrast exists as a number: it divides by zero, takes the logarithm or root of what is not above zero, or a domain has no answers":
      "không có so sánh nào tồn tại dưới dạng số: chia cho 0, lấy logarit hoặc căn của số không dương, hoặc một miền không có câu trả lời",
    "%1 takes %2 %3{column|columns}, and %4 has %5": "%1 nhận %2 cột, mà %4 có %5",
    "\"%1\" has one value among the rows that have both, so that there is nothing to compare":
      "\"%1\" chỉ có một giá trị trong các dòng có cả hai, nên không có gì để so sánh",
    "there are no degrees of freedom for a test: the rows lie in too few clusters":
      "không còn bậc tự do cho kiểm định: các dòng nằm trong quá ít cụm",
    "there is no answer in \"%1\", so there is nothing to compare":
      "không có câu trả lời nào trong \"%1\", nên không có gì để so sánh",
    "no row answers all of %1, so there is nothing to compare":
      "không có dòng nào trả lời đủ %1, nên không có gì để so sánh",
    "\"%1\" has %2 %3{value|values} among the rows with an answer, and a t test compares 2; take a condition, or a regression":
      "\"%1\" có %2 giá trị trong các dòng có câu trả lời, mà kiểm định t so sánh 2 nhóm; hãy dùng một điều kiện, hoặc hồi quy",
    "a table has two columns, and \"%1\" stands there twice":
      "một bảng có hai cột, mà \"%1\" xuất hiện hai lần",
    "table has no --by; make one table a domain with --where":
      "table không có --by; hãy tạo bảng cho từng miền bằng --where",
    "\"%1\" is no comparison; write \"y ~ group\" or \"y ~ 0\"":
      "\"%1\" không phải là một so sánh; hãy viết \"y ~ group\" hoặc \"y ~ 0\"",
    "table": "bảng", "margins": "biên", "distances from independence": "độ lệch so với độc lập",
    "replicate weights need the weights of the sample beside them, which give the estimates":
      "quyền số lặp cần có quyền số của mẫu đi kèm, là quyền số cho ước lượng",
    "these replicates draw the first stage alone, and leave out what %1 %2{later stage|later stages} %3{adds|add} to the variance; replicates of the kind preston draw all stages":
      "các mẫu lặp này chỉ rút lại giai đoạn đầu, và bỏ qua phần mà %1 giai đoạn sau góp vào phương sai; mẫu lặp loại preston rút lại mọi giai đoạn",
    "waves are compared by linearisation, by strata, clusters and weights; take the replicates out of the study, or ask contrast for the change between waves of one file":
      "các đợt được so sánh bằng tuyến tính hóa, theo tầng, cụm mẫu và quyền số; hãy bỏ các mẫu lặp khỏi tệp nghiên cứu, hoặc dùng contrast để hỏi mức thay đổi giữa các đợt trong cùng một tệp",
    "balanced replicates take no notice of population sizes, so that standard errors are those of a sample drawn with replacement":
      "mẫu lặp cân bằng không tính đến quy mô tổng thể, nên sai số chuẩn là của mẫu chọn có hoàn lại",
    "the replicates are %1; successive differences need 4 or more":
      "số mẫu lặp là %1; sai phân liên tiếp cần từ 4",
    "--null is %1; it is a number such as 0": "--null là %1; đây phải là một số, chẳng hạn 0",
    "missing": "bị khuyết",
    "no number": "không phải là số",
    "row %1 has the weight 0 and a replicate weight in \"%2\"; leave the row out or give its weight":
      "dòng %1 có quyền số 0 mà có quyền số lặp trong \"%2\"; hãy bỏ dòng này hoặc cho quyền số",
    "all replicate weights are the weight itself, so that they tell no variance":
      "mọi quyền số lặp đều là chính quyền số, nên không cho biết phương sai",
    "replicate weights that came with the data are final; leave the recipe and other replicates out":
      "quyền số lặp đi kèm dữ liệu là cuối cùng; hãy bỏ công thức quyền số và các mẫu lặp khác",
    "--replicate-weights needs --replicate-kind, the rule of their producer: brr, fay:0.3, jk1, jk2, jkn, bootstrap, sdr or other":
      "--replicate-weights cần --replicate-kind, quy tắc của nơi công bố: brr, fay:0.3, jk1, jk2, jkn, bootstrap, sdr hoặc other",
    "--replicate-kind and --replicate-scale are for --replicate-weights; leave them out":
      "--replicate-kind và --replicate-scale dành cho --replicate-weights; hãy bỏ hai tùy chọn này",
    "--replicate-centre is for --replicates and --replicate-weights; leave it out":
      "--replicate-centre dành cho --replicates; hãy bỏ tùy chọn này",
    "fay needs a share, such as fay:0.3": "fay cần một hệ số, chẳng hạn fay:0.3",
    "the number of replicates is \"%1\"; say it as in bootstrap:500":
      "số mẫu lặp là \"%1\"; hãy viết như bootstrap:500",
    "stratum %1 has one cluster, and replicates have no rule \"%2\" for it; merge it with another, or let it add nothing":
      "tầng %1 có một cụm, và mẫu lặp không có quy tắc \"%2\" cho trường hợp này; hãy gộp với tầng khác, hoặc để tầng này không đóng góp gì",
    "jk1 is for samples without strata, and there are %1; take jkn":
      "jk1 dành cho mẫu không phân tầng, mà ở đây có %1 tầng; hãy dùng jkn",
    "%1 %2{replicate|replicates} of %3 %4{cluster|clusters}": "%1 mẫu lặp của %3 cụm",
    "there are %1 clusters, and successive differences need 3 or more; take jkn":
      "có %1 cụm, mà sai phân liên tiếp cần từ 3 cụm; hãy dùng jkn",
    "there is no Hadamard matrix of order %1 here; take %2 replicates":
      "ở đây không có ma trận Hadamard cấp %1; hãy dùng %2 mẫu lặp",
  ]
}
