internal import DecisionModel

extension RuleDeclarations {
  /// `history`: what today's version and earlier attempts mean for the end.
  func readHistory(_ declaration: DeclarationText) throws(Diagnostic) {
    try refuseSecond(declaration, set.history?.span)
    var history = History(at: declaration.span)
    let fields = Fields(
      once: ["tried", "in_use", "implied", "fallback"],
      many: ["exhausted", "unfit", "instead"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "tried": history.tried = try techniqueSet(&cursor)
      case "in_use": history.inUse = try techniqueSet(&cursor)
      case "implied": history.implied = try names.technique(try cursor.name("a technique"))
      case "fallback": history.fallback = try names.technique(try cursor.name("a technique"))
      case "exhausted" where cursor.take("in"):
        history.exhaustedSlots.append(try exhaustedSlot(&cursor))
      case "exhausted": history.exhausted.append(try conditional(&cursor))
      case "unfit":
        try cursor.expect("when")
        history.unfit.append(try conditions.condition(&cursor))
      default: history.instead.append(try conditional(&cursor))
      }
    }
    set.history = history
  }

  private func exhaustedSlot(
    _ cursor: inout LineCursor
  ) throws(Diagnostic) -> History.ExhaustedSlot {
    let slot = try cursor.name("a slot")
    try names.slots.check(slot)
    let hasException = cursor.take("unless")
    return History.ExhaustedSlot(
      SlotID(slot.text), unless: hasException ? try conditions.condition(&cursor) : nil)
  }

  private func conditional(_ cursor: inout LineCursor) throws(Diagnostic) -> History.Conditional {
    let techniques = try names.expand(try cursor.names("a technique"))
    try cursor.expect("when")
    return History.Conditional(techniques, when: try conditions.condition(&cursor))
  }

  /// `confidence`: how it is measured, and the words for it.
  func readConfidence(_ declaration: DeclarationText) throws(Diagnostic) {
    try refuseSecond(declaration, set.confidence?.span)
    var scale = ConfidenceScale(draws: 1, seed: 0, at: declaration.span)
    let fields = Fields(
      once: ["draws", "seed"], many: ["level"], required: ["draws", "seed", "level"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      let place = cursor.span
      switch key {
      case "draws":
        scale.draws = try cursor.wholeNumber()
        if scale.draws < 1 || scale.draws > 1_000_000 {
          throw Diagnostic("R104", .error, "expected 1 to 1,000,000 draws", at: place)
        }
      case "seed": scale.seed = UInt64(try cursor.wholeNumber())
      default: scale.levels.append(try level(&cursor))
      }
    }
    set.confidence = scale
  }

  private func level(_ cursor: inout LineCursor) throws(Diagnostic) -> ConfidenceScale.Level {
    var level = ConfidenceScale.Level(try cursor.name("a word for confidence").text)
    if cursor.take(["at", "least"]) {
      let place = cursor.span
      guard let share = try cursor.number(as: .percent, before: ["margin"]).exact,
        share <= Quantity(1)
      else { throw Diagnostic("R104", .error, "expected a share such as `90 %`", at: place) }
      level.robustness = share
    }
    if cursor.take("margin") { level.margin = try cursor.wholeNumber() }
    return level
  }

  /// A declaration without a name stands once, with nothing else on its line.
  private func refuseSecond(_ declaration: DeclarationText, _ first: Span?) throws(Diagnostic) {
    var cursor = declaration.headCursor
    cursor.advance()
    try cursor.finish()
    guard let first else { return }
    throw Diagnostic(
      "R213", .error, "`\(declaration.keyword)` is declared twice", at: declaration.span,
      related: [Diagnostic.Related(note: "first declared here", span: first)])
  }
}
