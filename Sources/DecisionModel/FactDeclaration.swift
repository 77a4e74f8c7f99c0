/// A fact as the rule files declare it: a question, a derived fact or a computed one.
public struct FactDeclaration: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// What values it takes.
  public var type: FactType
  /// Who settles its value.
  public var role: Role
  /// The question, for facts that are asked.
  public var ask = ""
  /// What it means, in a sentence or two.
  public var help = ""
  /// One answer as a user would write it.
  public var example = ""
  /// Where to find the answer.
  public var find = ""
  /// Why it matters.
  public var why = ""
  /// The topic the interview files it under.
  public var topic = ""
  /// Its place among the questions of a quick interview, counted from 1; nil when it is not one.
  public var quick: Int?
  /// Its place among the questions that an interview opens with, counted from 1; nil when it is asked by
  /// what it is worth.
  public var opening: Int?
  /// When the question applies; it is not applicable only when this is known to be false.
  public var applies = Condition.always
  /// Used for estimates only when nobody answered: a number with its likely value, or a value.
  public var fallback: Fallback?
  /// How likely each band of a number is, as relative weights; empty means evenly spread.
  public var bands: [Band] = []
  /// Where it is declared.
  public var span: Span

  /// Declares a fact.
  public init(_ key: FactKey, _ type: FactType, role: Role = .asked, at span: Span = .outside("")) {
    self.key = key
    self.type = type
    self.role = role
    self.span = span
  }

  /// Who settles a fact's value.
  public enum Role: Hashable, Sendable {
    /// The user.
    case asked
    /// The engine, by cases over other facts.
    case cases([DerivedCase])
    /// Arithmetic over other facts, by intervals, held within the declared bounds; unknown while an
    /// operand is, not applicable when an operand is. Facts named in `absentAsZero` count as 0 while
    /// not answered; bounds and proofs still take them as open.
    case arithmetic(Expression, absentAsZero: [FactKey])
    /// The cost model, resting on these facts.
    case computed(reads: [FactKey])
  }

  /// A stand-in for estimates.
  public enum Fallback: Hashable, Sendable {
    /// Low, likely and high.
    case number(low: Quantity, likely: Quantity, high: Quantity)
    /// A value as an answer would give it.
    case value(Value)
  }

  /// A stretch of a number's domain with a relative weight.
  public struct Band: Hashable, Sendable {
    /// The stretch.
    public var range: QuantityRange
    /// Its relative weight, 1 or more.
    public var weight: Int

    /// Weighs a stretch.
    public init(range: QuantityRange, weight: Int) {
      self.range = range
      self.weight = weight
    }
  }
}

/// One case of a derived fact. Cases are read from the top: a case is *possible* when it may hold and
/// no earlier case must hold. When no possible case must hold, the fact may also have no value, which
/// makes it not applicable. With exactly one possible outcome the fact is settled; otherwise conditions
/// on it range over the possible ones.
public struct DerivedCase: Hashable, Sendable {
  /// The value it gives.
  public var value: ValueName
  /// When; the last case is usually `otherwise`, which always holds.
  public var when: Condition

  /// Gives `value` when a condition holds.
  public init(_ value: ValueName, when: Condition) {
    self.value = value
    self.when = when
  }
}

/// The values a fact takes.
public enum FactType: Hashable, Sendable {
  /// One of a few named values, in declaration order; yes/no is `yes` and `no`.
  case choice([Option])
  /// Any subset of named members, in an order that counts.
  case set([Option])
  /// Any subset of the declared techniques.
  case techniques
  /// A number within bounds, both included, in base units.
  case number(Dimension, QuantityRange)
  /// A name in one table of the price book, such as `api_model`.
  case name(table: String)

  /// A value of a choice or a member of a set.
  public struct Option: Hashable, Sendable {
    /// The value.
    public var name: ValueName
    /// What it means.
    public var label: String
    /// Its relative likelihood, 1 or more.
    public var weight: Int
    /// Answering this is the same as not knowing: open for proofs, not asked again.
    public var meansUnknown: Bool
    /// Cannot stand beside other members of the set.
    public var standsAlone: Bool

    /// Declares one value.
    public init(
      _ name: ValueName, label: String = "", weight: Int = 1, meansUnknown: Bool = false,
      standsAlone: Bool = false
    ) {
      self.name = name
      self.label = label
      self.weight = weight
      self.meansUnknown = meansUnknown
      self.standsAlone = standsAlone
    }
  }

  /// A question answered by yes or no.
  public static let yesNo = FactType.choice([Option("yes"), Option("no")])

  /// The named values of a choice or set; empty for numbers, names and technique sets.
  public var options: [Option] {
    switch self {
    case .choice(let options), .set(let options): options
    case .techniques, .number, .name: []
    }
  }
}

/// A combination of answers that does not occur; it narrows draws and static checks, never proofs.
public struct Assumption: Hashable, Sendable {
  /// Its name.
  public var name: RuleName
  /// The combination that is ruled out.
  public var never: Condition
  /// Why.
  public var because = ""
  /// Where it is declared.
  public var span: Span

  /// Rules out a combination.
  public init(_ name: RuleName, never: Condition, at span: Span = .outside("")) {
    self.name = name
    self.never = never
    self.span = span
  }
}
