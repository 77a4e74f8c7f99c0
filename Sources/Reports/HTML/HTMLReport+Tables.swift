import DecisionModel

/// Every technique, every answer and every source.
extension HTMLReport {
  var techniques: Markup {
    guard !record.techniques.isEmpty else { return .none }
    return Markup("details") {
      Markup("summary") { "Verdict, score and cost of \(record.techniques.count) techniques" }
      DataTable(
        caption: "Techniques with their verdicts; costs are the likely ones, in US dollars",
        columns: [
          .init(title: "technique"), .init(title: "verdict"), .init(title: "score", isNumber: true),
          .init(title: "up front", isNumber: true), .init(title: "each month", isNumber: true),
          .init(title: "each request", isNumber: true), .init(title: "total", isNumber: true),
        ],
        rows: record.techniques.map { technique in
          let cost = record.cost?.techniques.first { $0.id == technique.id }
          let bill = cost?.bill
          let amounts = [bill?.upfront, bill?.monthly, bill?.perRequest, bill?.total]
          return DataTable.Row(
            [
              technique.title + (cost?.isAddition == true ? ", added" : ""),
              Self.words(of: technique.verdict), String(technique.score),
            ] + amounts.map { $0?.likelyDollars ?? "-" })
        }
      ).markup
    }
  }

  var answers: Markup {
    .group([answerTable, unused, sourceList])
  }

  private var answerTable: Markup {
    guard !record.answers.isEmpty else { return .none }
    return .group([
      Markup("h3") { "Answers" },
      DataTable(
        caption: "\(record.answers.count) answers and where they were given",
        columns: [.init(title: "key"), .init(title: "answer"), .init(title: "from")],
        rows: record.answers.map { answer in
          let value = answer.value.words(answer.unit)
          return DataTable.Row(
            [
              Markup("code") { answer.key },
              Markup.group([
                .text(value),
                value == answer.raw
                  ? .none
                  : Markup("span", ["class": "cite"]) {
                    " written "
                    Markup("code") { answer.raw }
                  },
              ]),
              .text(answer.place?.label ?? answer.origin),
            ], id: id(ofAnswer: answer.key))
        }
      ).markup,
    ])
  }

  private var unused: Markup {
    guard !record.unused.isEmpty else { return .none }
    return Markup("p", ["class": "quiet"]) {
      "Answered, and not applicable here: "
      record.unused.map { link(toAnswer: $0) }.joined(", ")
      "."
    }
  }

  private var sourceList: Markup {
    guard !record.sources.isEmpty else { return .none }
    return .group([
      Markup("h3") { "Sources" },
      Markup("dl", ["class": "sources"]) {
        for source in record.sources {
          Markup("dt", ["id": id(ofSource: source.id)]) { source.id }
          Markup("dd") {
            Markup("cite") { source.title }
            [source.author, source.date].filter { !$0.isEmpty && $0 != "not stated" }
              .map { ", " + $0 }.joined()
          }
        }
      },
    ])
  }
}
