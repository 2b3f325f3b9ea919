/// Waves and crosswalks: what errors say, by their templates.
extension Vietnamese {
  static let trendErrors: [String: String] = [
    " (did you mean \"%1\"?)": " (có phải là \"%1\"?)",
    "the crosswalk has no lines; it needs one for each old unit":
      "bảng chuyển đổi không có dòng nào; cần một dòng cho mỗi đơn vị cũ",
    "the crosswalk gives \"%1\" a share of %2 of \"%3\"; shares are above 0 and at most 1":
      "bảng chuyển đổi cho \"%1\" phần %2 của \"%3\"; mỗi phần phải lớn hơn 0 và không quá 1",
    "the crosswalk says twice that \"%1\" went to \"%2\"; put their shares together":
      "bảng chuyển đổi nêu hai lần \"%1\" thuộc về \"%2\"; hãy gộp các phần lại",
    "the crosswalk has the date \"%1\" for \"%2\"; dates are written as 2025-07-01":
      "bảng chuyển đổi có ngày \"%1\" cho \"%2\"; ngày được viết như 2025-07-01",
    "the shares of \"%1\" in the crosswalk sum to %2 and not to 1; a unit that was split needs the share of its people in each part":
      "các phần của \"%1\" trong bảng chuyển đổi cộng lại bằng %2 chứ không phải 1; đơn vị bị chia cần tỷ lệ dân số của mỗi phần",
    "\"%1\" is no day; write it as 2025-07-01":
      "\"%1\" không phải là ngày; hãy viết như 2025-07-01",
    "\"%1\" has two estimates; give each old unit one":
      "\"%1\" có hai ước lượng; hãy cho mỗi đơn vị cũ một ước lượng",
    "\"%1\" is no unit of the crosswalk%2; spell it as there, or add its line":
      "\"%1\" không phải đơn vị nào của bảng chuyển đổi%2; hãy viết như trong bảng, hoặc thêm dòng của nó",
    "\"%1\" and \"%2\" were not there at the same time by the crosswalk; where they were, add the line that leaves the one as it is":
      "theo bảng chuyển đổi, \"%1\" và \"%2\" không cùng tồn tại; nếu có, hãy thêm dòng giữ nguyên một đơn vị",
    "\"%1\" is an old unit and a new one by the crosswalk, and may be either here; give the two names of their own":
      "theo bảng chuyển đổi, \"%1\" vừa là đơn vị cũ vừa là đơn vị mới, và ở đây có thể là một trong hai; hãy cho mỗi đơn vị một tên riêng",
    "the crosswalk changes \"%1\" on %2, which had become another unit before; correct the days, or add the line that leaves it as it is":
      "bảng chuyển đổi thay đổi \"%1\" vào ngày %2, mà trước đó nó đã thành đơn vị khác; hãy sửa các ngày, hoặc thêm dòng giữ nguyên nó",
    "parts of a unit that was split have a share of the weights, and these follow from the population sizes; write the weights into a column, and give population sizes of clusters alone":
      "các phần của đơn vị bị chia nhận một phần quyền số, mà quyền số lại suy từ cỡ tổng thể; hãy ghi quyền số vào một cột, và chỉ cho cỡ tổng thể của cụm mẫu",
    "a gap lies between two waves, and there %1{is|are} %2; choose two":
      "chênh lệch là giữa hai đợt, mà có %2 đợt; hãy chọn hai đợt",
    "%1; one of your own is a file that ends in .csv":
      "%1; bảng của riêng bạn là một tệp có đuôi .csv",
    "\"%1\" has codes of the one kind of units alone; give old_code and new_code":
      "\"%1\" chỉ có mã của một loại đơn vị; hãy cho cả old_code và new_code",
    "--group says which group people of one sample are in, and there are %1 files; of waves say --wave":
      "--group cho biết nhóm của mỗi người trong một mẫu, mà có %1 tệp; với các đợt hãy dùng --wave",
    "--across-merger is for columns in waves; leave --estimates, --decompose and --group out":
      "--across-merger dùng cho các cột trong các đợt; hãy bỏ --estimates, --decompose và --group",
    "--group names the column of two groups whose gap is decomposed; give it with --decompose and without --wave":
      "--group nêu cột của hai nhóm có chênh lệch cần phân tách; hãy dùng cùng --decompose và không có --wave",
    "\"%1\" has a population of %2 and a variance of %3; populations are above 0, variances not below it":
      "\"%1\" có dân số %2 và phương sai %3; dân số phải lớn hơn 0, phương sai không nhỏ hơn 0",
    "the crosswalk needs \"%1\" for \"%2\", and it has no estimate; without it the new unit is not whole":
      "bảng chuyển đổi cần \"%1\" cho \"%2\" mà không có ước lượng; thiếu nó đơn vị mới không đủ",
    "the answers to \"%1\" go from %2 to %3 in the wave %4 and from %5 to %6 in %7, as on another scale, so that a difference would not be a change of what people think; bring both to one scale, or say that it is one":
      "câu trả lời cho \"%1\" đi từ %2 đến %3 ở đợt %4 và từ %5 đến %6 ở %7, như trên một thang đo khác, nên chênh lệch sẽ không phải là thay đổi trong suy nghĩ của người dân; hãy đưa về cùng một thang đo, hoặc dùng --across-scales",
    "the waves %1 and %2 lie on both sides of %3, when the instrument changed, so that a difference would not be a change of what people think; compare waves of one instrument, or say that it did not change":
      "các đợt %1 và %2 nằm ở hai phía của năm %3, khi bộ công cụ thay đổi, nên chênh lệch không phải là thay đổi trong ý kiến người dân; hãy so sánh các đợt cùng một bộ công cụ (hoặc --across-break)",
    "weights that a recipe makes cannot be compared between waves; write them into the data of each wave first":
      "quyền số do công thức tạo ra không so sánh được giữa các đợt; hãy ghi chúng vào dữ liệu của mỗi đợt trước",
    "there %1{is|are} %2 %3{wave|waves} in \"%4\", and a change needs two":
      "có %2 đợt trong \"%4\", mà thay đổi cần hai đợt",
    "a gap is decomposed for a column of numbers; name one before the ~":
      "chỉ phân tách chênh lệch của một cột số; hãy nêu cột đó trước dấu ~",
    "one of the two groups has %1 %2{complete row|complete rows} for %3 %4{coefficient|coefficients}; take fewer covariates":
      "một trong hai nhóm có %1 dòng đủ cho %3 hệ số; hãy bớt biến giải thích",
    "crosswalk": "bảng chuyển đổi",
    "covariates of a group": "các biến giải thích của một nhóm",
    "in one of the two groups %1 follows from the other covariates; leave it out":
      "trong một nhóm, %1 suy ra được từ các biến khác; hãy bỏ nó",
    "--estimates are those of old units, and --crosswalk says what became of them; give both":
      "--estimates là của các đơn vị cũ, và --crosswalk nói chúng thành gì; hãy cho cả hai",
    "--estimates stands in place of data; leave columns and --data out":
      "--estimates thay cho dữ liệu; hãy bỏ các cột và --data",
    "%1 does nothing to estimates that a crosswalk recombines; leave it out":
      "%1 không có tác dụng với ước lượng do bảng chuyển đổi gộp lại; hãy bỏ nó",
    "--day is one of the crosswalk; name that with --crosswalk":
      "--day là ngày của bảng chuyển đổi; hãy nêu bảng đó với --crosswalk",
    "what is compared between the waves? Name columns, or --decompose \"y ~ x1 + x2\"":
      "so sánh gì giữa các đợt? Hãy nêu các cột, hoặc --decompose \"y ~ x1 + x2\"",
    "--decompose has its columns in the formula; leave \"%1\" out":
      "--decompose có các cột trong công thức; hãy bỏ \"%1\"",
    "--across-break takes no notice of breaks, and --break names one; give one of them":
      "--across-break bỏ qua mọi thay đổi bộ công cụ, còn --break nêu một; hãy cho một trong hai",
    "which column says the wave? Say --wave COLUMN, or --data twice with --wave 2023,2024":
      "cột nào cho biết đợt khảo sát? Hãy nêu --wave CỘT, hoặc hai --data với --wave 2023,2024",
    "there are %1 files of data; name as many waves, as --wave 2023,2024":
      "có %1 tệp dữ liệu; hãy nêu bấy nhiêu đợt, như --wave 2023,2024",
    "two waves of --wave have the same name; give each its own":
      "hai đợt của --wave trùng tên; hãy cho mỗi đợt một tên",
    "--release marks means and shares in waves; leave it out with --decompose and --estimates":
      "--release đánh dấu trung bình và tỷ lệ trong các đợt; hãy bỏ tùy chọn này khi dùng --decompose và --estimates",
    "a gap is decomposed as a whole; leave --by out, or choose a cell with --where":
      "một chênh lệch được phân tách chung; hãy bỏ --by, hoặc chọn một ô với --where",
    "the cells of --across-merger are its units; leave --by out, or choose a cell with --where":
      "các ô của --across-merger là các đơn vị của nó; hãy bỏ --by, hoặc chọn một ô với --where",
    "the data have a column \"%1\"; rename it, or leave one file with --wave \"%2\"":
      "dữ liệu có cột \"%1\"; hãy đổi tên cột, hoặc để một tệp với --wave \"%2\"",
    "a gap lies between two groups, and \"%1\" has %2 %3{value|values}; choose two with --where":
      "chênh lệch là giữa hai nhóm, mà \"%1\" có %2 giá trị; hãy chọn hai giá trị bằng --where",
    "a gap lies between two waves, and there are %1; choose two with --where":
      "chênh lệch là giữa hai đợt, mà có %1 đợt; hãy chọn hai đợt với --where",
  ]
}
