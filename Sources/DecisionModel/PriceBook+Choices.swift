extension PriceBook {
  /// Puts a name in formulas for one entry of a table: `NAME.field` reads the chosen entry.
  ///
  /// The entry is the one that the fact names; else that of the first case whose condition holds;
  /// else the one a search finds. An entry that is out of date is passed over.
  public struct Choice: Hashable, Sendable {
    /// Its name in formulas.
    public var name: String
    /// The table.
    public var table: String
    /// The fact whose value is the name of an entry.
    public var fact: FactKey?
    /// Entries by condition, read from the top.
    public var cases: [Case] = []
    /// The cheapest entry that is large enough.
    public var search: Search?
    /// Where it is declared.
    public var span: Span

    /// Names a choice.
    public init(_ name: String, from table: String, at span: Span = .outside("")) {
      self.name = name
      self.table = table
      self.span = span
    }

    /// An entry when a condition holds.
    public struct Case: Hashable, Sendable {
      /// The entry.
      public var entry: String
      /// When; always for `otherwise`.
      public var when: Condition

      /// Picks an entry when a condition holds.
      public init(_ entry: String, when: Condition = .always) {
        self.entry = entry
        self.when = when
      }
    }

    /// A search over the entries, each taken once or several times; within its arithmetic the fields
    /// of the candidate go by their bare names, and `count` is how many of it are taken.
    public struct Search: Hashable, Sendable {
      /// How many of an entry may be taken together.
      public var counts: [Int]
      /// What a candidate must keep to.
      public var fits: Bound
      /// What it had better keep to: those that don't are taken only where no other fits.
      public var prefers: Bound?
      /// What is to be smallest.
      public var smallest: Expression
      /// Whether the largest is taken when none is large enough.
      public var takesNearest = false

      /// Searches the entries.
      public init(
        counts: [Int] = [1], fits: Bound, prefers: Bound? = nil, smallest: Expression
      ) {
        self.counts = counts
        self.fits = fits
        self.prefers = prefers
        self.smallest = smallest
      }

      /// All arithmetic in it.
      public var expressions: [Expression] {
        [fits, prefers].compactMap(\.self).flatMap { [$0.need, $0.capacity] } + [smallest]
      }
    }

    /// `need <= capacity`.
    public struct Bound: Hashable, Sendable {
      /// What is needed.
      public var need: Expression
      /// What there is of it.
      public var capacity: Expression

      /// Holds one number against another.
      public init(_ need: Expression, atMost capacity: Expression) {
        self.need = need
        self.capacity = capacity
      }
    }
  }
}
