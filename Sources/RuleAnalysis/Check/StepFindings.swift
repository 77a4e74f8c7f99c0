import DecisionModel

/// Every technique has a step, and every step says what to do, when to stop and how long it takes.
func stepFindings(_ rules: RuleSet) -> [Diagnostic] {
  let missing = rules.techniques
    .filter { $0.members.isEmpty && rules.step(StepID($0.id)) == nil }
    .map { technique in
      Diagnostic(
        "R310", .error, "technique `\(technique.id)` has no step",
        help: "declare `step \(technique.id) \"…\"` with `do`, `stop` and `effort`",
        at: technique.span)
    }
  return missing + rules.steps.flatMap(findings)
}

private func findings(_ step: Step) -> [Diagnostic] {
  var found: [Diagnostic] = []
  func lacks(_ field: String, _ help: String) {
    found.append(
      Diagnostic("R311", .error, "step `\(step.id)` \(field)", help: help, at: step.span))
  }
  if step.action.isEmpty {
    lacks("does not say what to do", "add `do \"…\"`")
  } else if !isConcrete(step.action) {
    lacks(
      "names neither a number nor a thing",
      "say how many, how long or with what: a number, a `{fact}` or a name")
  }
  if step.stopWhen.isEmpty { lacks("does not say when to stop", "add `stop \"…\"`") }
  if step.effort == nil { lacks("does not say how long it takes", "add `effort 1..3..10 d`") }
  if step.cites.isEmpty { lacks("cites nothing", "add `cites …`") }
  return found
}

/// A number, a placeholder, or a name: a word with a capital letter that does not open a sentence.
private func isConcrete(_ text: String) -> Bool {
  if text.contains(where: { $0.isASCII && $0.isNumber }) || text.contains("{") { return true }
  let words = text.split(separator: " ")
  return zip(words, words.dropFirst()).contains { before, word in
    word.first?.isUppercase == true && !before.hasSuffix(".")
  }
}
