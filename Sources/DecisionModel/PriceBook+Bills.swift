extension PriceBook {
  /// Puts a name in formulas for one entry of a table: `NAME.field` reads the chosen entry.
  ///
  /// The entry is the one that the fact names; else that of the first case whose condition holds;
  /// else the one a search finds. An entry that is out of date is passed over.
  public struct Choice: Hashable, Sendable {
    /// Its name in formulas.
    public var name: String
    /// The table.
    public var table: String
    /// The fact whose value is the name of an entry.
    public var fact: FactKey?
    /// Entries by condition, read from the top.
    public var cases: [Case] = []
    /// The cheapest entry that is large enough.
    public var search: Search?
    /// Where it is declared.
    public var span: Span

    /// Names a choice.
    public init(_ name: String, from table: String, at span: Span = .outside("")) {
      self.name = name
      self.table = table
      self.span = span
    }

    /// An entry when a condition holds.
    public struct Case: Hashable, Sendable {
      /// The entry.
      public var entry: String
      /// When; always for `otherwise`.
      public var when: Condition

      /// Picks an entry when a condition holds.
      public init(_ entry: String, when: Condition = .always) {
        self.entry = entry
        self.when = when
      }
    }

    /// A search over the entries, each taken once or several times; within its arithmetic the fields
    /// of the candidate go by their bare names, and `count` is how many of it are taken.
    public struct Search: Hashable, Sendable {
      /// How many of an entry may be taken together.
      public var counts: [Int]
      /// What a candidate must keep to.
      public var fits: Bound
      /// What it had better keep to: those that don't are taken only where no other fits.
      public var prefers: Bound?
      /// What is to be smallest.
      public var smallest: Expression
      /// Whether the largest is taken when none is large enough.
      public var takesNearest = false

      /// Searches the entries.
      public init(
        counts: [Int] = [1], fits: Bound, prefers: Bound? = nil, smallest: Expression
      ) {
        self.counts = counts
        self.fits = fits
        self.prefers = prefers
        self.smallest = smallest
      }

      /// All arithmetic in it.
      public var expressions: [Expression] {
        [fits, prefers].compactMap(\.self).flatMap { [$0.need, $0.capacity] } + [smallest]
      }
    }

    /// `need <= capacity`.
    public struct Bound: Hashable, Sendable {
      /// What is needed.
      public var need: Expression
      /// What there is of it.
      public var capacity: Expression

      /// Holds one number against another.
      public init(_ need: Expression, atMost capacity: Expression) {
        self.need = need
        self.capacity = capacity
      }
    }
  }

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
