internal import DecisionModel

/// What is known of facts, by name or by place among those declared.
protocol KnownFacts {
  /// What is known of a fact.
  func knowledge(of key: FactKey, at place: Int?) -> Knowledge
}

extension Facts: KnownFacts {
  func knowledge(of key: FactKey, at place: Int?) -> Knowledge {
    place.map { self[key, at: $0] } ?? self[key]
  }
}

/// What is known of every declared fact, by place: what many cases are read from without a name.
struct PlacedFacts: KnownFacts {
  let known: [Knowledge]

  func knowledge(of key: FactKey, at place: Int?) -> Knowledge {
    place.map { known[$0] } ?? .unasked
  }
}
