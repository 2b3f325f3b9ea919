/// Replicate weights that came with the data: what is said of them, by its template.
extension Vietnamese {
  static let givenWeightErrors: [String: String] = [
    "the scale of replicate %1 is %2; it must be 0 or more":
      "hệ số của mẫu lặp %1 là %2; giá trị này phải từ 0 trở lên",
    "the scales of all replicates are 0, so that they tell no variance":
      "hệ số của mọi mẫu lặp đều bằng 0, nên không cho biết phương sai",
    "there are %1 scales for %2 columns of replicate weights; give one for each, or one for all":
      "có %1 hệ số cho %2 cột quyền số lặp; hãy nêu mỗi cột một hệ số, hoặc một hệ số cho tất cả",
    "strata of different numbers of groups were left out of, so that no scale is that of all replicates; give one for each":
      "các tầng bị bỏ nhóm có số nhóm khác nhau, nên không có hệ số nào đúng cho mọi mẫu lặp; hãy nêu mỗi mẫu lặp một hệ số",
    "--replicate-scale is \"%1\"; it is numbers, such as 0.5,0.75, or the name of a file":
      "--replicate-scale là \"%1\"; đây là các số, chẳng hạn 0.5,0.75, hoặc tên một tệp",
    "--replicate-scale names a file, and standard input is for data (--data -); save the scales in one":
      "--replicate-scale nêu tên tệp, còn đầu vào chuẩn dành cho dữ liệu (--data -); hãy lưu các hệ số vào một tệp",
    "\"%1\" has %2 %3{column|columns}; a file of scales has one, a scale in each line":
      "\"%1\" có %2 cột; tệp hệ số có một cột, mỗi dòng một hệ số",
    "\"%1\": the scale in line %2 is %3": "\"%1\": hệ số ở dòng %2 %3",
    "the replicate weights are said to be of the kind %1, and there are %2; they are those of %3":
      "quyền số lặp được nói là loại %1, gồm %2 cột; thực ra đây là quyền số của %3",
    "the replicate weights are multipliers without the weight of the sample in them; multiply each by it":
      "quyền số lặp chỉ là hệ số nhân, chưa có quyền số của mẫu; hãy nhân từng hệ số với quyền số đó",
    "the replicate weights are %1 times those of a rule beside the weights of the sample; bring both to one scale":
      "quyền số lặp gấp %1 lần quyền số theo quy tắc, so với quyền số của mẫu; hãy đưa cả hai về cùng một thang",
    "balanced half samples (all are 0 or 2 times the weight: brr)":
      "các nửa mẫu cân bằng (mọi quyền số lặp bằng 0 hoặc 2 lần quyền số: brr)",
    "Fay's half samples (all are %1 or %2 times the weight: fay:%3)":
      "các nửa mẫu kiểu Fay (mọi quyền số lặp bằng %1 hoặc %2 lần quyền số: fay:%3)",
    "a jackknife without strata of %1 replicates, each of which leaves one group out (jk1)":
      "jackknife không phân tầng gồm %1 mẫu lặp, mỗi lần bỏ một nhóm (jk1)",
    "a jackknife of pairs in which both of each pair are left out in turn (jkn with the scale 0.5)":
      "jackknife theo cặp, lần lượt bỏ cả hai đơn vị của mỗi cặp (jkn với hệ số 0.5)",
    "a jackknife of pairs in which one of each pair is left out (jk2)":
      "jackknife theo cặp, bỏ một đơn vị của mỗi cặp (jk2)",
    "a jackknife in which one group of a stratum is left out at a time (jkn with the scales of their producer)":
      "jackknife mỗi lần bỏ một nhóm của một tầng (jkn với các hệ số do nơi công bố nêu)",
    "successive differences (sdr)": "sai phân liên tiếp (sdr)",
    "%1 %2{replicate|replicates} of the data %3{has|have} no weight in any row, and %4{gives|give} no estimate":
      "%1 mẫu lặp của dữ liệu không có quyền số ở dòng nào nên không cho ước lượng",
    "%1 %2{replicate weight|replicate weights} of the data in %3 %4{replicate|replicates} %5{is|are} below zero":
      "%1 quyền số lặp của dữ liệu, trong %3 mẫu lặp, nhỏ hơn 0",
    "the replicate weights of the data add up to %1 times the weights of the sample, on average over the replicates; look whether they are multipliers without the weight, or belong to other weights":
      "trung bình trên các mẫu lặp, tổng quyền số lặp của dữ liệu bằng %1 lần tổng quyền số của mẫu; hãy xem đó có phải là hệ số nhân chưa có quyền số, hoặc thuộc về quyền số khác",
    "the replicate weights of the data are rounded to %1 %2{decimal|decimals}, and the %3 %4{degree of freedom|degrees of freedom} that are counted from them may be those of the rounding; name the clusters of the rows (and the strata), which limit them":
      "các quyền số lặp trong dữ liệu được làm tròn đến %1 chữ số thập phân, và %3 bậc tự do đếm từ chúng có thể là của việc làm tròn; hãy nêu các cụm của các dòng (và các tầng), vốn giới hạn số bậc tự do",
    "by the kind and scale that are said, a row adds %1 times as much to variances as in the usual replicates of a sample; look up the producer's scale, unless this share of the population was left to be drawn":
      "theo loại và hệ số đã nêu, một dòng góp vào phương sai gấp %1 lần so với mẫu lặp thông thường; hãy xem lại hệ số của nơi công bố, trừ khi đó là phần tổng thể chưa được chọn",
  ]
}
