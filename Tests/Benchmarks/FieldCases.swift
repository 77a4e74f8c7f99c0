import Advice
import CostModel
import DecisionModel
import Foundation
import Notation
import RuleEngine
import Rulebook

/// Measures the rulebook beside simple stand-ins on the published cases of `rules/scenarios/field`.
///
/// A case is met when all winners (or one of them, as its `x.winner_mode` says) or an acceptable
/// technique are recommended, no loser is, and at most one technique of slots it does not speak of.
struct FieldCases {
  /// Points of acceptable by which every stand-in is to be beaten.
  static let margin = 15

  private let reading: RulesReading
  private let cases: [FieldCase]

  init() {
    let texts = Rulebook.texts
    reading = RulesReader.read(
      texts.filter { $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/") }
        .map { SourceText(path: $0.path, text: $0.content) })
    let reader = AnswersReader(
      AnswersVocabulary(ruleSet: reading.ruleSet, priceBook: reading.priceBook))
    let ruleSet = reading.ruleSet
    cases = texts.filter {
      $0.path.hasPrefix("scenarios/field/") && $0.content.contains("\nx.winner")
    }
    .map { text in
      let answers = reader.read(SourceText(path: text.path, text: text.content)).answers
      return FieldCase(text.content, Facts(answers, ruleSet))
    }
  }

  /// Prints the table; false when a stand-in comes closer than the margin.
  func run() -> Bool {
    let ours = advised(["documents", "field"])
    let rows: [(name: String, ends: [[TechniqueID]])] =
      [
        ("advisor, documents and field", ours),
        ("advisor, documents alone", advised(["documents"])),
      ]
      + StandIn.allCases.map { stand in (stand.title, cases.map { stand.destination($0.facts) }) }
    print("| on \(cases.count) published cases | winner | acceptable | share |")
    print("|---|---:|---:|---:|")
    var shares: [Int] = []
    for row in rows {
      let verdicts = zip(cases, row.ends).map { verdict($0, $1) }
      let acceptable = verdicts.filter { $0 != .missed }.count
      let share = Int((Double(100 * acceptable) / Double(max(cases.count, 1))).rounded())
      shares.append(share)
      let winners = verdicts.filter { $0 == .winner }.count
      print("| \(row.name) | \(winners) | \(acceptable) | \(share) % |")
    }
    let (first, rest) = (shares.first ?? 0, shares.dropFirst(2))
    return !cases.isEmpty && rest.allSatisfy { first - $0 >= Self.margin }
  }

  private func advised(_ packs: [PackName]) -> [[TechniqueID]] {
    let texts = Rulebook.texts.filter {
      $0.path.hasSuffix(".rules") && !$0.path.hasPrefix("scenarios/")
    }
    let reading = RulesReader.read(
      texts.map { SourceText(path: $0.path, text: $0.content) }, packs: packs)
    var options = Advisor.Options()
    options.looks = .bounds
    let advisor = Advisor(reading.ruleSet, reading.priceBook, options: options)
    return cases.map { item in
      let facts = advisor.estimator.settled(advisor.engine.prepare(item.facts))
      return advisor.engine.destination(advisor.engine.findings(facts)).techniques
    }
  }

  private enum Verdict { case winner, acceptable, missed }

  private func verdict(_ item: FieldCase, _ end: [TechniqueID]) -> Verdict {
    let slots = Dictionary(
      reading.ruleSet.techniques.map { ($0.id, $0.slot) }, uniquingKeysWith: { first, _ in first })
    let spoken = Set((item.winners + item.acceptable + item.losers).compactMap { slots[$0] })
    let unasked = end.filter { technique in slots[technique].map { !spoken.contains($0) } ?? true }
    let isClean = !end.contains { item.losers.contains($0) } && unasked.count <= 1
    guard isClean else { return .missed }
    let won =
      item.wantsAll
      ? item.winners.allSatisfy(end.contains) : item.winners.contains(where: end.contains)
    if won { return .winner }
    return item.acceptable.contains(where: end.contains) ? .acceptable : .missed
  }
}

/// A published case: what was known, and what the source reports.
struct FieldCase {
  var facts: Facts
  var winners: [TechniqueID]
  var acceptable: [TechniqueID]
  var losers: [TechniqueID]
  /// Whether every winner must be there; else one is enough.
  var wantsAll: Bool

  init(_ text: String, _ facts: Facts) {
    func words(_ key: String) -> [String] {
      let line = text.split(separator: "\n").first { $0.hasPrefix("x.\(key) = ") }
      let list = line?.split(separator: "=", maxSplits: 1).last ?? ""
      return list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { $0 != "none" }
    }
    self.facts = facts
    winners = words("winner").map { TechniqueID($0) }
    acceptable = words("acceptable").map { TechniqueID($0) }
    losers = words("losers").map { TechniqueID($0) }
    wantsAll = words("winner_mode") == ["all"]
  }
}
