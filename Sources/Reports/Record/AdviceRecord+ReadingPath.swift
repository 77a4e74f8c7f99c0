import Advice
import DecisionModel

extension AdviceRecord.Recommendation {
  init(_ reader: RecordReader) throws(SavedAdviceFault) {
    let next = try reader.at("next")
    self.init(
      headline: try reader.text("headline"), outcome: try reader.text("outcome"),
      destination: try reader.texts("destination"),
      roles: try reader.map("roles") { (item) throws(SavedAdviceFault) in
        AdviceRecord.Role(technique: try item.text("technique"), role: try item.text("role"))
      },
      nextStep: try next.text("step"), nextTechnique: try next.optionalText("technique"),
      path: try reader.map("path") { (item) throws(SavedAdviceFault) in
        try AdviceRecord.Step(item)
      },
      confidence: try AdviceRecord.Confidence(reader.at("confidence")),
      ties: try reader.texts("ties"),
      stoppedBy: try reader.some("stopped_by").map { (item) throws(SavedAdviceFault) in
        try AdviceRecord.Note(item)
      },
      // An advice that was saved before this was said.
      overLimits: try reader.texts("over_limits"),
      likelyOver: try reader.map("likely_over") { (item) throws(SavedAdviceFault) in
        try item.text("text")
      })
  }
}

extension AdviceRecord.Confidence {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      level: try reader.text("level"), robustness: try reader.number("robustness"),
      // An advice that was saved before this was said has none.
      likelier: try reader.some("likelier").map(AdviceRecord.LikelierEnd.init),
      margin: try reader.whole("margin"), isSettled: try reader.flag("settled"),
      settledBy: try reader.text("settled_by"))
  }
}

extension AdviceRecord.LikelierEnd {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      destination: try reader.texts("destination"), outcome: try reader.text("outcome"),
      share: try reader.number("share") ?? .zero)
  }
}

extension AdviceRecord.Step {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      id: try reader.text("step"), title: try reader.text("title"),
      technique: try reader.optionalText("technique"), state: try reader.text("state"),
      action: try reader.text("action"), stopWhen: try reader.text("stop_when"),
      enterWhen: try reader.optionalText("enter_when") ?? "", open: try reader.texts("open"),
      why: try reader.texts("why"),
      practices: try reader.map("practices") { (item) throws(SavedAdviceFault) in
        try AdviceRecord.Note(item)
      },
      effortDays: try AdviceRecord.Amount(reader.some("effort_days")),
      cost: try AdviceRecord.Amount(reader.some("cost")))
  }
}

extension AdviceRecord.Note {
  init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      rule: try reader.text("rule"), text: try reader.text("text"),
      pack: try reader.optionalText("pack"), claims: try reader.texts("claims"))
  }
}

extension AdviceRecord.Technique {
  init(_ reader: RecordReader) throws(SavedAdviceFault) {
    let score = try reader.at("score")
    let known = try score.whole("known") ?? 0
    let (low, high) = (try score.whole("low") ?? known, try score.whole("high") ?? known)
    self.init(
      id: try reader.text("id"), title: try reader.text("title"), slot: try reader.text("slot"),
      verdict: try reader.text("verdict"), score: known,
      scoreBounds: min(low, high)...max(low, high),
      reasons: try reader.map("reasons") { (item) throws(SavedAdviceFault) in
        try AdviceRecord.Reason(item)
      },
      blockedBy: try reader.texts("blocked_by"), postponedBy: try reader.texts("postponed_by"),
      until: try reader.texts("until"))
  }
}

extension AdviceRecord.Reason {
  fileprivate init(_ reader: RecordReader) throws(SavedAdviceFault) {
    self.init(
      rule: try reader.text("rule"), pack: try reader.text("pack"),
      effect: try reader.text("effect"), strength: try reader.optionalText("strength"),
      counts: try reader.flag("counts"), text: try reader.text("text"),
      claims: try reader.map("claims") { (item) throws(SavedAdviceFault) in
        AdviceRecord.Claim(
          id: try item.text("id"), source: try item.text("source"),
          section: try item.text("section"))
      },
      answers: try reader.map("answers") { (item) throws(SavedAdviceFault) in
        AdviceRecord.Cause(
          key: try item.text("key"), place: try AdviceRecord.Place(item.some("location")))
      })
  }
}

extension AdviceRecord.Disagreement {
  init(_ reader: RecordReader) throws(SavedAdviceFault) {
    let id = try reader.text("id")
    self.init(
      id: id, question: try reader.text("question"),
      sides: try reader.map("sides") { (item) throws(SavedAdviceFault) in
        AdviceRecord.Note(
          rule: id, text: try item.text("text"), claims: try item.texts("claims"))
      },
      applied: try reader.text("applied"), isDecisive: try reader.flag("decisive"))
  }
}

extension AdviceRecord.Baseline {
  /// Reads what moved to the advice that `summary` holds.
  init(
    _ reader: RecordReader, to summary: AdviceSummary
  ) throws(SavedAdviceFault) {
    let (destination, next) = (try reader.at("destination"), try reader.at("next"))
    let prices = try reader.at("prices")
    self.init(
      file: try reader.text("file"), changed: try reader.flag("changed"),
      headlineFrom: try destination.text("headline_from"),
      destinationChanged: try destination.flag("changed"), nextFrom: try next.text("from"),
      nextChanged: try next.flag("changed"),
      costs: try reader.map("cost") { (item) throws(SavedAdviceFault) in
        AdviceRecord.CostChange(
          measure: try item.text("measure"), from: try item.at("from").number("likely"),
          to: try item.at("to").number("likely"), change: try item.number("change"),
          share: try item.number("share"))
      },
      rulesChanged: try reader.at("rules").flag("changed"),
      pricesFrom: try prices.flag("changed") ? try prices.optionalText("from") : nil,
      pricesChanged: try prices.flag("changed"), pricesTo: try prices.optionalText("to"),
      difference: try AdviceDifference(reader, to: summary),
      nextTitleFrom: try next.optionalText("title_from"),
      nextTitleTo: try next.optionalText("title_to"))
  }
}
