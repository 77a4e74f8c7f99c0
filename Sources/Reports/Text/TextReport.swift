import Advice
public import DecisionModel

/// What several reports for a terminal share: names, places and amounts.
public struct TextReport: Sendable {
  /// The declarations, for names and units.
  let ruleSet: RuleSet
  /// How text is marked.
  let style: Style
  /// The width of the layout, in cells; held between 40 and 120.
  let width: Int

  /// Writes for a width and a style that the caller has chosen.
  public init(_ ruleSet: RuleSet, style: Style = .plain, width: Int = 80) {
    self.ruleSet = ruleSet
    self.style = style
    self.width = width
  }

  /// A technique's name in a sentence.
  func title(_ id: TechniqueID) -> String { ruleSet.technique(id)?.title ?? id.rawValue }

  /// Where a statement comes from: rule, the pack unless it is the first, claims and places of answers.
  func source(_ rule: RuleName, _ claims: [Citation], _ answers: [Answer]) -> String {
    SourceLine.text(
      rule.rawValue, ruleSet.pack(of: rule)?.rawValue, of: ruleSet.packs.map(\.rawValue),
      claims.map(\.id.rawValue), answers.map { ($0.span.file, $0.span.line) })
  }

  /// Says how many were left out, when any were.
  func more(_ count: Int, _ noun: String, _ margin: String, _ page: inout TextPage) {
    if count > 0 {
      page.line(margin + style.dim("(\(count) more \(noun)\(count == 1 ? "" : "s"))"))
    }
  }
}

extension RuleSet {
  /// The pack that a rule, gate, stop, practice or warning stands in; nil for any other name.
  func pack(of rule: RuleName) -> PackName? {
    rules.first { $0.grounds.name == rule }?.grounds.pack
      ?? gates.first { $0.grounds.name == rule }?.grounds.pack
      ?? stops.first { $0.grounds.name == rule }?.grounds.pack
      ?? practices.first { $0.grounds.name == rule }?.grounds.pack
      ?? warnings.first { $0.grounds.name == rule }?.grounds.pack
  }
}
