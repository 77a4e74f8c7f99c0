internal import DecisionModel

extension RuleDeclarations {
  /// `practice NAME`: something to do well at one step.
  func readPractice(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try nameAlone(declaration)
    var grounds = Grounds(RuleName(name.text), at: name.span)
    grounds.pack = declaration.pack
    var techniques: [TechniqueID] = []
    var step: StepID = ""
    let fields = Fields(
      once: ["at", "when", "advises"], many: ["for", "except", "cites", "resolves"],
      required: ["at", "advises", "cites"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      if try readGrounds(key, &cursor, into: &grounds) { return }
      switch key {
      case "for": techniques += try names.expand(try cursor.names("a technique"))
      case "at": step = try names.step(try cursor.name("a step"))
      default: grounds.because = try template(&cursor)
      }
    }
    set.practices.append(Practice(grounds, techniques: techniques, step: step))
  }

  /// `warning NAME`: a mistake to avoid, or a limit that is passed.
  func readWarning(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try nameAlone(declaration)
    var grounds = Grounds(RuleName(name.text), at: name.span)
    grounds.pack = declaration.pack
    var techniques: [TechniqueID] = []
    var each: FactKey?
    var whole: FactKey?
    let isPerSet =
      declaration.has(["for", "each", "of"]) || declaration.has(["for", "whole", "of"])
    let fields = Fields(
      once: ["when", "says"], many: ["for", "except", "cites", "resolves"],
      required: ["says", "cites"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      if try readGrounds(key, &cursor, into: &grounds) { return }
      if key == "says" {
        grounds.because = try template(&cursor, forEach: isPerSet)
      } else if cursor.take(["each", "of"]) {
        each = try techniqueSet(&cursor)
      } else if cursor.take(["whole", "of"]) {
        whole = try techniqueSet(&cursor)
      } else {
        techniques += try names.expand(try cursor.names("a technique"))
      }
    }
    set.warnings.append(Warning(grounds, techniques: techniques, each: each, whole: whole))
  }

  /// `step NAME "title"`: a step on the path.
  func readStep(_ declaration: DeclarationText) throws(Diagnostic) {
    let head = try nameAndTitle(declaration)
    var step = Step(StepID(head.name.text), title: head.title, at: head.name.span)
    step.pack = declaration.pack
    let fields = Fields(
      once: ["do", "stop", "enter", "done", "due", "always", "effort", "waits", "launches"],
      many: ["beside", "replaces", "finds", "concludes", "cites"],
      required: ["do", "stop", "cites"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "do": step.action = try template(&cursor)
      case "stop": step.stopWhen = try template(&cursor)
      case "enter": step.entry = try template(&cursor)
      case "done", "due":
        try cursor.expect("when")
        let condition = try conditions.condition(&cursor)
        if key == "done" { step.done = condition } else { step.due = condition }
      case "always": step.joins.append(Step.Join(beside: []))
      case "beside": step.joins.append(try join(&cursor))
      case "replaces":
        for name in try cursor.names("a step") { step.replaces.append(try names.step(name)) }
      case "finds":
        try cursor.expect("out")
        for name in try cursor.names("a fact") { step.findsOut.append(try names.fact(name)) }
      case "waits": step.waits = true
      case "launches": step.launches = true
      case "concludes":
        var outcomes: [Destination.Outcome] = []
        for name in try cursor.names("an outcome") { outcomes.append(try outcome(name)) }
        var join = Step.Join(beside: [])
        if cursor.take("beside") { join.beside = try names.expand(try cursor.names("a technique")) }
        if cursor.take("when") { join.when = try conditions.condition(&cursor) }
        step.concludes += outcomes.map { Step.Conclusion($0, join: join) }
      case "effort": step.effort = try effort(&cursor)
      default: step.cites += try claims(&cursor)
      }
    }
    set.steps.append(step)
  }

  private func outcome(_ name: Name) throws(Diagnostic) -> Destination.Outcome {
    if let outcome = Destination.Outcome(rawValue: name.text) { return outcome }
    let table = Destination.Outcome.allCases.map(\.rawValue)
    throw Diagnostic(
      "R219", .error, "unknown outcome `\(name.text)`",
      help: "outcomes: " + table.joined(separator: ", "), at: name.span)
  }

  private func join(_ cursor: inout LineCursor) throws(Diagnostic) -> Step.Join {
    let isAny = cursor.take("any")
    let beside = isAny ? [] : try names.expand(try cursor.names("a technique"))
    guard cursor.take("when") else {
      if isAny { throw cursor.expected("`when`, or `always` instead of `beside any`") }
      return Step.Join(beside: beside)
    }
    return Step.Join(beside: beside, when: try conditions.condition(&cursor))
  }

  /// Working days, which are read as working time: 4 h are half a day of 8 hours.
  private func effort(_ cursor: inout LineCursor) throws(Diagnostic) -> Step.Effort {
    let place = cursor.span
    let reading = try cursor.number(as: .labor)
    guard !reading.isBare else {
      throw Diagnostic("R104", .error, "an effort needs its unit: `1..3..10 d` or `4 h`", at: place)
    }
    func days(_ hours: Quantity) -> Quantity { Quantity(micros: hours.micros / 8) }
    switch reading.shape {
    case .exact(let exact):
      return Step.Effort(low: days(exact), likely: days(exact), high: days(exact))
    case .estimate(let low, let likely, let high):
      return Step.Effort(low: days(low), likely: days(likely), high: days(high))
    default:
      throw Diagnostic(
        "R104", .error, "an effort is one number, or low, likely and high: `1..3..10 d`", at: place)
    }
  }

  /// `order A before B`, named after both.
  func readOrdering(_ declaration: DeclarationText) throws(Diagnostic) {
    var cursor = declaration.headCursor
    cursor.advance()
    let first = try cursor.name("a step")
    let firstStep = try names.step(first)
    try cursor.expect("before")
    let second = try cursor.name("a step")
    let secondStep = try names.step(second)
    let base = "\(first.text)-before-\(second.text)"
    let earlier = set.orderings.count { $0.first == firstStep && $0.second == secondStep }
    var grounds = Grounds(
      RuleName(earlier == 0 ? base : "\(base)-\(earlier + 1)"), at: first.span)
    grounds.pack = declaration.pack
    var hasWhen = false
    if cursor.take("when") {
      grounds.when = try conditions.condition(&cursor)
      hasWhen = true
    }
    try cursor.finish()
    if firstStep == secondStep {
      throw Diagnostic("R104", .error, "a step can't come before itself", at: second.span)
    }
    let fields = Fields(
      once: ["when", "because"], many: ["except", "cites", "resolves"],
      required: ["because", "cites"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      if key == "when", hasWhen {
        throw Diagnostic("R106", .error, "`when` is given twice", at: cursor.span)
      }
      _ = try readGrounds(key, &cursor, into: &grounds)
    }
    set.orderings.append(Ordering(firstStep, before: secondStep, grounds: grounds))
  }
}
