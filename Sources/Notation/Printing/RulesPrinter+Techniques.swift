internal import DecisionModel

extension DeclarationPrinter {
  /// Strengths, slots, groups, what today's version says, and how confidence is measured.
  mutating func printFoundations(of set: RuleSet) {
    for strength in set.strengths { head("strength \(strength.word) \(strength.value)") }
    for slot in set.slots {
      let kind = slot.threshold.map { "optional at least \($0)" } ?? "required"
      head("slot \(slot.id) \(kind)")
    }
    for group in set.groups { head("group \(group)") }
    if let confidence = set.confidence { print(confidence) }
    if let history = set.history { print(history) }
  }

  mutating func printTechniques(of set: RuleSet) {
    for technique in set.techniques { print(technique) }
    for family in set.families {
      head("family \(family.id) \(Self.quote(family.title)) = \(Self.listed(family.members))")
    }
    for group in set.equivalents { head("equivalent \(Self.listed(group))") }
    for group in set.exhaustions { head("exhausts \(Self.listed(group))") }
    for pair in set.exclusions {
      head("excludes \(Self.listed(pair.left)) with \(Self.listed(pair.right))")
      quoted("because", pair.because)
    }
    for need in set.needs {
      head("need \(need.name) \(Self.quote(need.title))")
      condition("when", need.when)
    }
  }

  private mutating func print(_ technique: Technique) {
    let keyword = technique.members.isEmpty ? "technique" : "bundle"
    head("\(keyword) \(technique.id) \(Self.quote(technique.title))")
    field("slot", technique.slot.rawValue)
    for member in technique.members {
      field("role", "\(member.technique) \(Self.quote(member.role))")
    }
    list("delivers", technique.delivers)
    list("requires", technique.requires)
    quoted("summary", technique.summary)
    if let reason = technique.noCostBecause { quoted("no cost because", reason) }
  }

  private mutating func print(_ scale: ConfidenceScale) {
    head("confidence")
    field("draws", "\(scale.draws)")
    field("seed", "\(scale.seed)")
    for level in scale.levels {
      var line = level.word
      if level.robustness != .zero {
        line += " at least \(QuantityText.canonical(level.robustness, as: .percent))"
      }
      if level.margin != 0 { line += " margin \(level.margin)" }
      field("level", line)
    }
  }

  private mutating func print(_ history: History) {
    head("history")
    if let tried = history.tried { field("tried", tried.rawValue) }
    if let inUse = history.inUse { field("in_use", inUse.rawValue) }
    if let implied = history.implied { field("implied", implied.rawValue) }
    if let fallback = history.fallback { field("fallback", fallback.rawValue) }
    for item in history.exhaustedSlots {
      if let unless = item.unless {
        condition("exhausted in \(item.slot) unless", unless)
      } else {
        field("exhausted in", item.slot.rawValue)
      }
    }
    for item in history.exhausted {
      condition("exhausted \(Self.listed(item.techniques)) when", item.when)
    }
    for item in history.unfit { condition("unfit when", item) }
    for item in history.instead {
      condition("instead \(Self.listed(item.techniques)) when", item.when)
    }
  }
}
