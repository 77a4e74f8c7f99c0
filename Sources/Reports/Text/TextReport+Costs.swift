import Advice
import CostModel
import DecisionModel

extension TextReport {
  /// How long an answer takes, where that is known.
  func answerTime(_ estimate: Estimate, _ page: inout TextPage) {
    guard let time = estimate.quantity("latency_ms")?.amount else { return }
    let name = estimate.isAddition ? "  adds to each answer" : "  time to answer"
    page.row(name, [time.low, time.likely, time.high].map { $0.words(.duration) })
  }

  /// An amount; one that waits for answers with the part of it that is known.
  func show(_ name: String, _ value: Estimated, part: Amount? = nil, _ page: inout TextPage) {
    let isPart = value.amount == nil && part != nil
    let cells = (value.amount ?? part).map { [$0.low, $0.likely, $0.high].map(\.dollars) }
    page.amounts(
      isPart ? KnownPartWords.label(name) : name, cells, wants: value.wants.map(\.rawValue))
  }

  /// The lines that a known part is without, and the answers that add them.
  func leftOut(_ known: KnownPart?, of estimate: Estimate, _ page: inout TextPage) {
    let ids = Set(known?.without ?? [])
    let lines = estimate.lines.filter { ids.contains($0.id) }
    let keys = Set(lines.flatMap(\.value.wants) + estimate.monthly.wants)
    let names = ruleSet.facts.map(\.key).filter { keys.contains($0) }.map(\.rawValue)
    guard let words = KnownPartWords.leftOut(lines.map(\.title), until: names) else { return }
    page.paragraph(words, lead: "  ", style.yellow)
  }

  func assumptions(_ estimate: Estimate, _ page: inout TextPage) {
    let values = [estimate.upfront, estimate.monthly, estimate.perRequest, estimate.total]
    let keys = Set(values.flatMap(\.assumed))
    let names = ruleSet.facts.map(\.key).filter { keys.contains($0) }.map(\.rawValue)
    if !names.isEmpty {
      page.paragraph(
        "not answered, so a usual value stands in: " + names.joined(separator: ", "), lead: "  ",
        style.dim)
    }
  }

  /// From what volume a route is cheaper, and when it has paid back; empty while answers are wanted.
  func words(for route: BreakEven) -> [String] { AdviceRecord.Route(route).words }
}

extension Quantity {
  /// An amount of money: `$1,250`, `-$20`.
  var dollars: String { self < .zero ? "-$" + money.dropFirst() : "$" + money }
}
