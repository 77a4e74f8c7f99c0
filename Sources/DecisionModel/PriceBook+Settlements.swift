extension PriceBook {
  /// Routes whose break-even with another is reported.
  public struct Comparison: Hashable, Sendable {
    /// The routes.
    public var routes: [TechniqueID]
    /// What they would replace.
    public var against: TechniqueID
    /// The requests of a month that the routes can carry at most; nil when nothing limits them.
    public var capacity: Expression?

    /// Compares routes.
    public init(_ routes: [TechniqueID], against: TechniqueID, upTo capacity: Expression? = nil) {
      self.routes = routes
      self.against = against
      self.capacity = capacity
    }
  }

  /// How a computed fact is settled; it stays unknown while a stand-in for an answer matters to it.
  public struct Settlement: Hashable, Sendable {
    /// The fact.
    public var fact: FactKey
    /// How.
    public var way: Way
    /// Of `each`: members that are left out of the set because of what else is in it.
    public var exemptions: [Exemption]
    /// Where it is declared.
    public var span: Span

    /// Settles a fact.
    public init(
      _ fact: FactKey, _ way: Way, but exemptions: [Exemption] = [], at span: Span = .outside("")
    ) {
      self.fact = fact
      self.way = way
      self.exemptions = exemptions
      self.span = span
    }

    /// Techniques that the set does not hold although they lie above its bound, such as prompts that are too
    /// slow on the model in use and not on a smaller one.
    public struct Exemption: Hashable, Sendable {
      /// What is left out.
      public var techniques: [TechniqueID]
      /// What must lie above the bound as well.
      public var above: [TechniqueID]
      /// What each of them must stand beside not to lie above the bound; nil when that doesn't matter.
      public var beside: TechniqueID?

      /// Leaves techniques out.
      public init(
        _ techniques: [TechniqueID], above: [TechniqueID], beside: TechniqueID? = nil
      ) {
        self.techniques = techniques
        self.above = above
        self.beside = beside
      }
    }

    /// The ways to settle a fact.
    public enum Way: Hashable, Sendable {
      /// `yes` when the first is at most the second over both ranges, `no` when it is above.
      case atMost(Expression, Expression)
      /// The techniques of which a measure lies above a bound over its whole range, least first.
      case each(measure: String, above: Expression)
      /// The months until the route that pays back first has done so.
      case payback(Comparison)
      /// The volume from which the route with the lowest break-even is cheaper over the horizon.
      case breakEven(Comparison)
    }
  }
}
