public import DecisionModel

extension Facts {
  /// What answers say: a value that means unknown counts as asked and not known.
  public init(_ answers: [Answer], _ ruleSet: RuleSet) {
    self.init()
    for answer in answers {
      guard let value = answer.value else {
        self[answer.key] = .unknown
        continue
      }
      let options = ruleSet.fact(answer.key)?.type.options ?? []
      if case .choice(let name) = value,
        options.contains(where: { $0.name == name && $0.meansUnknown })
      {
        self[answer.key] = .unknown
      } else {
        self[answer.key] = .known(value)
      }
    }
  }
}
