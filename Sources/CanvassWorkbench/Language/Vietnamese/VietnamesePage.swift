struct VietnamesePage: PagePhrases {
  var warning: String { "Lưu ý" }
  var figureLeftOut: String { "Hình không được vẽ ở đây" }
  var noGnuplot: String {
    "không có hình vì chưa cài gnuplot; hãy cài gói gnuplot-nox của Debian"
  }
  var noEstimate: String { "không có ước lượng" }
  var noValue: String { "không có giá trị" }
  var attention: String { "cần chú ý" }
  var written: String { "Đã ghi vào" }
  var report: String { "Báo cáo dạng trang web" }
  var error: String { "Lỗi" }
  func line(_ number: Int) -> String { "dòng \(number)" }
  var greeting: String {
    "Canvass. help liệt kê các lệnh, TAB điền nốt từ đang gõ, Ctrl-D kết thúc."
  }
  var moreHelp: String { "help LỆNH giải thích một lệnh. _ là câu trả lời trước; quit kết thúc." }

  var made: String { "Lập bằng Canvass" }
  var date: String { "Ngày lập" }
  var data: String { "Dữ liệu" }
  var command: String { "Lệnh" }
  var seed: String { "Hạt giống" }
  var notebook: String { "Sổ phân tích" }
}
