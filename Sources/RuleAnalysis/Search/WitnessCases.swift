import DecisionModel

/// Completions of some facts in which an open answer is likely to change the end.
struct WitnessCases {
  private let facts: Facts
  /// The facts that may be filled in.
  private let open: [FactKey]
  private let completion: Completion
  private let forcer: CaseForcer
  /// What a destination rests on, with all facts that it reads.
  private let grounds: [(when: Condition, reads: Set<FactKey>)]

  init(_ analysis: Analysis, _ facts: Facts) {
    let rules = analysis.ruleSet
    self.facts = facts
    open = analysis.openFacts(facts).map(\.key)
    completion = Completion(ruleSet: rules, names: analysis.names)
    forcer = CaseForcer(rules, Bounds(rules))
    let reach = FactReach(rules)
    let named =
      rules.rules.map(\.grounds) + rules.stops.map(\.grounds)
      + rules.gates.filter { !$0.effect.isPostponement }.map(\.grounds)
    grounds =
      named.map { one in
        (one.when, one.exceptions.reduce(reach.below(one.when)) { $0.union(reach.below($1.when)) })
      } + (rules.needs.map(\.when) + rules.pastConditions).map { ($0, reach.below($0)) }
  }

  /// A completion at random, or one on the brink, changed so that the question of a key applies and
  /// something that reads its answer holds.
  func drawn(
    for target: FactDeclaration?, _ brinks: [Facts], _ random: inout SplitMix64
  ) -> Facts {
    guard let target else { return completion.drawFreely(facts, from: &random) }
    let isOnBrink = !brinks.isEmpty && random.below(2) == 0
    var result =
      isOnBrink
      ? brinks[Int(random.below(UInt64(brinks.count)))]
      : completion.drawFreely(facts, from: &random)
    var draft = Draft(result)
    let reading = grounds.filter { $0.reads.contains(target.key) }
    if !reading.isEmpty {
      let one = reading[Int(random.below(UInt64(reading.count)))]
      forcer.force(one.when, in: &draft, &random)
    }
    forcer.force(target.applies, in: &draft, &random)
    // What is answered stays.
    for key in open { result[key] = draft[key] }
    return result
  }
}

extension Gate.Effect {
  fileprivate var isPostponement: Bool {
    if case .postpones = self { return true }
    return false
  }
}
