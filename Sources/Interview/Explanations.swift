public import DecisionModel

/// What a question means.
public struct Help: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// What it means.
  public var help: String
  /// One answer as a user would write it.
  public var example: String
  /// Where to find the answer.
  public var find: String
  /// The values, each with what it means; empty for numbers.
  public var options: [Question.Option]
  /// The bounds of a number.
  public var bounds: String?
  /// What estimates take while nobody answers.
  public var fallback: String?
  /// Where answers lead, everything else as it stands; nearest to the order of values.
  public var branches: [Why.Branch]
}

/// Why a question is asked.
public struct Why: Hashable, Sendable {
  /// The key.
  public var key: FactKey
  /// Why it matters, in a sentence.
  public var why: String
  /// The rules, gates and stops that wait for the answer, as declared.
  public var readers: [Reader]
  /// Where the answers lead so far.
  public var headline: String
  /// Where answers to this question alone would lead.
  public var branches: [Branch]

  /// True when an answer to this question alone changes the destination.
  public var isDecisive: Bool { Set(branches.map(\.headline)).count > 1 }

  /// A declaration that waits for the answer.
  public struct Reader: Hashable, Sendable {
    /// Its name.
    public var name: RuleName
    /// What it says.
    public var because: String
    /// The techniques it speaks of, by title.
    public var techniques: [String]
  }

  /// Where one answer would lead.
  public struct Branch: Hashable, Sendable {
    /// The answer as an answers file has it; for numbers one of each stretch that rules tell apart.
    public var answer: String
    /// Where it leads.
    public var headline: String
  }
}

/// Every answer, as a table.
public struct Review: Hashable, Sendable {
  /// The answers, in the order of the answers file.
  public var rows: [Row]
  /// Where they lead; nil while hints are not wanted, or too early for them.
  public var leader: String?
  /// True when the advice comes next, unless something is changed.
  public var isLast: Bool

  /// One answer.
  public struct Row: Hashable, Sendable {
    /// Its number in the table, counted from 1.
    public var number: Int
    /// The answer.
    public var answer: Answer
    /// The topic of the question.
    public var topic: String
    /// What is to be said of it.
    public var mark: Mark
  }

  /// What is to be said of an answer.
  public enum Mark: Hashable, Sendable {
    /// It counts.
    case counts
    /// Asked, and not known.
    case unknown
    /// The question does not apply any more; kept, and not used.
    case unused
    /// It hardly occurs together with the answers to these keys.
    case contradicts([FactKey])
  }
}
