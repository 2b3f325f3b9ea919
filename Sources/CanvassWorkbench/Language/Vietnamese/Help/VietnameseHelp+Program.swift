/// The program, the verbs of sessions and what values are called.
extension VietnameseHelp {
  static let program: [String: String] = [
    "Statistics for surveys of satisfaction with public services.":
      "Thống kê cho khảo sát sự hài lòng đối với dịch vụ công.",
    "Estimates honour strata, clusters, weights and population sizes; every number has its uncertainty. The same verbs serve the shell, the REPL (canvass repl) and notebooks (canvass run).":
      "Các ước lượng tính đến tầng, cụm mẫu, quyền số và quy mô tổng thể; mỗi con số đều có độ bất định. Cùng những lệnh này dùng được trong trình dòng lệnh, phiên tương tác (canvass repl) và sổ phân tích (canvass run).",
    "Show the version.": "Cho biết phiên bản.",
    "Show help information.": "Hiện phần trợ giúp này.",
    "Examples:": "Ví dụ:",
  ]

  static let session: [String: String] = [
    "Choose the survey that the following lines are about.":
      "Chọn khảo sát mà các dòng sau nói đến.",
    "For the REPL and notebooks. Options said here hold until the next use of a file; use with options alone adds to them, and use alone shows what is in use.":
      "Dành cho phiên tương tác và sổ phân tích. Tùy chọn nêu ở đây có hiệu lực đến khi use một tệp khác; use chỉ với tùy chọn thì thêm vào, còn use đứng một mình cho biết đang dùng gì.",
    "An option that no longer holds: what the study says, or nothing, does. Repeatable.":
      "Một tùy chọn không còn hiệu lực: trở lại như trong tệp nghiên cứu, hoặc như chưa nêu. Nêu được nhiều lần.",
    "Study file or data file.": "Tệp nghiên cứu hoặc tệp dữ liệu.",
    "Run a notebook and set its prose, commands and answers in one document.":
      "Chạy một sổ phân tích và đưa lời văn, lệnh và câu trả lời vào một tài liệu.",
    "A notebook is a text file in which prose stands after \"# %% [markdown]\" and commands after \"# %%\".":
      "Sổ phân tích là một tệp văn bản, trong đó lời văn đứng sau \"# %% [markdown]\" và các lệnh đứng sau \"# %%\".",
    "Notebook.": "Sổ phân tích.",
    "Go on after a command that fails; the document shows its error at its place.":
      "Chạy tiếp sau một lệnh bị lỗi; tài liệu nêu lỗi ở đúng chỗ đó.",
    "What the document is (default: by the ending of --output, else markdown).":
      "Loại tài liệu (mặc định: theo đuôi tệp của --output, nếu không thì markdown).",
    "The interactive shell: the same commands, line by line.":
      "Phiên tương tác: cùng những lệnh này, từng dòng một.",
    "use study.yml once, then short lines: mean q01 --by field. TAB completes, Ctrl-C stops a command, Ctrl-D ends. An answer that is longer than the terminal goes through $PAGER, less by default; PAGER=cat does without.":
      "Gõ use study.yml một lần, rồi những dòng ngắn: mean q01 --by field. TAB điền nốt từ đang gõ, Ctrl-C dừng một lệnh, Ctrl-D kết thúc. Câu trả lời dài hơn màn hình được hiện qua $PAGER, mặc định là less; PAGER=cat thì không.",
    "Long answers are printed as they are.": "Câu trả lời dài được in liền một mạch.",
    "Language of answers and errors (default: en).":
      "Ngôn ngữ của câu trả lời và thông báo lỗi (mặc định: en).",
    "The last answer once more: _ --format json, _ --output x.csv.":
      "Câu trả lời trước, một lần nữa: _ --format json, _ --output x.csv.",
    "For the REPL and notebooks. Nothing is computed again.":
      "Dành cho phiên tương tác và sổ phân tích. Không tính lại gì.",
  ]

  /// What stands for a value. Signs and examples, such as `<n>` and `<4,5>`, are the same in all languages.
  static let values: [String: String] = [
    "<subcommand>": "<lệnh>",
    "<options>": "<các tùy chọn>",
    "<option>": "<tùy chọn>",
    "<columns>": "<các cột>",
    "<column>": "<cột>",
    "<numerator>": "<tử số>",
    "<denominator>": "<mẫu số>",
    "<file>": "<tệp>",
    "<instrument>": "<bộ tiêu chí>",
    "<crosswalk>": "<bảng đối chiếu>",
    "<folder>": "<thư mục>",
    "<recipe>": "<công thức>",
    "<notebook>": "<sổ phân tích>",
    "<expression>": "<biểu thức>",
    "<name=expression>": "<tên=biểu thức>",
    "<formula>": "<công thức>",
    "<text>": "<văn bản>",
    "<name>": "<tên>",
    "<kind>": "<loại>",
    "<level>": "<mức>",
    "<format>": "<định dạng>",
    "<lang>": "<ngôn ngữ>",
    "<lonely>": "<quy tắc>",
    "<to-script>": "<dạng>",
    "<pps-variance>": "<công thức>",
    "<cluster-codes>": "<cách>",
    "<interval>": "<loại>",
    "<number>": "<số>",
    "<~ a + b>": "<~ a + b>",
    "<kind[:n]>": "<loại[:n]>",
    "<replicate-centre>": "<tâm>",
    "<row>": "<hàng>",
    "<pack,pack>": "<bộ,bộ>",
    "<method>": "<loại>",
    "<missing-rows>": "<cách>",
    "<family>": "<loại>",
    "<contrasts>": "<cách>",
    "<rule>": "<quy tắc>",
    "<extraction>": "<cách>",
    "<correlation>": "<loại>",
    "<program>": "<chương trình>",
    "<repair>": "<cách>",
    "<scores>": "<cách>",
    "<rotation>": "<phép xoay>",
    "<estimator>": "<cách>",
    "<scale>": "<đơn vị>",
    "<equal>": "<phần>",
    "<weighting>": "<cách>",
    "<percent>": "<phần trăm>",
    "<adjustment>": "<cách>",
    "<component=1.5>": "<thành phần=1.5>",
    "<statistic>": "<cách>",
    "<points>": "<điểm>",
    "<step>": "<bước>",
    "<distance>": "<khoảng cách>",
    "<low,high>": "<dưới,trên>",
    "<mean>": "<trung bình>",
    "<people>": "<số người>",
    "<power>": "<lực>",
    "<test>": "<kiểm định>",
    "<share>": "<phần>",
    "<allocation>": "<cách>",
    "<money>": "<số tiền>",
    "<value>": "<giá trị>",
    "<year>": "<năm>",
    "<day>": "<ngày>",
  ]
}
