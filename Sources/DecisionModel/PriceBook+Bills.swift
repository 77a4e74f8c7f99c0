extension PriceBook {
  /// One line of a bill.
  public struct Line: Hashable, Sendable {
    /// Its id; a line that several techniques share counts once in a bundle.
    public var id: String
    /// What is paid for.
    public var title: String
    /// When it is paid.
    public var kind: Kind
    /// The step of the path it is paid at.
    public var step: StepID?
    /// The amount.
    public var expression: Expression
    /// Where it is declared.
    public var span: Span

    /// Declares a line.
    public init(
      _ id: String, title: String, _ kind: Kind, at step: StepID? = nil, _ expression: Expression,
      span: Span = .outside("")
    ) {
      self.id = id
      self.title = title
      self.kind = kind
      self.step = step
      self.expression = expression
      self.span = span
    }

    /// When a line is paid.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Once, before it runs.
      case upfront
      /// Each month, whatever the volume.
      case monthly
      /// Each month for the machines that serve; shared out over the requests.
      case serving
      /// Each month in people's time; no running budget pays it.
      case upkeep
      /// With each request.
      case request
      /// Over the whole horizon, such as retraining.
      case horizon
    }
  }

  /// The bill of a technique and what it measures.
  public struct Recipe: Hashable, Sendable {
    /// The technique, or a bundle.
    public var technique: TechniqueID
    /// For an addition: the technique it is priced beside when it stands alone.
    public var beside: TechniqueID?
    /// For a bundle: the members that together bring this recipe in.
    public var members: [TechniqueID] = []
    /// The lines, by id.
    public var lines: [String] = []
    /// Lines of others that are not paid when this stands with them.
    public var drops: [String] = []
    /// Formulas and inputs that mean something else when this stands.
    public var sets: [Assignment] = []
    /// Formulas and inputs that grow when this stands.
    public var adds: [Assignment] = []
    /// What else is known of it, such as `latency_ms` and `train_hours`.
    public var measures: [Measure] = []
    /// Where it is declared.
    public var span: Span

    /// Declares a recipe.
    public init(_ technique: TechniqueID, at span: Span = .outside("")) {
      self.technique = technique
      self.span = span
    }

    /// A name and what it means or grows by.
    public struct Assignment: Hashable, Sendable {
      /// The formula or input.
      public var name: String
      /// The arithmetic.
      public var expression: Expression

      /// Assigns arithmetic to a name.
      public init(_ name: String, _ expression: Expression) {
        self.name = name
        self.expression = expression
      }
    }

    /// A quantity beside money.
    public struct Measure: Hashable, Sendable {
      /// Its name, such as `train_hours`.
      public var name: String
      /// What it measures.
      public var dimension: Dimension
      /// The arithmetic.
      public var expression: Expression

      /// Names a quantity.
      public init(_ name: String, _ dimension: Dimension, _ expression: Expression) {
        self.name = name
        self.dimension = dimension
        self.expression = expression
      }
    }
  }
}
