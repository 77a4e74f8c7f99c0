public import DecisionModel

extension Estimator {
  /// One cost (`upfront`, `monthly`, `per_request` or `total`) of several bundles of techniques, for each
  /// of some variations of a case; a bundle that can't stand alone is priced with what its recipe stands
  /// beside.
  public func slices(
    _ measure: String, ofEach bundles: [[TechniqueID]], for variations: [Facts]
  ) -> [[CostSlice.Point]] {
    guard let first = variations.first else { return [] }
    var sheet = Worksheet(graph, facts: first, plan: .draws(draws, seed: book.seed))
    let bundles = bundles.map { destination($0, for: first) }
    let scenes = bundles.map { sheet.open($0) }
    return variations.map { facts in
      sheet.forget(sheet.read(facts).flatMap { reach.numbers[$0] })
      return zip(bundles, scenes).map { bundle, scene in
        guard let column = sheet.quantity(measure, of: bundle, in: scene) else {
          return .wants([])
        }
        return point(column, facts)
      }
    }
  }
}
