import Reports
import RuleAnalysis

extension Analysis.Limits {
  /// Looks for what is settled and how robust it is, not for flips.
  static var deciding: Self {
    var limits = Self()
    limits.runsPerFlip = 0
    return limits
  }

  /// Looks for what is settled alone.
  static var settling: Self {
    var limits = Self.deciding
    limits.draws = 0
    return limits
  }
}

extension JSON {
  /// The object with more members; anything else as it is.
  func adding(_ more: JSON.Members) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.adding(more))
  }
}
