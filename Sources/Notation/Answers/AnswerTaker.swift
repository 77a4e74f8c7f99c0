internal import DecisionModel

/// Understands one key with its value and files it where it belongs.
struct AnswerTaker {
  let vocabulary: AnswersVocabulary
  var allowsUnknownKeys: Bool
  let readsExpectations: Bool

  func take(
    _ key: String, _ keySpan: Span, _ place: ValuePlace, origin: Origin,
    into reading: inout AnswersReading
  ) throws(Diagnostic) {
    if key.hasPrefix("x."), Self.isWellFormed(key) {
      if key == "x.generated" { reading.directives.isGenerated = true }
      return
    }
    if let fact = vocabulary.facts[key] {
      try refuseDerived(fact, keySpan)
      reading.holdsAnswers = true
      let value = try AnswerValueReader(vocabulary: vocabulary).read(place, for: fact)
      reading.answers.append(
        Answer(key: fact.key, value: value, raw: place.text, origin: origin, span: place.span))
      return
    }
    if key.hasPrefix("expect.") {
      reading.holdsAnswers = true
      if !readsExpectations { return }
      let subject = try ExpectationReader(vocabulary: vocabulary)
        .read(key, place, keySpan: keySpan)
      reading.expectations.append(
        Expectation(key: key, subject: subject, raw: place.text, span: place.span))
      return
    }
    if !readsExpectations, ["with.packs", "with.prices", "because"].contains(key) { return }
    switch key {
    case "with.packs": reading.directives.packs = try packs(place)
    case "with.prices":
      if place.text.isEmpty { throw place.fault("A105", "`with.prices` names no file") }
      reading.directives.prices = AnswersReading.Reference(path: place.text, span: place.span)
    case "because": reading.directives.because = try claims(place)
    case "advisor.version":
      guard place.text == "1" || place.text.hasPrefix("1.") else {
        throw place.fault(
          "A109", "this file is for version `\(place.text)` of the answers file",
          help: "this program reads version 1")
      }
    default: throw unknown(key, keySpan, place)
    }
  }

  /// `[a-z][a-z0-9_]*`, several of them joined by points.
  static func isWellFormed(_ key: String) -> Bool {
    key.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.utf8.first, first >= 0x61, first <= 0x7A else { return false }
      return part.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || Byte.isDigit($0) || $0 == Byte.underscore
      }
    }
  }

  private func refuseDerived(_ fact: FactDeclaration, _ span: Span) throws(Diagnostic) {
    let sources: [String]
    switch fact.role {
    case .asked: return
    case .arithmetic(let expression, _): sources = expression.names
    case .cases(let cases): sources = cases.flatMap { $0.when.facts.map(\.rawValue) }
    case .computed(let reads): sources = reads.map(\.rawValue)
    }
    var seen: Set<String> = []
    let listed = sources.filter { seen.insert($0).inserted }.map { "`\($0)`" }
    throw Diagnostic(
      "A101", .error, "`\(fact.key)` is worked out and cannot be answered",
      help: listed.isEmpty ? nil : "it follows from " + listed.joined(separator: ", "), at: span)
  }

  private func unknown(_ key: String, _ span: Span, _ place: ValuePlace) -> Diagnostic {
    let near = Suggestions.near(key, among: vocabulary.allKeys)
    guard Self.isWellFormed(key) else {
      let plain = String(key.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
      let known = vocabulary.allKeys.contains(plain) ? [plain] : near
      return Diagnostic(
        "A104", .error, "`\(key)` is no key: keys are lower case letters, digits and `_`",
        help: Suggestions.question(known), at: span)
    }
    let corrected = near.first.map { "\($0) = \(place.text)" }
    return Diagnostic(
      "A101", allowsUnknownKeys ? .warning : .error, "unknown key `\(key)`",
      help: near.count == 1
        ? corrected.map { "did you mean `\($0)`?" }
        : Suggestions.question(near)
          ?? "`advisor template` lists the keys; keys of your own begin with `x.`",
      at: span)
  }

  private func packs(_ place: ValuePlace) throws(Diagnostic) -> [PackName] {
    var packs: [PackName] = []
    let known = vocabulary.ruleSet.packs.map(\.rawValue)
    for part in place.parts() {
      guard known.contains(part.text) else {
        throw part.fault(
          "A110", "unknown pack `\(part.text)`",
          help: Suggestions.question(Suggestions.near(part.text, among: known))
            ?? "known: " + known.joined(separator: ", "))
      }
      packs.append(PackName(part.text))
    }
    return packs
  }

  private func claims(_ place: ValuePlace) throws(Diagnostic) -> [ClaimID] {
    var claims: [ClaimID] = []
    for part in place.parts() {
      guard vocabulary.ruleSet.claim(ClaimID(part.text)) != nil else {
        throw part.fault(
          "A110", "unknown claim `\(part.text)`",
          help: Suggestions.question(
            Suggestions.near(part.text, among: vocabulary.ruleSet.claims.map(\.id.rawValue))))
      }
      claims.append(ClaimID(part.text))
    }
    return claims
  }
}
