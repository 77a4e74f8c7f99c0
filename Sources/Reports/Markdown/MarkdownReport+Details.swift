import Advice
import DecisionModel

/// The folded parts: each a list of rows, so that a cut is between two of them.
extension MarkdownReport {
  var steps: [String] {
    record.recommendation.path.enumerated().map { place, step in
      let isNext = step.state == "next"
      let title = MarkdownText.prose(step.title)
      let state = MarkdownText.prose(step.stateWords)
      var row = "\(place + 1). \(isNext ? "**next: \(title)**" : "\(state): \(title)")"
      let price = [step.effortWords, step.cost?.likelyDollars].compactMap(\.self)
      if step.state != "done", !price.isEmpty { row += " (\(price.list))" }
      row += "\n"
      func add(_ text: String) { if !text.isEmpty { row += "   - \(text)\n" } }
      switch step.state {
      case "done": break
      case "only_if": add("if: " + MarkdownText.prose(step.condition))
      default:
        add("do: " + MarkdownText.prose(step.action))
        let label = step.stopWhen.hasPrefix("stop") ? "" : "stop: "
        if !step.stopWhen.isEmpty { add(label + MarkdownText.prose(step.stopWhen)) }
        if isNext { for note in step.practices { add("habit: " + sentence(note)) } }
      }
      return row
    }
  }

  private func sentence(_ note: AdviceRecord.Note) -> String {
    MarkdownText.prose(note.text) + " " + source(note.rule, note.claims, [])
  }

  /// Where a statement comes from: rule, claims and the places of answers.
  private func source(
    _ rule: String, _ claims: [String], _ answers: [AdviceRecord.Cause]
  ) -> String {
    var places: [String] = []
    for label in answers.compactMap({ $0.place?.label }) where !places.contains(label) {
      places.append(label)
    }
    let shown = places.prefix(5).map { MarkdownText.code($0) }
    let rest = places.count > 5 ? ["and \(places.count - 5) more"] : []
    let cited = claims.map { MarkdownText.prose($0) }.list
    let parts =
      [MarkdownText.code(rule), cited.isEmpty ? "" : "[\(cited)]"] + [(shown + rest).list]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func row(_ sign: String, _ reason: AdviceRecord.Reason) -> String {
    let from = source(reason.rule, reason.claims.map(\.id), reason.answers)
    return "- \(sign) \(MarkdownText.prose(reason.text)) \(from)\n"
  }

  var reasons: [String] {
    record.recommendation.destination.flatMap { id -> [String] in
      guard let technique = record.techniques.first(where: { $0.id == id }) else { return [] }
      let counted = technique.reasons.filter(\.counts)
      let rows =
        counted.filter { $0.effect == "supports" }.map { row("for:", $0) }
        + counted.filter { $0.effect == "opposes" }.map { row("against:", $0) }
      return rows.isEmpty ? [] : ["\n**\(MarkdownText.prose(technique.title))**\n\n"] + rows
    }
  }

  var gates: [String] {
    guard record.recommendation.outcome != "stop" else { return [] }
    let concerned = record.techniques.filter {
      $0.verdict == "blocked" || ($0.verdict == "recommended" && !$0.postponedBy.isEmpty)
    }
    return concerned.map { technique in
      let isBlocked = technique.verdict == "blocked"
      let gates = isBlocked ? technique.blockedBy : technique.postponedBy
      let why = gates.compactMap { gate in technique.reasons.first { $0.rule == gate } }
        .map { MarkdownText.prose($0.text) + " " + MarkdownText.code($0.rule) }
      let until = technique.until.map { MarkdownText.prose($0) }.joined(separator: "; ")
      return "- \(isBlocked ? "blocked" : "postponed"): **\(MarkdownText.prose(technique.title))**"
        + (why.isEmpty ? "" : ": " + why.joined(separator: "; "))
        + (until.isEmpty ? "" : "; until \(until)") + "\n"
    }
  }

  var warnings: [String] {
    record.warnings.map { "- \(sentence($0))\n" }
      + record.diagnostics.map { notice in
        "- \(MarkdownText.prose(notice.message)) "
          + (notice.place.map { MarkdownText.code($0.label) } ?? "") + "\n"
      }
  }

  var flips: [String] {
    record.leadingFlips.map { flip in
      let ending = record.ending(flip.destination, outcome: flip.outcome)
      return "- if \(MarkdownText.prose(flip.words)): **\(MarkdownText.prose(ending))**\n"
    }
  }

  var questions: [String] {
    let isShown = record.unanswered.contains { !$0.witness.isEmpty }
    let note = "Below a question: two full sets of answers that differ in it alone.\n\n"
    return (isShown ? [note] : [])
      + record.unanswered.map { open in
        let undecided = open.isUndecided ? ["destination not decided"] : []
        let can = (open.canChange.map { MarkdownText.prose($0) } + undecided).list
        return "- \(MarkdownText.code(open.key))"
          + (open.question.map { " \(MarkdownText.prose($0))" } ?? "")
          + (can.isEmpty ? "" : " (can change: \(can))")
          + "\n" + record.witnessWords(open).map { "  - \(MarkdownText.prose($0))\n" }.joined()
      }
  }

  static let costHead =
    "| technique | verdict | up front | per month | per request | total |\n|:--|:--|--:|--:|--:|--:|\n"

  var costs: [String] {
    (record.cost?.techniques ?? []).map { cost in
      let verdict = record.techniques.first { $0.id == cost.id }?.verdict ?? ""
      let bill = cost.bill
      let amounts = [bill.upfront, bill.monthly, bill.perRequest, bill.total]
      let cells = amounts.map { $0?.likelyDollars ?? "-" }
      return "| \(MarkdownText.prose(record.title(cost.id)))\(cost.isAddition ? ", added" : "") | "
        + "\(MarkdownText.prose(verdict)) | \(cells.joined(separator: " | ")) |\n"
    }
  }

  var disagreements: [String] {
    record.disagreements.map { one in
      "- \(MarkdownText.prose(one.id)) \(MarkdownText.prose(one.question)): "
        + "\(MarkdownText.prose(one.applied))\n"
    }
  }

  static let answersHead = "| key | answer | as written | from |\n|:--|:--|:--|:--|\n"

  var answers: [String] {
    record.answers.map { answer in
      let value = answer.value.words(answer.unit)
      let written = value == answer.raw ? "" : MarkdownText.code(answer.raw)
      let from =
        answer.place.map { MarkdownText.code($0.label) } ?? MarkdownText.prose(answer.origin)
      return "| \(MarkdownText.code(answer.key)) | \(MarkdownText.prose(value)) | \(written) | "
        + "\(from) |\n"
    }
  }
}
