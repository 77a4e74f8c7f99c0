public import DecisionModel

extension AdviceRecord {
  /// What the destination, today's version and every technique cost, in US dollars.
  public struct Cost: Hashable, Sendable {
    /// The months that a total covers.
    public var horizonMonths: Quantity?
    /// The day prices are taken at, as `2026-11-21`.
    public var pricesAsOf: String?
    /// The age of the prices; nil without dated ones.
    public var age: PriceAge?
    /// What to say of single prices.
    public var remarks: [Remark]
    /// The destination as a bundle, shared lines once.
    public var destination: Bill
    /// Milliseconds to the whole answer of the destination.
    public var latency: Amount?
    /// Whether the destination is priced as an addition to what is there.
    public var isAddition: Bool
    /// What is known of the destination's bill where it waits for answers; nil where all of it is known or
    /// none, and in documents from before it was written.
    public var known: KnownPart?
    /// Keys that each amount of the destination wants before it can be priced, by its name.
    public var wantedFor: [String: [String]]
    /// Today's version, each month.
    public var todayMonthly: Amount?
    /// Today's version, each request.
    public var todayPerRequest: Amount?
    /// Every technique by itself, as declared.
    public var techniques: [TechniqueCost]
    /// Where routes overtake each other.
    public var breakEven: [Route]
    /// From today's version to the destination.
    public var change: Route?
    /// The total over the horizon against the volume; nil while answers are wanted, and in documents
    /// from before it was written.
    public var overVolume: VolumeCurve?
  }

  /// One bill.
  public struct Bill: Hashable, Sendable {
    /// Before it serves.
    public var upfront: Amount?
    /// Each month.
    public var monthly: Amount?
    /// The part of `monthly` that others bill; nil for single techniques.
    public var monthlyBill: Amount?
    /// Each request.
    public var perRequest: Amount?
    /// Over the horizon.
    public var total: Amount?
    /// The lines it is made of.
    public var lines: [CostLine]
    /// Keys it wants before it can be priced.
    public var wants: [String]
    /// Keys for which a usual value stands in.
    public var assumed: [String]
  }

  /// The amounts of a bill over those of its lines that are known; nil where they are known whole.
  public struct KnownPart: Hashable, Sendable {
    /// Before it serves.
    public var upfront: Amount?
    /// Each month.
    public var monthly: Amount?
    /// Each request.
    public var perRequest: Amount?
    /// Over the horizon.
    public var total: Amount?
    /// The ids of the lines that are left out.
    public var without: [String]
  }

  /// What one technique costs.
  public struct TechniqueCost: Hashable, Sendable {
    /// The technique.
    public var id: String
    /// Whether it is priced as an addition to another one.
    public var isAddition: Bool
    /// The bill.
    public var bill: Bill
    /// Milliseconds to the whole answer.
    public var latency: Amount?
  }

  /// A line of a bill.
  public struct CostLine: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Its name.
    public var title: String
    /// Its kind, such as `upfront`, `monthly`, `serving` or `upkeep`.
    public var kind: String
    /// The formula.
    public var formula: String
    /// What it comes to.
    public var amount: Amount?
  }

  /// Something to say of a price.
  public struct Remark: Hashable, Sendable {
    /// The sentence.
    public var text: String
    /// True for a note of the price book, which warns of nothing.
    public var isNote: Bool
  }

  /// How old the prices are.
  public struct PriceAge: Hashable, Sendable {
    /// The day they are taken at.
    public var asOf: String
    /// The day of the price book; nil without one.
    public var bookAsOf: String?
    /// The day of the oldest price used.
    public var oldest: String
    /// Its name.
    public var oldestName: String
    /// Days from it to the day prices are taken at.
    public var days: Int
    /// How many different prices were used.
    public var used: Int
  }

  /// A route that may take over from another.
  public struct Route: Hashable, Sendable {
    /// What is replaced.
    public var from: [String]
    /// What takes its place.
    public var to: [String]
    /// The requests a month from which it is cheaper over the horizon.
    public var volume: Amount?
    /// The months until it has paid back.
    public var paybackMonths: Amount?
    /// What it saves each month; below 0 where it costs more.
    public var saving: Amount?
    /// Why it never pays, as a word.
    public var neverBecause: String?
    /// The most requests a month that it can serve.
    public var capacity: Amount?
  }

  /// Costs over a range of volumes.
  public struct VolumeCurve: Hashable, Sendable {
    /// The key of the volume.
    public var key: String
    /// The volume that was answered, in requests a month.
    public var volume: Quantity
    /// The volumes, rising, in requests a month.
    public var volumes: [Quantity]
    /// The total over the horizon of the destination and of routes it is compared with.
    public var lines: [Line]

    /// The costs of some techniques together.
    public struct Line: Hashable, Sendable {
      /// The techniques; those of the destination, or one route.
      public var techniques: [String]
      /// Whether this is the destination.
      public var isDestination: Bool
      /// One point for each volume; nil where an answer is wanted.
      public var points: [Point?]
    }

    /// Low, likely and high, in US dollars.
    public struct Point: Hashable, Sendable {
      /// One draw of ten is below.
      public var low: Quantity
      /// Half of the draws are below.
      public var likely: Quantity
      /// One draw of ten is above.
      public var high: Quantity
    }
  }
}

extension AdviceRecord {
  /// An estimate: draws between `low` and `high`, and both ends of everything.
  ///
  /// A point is nil where what is estimated never comes, such as a pay-back.
  public struct Amount: Hashable, Sendable {
    /// One draw of ten is below.
    public var low: Quantity?
    /// Half of the draws are below.
    public var likely: Quantity?
    /// One draw of ten is above.
    public var high: Quantity?
    /// Every input at its cheap end.
    public var least: Quantity?
    /// Every input at its dear end.
    public var most: Quantity?
    /// The unit, such as `USD` or `USD/month`.
    public var unit: String

    /// True when even the likely point never comes.
    public var isNever: Bool { likely == nil }
  }
}
