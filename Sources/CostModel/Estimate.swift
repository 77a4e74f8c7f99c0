public import DecisionModel

/// What one technique, or a bundle of them, costs and measures.
public struct Estimate: Hashable, Sendable {
  /// The technique, or the members of a bundle.
  public var techniques: [TechniqueID]
  /// True for an addition: only what it adds to the technique it stands beside.
  public var isAddition: Bool
  /// The lines of the bill, each once.
  public var lines: [CostLine]
  /// Paid once, before it runs.
  public var upfront: Estimated
  /// Paid each month at the stated volume.
  public var monthly: Estimated
  /// The part of that which others bill, people's time left out: what a running budget is held to.
  public var monthlyBill: Estimated
  /// Paid for one request, machines shared out and upkeep by people left out.
  public var perRequest: Estimated
  /// Everything over the horizon.
  public var total: Estimated
  /// What else is known, by name: `latency_ms`, `train_hours`, `memory_gb`, `project_days` ...
  public var measures: [Measure]
  /// The up-front lines summed by the step of the path they are paid at, in order of the lines.
  public var steps: [StepCost]

  /// A quantity beside money.
  public struct Measure: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: Estimated
    /// The formula as the price book writes it.
    public var formula: String
    /// Every number behind it, the formula's own first, then what those rest on.
    public var inputs: [CostInput] { numbers.map(\.value) }
    /// The same, each kept once for all that rest on it.
    public var numbers: [Shared<CostInput>]
  }

  /// What one step of the path costs.
  public struct StepCost: Hashable, Sendable {
    /// The step.
    public var step: StepID
    /// The sum of its up-front lines.
    public var value: Estimated
  }

  /// A quantity by the name an expectation uses: `upfront`, `monthly`, `monthly_bill`, `total`,
  /// `per_request` or the name of a measure.
  public func quantity(_ name: String) -> Estimated? {
    switch name {
    case "upfront": upfront
    case "monthly": monthly
    case "monthly_bill": monthlyBill
    case "per_request": perRequest
    case "total": total
    default: measures.first { $0.name == name }?.value
    }
  }

  /// The up-front cost of one step; nil when no line is paid at it.
  public func cost(at step: StepID) -> Estimated? { steps.first { $0.step == step }?.value }
}

/// One line of a bill with the arithmetic behind it.
public struct CostLine: Hashable, Sendable {
  /// Its id, shared by all techniques that pay it.
  public var id: String
  /// What is paid for.
  public var title: String
  /// When it is paid.
  public var kind: PriceBook.Line.Kind
  /// The step of the path it is paid at.
  public var step: StepID?
  /// The formula as the price book writes it.
  public var formula: String
  /// Every number behind it, the formula's own first, then what those rest on.
  public var inputs: [CostInput] { numbers.map(\.value) }
  /// The same, each kept once for all lines that rest on it.
  public var numbers: [Shared<CostInput>]
  /// The amount.
  public var value: Estimated
}

/// A number that a line rests on.
public struct CostInput: Hashable, Sendable {
  /// Its name in the formula.
  public var name: String
  /// Low, likely and high; nil while an answer is wanted.
  public var value: PriceBook.Spread?
  /// Its unit; empty for bare counts and ratios.
  public var unit: String
  /// What kind of number it is.
  public var basis: Basis
  /// The arithmetic, for computed numbers.
  public var formula: String?
  /// Where it comes from: a source, or the entry of the price book.
  public var source: String
  /// When the price was true.
  public var asOf: Day?
  /// True when the figure was recalled or judged.
  public var isRecalled: Bool
  /// The entry of the price book that it is a field of.
  public var entry: PriceBook.Entry?
  /// Entries that were meant instead and cannot be had on the day.
  public var passedOver: [PriceBook.Entry] = []

  /// True for an amount of money.
  var isMoney: Bool { unit.hasPrefix("USD") }

  /// The kinds of numbers behind a cost.
  public enum Basis: String, Hashable, Sendable {
    /// The user said so.
    case answered
    /// A stand-in for an answer.
    case `default`
    /// A price of the price book: an amount of money, which is as of a day.
    case price
    /// Another number of the price book.
    case constant
    /// Worked out from others.
    case computed
  }
}

/// Where one route overtakes another: the least monthly volume from which it stays cheaper, up to the
/// most that it can carry. More volume may take more machines, so a bill climbs in steps, and a route may
/// be ahead for a while on every step before it stays ahead.
public struct BreakEven: Hashable, Sendable {
  /// What is replaced.
  public var from: TechniqueID
  /// The route that replaces it.
  public var to: TechniqueID
  /// The monthly volume from which the route is cheaper over the horizon, its set-up included.
  public var volume: Estimated
  /// The monthly volume from which it is cheaper to run, its set-up left out.
  public var runningVolume: Estimated
  /// The months until the set-up is paid back at the stated volume.
  public var paybackMonths: Estimated
  /// What it saves each month at the stated volume; below 0 where it costs more.
  public var saving: Estimated
  /// The requests of a month that the route can carry; nil when nothing limits it.
  public var capacity: Estimated?
  /// Why there is no such volume, where the likely case is that there is none.
  public var neverBecause: Reason?

  /// Why a route stays the dearer one.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// A request costs no less on it, so no volume makes up for what it costs beside.
    case noSaving = "no_saving"
    /// A request costs less, but the machines that more requests take cost more than they save.
    case machines
    /// It would be cheaper only above what it can carry.
    case capacity
  }
}

/// The cost of every technique, of today's version, and of the routes between them.
public struct Estimates: Hashable, Sendable {
  /// The day the prices are taken at.
  public var asOf: Day?
  /// The day the price book was last put in order.
  public var bookAsOf: Day?
  /// The techniques that have a recipe, in order of declaration.
  public var techniques: [TechniqueID: Estimate]
  /// The order of declaration.
  public var order: [TechniqueID]
  /// What is in use today; nil when the answers do not say.
  public var today: Estimate?
  /// Months of the horizon.
  public var horizonMonths: Estimated
  /// The comparisons of the price book.
  public var breakEven: [BreakEven]
  /// Remarks on the prices.
  public var remarks: [Remark]

  /// The estimate of one technique.
  public subscript(technique: TechniqueID) -> Estimate? { techniques[technique] }

  /// The pay-back of a route in months, when the price book compares it with what it replaces.
  public func paybackMonths(_ technique: TechniqueID) -> Estimated? {
    breakEven.first { $0.to == technique }?.paybackMonths
  }
}
