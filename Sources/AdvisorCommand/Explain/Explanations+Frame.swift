import DecisionModel
import Reports

/// The names that hold the rules together: packs, slots, groups and strengths.
extension Explanations {
  private var ruleSet: RuleSet { rules.ruleSet }

  /// Those names.
  var frameNames: [String] {
    packs.map(\.rawValue) + ruleSet.slots.map(\.id.rawValue) + groups.map(\.rawValue)
      + ruleSet.strengths.map(\.word)
  }

  private var packs: [PackName] { ruleSet.packs }

  /// The groups in order, whether declared or only named by rules.
  private var groups: [GroupName] {
    var seen: Set<GroupName> = []
    return (ruleSet.groups + ruleSet.rules.map(\.group)).filter { seen.insert($0).inserted }
  }

  /// What bears the name among them; one name may be several things, all of which are told.
  func frame(_ name: String) -> Found? {
    let found = [pack(name), slot(name), group(name), strength(name)].compactMap(\.self)
    guard let first = found.first else { return nil }
    return Found(name: name, kind: first.kind) { style, width in
      found.map { $0.text(style, width) }.joined(separator: "\n")
    }
  }

  private func pack(_ name: String) -> Found? {
    let wanted = PackName(name)
    guard packs.contains(wanted) else { return nil }
    let entries = RuleEntry.all(in: ruleSet).filter { $0.pack == wanted }
    let counts = RuleEntry.Kind.allCases.compactMap { kind -> String? in
      let count = entries.count { $0.kind == kind }
      return count == 0 ? nil : count.counted(kind.rawValue)
    }
    let claims = ruleSet.claims.filter { $0.pack == wanted }
    let sources = ruleSet.sources.filter { source in claims.contains { $0.source == source.id } }
    return Found(name: name, kind: "pack") { style, width in
      Self.page(
        style.bold("pack \(name)"),
        ["Rules that are used together, or left out with `--packs` and the names of the others."],
        width)
        + "\n" + Self.field("holds", counts.joined(separator: ", "), width)
        + Self.field("claims", claims.isEmpty ? "none" : "\(claims.count)", width)
        + Self.field("sources", Self.list(sources.map(\.id)), width)
    }
  }

  private func slot(_ name: String) -> Found? {
    guard let slot = ruleSet.slots.first(where: { $0.id.rawValue == name }) else { return nil }
    let members = ruleSet.techniques.filter { $0.slot == slot.id }.map(\.id)
    let filled =
      slot.threshold.map {
        "It is filled when an answer states the need and a technique scores \($0) or more."
      } ?? "One of its techniques is always in the destination."
    return Found(name: name, kind: "slot") { style, width in
      Self.page(
        style.bold("slot \(name)"),
        ["A place in the destination that techniques compete for. " + filled], width)
        + "\n" + Self.field("techniques", Self.list(members), width)
    }
  }

  private func group(_ name: String) -> Found? {
    guard let group = groups.first(where: { $0.rawValue == name }) else { return nil }
    let members = ruleSet.rules.filter { $0.group == group }.map(\.grounds.name)
    return Found(name: name, kind: "group") { style, width in
      Self.page(
        style.bold("group \(name)"),
        [
          "Reasons that answer the same question: of those that fire, only the strongest for a "
            + "technique and the strongest against it count."
        ], width)
        + "\n" + Self.field("rules", Self.list(members), width)
    }
  }

  private func strength(_ name: String) -> Found? {
    guard let strength = ruleSet.strengths.first(where: { $0.word == name }) else { return nil }
    let effects = ruleSet.rules.flatMap(\.effects).filter { $0.strength.word == name }
    let (pros, cons) = (
      effects.count { $0.direction == .supports }, effects.count { $0.direction == .opposes }
    )
    let scale = ruleSet.strengths.map { "\($0.word) \($0.value)" }.joined(separator: ", ")
    return Found(name: name, kind: "strength") { style, width in
      Self.page(
        style.bold("strength \(name): \(strength.value)"),
        ["How much a reason weighs, for a technique or against it."], width)
        + "\n" + Self.field("scale", scale, width)
        + Self.field("used", "\(pros) times for, \(cons) times against", width)
    }
  }

  /// What `advisor estimate NAME` works out.
  func calculator(_ name: String) -> Found? {
    let wanted = name.lowercased()
    guard
      let calculator = rules.priceBook.calculators.first(where: { $0.name.lowercased() == wanted })
    else { return nil }
    let flags = calculator.options.map { "--\($0.name)" }.joined(separator: " ")
    return Found(name: calculator.name, kind: "calculator") { style, width in
      Self.page(style.bold("calculator \(calculator.name)"), [calculator.says], width)
        + "\n" + Self.field("gives", calculator.gives.map(\.name).joined(separator: ", "), width)
        + Self.field("flags", flags, width)
        + Self.field("shows", calculator.shows.joined(separator: ", "), width)
        + Self.field("run it", "advisor estimate \(calculator.name)", width)
    }
  }
}
