import DecisionModel
import Notation
import Reports
import RuleAnalysis

/// Writes what scenarios exercise.
struct CoverageText {
  private let rules: LoadedRules
  private let conditions: ConditionText

  init(_ rules: LoadedRules) {
    self.rules = rules
    conditions = ConditionText(rules.ruleSet)
  }

  /// What is not exercised, with its place, then the counts.
  func page(_ coverage: Coverage, scenarios: Int) -> @Sendable (Style, Int) -> String {
    let missing = coverage.uncovered.map { item in
      (heading: "\(item.owner.name)  \(rules.library.label(item.span))", text: text(item))
    }
    let counts = CoverageItem.Kind.allCases.map { kind in
      let (covered, all) = coverage.count(kind)
      return "\(kind.rawValue.padded(to: 11))\(Self.sentence(kind).padded(to: 34))"
        + "\(covered) of \(all), \(coverage.percent(kind)) %\n"
    }
    return { style, width in
      var text = ""
      var last = ""
      for (heading, says) in missing {
        if heading != last { text += style.bold(heading) + "\n" }
        last = heading
        text += says.paragraph("  ", width)
      }
      return text + scenarios.counted("scenario") + "\n" + counts.joined()
    }
  }

  private static func sentence(_ kind: CoverageItem.Kind) -> String {
    switch kind {
    case .rules: "fired, and silent"
    case .conditions: "lines that held, and failed"
    case .bounds: "numbers on each side"
    case .exceptions: "exceptions that applied"
    case .decisive: "decided where a case ends"
    }
  }

  /// What is missing, in a few words.
  func text(_ item: CoverageItem) -> String {
    switch item.subject {
    case .fires: "never fires"
    case .isSilent: "is never silent"
    case .lineHolds(let place, let line): "`\(self.line(place, line))` never holds"
    case .lineFails(let place, let line): "`\(self.line(place, line))` never fails"
    case .below(let place, let line, let atom, let start):
      "`\(fact(place, line, atom))` is never below \(number(place, line, atom, start))"
    case .above(let place, let line, let atom, let start):
      "`\(fact(place, line, atom))` is never \(number(place, line, atom, start)) or more"
    case .excepted(let place):
      "the exception `\((0..<lineCount(place)).map { self.line(place, $0) }.joined(separator: " and "))` never applies"
    case .decides: "decides no case"
    }
  }

  private func line(_ place: ConditionPlace, _ line: Int) -> String {
    guard let condition = rules.ruleSet.condition(at: place) else { return "" }
    return conditions.lines(condition)[line]
  }

  private func lineCount(_ place: ConditionPlace) -> Int {
    rules.ruleSet.condition(at: place)?.clauses.count ?? 0
  }

  private func fact(_ place: ConditionPlace, _ line: Int, _ atom: Int) -> String {
    rules.ruleSet.condition(at: place)?.clauses[line].atoms[atom].fact.rawValue ?? ""
  }

  private func number(_ place: ConditionPlace, _ line: Int, _ atom: Int, _ start: Int64) -> String {
    let key = FactKey(fact(place, line, atom))
    guard case .number(let dimension, _)? = rules.ruleSet.fact(key)?.type else { return "\(start)" }
    return QuantityText.friendly(Quantity(micros: start), as: dimension)
  }

  /// The same as JSON.
  func json(_ coverage: Coverage, scenarios: Int) -> JSON {
    var members: JSON.Members = [
      "scenarios": .integer(scenarios),
      "uncovered": .array(
        coverage.uncovered.map { item in
          [
            "name": .string(item.owner.name), "kind": .string(item.owner.kind.rawValue),
            "counts_as": .string(item.kind.rawValue), "text": .string(text(item)),
            "location": JSON(item.span),
          ]
        }),
    ]
    for kind in CoverageItem.Kind.allCases {
      let (covered, all) = coverage.count(kind)
      members[kind.rawValue] = [
        "covered": .integer(covered), "all": .integer(all),
        "percent": .integer(coverage.percent(kind)),
      ]
    }
    return .object(members)
  }
}
