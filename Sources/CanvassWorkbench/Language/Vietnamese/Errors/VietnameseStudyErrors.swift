/// Study files and recipes: what errors say, by their templates.
extension Vietnamese {
  static let studyErrors: [String: String] = [
    "the name of one column": "tên của một cột",
    "lonely-cluster rule": "quy tắc cho tầng chỉ có một cụm mẫu",
    "kind of cluster codes": "cách hiểu mã cụm mẫu",
    "nest and cluster-codes say the same; leave one of them out":
      "nest và cluster-codes nói cùng một điều; hãy bỏ một trong hai",
    "scale.missing has %1, which is in scale.satisfied, too":
      "scale.missing có %1, mà scale.satisfied cũng có",
    "scale.satisfied has %1, which is not in scale.values":
      "scale.satisfied có %1, không nằm trong scale.values",
    "%1 \"%2\" has no items; write items: [q01, q02]":
      "%1 \"%2\" không có tiêu chí nào; hãy viết items: [q01, q02]",
    "\"%1\" is empty; a study has keys such as data and design":
      "\"%1\" không có nội dung; tệp nghiên cứu có các khóa như data và design",
    "field and fields exclude each other; either a column names the field of a row (field), or everyone was asked about every field (fields)":
      "field và fields loại trừ nhau; hoặc một cột nêu lĩnh vực của mỗi dòng (field), hoặc mọi người được hỏi về mọi lĩnh vực (fields)",
    "field": "lĩnh vực",
    "the answer \"%1\" stands for %2, which is not on the scale %3–%4":
      "câu trả lời \"%1\" ứng với %2, không nằm trong thang đo %3–%4",
    "dimension": "yếu tố",
    "target is a percentage above 0 and at most 100, not %1":
      "target là tỷ lệ phần trăm lớn hơn 0 và không quá 100, không phải %1",
    "type": "kiểu",
    "levels.%1 has \"%2\" twice": "levels.%1 có \"%2\" hai lần",
    "a list such as [a, b]": "một danh sách như [a, b]",
    "keys with values": "các khóa có giá trị",
    "a key": "một khóa",
    "the key \"%1\" stands there twice": "khóa \"%1\" xuất hiện hai lần",
    " in %1": " trong %1",
    "key": "khóa",
    "nothing": "để trống",
    "a list": "một danh sách",
    "an alias": "một tham chiếu",
    "the file": "tệp",
    "%1 should be %2, not %3": "%1 phải là %2, không phải %3",
    "\"%1\", line %2: %3": "\"%1\", dòng %2: %3",
    "a tab stands before the text; YAML wants blanks there, such as two per level":
      "có ký tự tab trước văn bản; YAML cần dấu cách ở đó, ví dụ hai dấu cách cho mỗi cấp",
    "column %1: %2": "cột %1: %2",
    "the key %1 stands there twice": "khóa %1 xuất hiện hai lần",
    "it cannot be read as YAML": "không đọc được như YAML",
    "\"%1\": its aliases (*name) stand for more than %2 values; write fewer of them within one another":
      "\"%1\": các tham chiếu (*name) thay cho hơn %2 giá trị; hãy lồng chúng vào nhau ít hơn",
    "a number, or a range from the lowest number to the highest such as 1-5":
      "một số, hoặc một khoảng từ số nhỏ nhất đến số lớn nhất như 1-5",
    "%1 needs the key \"%2\"": "%1 cần khóa \"%2\"",
    "the recipe": "tệp công thức mô phỏng",
    "of at least %1": "không nhỏ hơn %1",
    "from %1 to %2": "từ %1 đến %2",
    "a whole number %1": "một số nguyên %1",
    "a whole number from 0 to %1": "một số nguyên từ 0 đến %1",
    "a share from 0 to 1": "một tỷ lệ từ 0 đến 1",
    "%1 should be one whole number or a range [least, most]":
      "%1 phải là một số nguyên hoặc một khoảng [nhỏ nhất, lớn nhất]",
    "two columns of the survey would be called \"%1\"; rename one":
      "hai cột của cuộc khảo sát sẽ cùng có tên \"%1\"; hãy đổi tên một cột",
    "planted in field \"%1\": %2": "phần cài vào lĩnh vực \"%1\": %2",
    "a recipe needs 1 to %1 %2; this one has %3":
      "công thức mô phỏng cần từ 1 đến %1 mục %2; ở đây có %3",
    "\"demographics: %1\" needs 1 to 200 levels": "\"demographics: %1\" cần từ 1 đến 200 giá trị",
    "demographic": "đặc điểm nhân khẩu",
    "\"%1\" goes by one that comes before it: %2":
      "\"%1\" phụ thuộc vào một đặc điểm đứng trước nó: %2",
    "\"%1\" is of the cluster and cannot go by one of the person":
      "\"%1\" thuộc về cụm mẫu nên không thể phụ thuộc vào đặc điểm của từng người",
    "\"%1\" goes by \"%2\" and cannot also differ by stratum":
      "\"%1\" phụ thuộc vào \"%2\" nên không thể đồng thời khác nhau theo tầng",
    "\"%1: %2\" has %3 shares and needs %4: one for each level of \"by\", or one alone":
      "\"%1: %2\" có %3 tỷ lệ mà cần %4: mỗi giá trị của \"by\" một tỷ lệ, hoặc chỉ một tỷ lệ chung",
    "\"%1\" must give a range for every level or for none":
      "\"%1\" phải nêu khoảng cho mọi giá trị hoặc không nêu cho giá trị nào",
    "stratum \"%1\"": "tầng \"%1\"",
    "%1 has clusters with only %2 %3{subcluster|subclusters}; the sample takes %4 in each":
      "%1 có cụm mẫu chỉ gồm %2 cụm con; mẫu lấy %4 cụm con ở mỗi cụm mẫu",
    "%1 has subclusters with only %2 %3{person|people}; the sample takes %4 in each":
      "%1 có cụm con chỉ gồm %2 người; mẫu lấy %4 người ở mỗi cụm con",
    "the population may reach %1 people; make the strata smaller: 20 million at most":
      "tổng thể có thể lên đến %1 người; hãy làm các tầng nhỏ hơn: nhiều nhất 20 triệu người",
    "the shares of \"%1\" add up to %2; they must make 1":
      "các tỷ lệ của \"%1\" cộng lại được %2; tổng phải bằng 1",
    "scale.thresholds should be 1 to 20 ascending numbers":
      "scale.thresholds phải gồm từ 1 đến 20 số tăng dần",
    "the shares of variation must add up to less than 1; the rest is the noise of one answer":
      "các tỷ lệ của variation phải cộng lại nhỏ hơn 1; phần còn lại là nhiễu của từng câu trả lời",
    "a share between 0 and 1, both excluded": "một tỷ lệ giữa 0 và 1, không kể hai đầu",
    "\"person\" or \"cluster\"": "\"person\" hoặc \"cluster\"",
    "\"%1\" is empty; a recipe has keys such as strata and fields":
      "\"%1\" không có nội dung; công thức mô phỏng có các khóa như strata và fields",
    "the folder \"%1\" cannot be made; is there a file of that name, or may you not write there?":
      "không tạo được thư mục \"%1\"; có thể đã có tệp cùng tên, hoặc bạn không có quyền ghi ở đó",
    "you may not write into the folder \"%1\"; name another one":
      "bạn không có quyền ghi vào thư mục \"%1\"; hãy nêu thư mục khác",
    "\"%1\" is a folder, and a file is to be written there; name another one":
      "\"%1\" là thư mục, mà ở đó cần ghi một tệp; hãy nêu tên khác",
    "there is no key \"%1\"%2; did you mean %3?": "không có khóa \"%1\"%2; có phải là %3?",
    "%1: at the top of the file": "%1: ở đầu tệp",
    "the list that [ opens is not closed, or lacks a comma":
      "danh sách mở bằng [ chưa được đóng, hoặc thiếu dấu phẩy",
    "the mapping that { opens is not closed, or lacks a comma":
      "nhóm khóa mở bằng { chưa được đóng, hoặc thiếu dấu phẩy",
    "a key such as data: should stand here; look at the blanks before it":
      "ở đây cần một khóa như data:; hãy xem các dấu cách đầu dòng",
    "another item of the list should stand here, behind a - and a blank; look at the blanks before it":
      "ở đây cần một mục nữa của danh sách, sau dấu - và một dấu cách; hãy xem các dấu cách đầu dòng",
    "a value should stand here":
      "ở đây cần một giá trị",
    "this does not go on with what stands above; look at the blanks before it":
      "dòng này không nối tiếp phần bên trên; hãy xem các dấu cách đầu dòng",
    "& and * begin names here; set the text in quotes":
      "ở đây & và * mở đầu một tên; hãy đặt văn bản trong dấu nháy",
    "no colon can stand here; set the text in quotes, or look at the blanks before the key":
      "ở đây không thể có dấu hai chấm; hãy đặt văn bản trong dấu nháy, hoặc xem các dấu cách trước khóa",
    "no list can begin here; set each - on a line of its own":
      "danh sách không thể bắt đầu ở đây; hãy viết mỗi dấu - trên một dòng riêng",
    "a key lacks its colon, or a quote before it is not closed":
      "một khóa thiếu dấu hai chấm, hoặc một dấu nháy trước đó chưa được đóng",
    "a quote is not closed":
      "một dấu nháy chưa được đóng",
    "no value begins with this sign; set the text in quotes":
      "không giá trị nào bắt đầu bằng dấu này; hãy đặt văn bản trong dấu nháy",
    "a backslash between double quotes begins something that does not exist; take single quotes":
      "dấu gạch chéo ngược giữa hai dấu nháy kép mở đầu một thứ không có; hãy dùng dấu nháy đơn",
  ]
}
