struct VietnameseHelp: HelpPhrases {
  var overview: String { "Giới thiệu" }
  var usage: String { "Cách dùng" }
  var arguments: String { "Đối số" }
  var options: String { "Tùy chọn" }
  var subcommands: String { "Các lệnh" }
  var values: String { "các giá trị" }
  var usualValue: String { "mặc định" }
  var moreHelp: String { "Gõ 'canvass help <lệnh>' để xem chi tiết." }

  var texts: [String: String] { Self.texts }

  /// The wordings of all texts.
  static let texts: [String: String] = [
    program, values, survey, estimates, models, diagnosis, plans, weights, waves, session,
    replicates, tests,
  ].reduce(into: [:]) { all, family in all.merge(family) { $1 } }
}
