/// Unequal probabilities and strata that are joined: what errors and remarks say, by their templates.
extension Vietnamese {
  static let probabilityErrors: [String: String] = [
    "Brewer's method has a variance of its own, without joint probabilities; leave the name of another out":
      "phương pháp Brewer có công thức phương sai riêng, không cần xác suất chọn đồng thời; hãy bỏ tên công thức khác (--pps-variance)",
    "after hartley-rao stands \"%1\"; it must be the sum of all squared inclusion probabilities of the population by the number of clusters drawn, above 0 and at most 1":
      "sau hartley-rao là \"%1\"; đó phải là tổng bình phương xác suất chọn của cả tổng thể chia cho số cụm mẫu được chọn, lớn hơn 0 và không quá 1",
    "\"%1\" is no method for unequal probabilities; there are brewer, overton, hartley-rao":
      "\"%1\" không phải là phương pháp cho xác suất chọn không đều; hiện có brewer, overton, hartley-rao",
    "\"%1\" is no variance of unequal probabilities; there are %2":
      "\"%1\" không phải là công thức phương sai cho xác suất chọn không đều; hiện có %2",
    "the joint probabilities \"%1\" have %2 %3{row|rows} and %4 %5{column|columns}; give a square matrix whose first line names the clusters, or the columns i, j and p":
      "tệp xác suất chọn đồng thời \"%1\" có %2 dòng và %4 cột; hãy đưa một ma trận vuông có tên cụm mẫu ở dòng đầu, hoặc các cột i, j và p",
    "the joint probabilities \"%1\" say %2 and %3 for \"%4\" and \"%5\"; a pair has one":
      "tệp xác suất chọn đồng thời \"%1\" nêu cả %2 và %3 cho \"%4\" và \"%5\"; mỗi cặp chỉ có một xác suất",
    "the joint probabilities \"%1\" have a cell that is empty or no number in row %2; give a probability for each pair":
      "tệp xác suất chọn đồng thời \"%1\" có ô trống hoặc không phải số ở dòng %2; hãy nêu xác suất cho mỗi cặp",
    "the joint probabilities of %1 %2{cluster|clusters}": "xác suất chọn đồng thời của %1 cụm mẫu",
    "joint probabilities": "ma trận xác suất chọn đồng thời",
    "unequal probabilities need the column that holds the inclusion probability of each first-stage cluster; name it in place of the population sizes":
      "xác suất chọn không đều cần cột ghi xác suất chọn của từng cụm mẫu giai đoạn một; hãy nêu cột đó thay cho quy mô tổng thể (--fpc)",
    "the joint probabilities \"%1\" have no probability of \"%2\" with itself; give the column of inclusion probabilities":
      "tệp xác suất chọn đồng thời \"%1\" không có xác suất của \"%2\" với chính nó; hãy nêu cột xác suất chọn (--fpc)",
    "the inclusion probability \"%1\" is %2; it must be a number above 0 and at most 1":
      "xác suất chọn \"%1\" là %2; giá trị này phải là số lớn hơn 0 và không quá 1",
    "the inclusion probability \"%1\" %2 in row %3; it must be above 0 and at most 1":
      "xác suất chọn \"%1\" %2 ở dòng %3; giá trị này phải lớn hơn 0 và không quá 1",
    "the inclusion probability \"%1\" takes two values in one cluster, %2 and %3 (row %4); it must be the same for all rows of a first-stage cluster":
      "xác suất chọn \"%1\" có hai giá trị trong một cụm mẫu, %2 và %3 (dòng %4); mọi dòng của một cụm mẫu giai đoạn một phải có cùng giá trị",
    "the joint probabilities \"%1\" are those of %2 %3{cluster|clusters}, and there %4{is|are} %5 %6{row|rows}, each a cluster of its own; give a matrix of as many, or name the column of the clusters":
      "tệp xác suất chọn đồng thời \"%1\" có %2 cụm mẫu, mà dữ liệu có %5 dòng, mỗi dòng là một cụm mẫu; hãy đưa ma trận có cùng kích thước, hoặc nêu cột cụm mẫu (--clusters)",
    "the joint probabilities \"%1\" do not have the cluster \"%2\"; name it as the data do, and in a list of pairs give one that is alone in its stratum a line with itself":
      "xác suất chung \"%1\" không có cụm \"%2\"; hãy đặt tên như trong dữ liệu, và trong danh sách các cặp hãy cho cụm một mình trong tầng một dòng với chính nó",
    "cluster \"%1\" is in two strata, and the joint probabilities \"%2\" have it once; give clusters codes that are unique in the whole sample":
      "cụm mẫu \"%1\" nằm trong hai tầng, mà tệp xác suất chọn đồng thời \"%2\" chỉ có một lần; hãy cho mỗi cụm mẫu một mã duy nhất trong cả mẫu",
    "\"%1\" and \"%2\" in \"%3\"": "\"%1\" và \"%2\" trong \"%3\"",
    "the joint probability of \"%1\" with itself in \"%2\" is %3, and its inclusion probability is %4; they must be the same":
      "xác suất chọn đồng thời của \"%1\" với chính nó trong \"%2\" là %3, còn xác suất chọn là %4; hai số này phải bằng nhau",
    "there is no joint probability of %1; give one for each pair of clusters of a stratum":
      "không có xác suất chọn đồng thời của %1; hãy nêu cho mỗi cặp cụm mẫu trong một tầng",
    "the joint probability of %1 is %2 and the other way round %3; the matrix must be symmetric":
      "xác suất chọn đồng thời của %1 là %2, theo chiều ngược lại là %3; ma trận phải đối xứng",
    "the joint probability of %1 is %2, which cannot be where they are drawn with %3 and %4: it must be above 0, at most the smaller of these, and at least their sum less 1":
      "xác suất chọn đồng thời của %1 là %2, không thể có khi xác suất chọn của chúng là %3 và %4: phải lớn hơn 0, không quá số nhỏ hơn trong hai số này, và ít nhất bằng tổng của chúng trừ 1",
    "by the joint probability of %1, which are of two strata, strata were not drawn independently; leave the strata out, or correct it":
      "theo xác suất chọn đồng thời của %1, hai cụm mẫu thuộc hai tầng, các tầng không được chọn độc lập; hãy bỏ tầng (--strata), hoặc sửa xác suất",
    "by the joint probabilities \"%1\" the clusters of stratum %2 were drawn independently, so that their number was left to chance, and the variance of Yates and Grundy is for a fixed number; take that of Horvitz and Thompson":
      "theo tệp xác suất chọn đồng thời \"%1\", các cụm mẫu của tầng %2 được chọn độc lập nên số cụm là ngẫu nhiên, mà phương sai Yates–Grundy dành cho số cụm cố định; hãy dùng Horvitz–Thompson (--pps-variance horvitz-thompson)",
    "replicates take no notice of unequal probabilities without replacement; take linearised variances, or leave the probabilities out":
      "mẫu lặp không tính đến xác suất chọn không đều và không hoàn lại; hãy dùng phương sai tuyến tính hóa (bỏ --replicates), hoặc bỏ xác suất chọn (--pps, --joint)",
    "hartley-rao has one number for the population, and there are %1 strata, each with its own; leave the number out, so that the sample gives it":
      "hartley-rao chỉ có một số cho tổng thể, mà ở đây có %1 tầng, mỗi tầng một số riêng; hãy bỏ số đó để mẫu cho biết",
    "the covariance of waves whose clusters were drawn with unequal probabilities and without replacement is not known; give the weights in a column and leave the probabilities out":
      "hiệp phương sai giữa các đợt có cụm mẫu được chọn với xác suất không đều và không hoàn lại là chưa biết; hãy nêu cột quyền số và bỏ xác suất chọn",
    "replicates do not say which part of a variance comes from where; take linearised variances for this":
      "mẫu lặp không cho biết phần nào của phương sai đến từ đâu; hãy dùng phương sai tuyến tính hóa (bỏ --replicates)",
    "--audit takes the variances of means apart; name the columns":
      "--audit phân tách phương sai của các số trung bình; hãy nêu các cột",
    "--to-script prints the design and nothing else; leave the columns and --audit out":
      "--to-script chỉ in thiết kế mẫu; hãy bỏ các cột và --audit",
    "a study has no key for --%1; say --to-script options":
      "tệp nghiên cứu không có khóa cho --%1; hãy dùng --to-script options",
    "method for unequal probabilities": "phương pháp cho xác suất chọn không đều",
    "variance of unequal probabilities": "công thức phương sai cho xác suất chọn không đều",
    "pps stands for joint probabilities where they are not known, and joint names them; leave one of them out":
      "pps thay cho xác suất chọn đồng thời khi chưa biết, còn joint nêu các xác suất đó; hãy bỏ một trong hai",
    "pps-variance goes with pps or joint; leave it out or give one of them":
      "pps-variance đi cùng pps hoặc joint; hãy bỏ khóa này hoặc nêu một trong hai",
    "--pps stands for joint probabilities where they are not known, and --joint names them; leave one of them out":
      "--pps thay cho xác suất chọn đồng thời khi chưa biết, còn --joint nêu các xác suất đó; hãy bỏ một trong hai",
    "--pps-variance goes with --pps or --joint; leave it out or give one of them":
      "--pps-variance đi cùng --pps hoặc --joint; hãy bỏ tùy chọn này hoặc nêu một trong hai",
    "--joint names a file, and standard input is for data (--data -); save the probabilities in one":
      "--joint nêu một tệp, còn đầu vào chuẩn dành cho dữ liệu (--data -); hãy lưu các xác suất vào một tệp",
    "the column \"%1\" says within what strata are joined, and the rule for those of one cluster joins none; leave the column out or choose the rule collapse":
      "cột \"%1\" cho biết tầng được gộp trong phạm vi nào, mà quy tắc cho tầng có một cụm mẫu không gộp tầng nào; hãy bỏ cột đó (--collapse-within) hoặc chọn quy tắc collapse (--lonely collapse)",
    "strata whose joint probabilities are given cannot be joined; join them in the data and give the probabilities of the whole, or choose another rule for strata with one cluster":
      "không gộp được các tầng có xác suất chọn đồng thời cho trước; hãy gộp trong dữ liệu và nêu xác suất của tầng gộp, hoặc chọn quy tắc khác cho tầng chỉ có một cụm mẫu (--lonely)",
    " within its \"%1\"": " trong cùng \"%1\"",
    "stratum %1 has one cluster%2, and there is no other%3 to join it with; choose another rule for it":
      "tầng %1 chỉ có một cụm mẫu%2, và không có tầng nào khác%3 để gộp cùng; hãy chọn quy tắc khác cho tầng này (--lonely)",
    "the column \"%1\" within which strata are joined is missing in row %2; every row needs it":
      "cột \"%1\" nêu phạm vi gộp tầng bị khuyết ở dòng %2; mọi dòng đều cần giá trị này",
    "stratum %1 lies in \"%2\" and in \"%3\" of \"%4\", within which strata are joined; a stratum belongs to one":
      "tầng %1 nằm ở cả \"%2\" và \"%3\" của cột \"%4\" nêu phạm vi gộp tầng; mỗi tầng chỉ thuộc một phạm vi",
    "%1 %2{stratum|strata} with one cluster at stage %3 %4{is|are} joined with the next, which makes %5 %6{joined stratum|joined strata}; standard errors count them as one and are rather too large than too small":
      "%1 tầng chỉ có một cụm mẫu ở giai đoạn %3 được gộp với tầng kế tiếp, thành %5 tầng gộp; sai số chuẩn coi mỗi tầng gộp là một tầng, nên có xu hướng lớn hơn chứ không nhỏ hơn thực tế",
  ]
}
