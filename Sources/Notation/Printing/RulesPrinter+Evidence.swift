internal import DecisionModel

extension DeclarationPrinter {
  mutating func print(_ source: Source) {
    head("source \(source.id) \(Self.quote(source.title))")
    quoted("author", source.author)
    quoted("date", source.date)
    quoted("at", source.at)
  }

  /// A claim; one that speaks for or against every technique says `any`.
  mutating func print(_ claim: Claim, every: [TechniqueID]) {
    head("claim \(claim.id)")
    let prefix = claim.id.rawValue.split(separator: "-").dropLast().joined(separator: "-")
    if claim.source.rawValue != prefix { field("source", claim.source.rawValue) }
    quoted("section", claim.section)
    field("kind", claim.kind)
    quoted("says", claim.text)
    list("about", claim.about)
    list("for", claim.speaksFor == every ? ["any"] : claim.speaksFor)
    let against = claim.speaksAgainst == every && !every.isEmpty ? ["any"] : claim.speaksAgainst
    list("against", against + (claim.namesPretraining ? ["pretrain"] : []))
    if claim.recalled { field("recalled", "") }
  }

  mutating func print(_ definition: Definition) {
    head("definition \(definition.name) \(Self.quote(definition.term))")
    quoted("means", definition.means)
    list("cites", definition.cites)
  }

  mutating func print(_ disagreement: Disagreement) {
    head("disagreement \(disagreement.id) \(Self.quote(disagreement.question))")
    for side in disagreement.sides {
      field("side", "\(Self.quote(side.text)) cites \(Self.listed(side.claims))")
    }
    condition("when", disagreement.when)
    quoted("resolution", disagreement.resolution)
  }
}
