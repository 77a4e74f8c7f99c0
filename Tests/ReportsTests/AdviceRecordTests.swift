import Advice
import CostModel
import DecisionModel
import Foundation
import Reports
import RuleAnalysis
import Testing

/// The record is what reports are written from, so it must say what the advice says.
@Suite struct AdviceRecordTests {
  /// Documents of use cases of different shapes, written and read again as text.
  static let documents: [JSON] = BuiltIn.cases.map { one in
    let curve = BuiltIn.advisor.volumeCurve(one.advice)
    guard case .object(var members) = BuiltIn.document(one.advice) else { return .null }
    members = members.adding(one.advice.members(BuiltIn.rules).adding(curve))
    members["command_line"] = ["advisor", "recommend", "case.answers"]
    return .object(members)
  }

  @Test(arguments: BuiltIn.cases.indices)
  func holdsWhatTheAdviceSays(place: Int) throws {
    let advice = BuiltIn.cases[place].advice
    let record = try AdviceRecord(JSON(reading: Self.documents[place].document))
    let recommendation = advice.recommendation
    #expect(record.recommendation.headline == recommendation.headline)
    #expect(record.recommendation.outcome == recommendation.outcome.rawValue)
    #expect(record.recommendation.destination == recommendation.destination.map(\.rawValue))
    #expect(record.recommendation.next?.title == nextTitle(recommendation))
    #expect(record.recommendation.path.map(\.action) == recommendation.path.map(\.action))
    #expect(record.recommendation.path.map(\.stopWhen) == recommendation.path.map(\.stopWhen))
    #expect(record.recommendation.confidence.robustness == recommendation.confidence.robustness)
    #expect(record.techniques.map(\.title) == advice.techniques.map(\.title))
    #expect(record.techniques.map(\.score) == advice.techniques.map(\.score.known))
    #expect(
      record.techniques.map { $0.reasons.map(\.text) }
        == advice.techniques.map { $0.reasons.map(\.text) })
    #expect(record.disagreements.map(\.isDecisive) == advice.disagreements.map(\.isDecisive))
    #expect(record.warnings.map(\.text) == advice.warnings.map(\.text))
    #expect(record.cost?.destination.total?.likely == advice.cost?.destination.total.amount?.likely)
    #expect(record.cost?.techniques.map(\.id) == advice.cost?.estimates.order.map(\.rawValue))
    #expect(record.flips.map(\.destination) == advice.flips.map { $0.destination.map(\.rawValue) })
    #expect(record.unanswered.map(\.key) == advice.unanswered.map(\.key.rawValue))
    #expect(record.answers.map(\.raw) == advice.answers.map(\.raw))
    #expect(!record.answers.contains { $0.question?.isEmpty ?? true })
    #expect(record.commandLine == ["advisor", "recommend", "case.answers"])
    let cited = Set(record.techniques.flatMap(\.reasons).flatMap(\.claims).map(\.source))
    #expect(cited.isSubset(of: record.sources.map(\.id)))
  }

  private func nextTitle(_ advice: Recommendation) -> String? {
    advice.path.first { $0.step == advice.next.step }?.title
  }

  @Test(arguments: BuiltIn.cases.indices)
  func valuesReadAsInTheTerminal(place: Int) throws {
    let advice = BuiltIn.cases[place].advice
    let record = try AdviceRecord(Self.documents[place])
    for (answer, shown) in zip(advice.answers, record.answers) {
      let fact = BuiltIn.rules.fact(answer.key)
      let words = answer.value?.words(fact?.type) ?? "unknown"
      #expect(shown.value.words(shown.unit) == words, "\(answer.key)")
    }
  }

  /// At the volume of the case the curve says what the bill says.
  @Test(arguments: BuiltIn.cases.indices)
  func theCurvePassesThroughTheBill(place: Int) throws {
    let record = try AdviceRecord(Self.documents[place])
    guard let cost = record.cost, let total = cost.destination.total else { return }
    guard let curve = cost.overVolume else {
      #expect(!record.answers.contains { $0.key == "volume" && $0.value.isNumber })
      return
    }
    let line = try #require(curve.lines.first)
    #expect(line.isDestination && line.techniques == record.recommendation.destination)
    #expect(curve.volumes == curve.volumes.sorted() && Set(curve.volumes).count > 5)
    let here = try #require(curve.volumes.firstIndex(of: curve.volume))
    #expect(line.points[here]?.likely == total.likely)
    #expect(line.points[here]?.low == total.low)
  }

  @Test(arguments: [
    ("format_version", "\"2.0\"", SavedAdviceFault.tooNew("2.0")),
    ("format_version", "\"two\"", .foreign("format_version")),
    ("command", "\"why\"", .otherCommand("why")),
    ("recommendation", "null", .noResult),
    ("techniques", "[{\"id\": 5}]", .foreign("techniques.0.score")),
    ("cost", "{}", .foreign("cost.destination")),
    ("answers", "\"none\"", .foreign("answers")),
  ])
  func saysWhatIsWrong(member: String, value: String, fault: SavedAdviceFault) throws {
    guard case .object(var members) = Self.documents[0] else { return }
    members[member] = try JSON(reading: value)
    #expect(throws: fault) { try AdviceRecord(.object(members)) }
  }

  /// A document from before some members were written gives a report all the same.
  @Test func readsAnOlderDocument() throws {
    guard case .object(var members) = Self.documents[0] else { return }
    for name in ["command_line", "failures", "sources", "equivalents", "baseline"] {
      members[name] = nil
    }
    let record = try AdviceRecord(.object(members))
    #expect(record.commandLine == [] && record.baseline == nil)
  }
}
