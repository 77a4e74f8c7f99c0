public import DecisionModel

/// Two techniques side by side: what speaks for the one and not for the other.
public struct Contrast: Hashable, Sendable {
  /// How the first came out.
  public var first: TechniqueReport
  /// How the second came out.
  public var second: TechniqueReport
  /// Why it came out so beside the scores.
  public var ground: Ground
  /// The rules that move them differently, the largest difference first.
  public var rows: [Row]

  /// What decides between two techniques.
  public enum Ground: Hashable, Sendable {
    /// The second is forbidden.
    case blocked(until: [String])
    /// The second was tried and found not enough.
    case exhausted
    /// They stand in different slots and do not compete.
    case differentSlots
    /// Both are in the destination.
    case both
    /// The first has more points.
    case score
    /// Equal points: the first is declared before.
    case declaredFirst
    /// The second is recommended and the first isn't.
    case otherRecommended
    /// The second has more points, and something else holds it back: no need that the answers state, or
    /// a technique that it contradicts.
    case heldBack
  }

  /// One rule and what it gives each of them.
  public struct Row: Hashable, Sendable {
    /// The rule.
    public var rule: RuleName
    /// Why it is there.
    public var text: String
    /// The points it gives the first.
    public var first: Int
    /// The points it gives the second.
    public var second: Int
    /// The answers it read.
    public var answers: [Answer]

    /// How much it sets the first ahead of the second.
    public var difference: Int { first - second }
  }
}

extension Advisor {
  /// Sets two techniques side by side; nil when one of them is no technique of the rules.
  public func contrast(
    _ one: TechniqueID, _ two: TechniqueID, in advice: Advice
  ) -> Contrast? {
    guard let first = advice.techniques.first(where: { $0.id == one }),
      let second = advice.techniques.first(where: { $0.id == two })
    else { return nil }
    var rows: [Contrast.Row] = []
    func add(_ accounts: [RuleAccount], _ give: (inout Contrast.Row, Int) -> Void) {
      for account in accounts where account.contribution != 0 {
        let place =
          rows.firstIndex { $0.rule == account.rule }
          ?? {
            rows.append(
              Contrast.Row(
                rule: account.rule, text: account.text, first: 0, second: 0,
                answers: account.answers))
            return rows.count - 1
          }()
        give(&rows[place], account.contribution)
      }
    }
    add(accounts(of: one, in: advice)) { $0.first += $1 }
    add(accounts(of: two, in: advice)) { $0.second += $1 }
    let order = rows.enumerated().filter { $0.element.difference != 0 }.sorted { left, right in
      let sizes = (left.element.difference.magnitude, right.element.difference.magnitude)
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : left.offset < right.offset
    }
    return Contrast(
      first: first, second: second, ground: Self.ground(first, second),
      rows: order.map(\.element))
  }

  private static func ground(
    _ first: TechniqueReport, _ second: TechniqueReport
  ) -> Contrast.Ground {
    switch second.verdict {
    case .recommended: return first.verdict == .recommended ? .both : .otherRecommended
    case .blocked: return .blocked(until: second.until)
    case .exhausted: return .exhausted
    case .supporting, .discouraged, .notNeeded, .fallback, .possible: break
    }
    if first.slot != second.slot { return .differentSlots }
    if first.score.known > second.score.known { return .score }
    return first.score.known == second.score.known ? .declaredFirst : .heldBack
  }
}
