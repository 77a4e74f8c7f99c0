import DecisionModel
import Notation

/// An answers file, and the same lines as flags would give them.
@_cdecl("LLVMFuzzerTestOneInput")
public func answers(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = SourceText(path: "a", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  let reading = AnswersReader(Ground.vocabulary).read(text)
  requirePlaces(reading.diagnostics, in: [text])
  let hasErrors = reading.diagnostics.contains { $0.severity == .error }
  require(hasErrors || reading.holdsAnswers, "neither an answer nor an error")
  requireKnown(reading.answers)

  var settings: [AnswerSetting] = []
  for number in 1...max(1, min(text.lineCount, 40)) {
    let parts = text.text(text.line(number)).split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { continue }
    settings.append(
      AnswerSetting(
        key: String(parts[0].filter { $0 != " " }), value: String(parts[1]), origin: .flag,
        name: "--set"))
  }
  let set = AnswersReader(Ground.vocabulary).read(settings, name: "--set")
  requireKnown(set.answers)
  _ = MergedAnswers([reading, set], keys: Ground.vocabulary.keys)
  return 0
}

/// What was read is an answer to a question that is asked, of its type.
private func requireKnown(_ answers: [Answer]) {
  for answer in answers {
    guard let fact = Ground.rules.ruleSet.fact(answer.key), let value = answer.value else {
      continue
    }
    switch (value, fact.type) {
    case (.number(let range), .number): require(range.low <= range.high, "reversed: \(answer)")
    case (.choice(let name), .choice(let options)):
      require(options.contains { $0.name == name }, "no such value: \(answer)")
    case (.set(let names), .set), (.set(let names), .techniques):
      require(Set(names).count == names.count, "twice in one set: \(answer)")
    case (.name, .name): break
    default: require(false, "an answer of another type: \(answer)")
    }
  }
}
