internal import DecisionModel

extension RuleDeclarations {
  /// Reads a field that every rule-like declaration has; false when it is none of them.
  func readGrounds(
    _ key: String, _ cursor: inout LineCursor, into grounds: inout Grounds
  ) throws(Diagnostic) -> Bool {
    switch key {
    case "when": grounds.when = try conditions.condition(&cursor)
    case "except":
      try cursor.expect("when")
      grounds.exceptions.append(Grounds.Exception(when: try conditions.condition(&cursor)))
    case "unless":
      grounds.exceptions.append(Grounds.Exception(when: try conditions.condition(&cursor)))
    case "because": grounds.because = try cursor.text()
    case "cites": grounds.cites += try claims(&cursor)
    case "resolves":
      for name in try cursor.names("a disagreement such as `D01`") {
        report.catching { () throws(Diagnostic) in try names.disagreements.check(name) }
        grounds.resolves.append(name.text)
      }
    default: return false
    }
    return true
  }

  private func newGrounds(_ name: Name, _ declaration: DeclarationText) -> Grounds {
    var grounds = Grounds(RuleName(name.text), at: name.span)
    grounds.pack = declaration.pack
    return grounds
  }

  /// `rule NAME`: evidence for or against techniques.
  func readRule(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try nameAlone(declaration)
    var grounds = newGrounds(name, declaration)
    var group: Name?
    var effects: [Rule.Effect] = []
    let fields = Fields(
      once: ["group", "when", "because"],
      many: ["except", "supports", "opposes", "cites", "resolves"],
      required: ["group", "when", "because", "cites"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      if try readGrounds(key, &cursor, into: &grounds) { return }
      if key == "group" {
        let written = try cursor.name("a group")
        if !names.groups.names.isEmpty { try names.groups.check(written) }
        group = written
      } else {
        effects.append(try effect(key == "supports" ? .supports : .opposes, &cursor))
      }
    }
    if effects.isEmpty, !declaration.has(["supports"]), !declaration.has(["opposes"]) {
      report(
        Diagnostic(
          "R107", .error, "this rule has no `supports` and no `opposes`",
          help: "add a line such as `supports rag strongly`", at: declaration.span))
    }
    set.rules.append(
      Rule(grounds, group: GroupName(group?.text ?? ""), effects: effects))
  }

  private func effect(
    _ direction: Rule.Direction, _ cursor: inout LineCursor
  ) throws(Diagnostic) -> Rule.Effect {
    let techniques = try names.expand(try cursor.names("a technique"))
    let word = try cursor.name("how hard: " + names.strengthWords.names.joined(separator: ", "))
    try names.strengthWords.check(word)
    return Rule.Effect(techniques, direction, names.strengths[word.text] ?? Strength(word.text, 1))
  }

  /// `gate NAME`: what no weight buys back.
  func readGate(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try nameAlone(declaration)
    var grounds = newGrounds(name, declaration)
    var effect: Gate.Effect?
    var until = ""
    let fields = Fields(
      once: ["forbids", "postpones", "when", "until", "because"],
      many: ["except", "cites", "resolves"], required: ["until", "because", "cites"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      if try readGrounds(key, &cursor, into: &grounds) { return }
      if key == "until" {
        until = try template(&cursor)
        return
      }
      if effect != nil {
        throw Diagnostic(
          "R106", .error, "a gate does one thing: forbid or postpone", at: cursor.span)
      }
      effect = key == "forbids" ? try forbidden(&cursor) : try postponed(&cursor)
    }
    guard let effect else {
      if !declaration.has(["forbids"]), !declaration.has(["postpones"]) {
        report(
          Diagnostic(
            "R107", .error, "this gate has no `forbids` and no `postpones`",
            at: declaration.span))
      }
      return
    }
    set.gates.append(Gate(grounds, effect: effect, until: until))
  }

  private func forbidden(_ cursor: inout LineCursor) throws(Diagnostic) -> Gate.Effect {
    guard cursor.take(["each", "of"]) else {
      return .forbids(try names.expand(try cursor.names("a technique")))
    }
    let fact = try techniqueSet(&cursor)
    return .forbidsEach(fact, sparesFirst: cursor.take(["sparing", "first"]))
  }

  private func postponed(_ cursor: inout LineCursor) throws(Diagnostic) -> Gate.Effect {
    let techniques = try names.expand(try cursor.names("a technique"))
    try cursor.expect("after")
    var steps: [StepID] = []
    for name in try cursor.names("a step") { steps.append(try names.step(name)) }
    return .postpones(techniques, after: steps)
  }

  /// A fact whose value is a set of techniques.
  func techniqueSet(_ cursor: inout LineCursor) throws(Diagnostic) -> FactKey {
    let name = try cursor.name("a fact that is a set of techniques")
    let fact = try names.fact(name)
    if let type = names.types[name.text], type != .techniques {
      throw Diagnostic("R214", .error, "`\(name.text)` is no set of techniques", at: name.span)
    }
    return fact
  }

  /// `amend NAME`: an exception to a rule or gate that another file declares.
  func readAmendment(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try nameAlone(declaration)
    var grounds = newGrounds(name, declaration)
    let fields = Fields(
      once: ["because"], many: ["except", "cites"], required: ["except", "because", "cites"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      _ = try readGrounds(key, &cursor, into: &grounds)
    }
    let exceptions = grounds.exceptions.map {
      Grounds.Exception(
        when: $0.when, cites: grounds.cites,
        amendment: RuleName("\(declaration.pack)/\(name.text)"), because: grounds.because)
    }
    amendments.append(Amendment(target: name, exceptions: exceptions))
  }

  /// `stop NAME`: a sign that today's version already does.
  func readStop(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try nameAlone(declaration)
    var grounds = newGrounds(name, declaration)
    var leaves: Stop.Leaves?
    let fields = Fields(
      once: ["when", "leaves", "because"], many: ["unless", "cites", "resolves"],
      required: ["when", "because", "cites"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      if try readGrounds(key, &cursor, into: &grounds) { return }
      let among = try names.expand(try cursor.names("a technique"))
      try cursor.expect("else")
      leaves = Stop.Leaves(
        among: among, otherwise: try names.technique(try cursor.name("a technique")))
    }
    set.stops.append(Stop(grounds, leaves: leaves))
  }
}
