internal import DecisionModel

/// Reads the text of a value as its fact declares it.
struct AnswerValueReader {
  let vocabulary: AnswersVocabulary

  /// The value, or nil for `unknown` and `skip`.
  func read(
    _ place: ValuePlace, for fact: FactDeclaration
  ) throws(Diagnostic) -> Value? {
    let text = place.text
    if text.isEmpty {
      throw place.fault(
        "A105", "`\(fact.key)` has no value", help: "write `\(fact.key) = unknown` if nobody knows")
    }
    if text == "unknown" || text == "skip" { return nil }
    switch fact.type {
    case .choice(let options): return .choice(try choice(place, options, of: fact))
    case .set(let options):
      return .set(try members(place, options, of: fact))
    case .techniques:
      let options = vocabulary.techniques.map { FactType.Option(ValueName($0)) }
      return .set(try members(place, options, of: fact))
    case .number(let dimension, let bounds):
      return .number(try number(place, dimension, within: bounds, of: fact))
    case .name(let table): return .name(try name(place, in: table, of: fact))
    }
  }

  private func choice(
    _ place: ValuePlace, _ options: [FactType.Option], of fact: FactDeclaration
  ) throws(Diagnostic) -> ValueName {
    let names = options.map(\.name.rawValue)
    if names.contains(place.text) { return ValueName(place.text) }
    // Yes/no facts take what JSON and scripts call it.
    if names.contains("yes"), names.contains("no"), let flag = Bool(place.text) {
      return flag ? "yes" : "no"
    }
    throw unknownValue(place, names, of: fact)
  }

  private func unknownValue(
    _ place: ValuePlace, _ names: [String], of fact: FactDeclaration
  ) -> Diagnostic {
    let near = Suggestions.near(place.text, among: names)
    let listed =
      names.count <= 20
      ? names.joined(separator: ", ")
      : names.prefix(20)
        .joined(separator: ", ") + " ..."
    return place.fault(
      "A209", "`\(place.text)` is no value of `\(fact.key)`",
      help: Suggestions.question(near) ?? "one of: \(listed), or unknown")
  }

  private func members(
    _ place: ValuePlace, _ options: [FactType.Option], of fact: FactDeclaration
  ) throws(Diagnostic) -> [ValueName] {
    let names = options.map(\.name.rawValue)
    if place.text == "none", !names.contains("none") { return [] }
    var members: [ValueName] = []
    for part in place.parts() {
      if part.text.isEmpty {
        throw part.fault("A105", "a member of the list is missing", help: "take a comma out")
      }
      if part.text == "none" || part.text == "unknown" {
        throw part.fault(
          "A211", "`\(part.text)` cannot stand beside other members",
          help: "write `\(fact.key) = \(part.text)`, or leave it out")
      }
      guard names.contains(part.text) else { throw unknownValue(part, names, of: fact) }
      let name = ValueName(part.text)
      if members.contains(name) {
        throw part.fault("A210", "`\(part.text)` is given twice", help: "take one of them out")
      }
      members.append(name)
    }
    if members.count > 1,
      let alone = options.first(where: { option in
        option.standsAlone && members.contains(option.name)
      })
    {
      throw place.fault(
        "A211", "`\(alone.name)` cannot stand beside other members",
        help: "write `\(fact.key) = \(alone.name)`, or leave it out")
    }
    return members
  }

  private func number(
    _ place: ValuePlace, _ dimension: Dimension, within bounds: QuantityRange,
    of fact: FactDeclaration
  ) throws(Diagnostic) -> QuantityRange {
    let reading: NumberReading
    do { reading = try NumberReader.read(place.text, as: dimension) } catch {
      var diagnostic = place.diagnostic(of: error)
      if diagnostic.help == nil, !fact.example.isEmpty {
        diagnostic.help = "write for example `\(fact.key) = \(fact.example)`"
      }
      throw diagnostic
    }
    let range = reading.bounds(within: bounds)
    guard range.low <= range.high else {
      throw place.fault("A212", "no number is left between the bounds of `\(fact.key)`")
    }
    if range.low < bounds.low || range.high > bounds.high {
      throw place.fault(
        "A212", "`\(place.text)` is out of bounds for `\(fact.key)`",
        help: "from \(QuantityText.friendly(bounds.low, as: dimension)) to "
          + QuantityText.friendly(bounds.high, as: dimension))
    }
    return range
  }

  private func name(
    _ place: ValuePlace, in table: String, of fact: FactDeclaration
  ) throws(Diagnostic) -> String {
    if let entry = vocabulary.priceBook.entry(place.text, in: table) { return entry.name }
    let names = vocabulary.priceBook.names(of: table, on: nil)
    let near = Suggestions.near(place.text, among: names)
    let rest = names.count > 12 ? " and more: `advisor prices list \(table)`" : ""
    let listed = names.prefix(12).joined(separator: ", ") + rest
    throw place.fault(
      "A213",
      "the price book has no \(table.split(separator: "_").joined(separator: " ")) "
        + "`\(place.text)`",
      help: Suggestions.question(near) ?? "it has \(listed)")
  }
}
