internal import DecisionModel

/// Looks through all completions of open answers for those that end elsewhere than expected.
///
/// It branches on the open answer that most undecided conditions wait for, and leaves a branch as soon
/// as bounds prove where all of it ends. Computed facts that are open are taken to be free: what is
/// proved so holds, and what is found must be run again by whoever can work them out.
public struct CompletionSearch {
  private let engine: Engine
  private let relevance: Relevance
  private let branching: Branching
  private var decision: Decision
  private let cap: Int
  /// Decisions made so far.
  public private(set) var nodes = 0

  /// Prepares searches of at most `cap` decisions in all.
  public init(_ engine: Engine, cap: Int) {
    self.engine = engine
    self.cap = cap
    relevance = Relevance(engine.plan)
    branching = Branching(engine.plan, sets: relevance.sets)
    decision = engine.makeDecision()
  }

  /// A part of all completions.
  public enum Part {
    /// All of them end at this place.
    case ends(CompiledFacts, EndPoint)
    /// Bounds can't tell, and there is nothing left to branch on.
    case unclear(CompiledFacts)
  }

  /// How a search came out.
  public enum Outcome: Hashable, Sendable {
    /// Every part was looked at.
    case complete
    /// The caller had seen enough.
    case stopped
    /// The cap was reached.
    case gaveUp
  }

  /// Shows the caller every part that doesn't surely end at `target`, until it says that it has seen
  /// enough by returning true.
  public mutating func run(
    _ facts: CompiledFacts, besides target: EndPoint, until seenEnough: (Part) -> Bool
  ) -> Outcome {
    var facts = facts
    return search(&facts, target, seenEnough)
  }

  private mutating func search(
    _ facts: inout CompiledFacts, _ target: EndPoint, _ seenEnough: (Part) -> Bool
  ) -> Outcome {
    guard nodes < cap else { return .gaveUp }
    nodes += 1
    engine.decide(facts, into: &decision)
    if decision.isComplete {
      let ending = engine.endPoint(decision)
      return ending != target && seenEnough(.ends(facts, ending)) ? .stopped : .complete
    }
    let end = BoundedEnd(decision, engine.plan.shared)
    if let ending = end.ending {
      return ending != target && seenEnough(.ends(facts, ending)) ? .stopped : .complete
    }
    guard let place = relevance.branch(end.doubt, decision.widest, engine.plan) else {
      return seenEnough(.unclear(facts)) ? .stopped : .complete
    }
    let before = facts.columns[place]
    let parts = branching.parts(place, before, engine.plan)
    guard parts.first.map({ $0 != before }) ?? false else {
      return seenEnough(.unclear(facts)) ? .stopped : .complete
    }
    defer { facts.columns[place] = before }
    for part in parts {
      facts.columns[place] = part
      let outcome = search(&facts, target, seenEnough)
      if outcome != .complete { return outcome }
    }
    return .complete
  }
}
