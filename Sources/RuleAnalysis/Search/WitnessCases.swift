import DecisionModel

/// Completions of some facts in which an open answer is likely to change the end.
struct WitnessCases {
  private let facts: Facts
  /// The facts that may be filled in.
  private let open: Set<FactKey>
  private let completion: Completion
  private let forcer: CaseForcer
  /// What a destination rests on, by each fact that it reads.
  private let grounds: [FactKey: [Condition]]

  init(_ analysis: Analysis, _ facts: Facts) {
    let rules = analysis.ruleSet
    self.facts = facts
    open = Set(analysis.openFacts(facts).map(\.key))
    completion = Completion(ruleSet: rules, names: analysis.names)
    forcer = CaseForcer(rules, Bounds(rules))
    let reach = FactReach(rules)
    let named =
      rules.rules.map(\.grounds) + rules.stops.map(\.grounds)
      + rules.gates.filter { !$0.effect.isPostponement }.map(\.grounds)
    var grounds: [FactKey: [Condition]] = [:]
    func add(_ when: Condition, _ reads: Set<FactKey>) {
      for key in reads { grounds[key, default: []].append(when) }
    }
    for one in named {
      add(
        one.when,
        one.exceptions.reduce(reach.below(one.when)) { $0.union(reach.below($1.when)) })
    }
    for when in rules.needs.map(\.when) + rules.pastConditions { add(when, reach.below(when)) }
    self.grounds = grounds
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
    if let reading = grounds[target.key] {
      forcer.force(reading[Int(random.below(UInt64(reading.count)))], in: &draft, &random)
    }
    forcer.force(target.applies, in: &draft, &random)
    // What is answered stays.
    for key in draft.changed where open.contains(key) { result[key] = draft[key] }
    return result
  }
}

extension Gate.Effect {
  fileprivate var isPostponement: Bool {
    if case .postpones = self { return true }
    return false
  }
}
