import DecisionModel

/// The path: its picture, and what to do at each step.
extension HTMLReport {
  var path: Markup {
    let steps = record.recommendation.path
    let picture = PathPicture(
      steps: steps, destination: Set(record.recommendation.destination))
    guard let chart = picture.chart else { return .none }
    return .group([chart.markup, Markup("ol", ["class": "steps"]) { steps.map(item) }])
  }

  private func item(_ step: AdviceRecord.Step) -> Markup {
    Markup("li", ["class": step.state == "next" ? "next" : nil]) {
      Markup("h3") {
        step.title
        " "
        Markup("span", ["class": "state"]) { step.stateWords }
      }
      if step.state == "only_if" { Markup("p") { step.condition.sentence } }
      if step.state != "done" {
        Markup("p") { step.action.sentence }
        if !step.stopWhen.isEmpty {
          Markup("p", ["class": "quiet"]) {
            step.stopWhen.hasPrefix("stop")
              ? step.stopWhen.sentence : "Stop: " + step.stopWhen.trailingStop
          }
        }
      }
      if !step.practices.isEmpty, step.state != "done" { habits(step) }
    }
  }

  private func habits(_ step: AdviceRecord.Step) -> Markup {
    Markup("details", ["class": "extra"]) {
      Markup("summary") {
        "\(step.practices.count) \(step.practices.count == 1 ? "habit" : "habits") that help"
        Markup("span", ["class": "hidden"]) { ": " + step.title }
      }
      Markup("ul") {
        for note in step.practices { Markup("li") { statement(note) } }
      }
    }
  }

  /// A sentence with what it rests on.
  func statement(_ note: AdviceRecord.Note) -> Markup {
    .group([
      .text(note.text.sentence), .text(" "),
      Markup("span", ["class": "cite"]) {
        Markup("code") { note.rule }
        if !note.claims.isEmpty { " [\(note.claims.joined(separator: ", "))]" }
      },
    ])
  }
}

extension String {
  /// With a full stop, the first letter as it is.
  var trailingStop: String {
    guard let last else { return "" }
    return ".!?".contains(last) ? self : self + "."
  }
}
