extension PriceBook {
  /// How entries of a table are read from the price file of another program.
  public struct Import: Hashable, Sendable {
    /// The file's format, such as `litellm`.
    public var format: String
    /// The table that the entries go into.
    public var table: String
    /// The member that says what an item is, and the values that belong here.
    public var kind: Columns.Words
    /// What each number of an entry is in members of an item; one that reads a missing member is left
    /// out.
    public var takes: [Recipe.Measure] = []
    /// Numbers that must come out above zero, by groups of which one is enough.
    public var needs: [[String]] = []
    /// What words an entry gets; the first that holds.
    public var words: [Word] = []
    /// The member that names the day on which the item ends.
    public var end: String?
    /// Where it is declared.
    public var span: Span

    /// Reads entries of a table from items of some kinds.
    public init(
      _ format: String, into table: String, where kind: Columns.Words, at span: Span = .outside("")
    ) {
      self.format = format
      self.table = table
      self.kind = kind
      self.span = span
    }

    /// A word that an entry gets while one number is at most another; always, without one.
    public struct Word: Hashable, Sendable {
      /// The word, such as `tier`.
      public var name: String
      /// Its value.
      public var value: String
      /// What must hold.
      public var when: Columns.Relation?

      /// Gives a word.
      public init(_ name: String, _ value: String, when: Columns.Relation? = nil) {
        self.name = name
        self.value = value
        self.when = when
      }
    }
  }
}
