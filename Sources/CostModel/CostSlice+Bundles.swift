public import DecisionModel

extension Estimator {
  /// One cost (`upfront`, `monthly`, `per_request` or `total`) of several bundles of techniques; one
  /// that can't stand alone is priced with what its recipe stands beside.
  public func slice(
    _ measure: String, ofEach bundles: [[TechniqueID]], for facts: Facts
  ) -> [CostSlice.Point] {
    var sheet = Worksheet(graph, facts: facts, plan: .draws(draws, seed: book.seed))
    return bundles.map { techniques in
      let bundle = Bundle(techniques, in: graph)
      guard let column = sheet.quantity(measure, of: bundle, in: sheet.open(bundle)) else {
        return .wants([])
      }
      return point(column, facts)
    }
  }
}
