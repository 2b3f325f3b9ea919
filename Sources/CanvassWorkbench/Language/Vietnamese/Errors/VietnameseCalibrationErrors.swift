/// Calibration of weights: what errors say, by their templates.
extension Vietnamese {
  static let calibrationErrors: [String: String] = [
    "%1 has neither bounds nor a misfit that is spread":
      "%1 không có khoảng giới hạn, cũng không phân bổ phần lệch",
    "%1 has neither bounds nor a misfit that is spread; leave out --compat, or --bounds and --spread-misfit":
      "%1 không có khoảng giới hạn, cũng không phân bổ phần lệch; hãy bỏ --compat, hoặc --bounds và --spread-misfit",
    "\"%1\" is missing in %2 %3{row|rows} with weight, first in row %4; every row must belong to a category of the targets: fill the gaps in, or give these rows the weight 0":
      "\"%1\" bị khuyết ở %2 dòng có quyền số, đầu tiên ở dòng %4; mỗi dòng phải thuộc một loại của các mục tiêu: hãy điền vào chỗ khuyết, hoặc cho các dòng này quyền số 0",
    "\"%1\" is missing in %2 %3{row|rows} with weight, first in row %4; what tells who answers must be known of everybody who was asked: fill the gaps in, or leave it out":
      "\"%1\" bị khuyết ở %2 dòng có quyền số, đầu tiên ở dòng %4; thông tin cho biết ai trả lời phải có của mọi người được hỏi: hãy điền vào chỗ khuyết, hoặc bỏ biến này",
    "%1 %2{row|rows} of the sample %3{has|have} %4 = \"%5\", of which the targets say nothing; add its total (the targets name %6)":
      "%1 dòng của mẫu có %4 = \"%5\" mà các mục tiêu không nêu; hãy thêm tổng của loại này (các mục tiêu nêu %6)",
    "%1 %2{weight|weights} %3{is|are} negative, first in row %4, and nothing further can be done with such weights; take a distance that keeps them positive":
      "%1 quyền số âm, đầu tiên ở dòng %4, nên không thể dùng tiếp; hãy dùng khoảng cách giữ quyền số dương (--distance raking, hoặc --bounds)",
    "%1 (%2) by %3": "%1 (%2), lệch %3",
    "%1 and %2 more": "%1 và %2 mục khác",
    "cross-products of the calibration columns": "các tích chéo của các cột hiệu chỉnh",
    "cross-products of the targets": "các tích chéo của các mục tiêu",
    "no factors from %1 meet the targets, nor do wider bounds; the nearest weights miss %2; join small categories, or spread the misfit":
      "không có hệ số nào trong khoảng %1 đạt các mục tiêu, khoảng rộng hơn cũng không; các quyền số gần nhất không đạt %2; hãy gộp các loại nhỏ, hoặc phân bổ phần lệch (--spread-misfit)",
    "no factors from %1 meet the targets; those from %2 do (%3,%4), or spread the misfit":
      "không có hệ số nào trong khoảng %1 đạt các mục tiêu; trong khoảng %2 thì có (--bounds %3,%4), hoặc hãy phân bổ phần lệch (--spread-misfit)",
    "no positive weights meet all targets in this sample; the nearest ones miss %1; join small categories, or spread the misfit":
      "không có quyền số dương nào đạt mọi mục tiêu trong mẫu này; các quyền số gần nhất không đạt %1; hãy gộp các loại nhỏ, hoặc phân bổ phần lệch (--spread-misfit)",
    "no row of the sample has %1, of which the targets count %2; join the category with another one, in the data and in the targets (the sample has %3)":
      "không có dòng nào của mẫu có %1, mà mục tiêu là %2; hãy gộp loại này với loại khác, cả trong dữ liệu và trong các mục tiêu (mẫu có %3)",
    "no row of the sample has a weight, so that there is nothing to calibrate":
      "không có dòng nào của mẫu có quyền số nên không có gì để hiệu chỉnh",
    "no weights from %1 to %2 keep the totals; the nearest ones miss %3; widen the bounds, or spread the misfit":
      "không có quyền số nào từ %1 đến %2 giữ được các tổng; các quyền số gần nhất không đạt %3; hãy mở rộng khoảng (--bounds), hoặc phân bổ phần lệch (--spread-misfit)",
    "nobody answered in %1 (%2 %3{row|rows}), so that no answer stands for them; join the class with another one":
      "không có ai trả lời trong %1 (%2 dòng) nên không có câu trả lời nào đại diện cho họ; hãy gộp lớp này với lớp khác (ít ô hơn, hoặc ít --classes hơn)",
    "the bounds %1 and %2 are no room for change; the lower must be below 1 and the upper above 1":
      "khoảng từ %1 đến %2 không cho phép thay đổi; cận dưới phải nhỏ hơn 1 và cận trên lớn hơn 1 (--bounds 0.4,2)",
    "the logit distance needs bounds; say how far factors may go":
      "khoảng cách logit cần các cận; hãy nêu các hệ số được đi xa đến đâu (--bounds 0.4,2)",
    "the margins add up to different populations (%1), so that no weights meet them all; bring their totals to one sum, or spread the misfit":
      "các phân bố biên cộng lại thành các tổng thể khác nhau (%1) nên không có quyền số nào đạt được tất cả; hãy đưa các tổng về cùng một số, hoặc phân bổ phần lệch (--spread-misfit)",
    "the probability of selection \"%1\" %2 in row %3; probabilities lie above 0 and at most at 1":
      "xác suất chọn mẫu \"%1\" %2 ở dòng %3; xác suất phải lớn hơn 0 và không quá 1",
    "the target %1 stands twice; give one total for each category":
      "mục tiêu %1 được nêu hai lần; hãy nêu một tổng cho mỗi loại",
    "the target of %1 is %2; totals are counts of the population: numbers that are not negative, and below 10^100":
      "mục tiêu của %1 là %2; các tổng là số đếm của tổng thể: số không âm và nhỏ hơn 10^100",
    "the targets give a total of \"%1\", which is no term of the formula; its terms are %2":
      "các mục tiêu nêu tổng của \"%1\", không phải là số hạng của công thức; các số hạng là %2",
    "the targets of \"%1\" have no total above zero; give the population count of every category":
      "các mục tiêu của \"%1\" không có tổng nào lớn hơn 0; hãy nêu số đếm trong tổng thể của mỗi loại",
    "the targets say that the population has nobody with %1, and %2 %3{row|rows} of the sample %4{has|have} it; give it a total above zero, or those rows the weight 0":
      "theo các mục tiêu, tổng thể không có ai với %1, mà %2 dòng của mẫu có; hãy nêu tổng lớn hơn 0, hoặc cho các dòng này quyền số 0",
    "the term \"%1\" of the formula has no total; the targets name %2":
      "số hạng \"%1\" của công thức không có tổng; các mục tiêu nêu %2",
    "the total of %1 is %2, and those of %3 make it %4; correct one of them, or spread the misfit":
      "tổng của %1 là %2, mà theo các tổng của %3 phải là %4; hãy sửa một trong số đó, hoặc phân bổ phần lệch (--spread-misfit)",
    "the totals were not reached after %1 %2{iteration|iterations}: %3; look at the targets, or spread the misfit":
      "chưa đạt các tổng sau %1 bước lặp: %3; hãy xem lại các mục tiêu, hoặc phân bổ phần lệch (--spread-misfit)",
    "the misfit could not be spread: after %1 %2{iteration|iterations} no step led nearer; look for targets of very different sizes, or allow wider bounds":
      "không chia đều được phần lệch: sau %1 bước lặp không còn bước nào đến gần hơn; hãy xem có mục tiêu nào quá khác nhau về độ lớn, hoặc cho giới hạn rộng hơn",
    "\"%1\" has changed while it was in use; try again":
      "\"%1\" đã thay đổi trong khi đang dùng; hãy thử lại",
    "\"%1\" has no steps; a recipe has the key steps with a list":
      "\"%1\" không có bước nào; công thức quyền số có khóa steps với một danh sách",
    "%1 is for %2, not for weights %3": "%1 dành cho %2, không dành cho weights %3",
    "%1 is missing": "thiếu %1",
    "--classes is %1; it must be from 0 to 1000":
      "--classes là %1; giá trị này phải từ 0 đến 1000",
    "--into names the column of the new weights, and it is empty":
      "--into nêu tên cột trọng số mới, và đang để trống",
    "--output of weights is the data with the new column; name a file that ends in .csv or .tsv":
      "--output của weights là dữ liệu cùng cột mới; hãy nêu một tệp có đuôi .csv hoặc .tsv",
    "a recipe makes weights of people, and where everyone was asked about every field each person has several rows; write the weights into a column first":
      "công thức quyền số tính quyền số cho từng người, mà khi mọi người được hỏi về mọi lĩnh vực thì mỗi người có nhiều dòng; trước hết hãy ghi quyền số vào một cột (canvass weights replay)",
    "a recipe of weights looks at all rows at once, and these come in windows; read the file as a whole, or write the weights into a column first":
      "công thức quyền số xét mọi dòng cùng lúc, mà các dòng này được đọc từng phần; hãy đọc toàn bộ tệp (--no-stream), hoặc trước hết ghi quyền số vào một cột (canvass weights replay)",
    "a step is one of %1 with what it takes, such as rake: {targets: margins.csv}":
      "mỗi bước là một trong %1 cùng với phần mà bước đó cần, ví dụ rake: {targets: margins.csv}",
    "a whole number of classes, 0 for none": "số lớp là số nguyên, 0 nếu không chia lớp",
    "distance": "khoảng cách",
    "program": "chương trình",
    "no steps": "không có bước nào",
    "nonresponse takes cells: [a, b], or propensity: \"~ a + b\"":
      "nonresponse nhận cells: [a, b], hoặc propensity: \"~ a + b\"",
    "poststratify takes one variable or one crossing; for several say rake":
      "poststratify nhận một biến hoặc một phép chéo; nếu có nhiều, hãy dùng rake",
    "the lower bound before the upper one": "cận dưới đứng trước cận trên",
    "the name of a file": "tên của một tệp",
    "the name of a file, or totals by name": "tên của một tệp, hoặc các tổng theo tên",
    "there are no steps to replay; name a recipe (--recipe weights.yml, or design: {recipe: …} in the study)":
      "không có bước nào để thực hiện lại; hãy nêu một công thức quyền số (--recipe weights.yml, hoặc design: {recipe: …} trong nghiên cứu)",
    "there is a column \"%1\" already; give the new weights another name (--into)":
      "đã có cột \"%1\"; hãy đặt tên khác cho quyền số mới (--into)",
    "trim takes keep: calibration, keep: sum, or targets":
      "trim nhận keep: calibration, keep: sum, hoặc targets",
    "two numbers such as [0.3, 3]": "hai số như [0.3, 3]",
    "weights %1 needs %2": "weights %1 cần %2",
    "weights are those of the whole sample; leave --by and --where out":
      "quyền số là của toàn bộ mẫu; hãy bỏ --by và --where",
    "weights nonresponse needs --cells a,b or --propensity \"~ a + b\", one of them":
      "weights nonresponse cần --cells a,b hoặc --propensity \"~ a + b\", một trong hai",
    "weights poststratify takes one variable or one crossing, and \"%1\" has %2; for several say weights rake":
      "weights poststratify nhận một biến hoặc một phép chéo, mà \"%1\" có %2; nếu có nhiều, hãy dùng weights rake",
    "step %1 (%2): %3": "bước %1 (%2): %3",
    "--targets FILE: a table of population totals": "--targets TỆP: bảng các tổng của tổng thể",
    "--bounds 0.3,3: multiples of the median weight":
      "--bounds 0.3,3: bội số của quyền số trung vị",
    "--formula \"~ a + b\": the terms whose totals are given":
      "--formula \"~ a + b\": các số hạng có tổng được nêu",
    "--probabilities p1,p2: columns, one per stage":
      "--probabilities p1,p2: các cột, mỗi giai đoạn một cột",
    "--responded \"status == 1\": a condition that holds for those who answered":
      "--responded \"status == 1\": điều kiện đúng với những người đã trả lời",
    "%1 to %2": "%1 đến %2",
  ]
}
