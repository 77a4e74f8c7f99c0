import Advice
import DecisionModel

extension AdviceDifference {
  /// Reads what moved from the member that `--baseline` adds; `summary` is what it moved to.
  ///
  /// Of the earlier advice only what moved is known, and the rest is as now.
  init(_ reader: RecordReader, to summary: AdviceSummary) throws(SavedAdviceFault) {
    let destination = try reader.at("destination")
    var from = summary
    from.headline = try destination.text("headline_from")
    from.outcome = try destination.optionalText("outcome_from") ?? summary.outcome
    from.destination = try destination.texts("from").map { TechniqueID($0) }
    from.next = StepID(try reader.at("next").text("from"))
    if let confidence = try reader.some("confidence")?.at("from") {
      from.level = try confidence.text("level")
      from.robustness = try confidence.number("robustness")
      from.settled = try confidence.flag("settled")
    }
    for item in try reader.items("path") { try from.undo(step: item) }
    for item in try reader.items("cost") { try from.undo(cost: item) }
    self.init(from: from, to: summary)
  }
}

extension AdviceSummary {
  /// Puts a step back where it stood.
  fileprivate mutating func undo(step reader: RecordReader) throws(SavedAdviceFault) {
    let id = StepID(try reader.text("step"))
    let place = path.firstIndex { $0.step == id }
    guard let state = try reader.optionalText("from") else {
      if let place { path.remove(at: place) }
      return
    }
    if let place {
      path[place].state = state
    } else {
      path.append(Step(step: id, title: try reader.text("title"), state: state))
    }
  }

  /// Puts a cost back to what it was.
  fileprivate mutating func undo(cost reader: RecordReader) throws(SavedAdviceFault) {
    let name = try reader.text("measure")
    guard let place = costs.firstIndex(where: { $0.measure.rawValue == name }) else { return }
    let from = try reader.at("from")
    costs[place].low = try from.number("low")
    costs[place].likely = try from.number("likely")
    costs[place].high = try from.number("high")
  }
}
