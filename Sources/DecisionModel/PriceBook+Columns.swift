extension PriceBook {
  /// What the entries of a table have in common: usual values, and what a sound entry keeps to.
  public struct Columns: Hashable, Sendable {
    /// The table; `input` for the numbers that belong to none.
    public var table: String
    /// Days after which a price should be looked up again.
    public var staleAfter: Quantity?
    /// The values that words may have.
    public var words: [Words] = []
    /// Between what numbers lie unless a unit slipped.
    public var bounds: [Bounds] = []
    /// What a number is where an entry doesn't say; the first that fits.
    public var usual: [Usual] = []
    /// Numbers that readers want and no formula reads.
    public var shown: [String] = []
    /// Where the usual values come from.
    public var provenance = Provenance()
    /// What holds between the numbers of an entry.
    public var relations: [Relation] = []
    /// Where it is declared.
    public var span: Span

    /// Describes the columns of a table.
    public init(_ table: String, at span: Span = .outside("")) {
      self.table = table
      self.span = span
    }

    /// The values of a word.
    public struct Words: Hashable, Sendable {
      /// The word, such as `tier`.
      public var name: String
      /// Its values.
      public var values: [String]

      /// Lists values.
      public init(_ name: String, _ values: [String]) {
        self.name = name
        self.values = values
      }
    }

    /// Plausible values of a number.
    public struct Bounds: Hashable, Sendable {
      /// The number, such as `input`.
      public var field: String
      /// What it measures.
      public var dimension: Dimension
      /// From the least to the most.
      public var range: QuantityRange

      /// Bounds a number.
      public init(_ field: String, _ dimension: Dimension, _ range: QuantityRange) {
        self.field = field
        self.dimension = dimension
        self.range = range
      }
    }

    /// The value of a number that an entry leaves out.
    public struct Usual: Hashable, Sendable {
      /// The number.
      public var field: String
      /// Its value.
      public var value: Value
      /// The word that the entry must have, and its values.
      public var when: Words?

      /// Gives a value.
      public init(_ field: String, _ value: Value, when: Words? = nil) {
        self.field = field
        self.value = value
        self.when = when
      }

      /// A number of its own, or that of another field.
      public enum Value: Hashable, Sendable {
        /// This.
        case number(Dimension, Spread)
        /// The same as another field of the entry.
        case field(String)
      }
    }

    /// What one number must not exceed.
    public struct Relation: Hashable, Sendable {
      /// The smaller side.
      public var left: Expression
      /// The greater side.
      public var right: Expression

      /// Holds `left <= right` at every point of their spreads.
      public init(_ left: Expression, _ right: Expression) {
        self.left = left
        self.right = right
      }
    }

    /// The field that an entry lacks, when there is a usual one.
    public func usual(_ name: String, of entry: Entry) -> Entry.Field? {
      for item in usual where item.field == name {
        if let when = item.when, !when.values.contains(entry.word(when.name) ?? "") { continue }
        var field: Entry.Field
        switch item.value {
        case .number(let dimension, let value): field = Entry.Field(name, dimension, value)
        case .field(let other):
          guard let given = entry.field(other) else { continue }
          field = Entry.Field(name, given.dimension, given.value)
        }
        field.usualSource = provenance
        return field
      }
      return nil
    }
  }

  /// The columns of a table.
  public func columns(of table: String) -> Columns? { columns.first { $0.table == table } }

  /// The book with the usual values put in where entries leave them out; those put in before are worked
  /// out again.
  public func filled() -> PriceBook {
    var book = self
    for place in book.entries.indices {
      guard let columns = columns(of: book.entries[place].table) else { continue }
      book.entries[place].fields.removeAll(where: \.isUsual)
      // A usual value may be that of a field which is a usual one itself, where it is listed before.
      for name in columns.usual.map(\.field) where book.entries[place].field(name) == nil {
        if let field = columns.usual(name, of: book.entries[place]) {
          book.entries[place].fields.append(field)
        }
      }
    }
    return book
  }
}
