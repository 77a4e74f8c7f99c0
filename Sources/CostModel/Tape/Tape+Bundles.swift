internal import DecisionModel

extension Tape {
  /// What a bundle comes to; nil for what no computed set is held against.
  mutating func quantity(_ quantity: Bundle.Quantity, of bundle: Bundle) -> Int? {
    let scene = scene(of: bundle)
    switch quantity {
    case .upfront: return sum(.upfront, bundle, in: scene)
    case .monthly: return monthly(bundle, in: scene)
    case .monthlyBill: return monthlyBill(bundle, in: scene)
    case .perRequest, .total: return nil
    case .measure(let place): return term(bundle.measureTerms[place], in: scene)
    }
  }

  /// Each month at the stated volume, people's time included.
  mutating func monthly(_ bundle: Bundle, in scene: Int) -> Int {
    let bill = monthlyBill(bundle, in: scene)
    guard pays(.upkeep, bundle) else { return bill }
    return add(.binary(.add, bill, sum(.upkeep, bundle, in: scene)))
  }

  private mutating func monthlyBill(_ bundle: Bundle, in scene: Int) -> Int {
    let monthly = sum(.monthly, bundle, in: scene)
    let fixed = add(.binary(.add, monthly, sum(.serving, bundle, in: scene)))
    guard pays(.request, bundle), let volume = graph.volume else { return fixed }
    let request = sum(.request, bundle, in: scene)
    let calls = add(.binary(.multiply, request, number(volume, in: scene)))
    return add(.binary(.add, fixed, calls))
  }

  private func pays(_ kind: PriceBook.Line.Kind, _ bundle: Bundle) -> Bool {
    !bundle.lines(of: kind).isEmpty
  }

  /// The lines of one kind.
  private mutating func sum(
    _ kind: PriceBook.Line.Kind, _ bundle: Bundle, in scene: Int
  ) -> Int {
    var sum: Int?
    for line in bundle.lines(of: kind) {
      let step = term(bundle.lineTerms[line], in: scene)
      sum = sum.map { add(.binary(.add, $0, step)) } ?? step
    }
    return sum ?? add(.constant(0))
  }
}
