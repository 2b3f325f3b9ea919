struct EnglishSelfSelection: SelfSelectionPhrases {
  var title: String { "What the ratings are worth" }
  var score: String { "Score" }
  var ratings: String { "Ratings" }
  var users: String { "Users who could have rated" }
  var correlation: String { "Data defect correlation" }
  var supposedCorrelation: String { "Data defect correlation, supposed" }
  var effective: String { "Worth so many answers of a random sample" }
  var surveyed: String { "Probability survey" }
  var bias: String { "Error of the ratings" }
  var bounds: String { "Bounds" }
  var worstBounds: String { "Bounds, whoever rated" }
  func range(_ lower: String, _ upper: String) -> String { "\(lower) to \(upper)" }

  func supposed(
    rated: String, users: String, fraction: String, score: String, correlation: String,
    worth: String, range: String, worst: String
  ) -> String {
    "\(score) comes from \(rated) of \(users) users (\(fraction)), who chose themselves to rate. If rating and being "
      + "satisfied correlate by no more than \(correlation), these ratings are worth \(worth) \(answers(worth)) of a random "
      + "sample, and the value among all users lies from \(range); without any such limit, from \(worst). A standard "
      + "error would say nothing of this."
  }

  func measured(
    rated: String, users: String, fraction: String, score: String, truth: String, range: String,
    correlation: String, worth: String
  ) -> String {
    "\(score) comes from \(rated) of \(users) users (\(fraction)), who chose themselves to rate. A probability survey "
      + "has \(truth) (\(range)) among all users, so that rating and being satisfied correlate by \(correlation), and "
      + "these ratings are worth \(worth) \(answers(worth)) of a random sample. Report the survey's value."
  }
  private func answers(_ count: String) -> String {
    count == "1" ? "answer" : "answers"
  }
  var truthWithoutError: String {
    "--truth is taken as exact, without the error of its survey; give --truth-se"
  }
  func took(item: String) -> String {
    "--from without --item took \"\(item)\", the first item of the study"
  }
}
