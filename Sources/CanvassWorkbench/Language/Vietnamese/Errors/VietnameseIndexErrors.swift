/// Indices of points: what errors say, by their templates.
extension Vietnamese {
  static let indexErrors: [String: String] = [
    "the points of \"%1\" are not published, and are needed here; give them":
      "điểm tối đa của \"%1\" không được công bố mà ở đây cần đến; hãy nêu (--points %1=N)",
    "the score of \"%1\" is %2; it lies between 0 and %3":
      "điểm của \"%1\" là %2; giá trị phải nằm giữa 0 và %3",
    "the component \"%1\" has two scores; give one of them":
      "thành phần \"%1\" có hai điểm; hãy nêu một trong hai",
    "the components of area \"%1\" need at least %2 points for their scores, and the area has %3; correct the scores or the points":
      "các thành phần của lĩnh vực \"%1\" cần ít nhất %2 điểm tối đa cho điểm số đã nêu mà lĩnh vực có %3; hãy sửa điểm số hoặc điểm tối đa",
    "the components need at least %1 points for their scores, and the whole has %2; correct the scores or the points":
      "các thành phần cần ít nhất %1 điểm tối đa cho điểm số đã nêu mà tổng là %2; hãy sửa điểm số hoặc điểm tối đa",
    "\"%1\": in line %2 the se is %3, and n and deff make it %4; say one of them":
      "\"%1\": ở dòng %2 se là %3 mà n và deff cho %4; hãy nêu một trong hai",
    "--statistic, --scale and --satisfied belong to answers of a survey; beside --scores alone leave them out":
      "--statistic, --scale và --satisfied đi cùng câu trả lời của khảo sát; hãy bỏ chúng khi chỉ có --scores",
    "the component \"%1\", which comes from no survey, has no score; give it one":
      "thành phần \"%1\", không lấy từ khảo sát nào, không có điểm; hãy nêu điểm (một dòng trong --scores)",
    "the component \"%1\" comes from no survey in this instrument; give its score in --scores":
      "thành phần \"%1\" không lấy từ khảo sát nào trong bộ công cụ này; hãy nêu điểm của nó trong --scores",
    "the component \"%1\" has no score; give it one":
      "thành phần \"%1\" không có điểm; hãy nêu điểm (một dòng trong --scores, hoặc --component %1=q01-q22 khi có dữ liệu)",
    "\"%1\" is empty; an instrument has the key areas with components":
      "\"%1\" trống; bộ công cụ có khóa areas với các components",
    "the key areas is missing; an instrument has areas with components":
      "thiếu khóa areas; bộ công cụ có areas với các components",
    "area \"%1\" has no components": "lĩnh vực \"%1\" không có components",
    "the component \"%1\" stands in two areas": "thành phần \"%1\" nằm trong hai lĩnh vực",
    "word": "từ",
    "points, or unpublished": "số điểm, hoặc unpublished",
    "the points of the components add up to %1 and not to %2; correct one of them":
      "điểm tối đa của các thành phần cộng lại là %1, không phải %2; hãy sửa một trong số đó",
    "the points that are known add up to %1, more than the %2 of the whole; correct one of them":
      "các điểm tối đa đã biết cộng lại là %1, nhiều hơn tổng %2; hãy sửa một trong số đó",
    "the components of area \"%1\" have %2 points, more than the %3 of the area; correct one of them":
      "các thành phần của lĩnh vực \"%1\" có %2 điểm, nhiều hơn %3 điểm của lĩnh vực; hãy sửa một trong số đó",
    "the components of area \"%1\" have %2 points and the area %3; correct one of them":
      "các thành phần của lĩnh vực \"%1\" có %2 điểm mà lĩnh vực có %3; hãy sửa một trong số đó",
    "component": "thành phần",
    "instrument": "bộ công cụ",
    "%1 (an instrument of your own is a file that ends in .yml)":
      "%1 (bộ công cụ của riêng bạn là một tệp có đuôi .yml)",
    "the points of \"%1\" are %2; they are a number that is not negative":
      "điểm tối đa của \"%1\" là %2; giá trị này phải là số không âm",
    "the points of \"%1\" are published, %2; leave them out, or make an instrument of your own":
      "điểm tối đa của \"%1\" đã được công bố là %2; hãy bỏ qua, hoặc tạo bộ công cụ của riêng bạn",
    "nobody has answered the items of \"%1\" in more than one cluster, so it has no score":
      "không có ai trả lời các tiêu chí của \"%1\" ở hơn một cụm mẫu nên thành phần này không có điểm",
    "\"%1\" has the component \"%2\", which has no score in \"%3\"":
      "\"%1\" có thành phần \"%2\", không có điểm trong \"%3\"",
    "--margin is %1; it must be above 0": "--margin là %1; giá trị này phải lớn hơn 0",
    "--covariance and --freedom belong to --scores; data have their own":
      "--covariance và --freedom đi cùng --scores; dữ liệu có sẵn của mình",
    "an index is about all rows; take --where for some of them in place of --by":
      "chỉ số được tính trên mọi dòng; hãy dùng --where cho một phần thay cho --by",
    "which components come from the data? Say --component %1=q01-q22, once for each":
      "thành phần nào lấy từ dữ liệu? Hãy nêu --component %1=q01-q22, mỗi thành phần một lần",
    "\"%1\": the value in line %2 is \"%3\"; figures are numbers with a decimal point":
      "\"%1\": value ở dòng %2 là \"%3\"; số liệu là số với dấu chấm thập phân",
    "\"%1\" has no figure that can be checked; measures are value, rank, mean, highest, lowest, gap, count and others":
      "\"%1\" không có số liệu nào kiểm tra được; các đại lượng là value, rank, mean, highest, lowest, gap, count và một số khác",
  ]
}
