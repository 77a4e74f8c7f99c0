import DecisionModel
import Notation
import Reports

/// `advisor sources`: the documents, their claims, and what rests on them.
enum SourcesCommand {
  static let spec = CommandSpec(
    words: ["sources"],
    overview: "List the documents, their claims and the rules that rest on them.",
    argument: CommandSpec.Argument(
      name: "SOURCE", help: "A source such as kadoa: print its claims one by one.", count: 0...1),
    options: [.rules, .packs, .json, .format, .output],
    examples: [CommandSpec.Example(line: "advisor sources", says: "the documents in short")],
    members: [("sources", "`list`: each source with its claims, each claim with `cited_by`")],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    let rules = try LoadedRules.wanted(session)
    let ruleSet = rules.ruleSet
    let citations = Citations(ruleSet)
    var sources = ruleSet.sources
    if let name = session.invocation.arguments.first {
      sources = sources.filter { $0.id.rawValue == name }
      if sources.isEmpty {
        let known = ruleSet.sources.map(\.id.rawValue)
        throw .usage(
          "C109", "there is no source `\(name)`",
          help: Suggestions.question(Suggestions.near(name, among: known))
            ?? "sources: \(known.joined(separator: ", "))")
      }
    }
    let showsClaims = session.invocation.arguments.first != nil
    var result = CommandResult { [sources] style, width in
      sources.map { source in
        Self.text(source, ruleSet, citations, showsClaims: showsClaims, style, width)
      }.joined(separator: "\n")
        + (showsClaims ? "" : "\n`advisor sources SOURCE` prints the claims one by one.\n")
    }
    result.members = [
      "sources": ["list": .array(sources.map { json($0, ruleSet, citations) })]
    ]
    result.tool = rules.tool
    return result
  }

  private static func text(
    _ source: Source, _ ruleSet: RuleSet, _ citations: Citations, showsClaims: Bool,
    _ style: Style, _ width: Int
  ) -> String {
    let claims = ruleSet.claims.filter { $0.source == source.id }
    var text = style.bold(source.id.rawValue) + "  \(source.title)\n"
    let facts = [("by", source.author), ("dated", source.date), ("read at", source.at)]
    for (word, value) in facts where !value.isEmpty { text += "  \(word) \(value)\n" }
    let cited = claims.count { !citations[$0.id].isEmpty }
    text += "  \(claims.count) claims, \(cited) of them cited\n"
    guard showsClaims else { return text }
    for claim in claims {
      text += "\n" + ClaimText.lines(claim, ruleSet, style, width)
      let names = citations[claim.id]
      let by =
        names.isEmpty
        ? "\(claim.kind), cited by nothing"
        : "cited by "
          + names.joined(separator: ", ")
      for line in by.wrapped(to: min(width, 100) - 6) { text += "      \(style.dim(line))\n" }
    }
    return text
  }

  private static func json(
    _ source: Source, _ ruleSet: RuleSet, _ citations: Citations
  ) -> JSON {
    let claims = ruleSet.claims.filter { $0.source == source.id }.map { claim -> JSON in
      guard case .object(var members) = ClaimText.json(claim) else { return .null }
      members["cited_by"] = .strings(citations[claim.id])
      return .object(members)
    }
    return [
      "id": .string(source.id.rawValue), "title": .string(source.title),
      "author": .string(source.author), "date": .string(source.date), "at": .string(source.at),
      "pack": .string(source.pack.rawValue), "claims": .array(claims),
    ]
  }
}

/// Which declarations cite each claim.
struct Citations: Sendable {
  private var names: [ClaimID: [String]] = [:]

  /// Gathers the citations of a rule set.
  init(_ ruleSet: RuleSet) {
    for entry in RuleEntry.all(in: ruleSet) { add(entry.name, entry.claims) }
    for definition in ruleSet.definitions { add(definition.name, definition.cites) }
    for disagreement in ruleSet.disagreements {
      add(disagreement.id, disagreement.sides.flatMap(\.claims))
    }
  }

  private mutating func add(_ name: String, _ claims: [ClaimID]) {
    for claim in claims where names[claim]?.last != name {
      names[claim, default: []].append(name)
    }
  }

  /// The names of what cites a claim, in order.
  subscript(claim: ClaimID) -> [String] { names[claim] ?? [] }
}
