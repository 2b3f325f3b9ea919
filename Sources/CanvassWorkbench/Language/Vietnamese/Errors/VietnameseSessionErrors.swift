/// The session, what it reads and writes: what errors say, by their templates.
extension Vietnamese {
  static let sessionErrors: [String: String] = [
    "for which shell? Say %1 and one of %2%3":
      "cho trình dòng lệnh nào? Hãy viết %1 và một trong %2%3",
    "; \"%1\" is none of them": "; \"%1\" không thuộc số đó",
    "gnuplot cannot be started from \"%1\": %2": "không khởi động được gnuplot từ \"%1\": %2",
    "gnuplot cannot draw the figure: %1": "gnuplot không vẽ được hình: %1",
    "the figure cannot be drawn: %1: %2; name another folder in TMPDIR":
      "không vẽ được hình: %1: %2; hãy nêu thư mục khác bằng TMPDIR",
    "the HTML page cannot be made: %1": "không tạo được trang HTML: %1",
    "%1; see %2": "%1; xem %2",
    "%1 See %2": "%1 Xem %2",
    "%1 (%2 lists them)": "%1 (%2 liệt kê các lệnh)",
    "verb": "lệnh",
    "use is for the REPL and for notebooks; in the shell say --study or --data with each verb":
      "use dành cho phiên tương tác và sổ phân tích; trong trình dòng lệnh, hãy nêu --study hoặc --data ở mỗi lệnh",
    "_ is the last answer in the REPL and in notebooks; here there is none":
      "_ là câu trả lời trước trong phiên tương tác và sổ phân tích; ở đây không có",
    "%1 works from the shell only; in %2 write the commands themselves":
      "%1 chỉ dùng được từ trình dòng lệnh; trong %2 hãy viết chính các lệnh",
    "a notebook": "sổ phân tích",
    "the REPL": "phiên tương tác",
    "there is no last answer yet; _ stands for the answer of the line before":
      "chưa có câu trả lời nào; _ thay cho câu trả lời của dòng trước",
    "_ computes nothing again, and the last answer is in %1; say its line again for %2: %3 --lang %4":
      "_ không tính lại gì, mà câu trả lời trước bằng %1; để có %2, hãy gọi lại dòng đó: %3 --lang %4",
    "English": "tiếng Anh",
    "Vietnamese": "tiếng Việt",
    "ends in a backslash": "kết thúc bằng dấu gạch chéo ngược",
    "opens a quote that is not closed": "mở một dấu nháy mà không đóng",
    "%1, line %2: the command %3, but its cell ends there":
      "%1, dòng %2: lệnh %3, mà ô chứa lệnh kết thúc ở đó",
    "%1 has no cells; a line \"# %%\" begins commands and \"# %% [markdown]\" prose":
      "%1 không có ô nào; dòng \"# %%\" mở đầu các lệnh và \"# %% [markdown]\" mở đầu phần văn",
    "%1, line %2: there is no kind of cell \"[%3]\"; write \"# %%\" for commands or \"# %% [markdown]\" for prose":
      "%1, dòng %2: không có loại ô \"[%3]\"; hãy viết \"# %%\" cho các lệnh hoặc \"# %% [markdown]\" cho phần văn",
    "%1, line %2 (cell %3): %4": "%1, dòng %2 (ô %3): %4",
    "a notebook ends with its last cell; leave this line out":
      "sổ phân tích kết thúc ở ô cuối cùng; hãy bỏ dòng này",
    "the answer cannot be written: standard output is closed; leave it open, or name a file (--output)":
      "không ghi được câu trả lời: đầu ra chuẩn đã đóng; hãy để mở, hoặc nêu tên một tệp (--output)",
    "the answer cannot be written: %1": "không ghi được câu trả lời: %1",
    "\"%1\" is the notebook itself; give the document another name (--output)":
      "\"%1\" chính là sổ phân tích; hãy đặt tên khác cho tài liệu (--output)",
    "\"%1\" is not a plain file": "\"%1\" không phải là tệp thông thường",
    "standard input is where the lines of this session come from; save the data in a file":
      "đầu vào chuẩn đang cung cấp các dòng của phiên này; hãy lưu dữ liệu vào một tệp",
    "standard input can be read once, and has been read already; save what comes through it in a file and name that":
      "đầu vào chuẩn chỉ đọc được một lần và đã được đọc; hãy lưu nội dung vào một tệp rồi nêu tên tệp đó",
    "\"%1\" is named twice for what is written; give two names":
      "\"%1\" được nêu hai lần làm nơi ghi; hãy nêu hai tên khác nhau",
    "--output and --report both name \"%1\"; give one of them another name":
      "--output và --report cùng nêu \"%1\"; hãy đặt tên khác cho một trong hai",
    "\"%1\" would be written over \"%2\", which has just been read; give another name":
      "\"%1\" sẽ ghi đè lên \"%2\" vừa được đọc; hãy đặt tên khác",
    "\"%1\" has changed while it was in use; say use again":
      "\"%1\" đã thay đổi trong khi đang dùng; hãy gọi lại use",
    "no data: say --data FILE or --study FILE (in the REPL: use FILE)":
      "không có dữ liệu: hãy nêu --data TỆP hoặc --study TỆP (trong phiên tương tác: use TỆP)",
    "the quote %1 is not closed in: %2": "dấu nháy %1 không được đóng trong: %2",
    "there is nothing after the backslash at the end of: %1":
      "không có gì sau dấu gạch chéo ngược ở cuối: %1",
    "use what? Say use study.yml, or use survey.csv":
      "dùng gì? Hãy viết use study.yml, hoặc use survey.csv",
    "the system gives the program no thread to work on; end other programs, or allow more of them (ulimit -u) and more memory (ulimit -v)":
      "hệ thống không cấp luồng để chương trình làm việc; hãy kết thúc chương trình khác, hoặc cho phép nhiều luồng hơn (ulimit -u) và nhiều bộ nhớ hơn (ulimit -v)",
    "%1, line %2: %3": "%1, dòng %2: %3",
  ]
}
