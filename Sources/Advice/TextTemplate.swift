import DecisionModel

/// Fills the placeholders of texts of the rule files: `{key}` and `{key|words for want of it}`.
struct TextTemplate: Sendable {
  /// The facts whose values are put in.
  let facts: Facts
  /// The declarations, for their dimensions.
  let ruleSet: RuleSet

  /// The text with every placeholder filled; a fact that is not known gives its fallback, or its
  /// key in words.
  func fill(_ text: String, extra: [String: String] = [:]) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var filled = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      filled += rest[..<open]
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}") else { return filled + "{" + rest }
      filled += value(of: rest[..<close], extra: extra)
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  private func value(of placeholder: Substring, extra: [String: String]) -> String {
    let parts = placeholder.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    if let given = extra[name] { return given }
    let key = FactKey(name)
    if let value = facts[key].value {
      let text = value.words(ruleSet.fact(key)?.type)
      if !text.isEmpty { return text }
    }
    return parts.count > 1 ? String(parts[1]) : name.split(separator: "_").joined(separator: " ")
  }
}
