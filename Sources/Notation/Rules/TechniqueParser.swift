internal import DecisionModel

extension RuleDeclarations {
  /// `strength strongly 5`.
  func readStrength(_ declaration: DeclarationText) throws(Diagnostic) {
    var cursor = declaration.headCursor
    cursor.advance()
    let name = try cursor.name("a word")
    let place = cursor.span
    let value = try cursor.wholeNumber()
    // The engine adds in 32 bits.
    guard (1...10_000).contains(value) else {
      throw Diagnostic("R104", .error, "a strength lies between 1 and 10,000", at: place)
    }
    set.strengths.append(Strength(name.text, value))
    declaration.refuseFields(report: report)
  }

  /// `slot behavior required` or `slot knowledge optional at least 3`.
  func readSlot(_ declaration: DeclarationText) throws(Diagnostic) {
    var cursor = declaration.headCursor
    cursor.advance()
    let name = try cursor.name("the name of the slot")
    var threshold: Int?
    if !cursor.take("required") {
      guard cursor.take(["optional", "at", "least"]) else {
        throw cursor.expected("`required` or `optional at least N`")
      }
      threshold = try cursor.wholeNumber()
    }
    try cursor.finish()
    set.slots.append(Slot(SlotID(name.text), threshold: threshold))
    declaration.refuseFields(report: report)
  }

  /// `group data`: a question that rules answer.
  func readGroup(_ declaration: DeclarationText) throws(Diagnostic) {
    set.groups.append(GroupName(try nameAlone(declaration).text))
    declaration.refuseFields(report: report)
  }

  /// `technique rag "..."` with its slot, needs and prerequisites.
  func readTechnique(_ declaration: DeclarationText) throws(Diagnostic) {
    let head = try nameAndTitle(declaration)
    var technique = Technique(TechniqueID(head.name.text), title: head.title, at: head.name.span)
    let fields = Fields(
      once: ["slot", "summary", "no"], many: ["delivers", "requires"],
      required: ["slot", "summary"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      try readTechniqueField(key, &cursor, into: &technique)
    }
    set.techniques.append(technique)
  }

  /// `bundle NAME "..."`: several techniques that go together.
  func readBundle(_ declaration: DeclarationText) throws(Diagnostic) {
    let head = try nameAndTitle(declaration)
    var bundle = Technique(TechniqueID(head.name.text), title: head.title, at: head.name.span)
    let fields = Fields(
      once: ["slot", "summary", "no"], many: ["role", "delivers", "requires"],
      required: ["slot", "role", "summary"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      guard key == "role" else {
        try readTechniqueField(key, &cursor, into: &bundle)
        return
      }
      let member = try cursor.name("a technique")
      let technique = try names.technique(member)
      if names.bundles.contains(member.text) {
        throw Diagnostic("R203", .error, "a bundle can't hold another bundle", at: member.span)
      }
      bundle.members.append(
        Technique.Member(technique, role: try cursor.text("its role in double quotes")))
    }
    set.techniques.append(bundle)
  }

  private func readTechniqueField(
    _ key: String, _ cursor: inout LineCursor, into technique: inout Technique
  ) throws(Diagnostic) {
    switch key {
    case "slot":
      let slot = try cursor.name("a slot")
      try names.slots.check(slot)
      technique.slot = SlotID(slot.text)
    case "summary": technique.summary = try cursor.text()
    case "no":
      try cursor.expect("cost")
      try cursor.expect("because")
      technique.noCostBecause = try cursor.text()
    case "delivers":
      for need in try cursor.names("a need") {
        try names.needs.check(need)
        technique.delivers.append(NeedName(need.text))
      }
    default:
      technique.requires += try names.expand(try cursor.names("a technique"))
    }
  }

  /// `family NAME "..." = A, B`.
  func readFamily(_ declaration: DeclarationText) throws(Diagnostic) {
    var cursor = declaration.headCursor
    cursor.advance()
    let name = try cursor.name("the name of the family")
    let title = try cursor.text("its title in double quotes")
    try cursor.expectMark("=")
    _ = try names.expand(try cursor.names("a technique or family"))
    try cursor.finish()
    set.families.append(
      Family(TechniqueID(name.text), title: title, members: names.families[name.text] ?? []))
    declaration.refuseFields(report: report)
  }

  /// The techniques of `equivalent A, B` or `exhausts A, B`.
  func readTogether(_ declaration: DeclarationText) throws(Diagnostic) -> [TechniqueID] {
    var cursor = declaration.headCursor
    cursor.advance()
    let place = cursor.span
    let together = try names.expand(try cursor.names("a technique"))
    try cursor.finish()
    declaration.refuseFields(report: report)
    if together.count < 2 {
      throw Diagnostic("R104", .error, "expected two techniques or more", at: place)
    }
    return together
  }

  /// `excludes A with B` and the reason.
  func readExclusion(_ declaration: DeclarationText) throws(Diagnostic) {
    var cursor = declaration.headCursor
    cursor.advance()
    let left = try names.expand(try cursor.names("a technique"))
    try cursor.expect("with")
    let right = try names.expand(try cursor.names("a technique"))
    var because = ""
    if cursor.take("because") {
      because = try cursor.text()
      declaration.refuseFields(report: report)
    } else {
      declaration.read(Fields(once: ["because"], required: ["because"]), report: report) {
        (_, cursor) throws(Diagnostic) in because = try cursor.text()
      }
    }
    try cursor.finish()
    set.exclusions.append(Exclusion(left: left, right: right, because: because))
  }

  /// `need NAME "..."` and when it is stated.
  func readNeed(_ declaration: DeclarationText) throws(Diagnostic) {
    let head = try nameAndTitle(declaration)
    var when = Condition.always
    declaration.read(Fields(once: ["when"], required: ["when"]), report: report) {
      (_, cursor) throws(Diagnostic) in when = try conditions.condition(&cursor)
    }
    set.needs.append(
      Need(NeedName(head.name.text), title: head.title, when: when, at: head.name.span))
  }

  /// `assume NAME`: a combination of answers that does not occur.
  func readAssumption(_ declaration: DeclarationText) throws(Diagnostic) {
    let name = try nameAlone(declaration)
    var assumption = Assumption(RuleName(name.text), never: .always, at: name.span)
    let fields = Fields(once: ["never", "because"], required: ["never", "because"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      if key == "because" {
        assumption.because = try cursor.text()
      } else {
        try cursor.expect("when")
        assumption.never = try conditions.condition(&cursor)
      }
    }
    set.assumptions.append(assumption)
  }
}
