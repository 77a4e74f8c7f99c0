import DecisionModel

/// Why: what speaks for and against what is recommended, and what is ruled out, each with its sources.
extension HTMLReport {
  var reasons: Markup {
    let chosen = record.recommendation.destination.compactMap { id in
      record.techniques.first { $0.id == id }
    }.filter { !counted($0).isEmpty }
    return .group(
      chosen.map { technique in
        .group([
          Markup("h3") { technique.title.capitalized },
          Markup("ul", ["class": "reasons"]) {
            for reason in counted(technique) { Markup("li") { statement(reason) } }
          },
        ])
      })
  }

  /// Those that count, for before against.
  private func counted(_ technique: AdviceRecord.Technique) -> [AdviceRecord.Reason] {
    let counted = technique.reasons.filter(\.counts)
    return counted.filter { $0.effect == "supports" } + counted.filter { $0.effect == "opposes" }
  }

  private func statement(_ reason: AdviceRecord.Reason) -> Markup {
    let isFor = reason.effect == "supports"
    return .group([
      Markup("p") {
        Markup("b", ["class": isFor ? "for" : "against"]) { isFor ? "For. " : "Against. " }
        reason.text.sentence
      },
      Markup("p", ["class": "cite"]) { citation(reason) },
    ])
  }

  /// The rule with its pack, the claims with their places, and the answers.
  func citation(_ reason: AdviceRecord.Reason) -> Markup {
    .group([
      Markup("code") { reason.rule },
      .text(
        " (" + [reason.pack, reason.strength ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
          + ")"),
      passages(reason.claims), causes(reason.answers),
    ])
  }

  private func passages(_ claims: [AdviceRecord.Claim]) -> Markup {
    guard !claims.isEmpty else { return .none }
    return .group([
      .text("; "),
      claims.map { claim in
        Markup.group([
          link(toSource: claim.source, as: claim.id),
          .text(claim.section.isEmpty ? "" : " \u{201C}\(claim.section)\u{201D}"),
        ])
      }.joined(", "),
    ])
  }

  private func causes(_ answers: [AdviceRecord.Cause]) -> Markup {
    guard !answers.isEmpty else { return .none }
    let places = Self.places(answers)
    return .group([
      .text("; from "), answers.prefix(8).map { link(toAnswer: $0.key) }.joined(", "),
      answers.count > 8 ? .text(" and \(answers.count - 8) more") : .none,
      places.isEmpty ? .none : .text(" (\(places))"),
    ])
  }

  /// The lines of answers, file by file: `my.answers:5, 12`.
  private static func places(_ answers: [AdviceRecord.Cause]) -> String {
    var files: [String] = []
    var labels: [String] = []
    for place in answers.compactMap(\.place) {
      if let known = files.firstIndex(of: place.file) {
        guard let line = place.line.map(String.init) else { continue }
        let numbers = labels[known].dropFirst(place.file.count + 1).split(separator: ",")
        if !numbers.contains(where: { $0.drop { $0 == " " } == line }) {
          labels[known] += ", " + line
        }
      } else {
        files.append(place.file)
        labels.append(place.label)
      }
    }
    return labels.joined(separator: "; ")
  }

  var gates: Markup {
    guard record.recommendation.outcome != "stop" else { return .none }
    let concerned = record.techniques.filter {
      $0.verdict == "blocked" || ($0.verdict == "recommended" && !$0.postponedBy.isEmpty)
    }
    guard !concerned.isEmpty else { return .none }
    return Markup("ul", ["class": "reasons"]) { concerned.map(gate) }
  }

  private func gate(_ technique: AdviceRecord.Technique) -> Markup {
    let isBlocked = technique.verdict == "blocked"
    let gates = isBlocked ? technique.blockedBy : technique.postponedBy
    // The blocking gates' come first.
    let until = isBlocked ? Array(technique.until.prefix(gates.count)) : technique.until
    let why = gates.compactMap { gate in technique.reasons.first { $0.rule == gate } }
    return Markup("li") {
      Markup("p") {
        Markup("b") {
          technique.title.capitalized + (isBlocked ? ": ruled out. " : ": only later. ")
        }
        why.map(\.text.sentence).joined(separator: " ")
        if !until.isEmpty { " Until " + until.joined(separator: "; ").trailingStop }
      }
      for reason in why { Markup("p", ["class": "cite"]) { citation(reason) } }
    }
  }
}
