/// What today's version says about where a use case ends: which facts hold it, and what follows.
///
/// The engine knows no fact and no technique by name; this is where the rule files name them.
public struct History: Hashable, Sendable {
  /// The technique set that holds what was measured and found not enough.
  public var tried: FactKey?
  /// The technique set that holds what today's version consists of.
  public var inUse: FactKey?
  /// The technique that is in `tried` whenever another is.
  public var implied: TechniqueID?
  /// The technique that stands when nothing else does, and is not listed beside others.
  public var fallback: TechniqueID?
  /// Slots in which a tried technique cannot win again.
  public var exhaustedSlots: [ExhaustedSlot] = []
  /// Techniques that cannot win when a condition must hold, whatever was tried.
  public var exhausted: [Conditional] = []
  /// When one of these must hold and nothing untried scores above 0, nothing fits.
  public var unfit: [Condition] = []
  /// Techniques that fill their optional slot when nothing fits and a condition must hold.
  public var instead: [Conditional] = []
  /// Where it is declared.
  public var span: Span

  /// A history that names nothing.
  public init(at span: Span = .outside("")) { self.span = span }

  /// A slot in which a tried technique cannot win, unless a condition must hold.
  public struct ExhaustedSlot: Hashable, Sendable {
    /// The slot.
    public var slot: SlotID
    /// When a tried technique may win after all; nil for never.
    public var unless: Condition?

    /// Names a slot.
    public init(_ slot: SlotID, unless: Condition? = nil) {
      self.slot = slot
      self.unless = unless
    }
  }

  /// Techniques with a condition.
  public struct Conditional: Hashable, Sendable {
    /// The techniques, families expanded.
    public var techniques: [TechniqueID]
    /// When.
    public var when: Condition

    /// Ties techniques to a condition.
    public init(_ techniques: [TechniqueID], when: Condition) {
      self.techniques = techniques
      self.when = when
    }
  }
}
