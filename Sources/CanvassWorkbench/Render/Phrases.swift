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
