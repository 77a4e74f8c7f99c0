internal import DecisionModel

extension RuleDeclarations {
  /// `confidence`: how many draws measure it, and the words for what they show.
  mutating func readConfidence(_ declaration: DeclarationText) throws(Diagnostic) {
    var head = declaration.headCursor
    head.advance()
    try head.finish()
    if set.confidence != nil {
      throw Diagnostic("R106", .error, "`confidence` is declared twice", at: declaration.span)
    }
    var scale = ConfidenceScale(draws: 0, seed: 0, at: declaration.span)
    let fields = Fields(
      once: ["draws", "seed"], many: ["level"], required: ["draws", "seed", "level"])
    declaration.read(fields, report: report) { (key, cursor) throws(Diagnostic) in
      switch key {
      case "draws": scale.draws = try cursor.wholeNumber()
      case "seed": scale.seed = UInt64(try cursor.wholeNumber().magnitude)
      default: scale.levels.append(try level(&cursor))
      }
    }
    set.confidence = scale
  }

  /// `level high at least 90 % margin 3`.
  private func level(_ cursor: inout LineCursor) throws(Diagnostic) -> ConfidenceScale.Level {
    var level = ConfidenceScale.Level(try cursor.name("a word for confidence").text)
    if cursor.take(["at", "least"]) {
      let place = cursor.span
      guard let share = try cursor.number(as: .percent, before: ["margin"]).exact else {
        throw Diagnostic("R104", .error, "expected one share, such as `90 %`", at: place)
      }
      level.robustness = share
    }
    if cursor.take("margin") { level.margin = try cursor.wholeNumber() }
    return level
  }
}
