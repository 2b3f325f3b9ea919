import CanvassTables

/// What a satisfaction survey asks: items on one scale, grouped in dimensions, about fields of
/// service.
public struct Instrument: Sendable {
  /// A question.
  public struct Item: Sendable {
    /// The column of its answers.
    public var column: String
    /// What it asks.
    public var label: LocalizedText

    /// An item.
    public init(column: String, label: LocalizedText) {
      self.column = column
      self.label = label
    }
  }

  /// A group of items.
  public struct Dimension: Sendable {
    /// Its key in the study file.
    public var name: String
    /// What it is called.
    public var label: LocalizedText
    /// Positions in `items`.
    public var items: [Int]

    /// A dimension.
    public init(name: String, label: LocalizedText, items: [Int]) {
      self.name = name
      self.label = label
      self.items = items
    }
  }

  /// A field of service that everyone was asked about.
  public struct Field: Sendable {
    /// Its key in the study file.
    public var name: String
    /// What it is called.
    public var label: LocalizedText
    /// Positions in `items`; an item is about one field.
    public var items: [Int]

    /// A field.
    public init(name: String, label: LocalizedText, items: [Int]) {
      self.name = name
      self.label = label
      self.items = items
    }
  }

  /// What tells which field of service an answer is about.
  public enum Fields: Sendable {
    /// The value of a column: a person answers about one field a row.
    case column(String)
    /// The item: everyone answers about all of them.
    case items([Field])
  }

  /// All items.
  public var items: [Item]
  /// The dimensions; may be none.
  public var dimensions: [Dimension]
  /// Which field of service an answer is about.
  public var fields: Fields
  /// The scale of all items.
  public var scale: ResponseScale
  /// Codes of the items that mean no answer.
  public var missing: Set<String>
  /// The share satisfied that is aimed at, 0–1; `nil` for none.
  public var target: Double?

  /// An instrument whose fields are the values of a column.
  public init(
    items: [Item], dimensions: [Dimension], field: String, scale: ResponseScale,
    missing: Set<String> = [], target: Double? = nil
  ) {
    self.init(
      items: items, dimensions: dimensions, fields: .column(field), scale: scale,
      missing: missing, target: target)
  }

  /// An instrument.
  public init(
    items: [Item], dimensions: [Dimension], fields: Fields, scale: ResponseScale,
    missing: Set<String> = [], target: Double? = nil
  ) {
    self.items = items
    self.dimensions = dimensions
    self.fields = fields
    self.scale = scale
    self.missing = missing
    self.target = target
  }
  /// The column whose values are the fields; `nil` where everyone was asked about all.
  public var fieldColumn: String? {
    if case .column(let name) = fields { name } else { nil }
  }

  /// The items that are compared between fields as one question: each by itself where all fields
  /// share them, else those of each dimension, and those of none.
  var questions: [[Int]] {
    if case .column = fields { return items.indices.map { [$0] } }
    let others = items.indices.filter { item in
      !dimensions.contains { $0.items.contains(item) }
    }
    return dimensions.map(\.items) + [others]
  }
}
