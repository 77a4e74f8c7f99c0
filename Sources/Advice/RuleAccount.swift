public import DecisionModel
import RuleEngine

/// What became of one rule or gate that speaks of a technique, fired or not.
public struct RuleAccount: Hashable, Sendable {
  /// The rule or gate.
  public var rule: RuleName
  /// The pack it belongs to.
  public var pack: PackName
  /// What it does to the technique.
  public var effect: Reason.Effect
  /// The word for its weight; nil for gates.
  public var strength: Strength?
  /// Whether it must fire, may fire, or cannot.
  public var truth: Truth
  /// False when a stronger rule of its group counts in its place.
  public var counts: Bool
  /// Why it is there, placeholders filled.
  public var text: String
  /// The claims it rests on.
  public var claims: [Citation]
  /// The answers it read.
  public var answers: [Answer]
  /// The open answers that it waits for.
  public var open: [FactKey]
  /// The lines of its condition that do not hold as things stand.
  public var lacking: [Clause]
  /// The exceptions that hold.
  public var excepted: [Condition]

  /// What it adds to the known score: nothing unless it must fire and counts.
  public var contribution: Int {
    guard truth == .must, counts, let strength else { return 0 }
    switch effect {
    case .supports: return strength.value
    case .opposes: return -strength.value
    case .forbids, .postpones: return 0
    }
  }
}

extension Advisor {
  /// Every rule and gate that speaks of a technique: gates first, then what fires, what waits for
  /// answers, and what does not fire, each by weight and then as declared.
  public func accounts(of technique: TechniqueID, in advice: Advice) -> [RuleAccount] {
    let situation = decide(advice.facts, answers: advice.answers)
    let trail = AnswerTrail(situation: situation)
    let fired = advice.techniques.first { $0.id == technique }?.reasons ?? []
    func account(
      _ grounds: Grounds, _ effect: Reason.Effect, _ strength: Strength?
    ) -> RuleAccount {
      let outcome = situation.outcome(grounds.name)
      let reason = fired.first { $0.rule == grounds.name && $0.effect == effect }
      return RuleAccount(
        rule: grounds.name, pack: grounds.pack, effect: effect, strength: strength,
        truth: outcome?.truth ?? .never, counts: reason?.counts ?? false,
        text: situation.template.fill(
          grounds.because, extra: ["technique": situation.title(technique)]),
        claims: situation.citations(grounds.cites),
        answers: reason?.answers ?? trail.answers(for: grounds), open: outcome?.open ?? [],
        lacking: grounds.when.clauses.filter {
          situation.truth(Condition([$0])) != .must
        },
        excepted: grounds.exceptions.map(\.when).filter { situation.truth($0) != .never })
    }
    var gates: [RuleAccount] = []
    for gate in ruleSet.gates {
      switch gate.effect {
      case .forbids(let techniques) where techniques.contains(technique):
        gates.append(account(gate.grounds, .forbids, nil))
      case .postpones(let techniques, _) where techniques.contains(technique):
        gates.append(account(gate.grounds, .postpones, nil))
      case .forbidsEach:
        if fired.contains(where: { $0.rule == gate.grounds.name }) {
          gates.append(account(gate.grounds, .forbids, nil))
        }
      case .forbids, .postpones: break
      }
    }
    var rules: [RuleAccount] = []
    for rule in ruleSet.rules {
      for effect in rule.effects where effect.techniques.contains(technique) {
        rules.append(
          account(
            rule.grounds, effect.direction == .supports ? .supports : .opposes, effect.strength))
      }
    }
    let all = gates.sorted { $0.truth.rank < $1.truth.rank }
    // Sorted by a key of its own, so that equals stay as declared.
    let order = rules.enumerated().sorted { left, right in
      let (one, two) = (left.element, right.element)
      if one.truth != two.truth { return one.truth.rank < two.truth.rank }
      if one.counts != two.counts { return one.counts }
      let (first, second) = (one.strength?.value ?? 0, two.strength?.value ?? 0)
      return first != second ? first > second : left.offset < right.offset
    }
    return all + order.map(\.element)
  }
}

extension Truth {
  /// What fires first.
  fileprivate var rank: Int {
    switch self {
    case .must: 0
    case .may: 1
    case .never: 2
    }
  }
}
