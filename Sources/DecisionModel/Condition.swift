/// One comparison of one fact: the smallest thing a rule can ask.
public struct Atom: Hashable, Sendable {
  /// The fact that is read.
  public var fact: FactKey
  /// What is asked of it.
  public var test: Test
  /// Where it is written.
  public var span: Span

  /// Asks one thing of one fact.
  public init(_ fact: FactKey, _ test: Test, at span: Span = .outside("")) {
    self.fact = fact
    self.test = test
    self.span = span
  }

  /// What can be asked of a fact.
  public enum Test: Hashable, Sendable {
    /// A choice has one of these values: `is a or b`.
    case isOneOf([ValueName])
    /// A choice has none of these values: `is not a or b`.
    case isNoneOf([ValueName])
    /// A set holds at least one of these: `has a or b`.
    case has([ValueName])
    /// A set holds none of these: `lacks a or b`.
    case lacks([ValueName])
    /// A set is empty: `is none`.
    case isEmpty
    /// A set is not empty: `is not none`.
    case isNotEmpty
    /// The first member of a set is one of these: `starts with a or b`.
    case startsWith([ValueName])
    /// A number compares: `< 50`, `>= 5_000`, `= 0`.
    case compares(Comparison, Quantity)
    /// A number lies between two bounds, both included: `in 50..199`.
    case between(Quantity, Quantity)

    /// The millionths a number test accepts, both ends included; nil for other tests and for a test
    /// that no number meets. `Int64.max` stands for everything above as well.
    public var accepted: ClosedRange<Int64>? {
      let (low, high): (Int64, Int64)
      switch self {
      case .compares(.less, let bound):
        if bound.micros == .min { return nil }
        (low, high) = (.min, bound.micros - 1)
      case .compares(.atMost, let bound): (low, high) = (.min, bound.micros)
      case .compares(.equal, let bound): (low, high) = (bound.micros, bound.micros)
      case .compares(.atLeast, let bound): (low, high) = (bound.micros, .max)
      case .compares(.greater, let bound):
        if bound.micros == .max { return nil }
        (low, high) = (bound.micros + 1, .max)
      case .between(let least, let most): (low, high) = (least.micros, most.micros)
      default: return nil
      }
      return low <= high ? low...high : nil
    }
  }

  /// How a number is compared.
  public enum Comparison: String, Hashable, Sendable, CaseIterable {
    /// Less than.
    case less = "<"
    /// At most.
    case atMost = "<="
    /// Equal.
    case equal = "="
    /// At least.
    case atLeast = ">="
    /// Greater than.
    case greater = ">"
  }

  /// The millionths that its test accepts, where that is one on numbers.
  public var accepted: ClosedRange<Int64>? { test.accepted }
}

/// One line of a condition: it holds when any of its atoms holds.
public struct Clause: Hashable, Sendable {
  /// The alternatives, at least one.
  public var atoms: [Atom]

  /// Any of these.
  public init(_ atoms: [Atom]) { self.atoms = atoms }
}

/// What must hold for a rule to fire: all of its lines. No line at all always holds.
///
/// Three-valued meaning. First, the atoms of one line that read the same fact count as one atom
/// (`x < 5 or x >= 5` holds for any x). A *choice* takes one such atom from every line. A choice
/// *must* hold when for every fact each possible value satisfies all atoms chosen on that fact; it
/// *may* hold when for every fact some possible value does. The condition must (may) hold when some
/// choice must (may). Atoms on a fact that is not applicable are false.
///
/// The possible values of an open choice are its options but those that mean unknown; of an open
/// number, its domain; of an open set, every subset in every order that an answer could give; of a
/// derived choice, its possible cases. An open fact with an undecided guard may also turn out not
/// applicable, so that no atom on it must hold; an answered one counts as answered.
public struct Condition: Hashable, Sendable {
  /// The lines, all of which must hold.
  public var clauses: [Clause]

  /// All of these lines.
  public init(_ clauses: [Clause] = []) { self.clauses = clauses }

  /// The condition that always holds.
  public static let always = Condition()

  /// The facts it reads, in order of appearance, each once.
  public var facts: [FactKey] {
    var found: [FactKey] = []
    for clause in clauses {
      for atom in clause.atoms where !found.contains(atom.fact) { found.append(atom.fact) }
    }
    return found
  }
}

/// What is known of a condition: the two ends of Kleene's three values.
public enum Truth: String, Hashable, Sendable {
  /// It holds whatever the open answers are.
  case must
  /// It depends on open answers.
  case may
  /// It cannot hold.
  case never
}
