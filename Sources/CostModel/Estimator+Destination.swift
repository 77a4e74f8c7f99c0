internal import DecisionModel

extension Estimator {
  /// Techniques priced together as what a use case ends with. What is in use was paid for: its lines up front
  /// are left out, but for those that another one needs as well, and those at a step of which answers tell
  /// whether it is done.
  func destination(_ techniques: [TechniqueID], for facts: Facts) -> Bundle {
    var bundle = Bundle(techniques, in: graph)
    guard let inUse = techniquesInUse(facts), !inUse.isEmpty else { return bundle }
    let due = bundle.recipes.filter { recipe in
      let own = recipe.members.isEmpty ? [recipe.technique] : recipe.members
      return !own.allSatisfy(inUse.contains)
    }.flatMap(\.lines)
    let paid = bundle.lines.filter { line in
      line.kind == .upfront && !due.contains(line.id)
        && line.step.flatMap { ruleSet.step($0) }?.done == nil
    }
    bundle.leave(out: Set(paid.map(\.id)))
    return bundle
  }

  /// What today's version uses; nil where that was not answered.
  func techniquesInUse(_ facts: Facts) -> [TechniqueID]? {
    ruleSet.history?.inUse.flatMap { facts[$0].value?.members }
  }
}
