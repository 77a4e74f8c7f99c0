import DecisionModel

/// What to watch, what the sources differ on, and what is still open.
extension HTMLReport {
  var warnings: Markup {
    let notes = record.warnings.map { note in Markup("li") { statement(note) } }
    let notices = record.diagnostics.map { notice in
      Markup("li") {
        notice.message.sentence + (notice.help.map { " " + $0.sentence } ?? "")
        if let place = notice.place { Markup("span", ["class": "cite"]) { " " + place.label } }
      }
    }
    let conflicts = record.conflicts.map { conflict in
      Markup("li") {
        "These answers hardly occur together: "
        conflict.keys.map { link(toAnswer: $0) }.joined(", ")
        ". " + conflict.because.sentence
      }
    }
    let all = notices + conflicts + notes
    return all.isEmpty ? .none : Markup("ul") { all }
  }

  var disagreements: Markup {
    let decisive = record.disagreements.filter(\.isDecisive)
    let others = record.disagreements.filter { !$0.isDecisive }
    return .group([
      decisive.map(dispute).group,
      others.isEmpty
        ? .none
        : Markup("details", ["class": "extra"]) {
          Markup("summary") {
            "\(others.count) more, which bear on other \(others.count == 1 ? "technique" : "techniques")"
          }
          others.map(dispute)
        },
    ])
  }

  private func dispute(_ one: AdviceRecord.Disagreement) -> Markup {
    .group([
      Markup("h3") {
        one.question + " "
        Markup("span", ["class": "state"]) { one.id }
      },
      Markup("ul") {
        for side in one.sides {
          Markup("li") {
            side.text.sentence + " "
            Markup("span", ["class": "cite"]) { "[" + side.claims.joined(separator: ", ") + "]" }
          }
        }
      },
      Markup("p") {
        Markup("b") { "Applied: " }
        one.applied.trailingStop
      },
    ])
  }

  var questions: Markup {
    guard !record.unanswered.isEmpty else { return .none }
    let deciding = record.unanswered.filter { !$0.canChange.isEmpty || $0.isUndecided }
    let idle = record.unanswered.filter { $0.canChange.isEmpty && !$0.isUndecided }
    return .group([
      deciding.isEmpty
        ? Markup("p") { "No open question can change the destination, the next step or the cost." }
        : DataTable(
          caption: "Open questions that matter",
          columns: [
            .init(title: "key"), .init(title: "question"), .init(title: "can change"),
            .init(title: "two full sets of answers that differ in it alone"),
          ],
          rows: deciding.map { open in
            let witness = record.witnessWords(open).joined(separator: "; ")
            let unknown = open.isUndecided ? "not known whether the destination changes" : "-"
            return DataTable.Row([
              Markup("code") { open.key }, .text(open.question ?? "-"),
              .text(open.canChange.joined(separator: ", ")),
              .text(witness.isEmpty ? unknown : witness),
            ])
          }
        ).markup,
      idle.isEmpty
        ? .none
        : Markup("p", ["class": "quiet"]) {
          "Open, and without bearing: "
          idle.map { open in Markup("code") { open.key } }.joined(", ")
          "."
        },
    ])
  }
}

extension [Markup] {
  fileprivate var group: Markup { .group(self) }
}
