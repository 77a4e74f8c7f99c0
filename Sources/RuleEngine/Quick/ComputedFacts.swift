public import DecisionModel

/// What the cost model knows of some computed facts, told as far as a decision hangs on it.
///
/// Facts are told by their places among those that a decision was prepared to ask for.
public protocol ComputedFacts {
  /// What a fact that is no set has come out as: more than one where that is not worked out to the end,
  /// and then it is one of these.
  mutating func ways(_ fact: Int) -> [Knowledge]

  /// The same, worked out to the end.
  mutating func outcome(_ fact: Int) -> Knowledge

  /// Of some techniques, by place, those that are in a set for certain and those that may be, sure ones
  /// included. No set is open as a whole: tests read each technique as it is told.
  mutating func members(_ techniques: UInt64, of fact: Int) -> (sure: UInt64, possible: UInt64)

  /// Of some techniques, by place, those that are in a set for certain.
  mutating func sure(_ techniques: UInt64, of fact: Int) -> UInt64

  /// The one of some techniques, by place, that comes first in a set; all of them are in it for certain.
  mutating func first(of techniques: UInt64, in fact: Int) -> Int?
}
