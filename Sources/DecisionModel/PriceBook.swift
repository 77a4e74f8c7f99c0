/// What things cost, how long they take, and the formulas over both, as the price files declare them.
///
/// The cost model is a graph written in the rules: inputs and table entries at the bottom, formulas
/// above them, lines and recipes on top. Any number can be taken apart down to dated sources.
public struct PriceBook: Hashable, Sendable {
  /// The day the book was last put in order; estimates are made as of it unless told otherwise.
  public var asOf: Day?
  /// How many draws the ranges rest on.
  public var draws = 1
  /// Where the draws start.
  public var seed: UInt64 = 0
  /// The formula that says how many requests a month has.
  public var volume: String?
  /// The formula that says how many months the horizon has.
  public var months: String?
  /// Numbers that belong to no table.
  public var inputs: [Input] = []
  /// Arithmetic over facts, inputs, fields of chosen entries and other formulas.
  public var formulas: [Formula] = []
  /// Entries of all tables.
  public var entries: [Entry] = []
  /// What the entries of a table have in common.
  public var columns: [Columns] = []
  /// How entries are read from price files of other programs.
  public var imports: [Import] = []
  /// Which entry of a table stands behind a name in formulas.
  public var choices: [Choice] = []
  /// Lines of a bill.
  public var lines: [Line] = []
  /// The bill of each technique.
  public var recipes: [Recipe] = []
  /// Routes to compare with what they would replace.
  public var comparisons: [Comparison] = []
  /// What can be worked out by itself.
  public var calculators: [Calculator] = []
  /// How computed facts are settled.
  public var settlements: [Settlement] = []

  /// A book without declarations.
  public init() {}

  /// A number with its spread: least, likely and most.
  public struct Spread: Hashable, Sendable {
    /// The least.
    public var low: Quantity
    /// The likely.
    public var likely: Quantity
    /// The most.
    public var high: Quantity

    /// Gives three points; the caller keeps them in order.
    public init(_ low: Quantity, _ likely: Quantity, _ high: Quantity) {
      self.low = low
      self.likely = likely
      self.high = high
    }

    /// A number without spread.
    public init(_ exact: Quantity) { self.init(exact, exact, exact) }

    /// True when there is no spread.
    public var isExact: Bool { low == high }
  }

  /// Where a number comes from.
  public struct Provenance: Hashable, Sendable {
    /// The source in a few words; empty when the file names none.
    public var source: String
    /// When it was true.
    public var asOf: Day?
    /// True when it was recalled or judged rather than seen in the source.
    public var isRecalled: Bool

    /// Names a source.
    public init(source: String = "", asOf: Day? = nil, isRecalled: Bool = false) {
      self.source = source
      self.asOf = asOf
      self.isRecalled = isRecalled
    }
  }

  /// The entries of one table, in order of declaration.
  public func entries(of table: String) -> [Entry] { entries.filter { $0.table == table } }

  /// The names of the entries of a table that are valid on a day, in order and each once; those of all
  /// entries without a day.
  public func names(of table: String, on day: Day?) -> [String] {
    var seen: Set<String> = []
    var names: [String] = []
    for entry in entries where entry.table == table && entry.isValid(on: day) {
      if seen.insert(entry.name).inserted { names.append(entry.name) }
    }
    return names
  }

  /// An entry by table and name, else by alias; names match without regard to case. Of several of that
  /// name, each with its own dates, the one that is valid on the day.
  public func entry(_ name: String, in table: String, on day: Day? = nil) -> Entry? {
    let lowered = name.lowercased()
    var named = entries.filter { $0.table == table && $0.name.lowercased() == lowered }
    if named.isEmpty { named = entries.filter { $0.table == table && $0.isNamed(name) } }
    return Self.entry(among: named, on: day)
  }

  /// Of several entries of one name the one that is valid on the day, else the one that ended last.
  public static func entry(among named: [Entry], on day: Day?) -> Entry? {
    named.reduce(nil) { found, next in
      guard let found, !next.isMeant(ratherThan: found, on: day) else { return next }
      return found
    }
  }

  /// The recipe of a technique.
  public func recipe(_ technique: TechniqueID) -> Recipe? {
    recipes.firstIndex { $0.technique == technique }.map { recipes[$0] }
  }

  /// The line of that id.
  public func line(_ id: String) -> Line? {
    lines.firstIndex { $0.id == id }.map { lines[$0] }
  }
}
