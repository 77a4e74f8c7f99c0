import DecisionModel

/// What would lead elsewhere: numbers as a tornado, and every change in a table.
extension HTMLReport {
  /// How many changes are listed.
  private static let mostChanges = 60

  var changes: Markup {
    let flips = record.flips.filter { !$0.isPast }
    guard !flips.isEmpty else { return .none }
    let chart = FlipChart(flips: flips, name: names).chart
    let others = flips.filter { $0.changes.count > 1 || !($0.changes.first?.to.isNumber ?? false) }
    return .group([chart?.markup ?? .none, table(others)])
  }

  private func table(_ flips: [AdviceRecord.Flip]) -> Markup {
    guard !flips.isEmpty else { return .none }
    let left = flips.count - Self.mostChanges
    return .group([
      DataTable(
        caption: "Other answers that lead elsewhere",
        columns: [
          .init(title: "if"), .init(title: "were"), .init(title: "now"), .init(title: "then"),
        ],
        rows: flips.prefix(Self.mostChanges).map { flip in
          DataTable.Row([
            flip.changes.map { link(toAnswer: $0.key) }.joined("; "),
            .text(flip.changes.map { $0.to.words($0.unit) }.joined(separator: "; ")),
            .text(flip.changes.map { $0.from.words($0.unit) }.joined(separator: "; ")),
            .text(ending(flip.destination, outcome: flip.outcome)),
          ])
        }
      ).markup,
      left > 0 ? Markup("p", ["class": "quiet"]) { "\(left) more are left out." } : .none,
    ])
  }

  /// An end in words.
  func ending(_ techniques: [String], outcome: String) -> String {
    switch outcome {
    case "stop": "stop, with " + names(techniques)
    case "none_fits": "nothing fits"
    default: names(techniques)
    }
  }
}

extension [Markup] {
  /// The pieces with some text between them.
  func joined(_ separator: String) -> Markup {
    .group(enumerated().map { .group($0 == 0 ? [$1] : [.text(separator), $1]) })
  }
}
