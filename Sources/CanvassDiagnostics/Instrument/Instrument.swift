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

  /// All items.
  public var items: [Item]
  /// The dimensions; may be none.
  public var dimensions: [Dimension]
  /// The column whose values are the fields of service.
  public var field: String
  /// The scale of all items.
  public var scale: ResponseScale
  /// Codes of the items that mean no answer.
  public var missing: Set<String>
  /// The share satisfied that is aimed at, 0–1; `nil` for none.
  public var target: Double?

  /// An instrument.
  public init(
    items: [Item], dimensions: [Dimension], field: String, scale: ResponseScale,
    missing: Set<String> = [], target: Double? = nil
  ) {
    self.items = items
    self.dimensions = dimensions
    self.field = field
    self.scale = scale
    self.missing = missing
    self.target = target
  }
}
