public import DecisionModel

/// Partial answers to any rule set, as trials of proofs need them: drawn whole, then with some taken away.
public struct PartialCases {
  private var answers: RandomAnswers
  private var dice: Dice
  private let names: [FactKey]
  private let whole: (inout SplitMix64) -> Facts
  private var random: SplitMix64

  /// Cases that are the same for the same seed; `whole` draws answers to every question, and `names` are
  /// those of the price book.
  public init(
    _ ruleSet: RuleSet, names: [FactKey: [String]], seed: UInt64,
    whole: @escaping (inout SplitMix64) -> Facts
  ) {
    answers = RandomAnswers(ruleSet, names: names, seed: seed)
    self.names = names.keys.sorted()
    dice = Dice(seed: seed)
    random = SplitMix64(seed: seed)
    self.whole = whole
  }

  /// The next case: at most `most` answers taken away, and every other time all names.
  public mutating func next(without most: Int) -> Facts {
    var facts = answers.without(dice.below(most) + 1, whole(&random))
    if dice.chance(50) {
      for key in names { facts[key] = .unasked }
    }
    return facts
  }

  /// The same answers with every open question answered.
  public mutating func complete(_ facts: Facts) -> Facts { answers.complete(facts) }
}
