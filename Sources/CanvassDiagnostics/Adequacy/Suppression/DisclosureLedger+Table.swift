extension DisclosureLedger {
  /// A column of a table with what each of its classes (or the whole of it) counts for in a number.
  public struct Term: Sendable, Hashable {
    /// The place of the column.
    public var column: Int
    /// A number for each class.
    public var values: [Double]

    /// A column with what its classes count for.
    public init(_ column: Int, _ values: [Double]) {
      (self.column, self.values) = (column, values)
    }
  }

  /// A number of a table: a sum over the rows of its cell, or what follows from it with the people of the cell.
  ///
  /// Of a mean, a share or a total that is Σw·y. A ratio R says that Σw·(y − R·x) is 0.
  public struct Entry: Sendable {
    /// The cell of its rows.
    public var cell: Int
    /// What is summed.
    public var terms: [Term]
    /// Sums of which it may tell something, where it is none itself, such as a median: at most all of these. What may not
    /// be shown must follow neither for readers whom it tells them nor for those whom it tells nothing.
    public var hints: [[Term]] = []
    /// Whether it is no sum itself, such as a median.
    public var isStatistic = false
    /// Whether what is shown is made of it with others, and it is not shown itself.
    public var isMade = false
    /// Whether a rule pack forbids showing it, or the sum where it is none itself.
    public var isForbidden: Bool
    /// Whether it is shown.
    public var isShown: Bool
    /// Whether readers may know it even where it is not shown: a share of 0 or 1. They know it of every part of
    /// the cell, too.
    public var isKnown: Bool
    /// People behind it.
    public var count: Int

    /// A number of a table.
    public init(
      cell: Int, terms: [Term], isForbidden: Bool, isShown: Bool, isKnown: Bool = false, count: Int
    ) {
      self.cell = cell
      self.terms = terms
      self.isForbidden = isForbidden
      self.isShown = isShown
      self.isKnown = isKnown
      self.count = count
    }
  }

  /// What a number would be that nobody asked for; `nil` where there is none.
  public typealias Judge = @Sendable (Unasked) throws -> Entry?

  /// The numbers of one variable in one answer.
  public struct Table: Sendable {
    /// What is summed.
    public var columns: [SummedColumn]
    /// The cell of each row; −1 outside.
    public var cellOfRow: [Int32]
    /// The numbers.
    public var entries: [Entry]
    /// Sums from which an answer to each question follows where all of them are known.
    public var questions: [[Term]]
    /// What a condition that chose the rows asks about.
    public var deciders: [SummedColumn]
    /// What a number of other rows would be by the rules of this answer.
    public var judge: Judge?
    /// Whether its own numbers may tell each other, so that they are compared where nothing was shown before.
    public var comparesItself = false
    /// Whether its columns are divided by the limits of a distribution.
    public var isDistribution = false

    /// The numbers of one variable in one answer.
    public init(
      columns: [SummedColumn], cellOfRow: [Int32], entries: [Entry], questions: [[Term]] = [],
      deciders: [SummedColumn] = [], judge: Judge? = nil
    ) {
      self.deciders = deciders
      self.columns = columns
      self.cellOfRow = cellOfRow
      self.entries = entries
      self.questions = questions
      self.judge = judge
      // Rows without an answer are in no cell.
      for column in columns {
        for row in cellOfRow.indices where cellOfRow[row] >= 0 && column.isOutside(row) {
          self.cellOfRow[row] = -1
        }
      }
    }
  }

  /// What a number would be of rows that nobody asked for, but that follow from what is asked.
  public struct Unasked: Sendable {
    /// The rows.
    public let rows: [Bool]
    /// The question that it would answer; `nil` for one of an earlier answer about the same column.
    public var question: Int?
    /// Those who are counted, where it is the share of a class that related columns make together; the rows are those
    /// who may be in it.
    public var members: [Bool]?
  }
}
