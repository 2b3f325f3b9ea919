extension Figure {
  /// The title of the picture.
  var title: String {
    switch self {
    case .whiskers(let figure): figure.title
    case .heatMap(let figure): figure.title
    }
  }
}
