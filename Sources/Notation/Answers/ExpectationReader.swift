internal import DecisionModel

/// Reads what follows `expect.`, checking every name.
struct ExpectationReader {
  let vocabulary: AnswersVocabulary

  /// What one line expects; `keySpan` is the place of its key.
  func read(
    _ key: String, _ place: ValuePlace, keySpan: Span
  ) throws(Diagnostic) -> Expectation.Subject {
    if place.text.isEmpty { throw place.fault("A105", "`\(key)` has no value") }
    let name = String(key.dropFirst("expect.".count))
    if name.hasPrefix("cost.") { return try cost(name, place, keySpan: keySpan) }
    switch name {
    case "destination": return .destination(try techniques(place, families: false))
    case "includes": return .includes(try techniques(place, families: false))
    case "any": return .any(try techniques(place, families: true))
    case "excludes": return .excludes(try techniques(place, families: true))
    case "blocked": return .blocked(try techniques(place, families: true))
    case "postponed": return .postponed(try techniques(place, families: true))
    case "allowed": return .allowed(try techniques(place, families: true))
    case "next": return .next(try step(place))
    case "order":
      var steps: [StepID] = []
      for part in place.parts() { steps.append(try step(part)) }
      return .order(steps)
    case "outcome":
      guard let outcome = Destination.Outcome(rawValue: place.text) else {
        throw unknown("outcome", place, among: Destination.Outcome.allCases.map(\.rawValue))
      }
      return .outcome(outcome)
    case "fires": return .fires(try rules(place, "rule", vocabulary.rules))
    case "silent": return .silent(try rules(place, "rule", vocabulary.rules))
    case "warns": return .warns(try rules(place, "warning", vocabulary.warnings))
    case "practice": return .practice(try rules(place, "practice", vocabulary.practices))
    default:
      throw Diagnostic(
        "A101", .error, "unknown key `\(key)`",
        help: Suggestions.question(Suggestions.near(key, among: AnswersVocabulary.expectations))
          ?? "advisor help answers-file lists what can be expected", at: keySpan)
    }
  }

  private func techniques(
    _ place: ValuePlace, families: Bool
  ) throws(Diagnostic) -> [TechniqueID] {
    var all: [TechniqueID] = []
    for part in place.parts() {
      if families, let members = vocabulary.families[part.text] {
        all += members
      } else if vocabulary.techniques.contains(part.text) {
        all.append(TechniqueID(part.text))
      } else {
        let names = vocabulary.techniques + (families ? vocabulary.families.keys.sorted() : [])
        throw unknown("technique", part, among: names)
      }
    }
    return all
  }

  private func step(_ place: ValuePlace) throws(Diagnostic) -> StepID {
    guard vocabulary.steps.contains(place.text) else {
      throw unknown("step", place, among: vocabulary.steps.sorted())
    }
    return StepID(place.text)
  }

  private func rules(
    _ place: ValuePlace, _ kind: String, _ known: [String]
  ) throws(Diagnostic) -> [RuleName] {
    var all: [RuleName] = []
    for part in place.parts() {
      guard known.contains(part.text) else { throw unknown(kind, part, among: known) }
      all.append(RuleName(part.text))
    }
    return all
  }

  private func cost(
    _ name: String, _ place: ValuePlace, keySpan: Span
  ) throws(Diagnostic) -> Expectation.Subject {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 3, let measure = Expectation.CostMeasure(rawValue: parts[2]) else {
      let measures = Expectation.CostMeasure.allCases.map(\.rawValue).joined(separator: ", ")
      throw Diagnostic(
        "A101", .error, "`expect.\(name)` names no cost",
        help: "write `expect.cost.destination.MEASURE`, a technique in its place, with one of "
          + measures, at: keySpan)
    }
    let target: Expectation.CostTarget
    if parts[1] == "destination" {
      target = .destination
    } else if vocabulary.techniques.contains(parts[1]) {
      target = .technique(TechniqueID(parts[1]))
    } else {
      throw Diagnostic(
        "A110", .error, "unknown technique `\(parts[1])`",
        help: Suggestions.question(Suggestions.near(parts[1], among: vocabulary.techniques)),
        at: keySpan)
    }
    return .cost(target, measure, try range(place, as: measure))
  }

  private func range(
    _ place: ValuePlace, as measure: Expectation.CostMeasure
  ) throws(Diagnostic) -> Expectation.CostRange {
    if place.text == "never" { return Expectation.CostRange(low: nil, high: nil) }
    let open = "..never"
    if place.text.hasSuffix(open) {
      var start = place
      start.text = String(place.text.dropLast(open.count))
      return Expectation.CostRange(low: try number(start, as: measure).low, high: nil)
    }
    let range = try number(place, as: measure)
    return Expectation.CostRange(low: range.low, high: range.high)
  }

  private func number(
    _ place: ValuePlace, as measure: Expectation.CostMeasure
  ) throws(Diagnostic) -> QuantityRange {
    do {
      let reading = try NumberReader.read(place.text, as: measure.dimension)
      return reading.bounds(within: QuantityRange(.zero, .largest))
    } catch { throw place.diagnostic(of: error) }
  }

  private func unknown(
    _ kind: String, _ place: ValuePlace, among names: [String]
  ) -> Diagnostic {
    let near = Suggestions.near(place.text, among: names)
    let listed = names.count <= 20 ? "known: " + names.joined(separator: ", ") : nil
    return place.fault(
      "A110", "unknown \(kind) `\(place.text)`", help: Suggestions.question(near) ?? listed)
  }
}
