public import DecisionModel

/// Something that `rules check` has to say of a rule set, and how it is known.
public struct RuleFinding: Hashable, Sendable {
  /// What is wrong, where, and the way out.
  public var diagnostic: Diagnostic
  /// The answers of a case that shows it, as few as will do; nil when none is needed.
  public var witness: Facts?
  /// How it is known.
  public var ground: Ground

  /// How a finding is known.
  public enum Ground: Hashable, Sendable {
    /// It holds whatever is answered.
    case proved
    /// A case shows it.
    case witnessed
    /// A search of so many cases found nothing that speaks against it, which is no proof.
    case gaveUp(Int)
  }

  init(_ diagnostic: Diagnostic, _ ground: Ground = .proved, witness: Facts? = nil) {
    self.diagnostic = diagnostic
    self.ground = ground
    self.witness = witness
  }
}
