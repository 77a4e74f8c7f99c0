import DecisionModel

/// Every claim is cited, and every citation fits the claim it names.
func citationFindings(_ rules: RuleSet, _ citations: [Citation]) -> [Diagnostic] {
  let claims = Dictionary(rules.claims.map { ($0.id, $0) }) { first, _ in first }
  let cited = Set(citations.flatMap(\.claims))
  let uncited = rules.claims.filter { !cited.contains($0.id) }.map { claim in
    Diagnostic(
      "R301", .error, "claim `\(claim.id)` is cited by nothing",
      help: "cite it where its reasoning is used, or in a `definition`", at: claim.span)
  }
  return uncited
    + citations.flatMap { citation in
      citation.claims.compactMap { claims[$0] }.compactMap { misfit(of: citation, with: $0) }
    }
}

private func misfit(of citation: Citation, with claim: Claim) -> Diagnostic? {
  switch citation.kind {
  case .defines: nil
  case .advises: sharesNothing(citation, claim)
  case .decides: readsNothing(citation, claim) ?? movesNothing(citation, claim)
  }
}

/// A rule or gate reads one of the claim's facts.
private func readsNothing(_ citation: Citation, _ claim: Claim) -> Diagnostic? {
  guard !claim.about.isEmpty, citation.reads.isDisjoint(with: claim.about) else { return nil }
  let facts = claim.about.map { "`\($0)`" }.joined(separator: ", ")
  return Diagnostic(
    "R302", .error, "`\(citation.name)` cites `\(claim.id)` but reads none of its facts",
    help: "that claim is about \(facts)", at: citation.span,
    related: [.init(note: "the claim", span: claim.span)])
}

/// A rule or gate moves one of the claim's techniques the way the claim speaks.
private func movesNothing(_ citation: Citation, _ claim: Claim) -> Diagnostic? {
  guard !claim.speaksFor.isEmpty || !claim.speaksAgainst.isEmpty else { return nil }
  guard citation.raises.isDisjoint(with: claim.speaksFor),
    citation.lowers.isDisjoint(with: claim.speaksAgainst)
  else { return nil }
  let ways = [("for", claim.speaksFor), ("against", claim.speaksAgainst)]
    .filter { !$0.1.isEmpty }
    .map { way, techniques in "\(way) " + techniques.map { "`\($0)`" }.joined(separator: ", ") }
  return Diagnostic(
    "R303", .error,
    "`\(citation.name)` cites `\(claim.id)` but moves no technique the way it speaks",
    help: "that claim speaks \(ways.joined(separator: " and "))", at: citation.span,
    related: [.init(note: "the claim", span: claim.span)])
}

/// Advice shares a fact or a technique with the claim.
private func sharesNothing(_ citation: Citation, _ claim: Claim) -> Diagnostic? {
  let techniques = Set(claim.speaksFor + claim.speaksAgainst)
  guard citation.reads.isDisjoint(with: claim.about),
    citation.raises.isDisjoint(with: techniques), citation.lowers.isDisjoint(with: techniques),
    !(claim.about.isEmpty && techniques.isEmpty)
  else { return nil }
  return Diagnostic(
    "R304", .error,
    "`\(citation.name)` cites `\(claim.id)` but shares no fact and no technique with it",
    help: "cite a claim about what it reads, or about the techniques it is for", at: citation.span,
    related: [.init(note: "the claim", span: claim.span)])
}
