import CostModel
import DecisionModel
import RuleAnalysis

/// What other answers to a use case would change.
struct Surroundings: Sendable {
  var open: (keys: [OpenKey], settlement: Settlement)
  var drawn: DrawnEnds?
  var flips: [Flip]

  /// Advice that said nothing of them before.
  func added(to advice: Advice, by ruleSet: RuleSet) -> Advice {
    var advice = advice
    let recommendation = advice.recommendation
    let robustness = drawn?.robustness(
      of: Verdict(
        outcome: recommendation.outcome, techniques: recommendation.destination, in: ruleSet))
    advice.recommendation.confidence = Confidence(
      level: ruleSet.confidence?.level(
        robustness: robustness?.share ?? .zero, margin: recommendation.confidence.margin ?? .max)
        ?? "",
      robustness: robustness?.share, likelier: robustness?.likelier,
      margin: recommendation.confidence.margin, settled: open.settlement.isSettled,
      settledBy: open.settlement.ground)
    advice.flips = flips
    let bill = advice.cost?.destination
    let quantities = [bill?.upfront, bill?.monthly, bill?.total, bill?.perRequest]
      .compactMap(\.self)
    advice.unanswered = open.keys.marking(
      costKeys: Set(quantities.flatMap { $0.wants + $0.assumed }))
    return advice
  }
}

extension Advisor {
  /// What other answers would change.
  func look(around facts: Facts) -> Surroundings {
    var limits = options.limits
    if options.looks == .bounds { limits = .none }
    let analysis = analysis.within(limits)
    let (open, (drawn, flips)) = workers.both(
      { analysis.openKeys(facts) },
      { [scale = ruleSet.confidence] in
        (scale.flatMap { analysis.drawnEnds(facts, scale: $0) }, analysis.flips(facts))
      })
    return Surroundings(open: open, drawn: drawn, flips: flips)
  }
}
