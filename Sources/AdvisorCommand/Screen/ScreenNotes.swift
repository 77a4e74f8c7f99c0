import Advice
import DecisionModel
import Interview
import Notation

/// The longer texts of an interview, as lines that are wrapped by whoever shows them.
enum ScreenNotes {
  /// What a question means.
  static func lines(_ help: Help) -> [String] {
    var lines = ["  \(help.key): \(help.help)"]
    if !help.example.isEmpty { lines.append("    example: \(help.key) = \(help.example)") }
    if !help.find.isEmpty { lines.append("    where to find it: \(help.find)") }
    if let bounds = help.bounds { lines.append("    from \(bounds)") }
    if let fallback = help.fallback {
      lines.append("    while it is open, estimates take \(fallback)")
    }
    return lines + branches(help.branches)
  }

  /// Why a question is asked.
  static func lines(_ why: Why) -> [String] {
    var lines = ["  \(why.key): \(why.why)"]
    for reader in why.readers {
      let about = reader.techniques.isEmpty ? "" : " [\(reader.techniques.joined(separator: ", "))]"
      lines.append("    waits for it: \(reader.name): \(reader.because)\(about)")
    }
    return lines + branches(why.branches)
  }

  private static func branches(_ branches: [Why.Branch]) -> [String] {
    let ends = Set(branches.map(\.headline))
    if branches.isEmpty { return [] }
    guard ends.count > 1 else {
      return ["    by itself it does not change where this leads: \(branches[0].headline)"]
    }
    return branches.map { "    \($0.answer) -> \($0.headline)" }
  }

  /// What further questions could still do.
  static func lines(_ offer: Offer) -> [String] {
    var lines = ["It leads to: \(offer.headline)"]
    if !offer.granted.isEmpty {
      lines.append(
        "A usual \(offer.granted.map(\.rawValue).joined(separator: " and ")) is taken for granted.")
    }
    if let now = offer.cost.monthly {
      var text = "Cost a month: \(words(now))"
      if let narrowed = offer.cost.narrowed {
        text +=
          "; \(offer.keys.count.counted("more answer")) would make it about \(words(narrowed))"
      }
      lines.append(text)
    } else {
      lines.append(
        "The cost wants \(offer.keys.count.counted("more answer")): "
          + offer.keys.prefix(6).map(\.rawValue).joined(separator: ", "))
    }
    return lines
  }

  private static func words(_ range: CostPreview.Range) -> String {
    "\(QuantityText.friendly(range.low, as: .moneyPerMonth)) to "
      + QuantityText.friendly(range.high, as: .moneyPerMonth)
  }
}
