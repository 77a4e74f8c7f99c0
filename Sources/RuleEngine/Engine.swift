public import DecisionModel

/// The rules of a rule set, compiled once, as a function from facts to findings and a destination.
///
/// Every fact's values are cut into cells within which no condition changes; a table says for each cell
/// which arms of conditions accept it. A decision is then one `and` a fact, twice: once for what must
/// hold and once for what may hold while answers are open.
public struct Engine: Sendable {
  /// What was compiled.
  public let ruleSet: RuleSet
  let plan: Plan

  /// The most arms that one condition may have; `rules check` refuses more.
  public static let armCap = 64

  /// The most values of a fact, techniques or needs that the engine holds.
  public static let valueCap = Shape.capacity

  /// The most words of 64 arms that the table of cells may take: 16 MiB, and seconds to fill.
  public static let tableCap = 1 << 21

  /// Compiles a rule set. What can't be compiled as written is listed in `problems`.
  public init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    plan = Plan(ruleSet)
  }

  /// What can't be compiled as written; `rules check` reports each as an error.
  public enum Problem: Hashable, Sendable {
    /// A condition of this declaration has more alternatives than `armCap`; only the first ones
    /// count. A derived fact in between would shorten it.
    case tooManyArms(in: String, count: Int)
    /// These facts rest on themselves; they are taken as given.
    case cyclic([FactKey])
    /// A fact has more values or members than the engine holds; the last ones are left out.
    case tooManyValues(of: FactKey, count: Int)
    /// So many alternatives of conditions cut the facts, this one most, into more cells than `tableCap`
    /// holds; nothing is read of any fact.
    case tooManyCells(of: FactKey, count: Int, arms: Int)
    /// More techniques than the engine holds; the last ones are left out.
    case tooManyTechniques(count: Int)
    /// More needs than the engine holds; the last ones are left out.
    case tooManyNeeds(count: Int)
  }

  /// What can't be compiled as written, in the order of declaration.
  public var problems: [Problem] { plan.problems }

  /// Works out guards and derived facts.
  ///
  /// A key is not applicable only when its guard is known false. Values that mean unknown become
  /// unknown; a set of tried techniques gets the implied one; derived facts that are settled become
  /// known and others unknown. Preparing twice changes nothing.
  public func prepare(_ facts: Facts) -> Facts {
    var evaluation = Evaluation(plan)
    evaluation.settle(plan, compile(facts), .present)
    return plan.facts(evaluation, given: facts)
  }

  /// The same facts in the order of the rules, in which they are found fastest.
  public func ordered(_ facts: Facts) -> Facts { facts.inOrder(of: plan.nothing) }

  /// What the rules say of these facts; prepares them first.
  public func findings(_ facts: Facts) -> Findings {
    var decision = makeDecision()
    decide(compile(facts), into: &decision)
    return report(&decision, facts)
  }

  /// Where these findings lead.
  public func destination(_ findings: Findings) -> Destination {
    var decision = makeDecision()
    decide(compile(findings.facts), into: &decision)
    return destination(of: decision)
  }

  /// Whether a condition must, may or cannot hold, as the answers stand.
  ///
  /// Derived facts are worked out anew, so that an open one ranges over its possible cases only.
  public func truth(of condition: Condition, in facts: Facts) -> Truth {
    reader(of: facts).truth(of: condition)
  }

  /// Reads many conditions of the same facts.
  public func reader(of facts: Facts) -> ConditionReader {
    var evaluation = Evaluation(plan)
    evaluation.settle(plan, compile(facts), .present)
    return ConditionReader(plan: plan, states: evaluation.states)
  }

  /// A condition to be read of many facts.
  public func compile(_ condition: Condition) -> CompiledCondition {
    CompiledCondition(
      arms: ArmBuilder.arms(of: condition, shapes: plan.shapes, index: plan.index))
  }

  /// A decision to be overwritten by `decide`.
  public func makeDecision() -> Decision { Decision(plan) }

  /// Decides, without a name or a dictionary: what proofs and batch runs repeat.
  public func decide(_ facts: CompiledFacts, into decision: inout Decision) {
    decision.decide(plan, facts)
  }

  /// The same for those who only ask where it ends: bounds are left as they were.
  func decideEnd(_ facts: CompiledFacts, into decision: inout Decision) {
    decision.decideEnd(plan, facts)
  }

  /// Where facts lead as they stand; bounds of the decision are left as they were.
  public func end(_ facts: CompiledFacts, _ decision: inout Decision) -> EndPoint {
    decideEnd(facts, into: &decision)
    return endPoint(decision)
  }
}

/// A condition in the engine's numbers.
public struct CompiledCondition: Sendable {
  let arms: [[Constraint]]
}

/// Reads conditions of one set of facts.
public struct ConditionReader: Sendable {
  let plan: Plan
  let states: [ColumnState]

  /// Whether a condition must, may or cannot hold, as the answers stand.
  public func truth(of condition: Condition) -> Truth {
    Self.truth(
      ofArms: ArmBuilder.arms(of: condition, shapes: plan.shapes, index: plan.index), states)
  }

  /// The same for a condition that was compiled.
  public func truth(of condition: CompiledCondition) -> Truth {
    Self.truth(ofArms: condition.arms, states)
  }

  static func truth(ofArms arms: [[Constraint]], _ states: [ColumnState]) -> Truth {
    var result = Truth.never
    for arm in arms {
      var truth = Truth.must
      for constraint in arm {
        switch constraint.truth(states[constraint.fact], countsPossibleAbsence: false) {
        case .never: truth = .never
        case .may where truth == .must: truth = .may
        case .may, .must: break
        }
      }
      if truth == .must { return .must }
      if truth == .may { result = .may }
    }
    return result
  }

  /// Whether grounds must, may or cannot fire, as the answers stand.
  public func truth(of grounds: Grounds) -> Truth {
    var result = truth(of: grounds.when)
    if result == .never { return .never }
    for exception in grounds.exceptions {
      switch truth(of: exception.when) {
      case .must: return .never
      case .may: result = .may
      case .never: break
      }
    }
    return result
  }
}
