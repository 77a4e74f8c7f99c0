extension PriceBook {
  /// Formulas of the book worked out by themselves, for whoever asks with a few numbers of their own.
  public struct Calculator: Hashable, Sendable {
    /// Its name, such as `memory`.
    public var name: String
    /// What it answers.
    public var says = ""
    /// What can be asked otherwise than by the book.
    public var options: [Option] = []
    /// What it works out, in order.
    public var gives: [Recipe.Measure] = []
    /// The formulas and inputs whose working is shown beside that.
    public var shows: [String] = []
    /// Where it is declared.
    public var span: Span

    /// Declares a calculator.
    public init(_ name: String, at span: Span = .outside("")) {
      self.name = name
      self.span = span
    }

    /// Something that can be asked otherwise.
    public struct Option: Hashable, Sendable {
      /// Its name, such as `micro-batch`.
      public var name: String
      /// What it changes.
      public var way: Way
      /// What it is taken to be when nobody says, as it would be written.
      public var usual: String?
      /// Between what a number must lie, in the base unit; nil for anything from 0.
      public var within: QuantityRange?
      /// Where it is declared.
      public var span: Span

      /// Declares an option.
      public init(_ name: String, _ way: Way, usual: String? = nil, at span: Span = .outside("")) {
        self.name = name
        self.way = way
        self.usual = usual
        self.span = span
      }
    }

    /// What an option changes.
    public enum Way: Hashable, Sendable {
      /// The entry that a choice stands for.
      case picks(choice: String)
      /// How many of the chosen entry are taken.
      case counts(choice: String)
      /// An input, a formula or a fact; a word instead of a number leaves it as the book has it.
      case sets(name: String, word: String?)
      /// A number of the chosen entry.
      case describes(choice: String, field: String)
    }

    /// An option by name.
    public func option(_ name: String) -> Option? { options.first { $0.name == name } }
  }

  /// A calculator by name.
  public func calculator(_ name: String) -> Calculator? { calculators.first { $0.name == name } }

  /// A choice by name.
  public func choice(_ name: String) -> Choice? { choices.first { $0.name == name } }
}
