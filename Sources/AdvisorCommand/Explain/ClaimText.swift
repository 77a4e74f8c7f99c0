import DecisionModel
import Reports

/// A claim with its place in its source, as text and JSON.
enum ClaimText {
  /// The claim in a few lines.
  static func lines(
    _ claim: Claim, _ ruleSet: RuleSet, _ style: Style, _ width: Int
  ) -> String {
    let source = ruleSet.sources.first { $0.id == claim.source }
    let title = source?.title ?? claim.source.rawValue
    let place =
      "\u{201C}\(title)\u{201D}"
      + (claim.section.isEmpty ? "" : ", section \u{201C}\(claim.section)\u{201D}")
    var text = "  \(style.cyan(claim.id.rawValue))\n"
    for line in place.wrapped(to: min(width, 100) - 6) { text += "      \(style.dim(line))\n" }
    let says = claim.text + (claim.recalled ? " (recalled, not seen in the source)" : "")
    for line in says.wrapped(to: min(width, 100) - 6) { text += "      \(line)\n" }
    return text
  }

  /// The claim as JSON.
  static func json(_ claim: Claim) -> JSON {
    [
      "id": .string(claim.id.rawValue), "source": .string(claim.source.rawValue),
      "section": .string(claim.section), "kind": .string(claim.kind),
      "text": .string(claim.text), "about": .strings(claim.about.map(\.rawValue)),
      "for": .strings(claim.speaksFor.map(\.rawValue)),
      "against": .strings(claim.speaksAgainst.map(\.rawValue)),
      "recalled": .boolean(claim.recalled), "pack": .string(claim.pack.rawValue),
    ]
  }
}
