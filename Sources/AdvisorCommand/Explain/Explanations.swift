import DecisionModel
import Notation
import Reports

/// Finds whatever bears a name, and explains it.
struct Explanations: Sendable {
  let rules: LoadedRules
  private let entries: [RuleEntry]
  private let citations: Citations

  /// Gathers the names of a rulebook.
  init(rules: LoadedRules) {
    self.rules = rules
    entries = RuleEntry.all(in: rules.ruleSet)
    citations = Citations(rules.ruleSet)
  }

  /// Something that was found.
  struct Found: Sendable {
    /// Its name.
    var name: String
    /// What it is.
    var kind: String
    /// The explanation.
    var text: @Sendable (Style, Int) -> String
  }

  private var ruleSet: RuleSet { rules.ruleSet }

  /// Every name there is.
  var names: [String] {
    ruleSet.facts.map(\.key.rawValue) + ruleSet.techniques.map(\.id.rawValue)
      + ruleSet.families.map(\.id.rawValue) + entries.map(\.name)
      + ruleSet.claims.map(\.id.rawValue) + ruleSet.definitions.map(\.name)
      + ruleSet.disagreements.map(\.id) + ruleSet.sources.map(\.id.rawValue)
      + ruleSet.needs.map(\.name.rawValue) + HelpTopic.all.map(\.name) + frameNames
      + otherNames
  }

  /// What bears the name: of a technique and its step the technique, and beside it the group, the slot
  /// or the calculator of the same name.
  func named(_ name: String) -> Found? {
    let found = [declared(name), frame(name), calculator(name)].compactMap(\.self)
    guard let first = found.first else { return command(name) ?? price(name) }
    if found.count == 1 { return first }
    return Found(name: first.name, kind: first.kind) { style, width in
      found.map { $0.text(style, width) }.joined(separator: "\n")
    }
  }

  private func declared(_ name: String) -> Found? {
    fact(name) ?? technique(name) ?? family(name) ?? entry(name) ?? claim(name)
      ?? definition(name) ?? disagreement(name) ?? need(name) ?? source(name) ?? topic(name)
  }

  private func fact(_ name: String) -> Found? {
    guard let fact = ruleSet.fact(FactKey(name)) else { return nil }
    return Found(name: name, kind: fact.role == .asked ? "key" : "fact") { style, width in
      FactExplanation(fact: fact, rules: rules).text(style, width)
    }
  }

  private func technique(_ name: String) -> Found? {
    guard let technique = ruleSet.technique(TechniqueID(name)) else { return nil }
    return Found(name: name, kind: "technique") { style, width in
      TechniqueExplanation(technique: technique, rules: rules).text(style, width)
    }
  }

  private func family(_ name: String) -> Found? {
    guard let family = ruleSet.families.first(where: { $0.id.rawValue == name }) else { return nil }
    let members = family.members.map(\.rawValue).joined(separator: ", ")
    return Found(name: name, kind: "family") { style, width in
      Self.page(style.bold("\(name): \(family.title)"), ["Stands for \(members)."], width)
    }
  }

  private func entry(_ name: String) -> Found? {
    guard let entry = entries.first(where: { $0.name == name }) else {
      return nil
    }
    let explanation = RuleExplanation(entry: entry, rules: rules)
    return Found(name: name, kind: entry.kind.rawValue) { explanation.text($0, $1) }
  }

  private func claim(_ name: String) -> Found? {
    guard let claim = ruleSet.claim(ClaimID(name)) else { return nil }
    let cited = citations[claim.id]
    return Found(name: name, kind: "claim") { style, width in
      var text = ClaimText.lines(claim, ruleSet, style, width)
      let kind = claim.kind.split(separator: "_").joined(separator: " ")
      text += "\n" + Self.field("kind", kind, width)
      text += Self.field("about", Self.list(claim.about), width)
      text += Self.field("speaks for", Self.list(claim.speaksFor), width)
      text += Self.field("speaks against", Self.list(claim.speaksAgainst), width)
      return text + Self.field("cited by", cited.joined(separator: ", "), width)
    }
  }

  private func definition(_ name: String) -> Found? {
    guard
      let definition = ruleSet.definitions.first(where: {
        $0.name == name || $0.term.lowercased() == name.lowercased()
      })
    else { return nil }
    return Found(name: name, kind: "term") { style, width in
      let text = Self.page(style.bold(definition.term), [definition.means], width)
      return text + Self.claims(definition.cites, ruleSet, style, width)
    }
  }

  private func disagreement(_ name: String) -> Found? {
    guard let found = ruleSet.disagreements.first(where: { $0.id == name.uppercased() }) else {
      return nil
    }
    return Found(name: found.id, kind: "disagreement") { style, width in
      var text = Self.page(style.bold("\(found.id)  \(found.question)"), [], width)
      for side in found.sides {
        text += Self.field("one side", side.text, width)
        text += Self.claims(side.claims, ruleSet, style, width)
      }
      return text + Self.field("here", found.resolution, width)
    }
  }

  private func need(_ name: String) -> Found? {
    guard let need = ruleSet.needs.first(where: { $0.name.rawValue == name }) else { return nil }
    let excerpt = DeclarationExcerpt(files: rules.library.files).text(at: need.span)
    return Found(name: name, kind: "need") { style, _ in
      style.bold("need \(name): \(need.title)") + "\n\n" + excerpt
    }
  }

  private func source(_ name: String) -> Found? {
    guard let source = ruleSet.sources.first(where: { $0.id.rawValue == name }) else { return nil }
    return Found(name: name, kind: "source") { style, width in
      let count = ruleSet.claims.count { $0.source == source.id }
      return Self.page(style.bold(name), [source.title], width)
        + Self.field("by", source.author, width) + Self.field("dated", source.date, width)
        + Self.field("claims", "\(count); `advisor sources \(name)` lists them", width)
    }
  }

  private func topic(_ name: String) -> Found? {
    guard let topic = HelpTopic.all.first(where: { $0.name == name }) else { return nil }
    return Found(name: name, kind: "topic") { topic.page($0, $1) }
  }

  static func list<Kind>(_ names: [Identifier<Kind>]) -> String {
    names.map(\.rawValue).joined(separator: ", ")
  }

  /// A heading and paragraphs.
  static func page(_ heading: String, _ paragraphs: [String], _ width: Int) -> String {
    heading + "\n"
      + paragraphs.filter { !$0.isEmpty }.map { text in
        text.wrapped(to: min(width, 100) - 2).map { "  \($0)\n" }.joined()
      }.joined(separator: "\n")
  }

  /// A word with what it says beside it; nothing when there is nothing to say.
  static func field(_ word: String, _ says: String, _ width: Int) -> String {
    guard !says.isEmpty else { return "" }
    let lines = says.wrapped(to: max(20, min(width, 100) - 18))
    return lines.enumerated().map { index, line in
      "  " + (index == 0 ? word : "").padded(to: 16) + line + "\n"
    }.joined()
  }

  /// Claims by name with their places.
  static func claims(
    _ ids: [ClaimID], _ ruleSet: RuleSet, _ style: Style, _ width: Int
  ) -> String {
    ids.compactMap { ruleSet.claim($0) }.map { ClaimText.lines($0, ruleSet, style, width) }
      .joined()
  }
}
