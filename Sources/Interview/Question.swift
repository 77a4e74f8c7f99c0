public import DecisionModel

/// A question as a front shows it: everything that can be said without another look at the rules.
public struct Question: Hashable, Sendable {
  /// The key, as an answers file has it.
  public var key: FactKey
  /// Which question this is, counted from 1.
  public var number: Int
  /// How far the interview is.
  public var progress: Progress
  /// The topic it belongs to.
  public var topic: String
  /// The question.
  public var ask: String
  /// Why it matters.
  public var why: String
  /// How it is answered.
  public var kind: Kind
  /// One answer as a user would write it.
  public var example: String
  /// What estimates take while nobody answers; nil when they take nothing.
  public var fallback: Value?
  /// What stands, when the question is asked again.
  public var present: Answer?
  /// Where the answers lead so far; nil before three answers and when hints are not wanted.
  public var leader: String?

  /// How a question is answered.
  public enum Kind: Hashable, Sendable {
    /// One of these.
    case choice([Option])
    /// Any of these, in an order that counts, or `none`.
    case set([Option])
    /// A number of a dimension within bounds, both included.
    case number(Dimension, QuantityRange)
    /// One name of a table of the price book.
    case name([Option])
  }

  /// One value to choose.
  public struct Option: Hashable, Sendable {
    /// The value as an answers file has it.
    public var name: String
    /// What it means.
    public var label: String
    /// Choosing it is the same as not knowing.
    public var meansUnknown = false
    /// Cannot stand beside other members of a set.
    public var standsAlone = false

    /// Names a value.
    public init(
      _ name: String, _ label: String, meansUnknown: Bool = false, standsAlone: Bool = false
    ) {
      self.name = name
      self.label = label
      self.meansUnknown = meansUnknown
      self.standsAlone = standsAlone
    }
  }

  /// The values to choose from; empty for numbers.
  public var options: [Option] {
    switch kind {
    case .choice(let options), .set(let options), .name(let options): options
    case .number: []
    }
  }

  /// True when an answer is written and not chosen.
  public var isNumber: Bool {
    if case .number = kind { return true }
    return false
  }
}

/// How far an interview is.
public struct Progress: Hashable, Sendable {
  /// The questions that were answered, with `unknown` or otherwise.
  public var answered: Int
  /// At most so many questions follow, this one included; it never rises on the way forward.
  public var atMostLeft: Int
  /// True when the end is settled, and only the cost is narrowed.
  public var isNarrowing: Bool
}
