/// The few words that renderers add by themselves, in the languages of `--lang`.
enum Phrases {
  static func warning(_ language: Language) -> String {
    switch language {
    case .en: "Warning"
    case .vi: "Lưu ý"
    }
  }

  static func figureLeftOut(_ language: Language) -> String {
    switch language {
    case .en: "Figure not drawn here"
    case .vi: "Hình không được vẽ ở đây"
    }
  }

  static func noValue(_ language: Language) -> String {
    switch language {
    case .en: "no estimate"
    case .vi: "không có ước lượng"
    }
  }

  static func written(_ language: Language) -> String {
    switch language {
    case .en: "Written to"
    case .vi: "Đã ghi vào"
    }
  }

  static func report(_ language: Language) -> String {
    switch language {
    case .en: "The report as a page"
    case .vi: "Báo cáo dạng trang web"
    }
  }

  static func made(_ language: Language) -> String {
    switch language {
    case .en: "Made with Canvass"
    case .vi: "Lập bằng Canvass"
    }
  }

  static func date(_ language: Language) -> String {
    switch language {
    case .en: "Date"
    case .vi: "Ngày lập"
    }
  }

  static func data(_ language: Language) -> String {
    switch language {
    case .en: "Data"
    case .vi: "Dữ liệu"
    }
  }

  static func command(_ language: Language) -> String {
    switch language {
    case .en: "Command"
    case .vi: "Lệnh"
    }
  }

  static func seed(_ language: Language) -> String {
    switch language {
    case .en: "Seed"
    case .vi: "Hạt giống"
    }
  }

  static func notebook(_ language: Language) -> String {
    switch language {
    case .en: "Notebook"
    case .vi: "Sổ phân tích"
    }
  }

  static func error(_ language: Language) -> String {
    switch language {
    case .en: "Error"
    case .vi: "Lỗi"
    }
  }

  /// What a row that asks for attention is marked with, for those who hear the page.
  static func attention(_ language: Language) -> String {
    switch language {
    case .en: "marked"
    case .vi: "cần chú ý"
    }
  }

  static func target(_ language: Language) -> String {
    switch language {
    case .en: "target"
    case .vi: "mục tiêu"
    }
  }

  static func absent(_ language: Language) -> String {
    switch language {
    case .en: "no value"
    case .vi: "không có giá trị"
    }
  }
}

extension Figure {
  /// The title of the picture.
  var title: String {
    switch self {
    case .whiskers(let figure): figure.title
    case .heatMap(let figure): figure.title
    }
  }
}
