extension PriceBook {
  /// A number that belongs to no table, such as an hourly rate or a share of utilisation.
  public struct Input: Hashable, Sendable {
    /// Its name in formulas.
    public var name: String
    /// What it measures.
    public var dimension: Dimension
    /// Its value.
    public var value: Spread
    /// The fact that takes its place once answered.
    public var answeredBy: FactKey?
    /// What it is, in a few words.
    public var says = ""
    /// Where it comes from.
    public var provenance = Provenance()
    /// Where it is declared.
    public var span: Span

    /// Declares a number.
    public init(
      _ name: String, _ dimension: Dimension, _ value: Spread, at span: Span = .outside("")
    ) {
      self.name = name
      self.dimension = dimension
      self.value = value
      self.span = span
    }
  }

  /// Arithmetic with a name.
  public struct Formula: Hashable, Sendable {
    /// Its name in other formulas.
    public var name: String
    /// What it measures.
    public var dimension: Dimension
    /// How it is worked out.
    public var expression: Expression
    /// The fact that takes its place once answered.
    public var answeredBy: FactKey?
    /// Facts that count as 0 while nobody answered them.
    public var absentAsZero: [FactKey] = []
    /// What it is, in a few words.
    public var says = ""
    /// Where it is declared.
    public var span: Span

    /// Names a piece of arithmetic.
    public init(
      _ name: String, _ dimension: Dimension, _ expression: Expression,
      at span: Span = .outside("")
    ) {
      self.name = name
      self.dimension = dimension
      self.expression = expression
      self.span = span
    }
  }

  /// One entry of a table, such as one API model or one GPU.
  public struct Entry: Hashable, Sendable {
    /// The table, such as `api_model`.
    public var table: String
    /// The name, such as `gpt-6-luna`.
    public var name: String
    /// Other names it goes by.
    public var aliases: [String] = []
    /// Its numbers.
    public var fields: [Field] = []
    /// Its words, such as `tier small`.
    public var words: [Word] = []
    /// A remark for readers.
    public var says = ""
    /// What a report says wherever the entry is used; empty for most.
    public var remark = ""
    /// Where its numbers come from.
    public var provenance = Provenance()
    /// The first day it can be had, when that is known.
    public var validFrom: Day?
    /// The last day it can be had, when that is known.
    public var validUntil: Day?
    /// Where it is declared.
    public var span: Span

    /// Declares an entry.
    public init(table: String, name: String, at span: Span = .outside("")) {
      self.table = table
      self.name = name
      self.span = span
    }

    /// A number of an entry.
    public struct Field: Hashable, Sendable {
      /// Its name.
      public var name: String
      /// What it measures; `ratio` for a number without a unit.
      public var dimension: Dimension
      /// Its value.
      public var value: Spread
      /// True when this number was recalled, though the source of the entry was seen.
      public var isRecalled = false
      /// Where it comes from when the entry leaves it out and the columns of the table give a usual value.
      public var usualSource: Provenance?

      /// True for a usual value that the entry leaves out.
      public var isUsual: Bool { usualSource != nil }

      /// Names a number.
      public init(_ name: String, _ dimension: Dimension, _ value: Spread) {
        self.name = name
        self.dimension = dimension
        self.value = value
      }
    }

    /// A word of an entry.
    public struct Word: Hashable, Sendable {
      /// Its name.
      public var name: String
      /// What it says.
      public var value: String

      /// Names a word.
      public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
      }
    }

    /// True for its name and its aliases, without regard to case.
    public func isNamed(_ name: String) -> Bool {
      let lowered = name.lowercased()
      return self.name.lowercased() == lowered || aliases.contains { $0.lowercased() == lowered }
    }

    /// A number by name.
    public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// Where one of its numbers comes from.
    public func provenance(of field: Field) -> Provenance {
      var found = field.usualSource ?? provenance
      if field.isRecalled { found.isRecalled = true }
      return found
    }

    /// A word by name.
    public func word(_ name: String) -> String? { words.first { $0.name == name }?.value }

    /// True when it can be had on a day; without a day everything can.
    public func isValid(on day: Day?) -> Bool {
      guard let day = day?.first else { return true }
      if let validFrom, day < validFrom.first { return false }
      if let validUntil, day > validUntil.last { return false }
      return true
    }

    /// Whether a name means this one on a day, and not one of the same name that was declared before it:
    /// the one that is valid, else the one that ended last.
    public func isMeant(ratherThan earlier: Entry, on day: Day?) -> Bool {
      if earlier.isValid(on: day) { return false }
      if isValid(on: day) { return true }
      guard let end = validUntil, let earlierEnd = earlier.validUntil else {
        return earlier.validUntil != nil
      }
      return earlierEnd.last < end.last
    }

    /// True when there is a day on which both can be had.
    public func overlaps(_ other: Entry) -> Bool {
      func ends(_ one: Entry, before other: Entry) -> Bool {
        guard let until = one.validUntil, let from = other.validFrom else { return false }
        return until.last < from.first
      }
      return !ends(self, before: other) && !ends(other, before: self)
    }
  }
}
