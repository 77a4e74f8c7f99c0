public import DecisionModel
import Notation
import RuleEngine

/// Whether all the ways that a batch line can take end where a case is known to end: read in full and
/// decided by the engine, or read by place and decided by `QuickDecider`.
public struct BatchProof: Sendable {
  /// What is wrong, in a line each.
  public private(set) var complaints: [String] = []
  /// Whether the line was plain.
  public private(set) var isPlain = false
  /// Whether the rules only add up.
  public private(set) var isRanking = false
  /// Whether computed facts were asked for one by one, and how often.
  public private(set) var questions: Int?

  /// Tries one case; computed facts are given beside the line.
  public init(_ ruleSet: RuleSet, _ facts: Facts, endsAt expected: Destination) {
    guard let line = Self.line(ruleSet, facts) else { return }
    let engine = Engine(ruleSet)
    let vocabulary = AnswersVocabulary(ruleSet: ruleSet, priceBook: PriceBook())
    let bytes = Array(line.utf8)
    let full = AnswersLineReader(vocabulary).read(
      bytes, at: LinePlace(path: "line", number: 1, offset: 0))
    let isEmpty = full.diagnostics.map(\.code) == ["A112"]
    if full.hasErrors, !isEmpty {
      complaints.append("\(line) is refused: \(full.diagnostics.map(\.message))")
      return
    }
    let computed = ruleSet.facts.filter { if case .computed = $0.role { true } else { false } }
    var read = Facts()
    for answer in full.answers { read[answer.key] = Self.knowledge(answer, ruleSet) }
    for fact in computed { read[fact.key] = facts[fact.key] }
    compare(engine.destination(engine.findings(read)), expected, "read in full: \(line)")

    compareAsking(engine, read, computed.map(\.key), expected)

    var reader = PlainLineReader(vocabulary)
    var row = Array(repeating: PlainAnswer.open, count: reader.factCount)
    var places = row.mutableSpan
    guard reader.read(bytes.span, 0..<bytes.count, into: &places) != nil else { return }
    isPlain = true
    if isEmpty { complaints.append("\(line) holds no answer and was read") }
    var quick = QuickDecider(engine)
    isRanking = quick.isRanking
    let end: QuickDecider.End
    if isRanking {
      end = quick.decide(row.span)
    } else {
      quick.read(row.span)
      end = quick.decide(
        with: computed.compactMap { fact in
          engine.place(of: fact.key).map { quick.placed($0, facts[fact.key]) }
        })
    }
    let destination = Destination(outcome: end.outcome, techniques: quick.techniques(of: end))
    compare(destination, expected, "read by place: \(line)")
  }

  /// The same with computed facts asked for as far as the end hangs on them.
  private mutating func compareAsking(
    _ engine: Engine, _ facts: Facts, _ computed: [FactKey], _ expected: Destination
  ) {
    // The cost model says of every technique whether it may be in a set.
    let open = computed.filter { engine.ruleSet.fact($0)?.type == .techniques }.filter {
      facts[$0] == .unasked || facts[$0] == .unknown
    }
    guard open.isEmpty else { return }
    var quick = QuickDecider(engine, usesRanking: false)
    let stated = engine.ruleSet.facts.filter { $0.role == .asked }.compactMap { fact in
      engine.place(of: fact.key).map { quick.placed($0, facts[fact.key]) }
    }
    quick.ask(for: computed.compactMap { engine.place(of: $0) })
    let row: [PlainAnswer] = []
    quick.read(row.span, stated: stated)
    var told = ToldFacts(facts: facts, keys: computed, ruleSet: engine.ruleSet)
    guard let end = quick.decide(asking: &told) else { return }
    questions = told.questions
    let destination = Destination(outcome: end.outcome, techniques: quick.techniques(of: end))
    compare(destination, expected, "asked for \(told.questions)")
  }

  private mutating func compare(_ found: Destination, _ expected: Destination, _ way: String) {
    if found.outcome == expected.outcome, found.techniques == expected.techniques { return }
    complaints.append(
      "\(way): \(found.outcome) \(found.techniques), expected \(expected.outcome) "
        + "\(expected.techniques)")
  }

  private static func knowledge(_ answer: Answer, _ ruleSet: RuleSet) -> Knowledge {
    guard let value = answer.value else { return .unknown }
    let options = ruleSet.fact(answer.key)?.type.options ?? []
    if case .choice(let name) = value,
      options.contains(where: { $0.name == name && $0.meansUnknown })
    {
      return .unknown
    }
    return .known(value)
  }

  /// The asked facts as a line; nil when a line cannot say them.
  private static func line(_ ruleSet: RuleSet, _ facts: Facts) -> String? {
    var members: [String] = []
    for fact in ruleSet.facts where fact.role == .asked {
      let text: String
      switch facts[fact.key] {
      case .unasked: continue
      case .unknown: text = "null"
      case .known(.number(let range)):
        text =
          range.isExact
          ? range.low.canonical : "\"\(range.low.canonical)..\(range.high.canonical)\""
      case .known(.choice(let name)):
        text = name == "yes" ? "true" : name == "no" ? "false" : "\"\(name)\""
      case .known(.set(let names)):
        text = "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
      default: return nil
      }
      members.append("\"\(fact.key)\":\(text)")
    }
    return "{" + members.joined(separator: ",") + "}"
  }
}

/// Computed facts as they are given, numbers with a second way in which they might have come out.
private struct ToldFacts: ComputedFacts {
  var facts: Facts
  var keys: [FactKey]
  var ruleSet: RuleSet
  var questions = 0

  mutating func ways(_ fact: Int) -> [Knowledge] {
    questions += 1
    return [.unasked, facts[keys[fact]]]
  }

  mutating func outcome(_ fact: Int) -> Knowledge {
    questions += 1
    return facts[keys[fact]]
  }

  mutating func first(of techniques: UInt64, in fact: Int) -> Int? {
    questions += 1
    let names: [ValueName] =
      switch facts[keys[fact]] {
      case .known(.set(let names)): names
      case .partly(let sure, _): sure
      default: []
      }
    let places = names.compactMap { name in
      ruleSet.techniques.firstIndex { ValueName($0.id) == name }
    }
    return places.first { techniques >> UInt64($0) & 1 == 1 }
  }

  mutating func sure(_ techniques: UInt64, of fact: Int) -> UInt64 {
    members(techniques, of: fact).sure
  }

  mutating func members(_ techniques: UInt64, of fact: Int) -> (sure: UInt64, possible: UInt64) {
    questions += 1
    func mask(_ names: [ValueName]) -> UInt64 {
      ruleSet.techniques.enumerated().reduce(0) { mask, one in
        names.contains(ValueName(one.element.id)) ? mask | 1 << UInt64(one.offset) : mask
      }
    }
    let told: (sure: UInt64, possible: UInt64) =
      switch facts[keys[fact]] {
      case .known(.set(let names)): (mask(names), mask(names))
      case .partly(let sure, let possible): (mask(sure), mask(sure + possible))
      default: (0, 0)
      }
    return (told.sure & techniques, told.possible & techniques)
  }
}
