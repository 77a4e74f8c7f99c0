internal import DecisionModel

/// The numbers of a bundle under one plan.
struct Bill {
  var lines: [Column]
  var upfront: Column
  var monthly: Column
  var monthlyBill: Column
  var perRequest: Column
  var total: Column
  var measures: [Column]
  var steps: [Column]

  /// All of them in a fixed order, so that several plans can be laid side by side.
  var columns: [Column] {
    lines + [upfront, monthly, monthlyBill, perRequest, total] + measures + steps
  }
}

extension Worksheet {
  /// Works out the bill of a bundle in a scene that its recipes opened.
  mutating func bill(_ bundle: Bundle, in scene: Int) -> Bill {
    var lines: [Column] = []
    for place in bundle.lines.indices { lines.append(line(place, of: bundle, in: scene)) }
    var measures: [Column] = []
    for term in bundle.measureTerms { measures.append(value(term, in: scene)) }
    let steps = bundle.steps.map { step in
      Column.sum(
        zip(bundle.lines, lines).filter { $0.0.kind == .upfront && $0.0.step == step }.map(\.1))
    }
    return Bill(
      lines: lines, upfront: sum(.upfront, bundle, in: scene), monthly: monthly(bundle, in: scene),
      monthlyBill: monthlyBill(bundle, in: scene),
      perRequest: perRequest(bundle, in: scene), total: total(bundle, in: scene),
      measures: measures, steps: steps)
  }

  /// A quantity by name; nil when the bundle doesn't measure it.
  mutating func quantity(_ name: String, of bundle: Bundle, in scene: Int) -> Column? {
    bundle.quantity(name).map { quantity($0, of: bundle, in: scene) }
  }

  /// What a technique comes to.
  mutating func quantity(_ measured: Settlement.Measured) -> Column {
    quantity(measured.quantity, of: measured.bundle, in: scene(of: measured.bundle))
  }

  mutating func quantity(
    _ quantity: Bundle.Quantity, of bundle: Bundle, in scene: Int
  ) -> Column {
    switch quantity {
    case .upfront: sum(.upfront, bundle, in: scene)
    case .monthly: monthly(bundle, in: scene)
    case .monthlyBill: monthlyBill(bundle, in: scene)
    case .perRequest: perRequest(bundle, in: scene)
    case .total: total(bundle, in: scene)
    case .measure(let place): value(bundle.measureTerms[place], in: scene)
    }
  }

  /// The lines of one kind.
  mutating func sum(_ kind: PriceBook.Line.Kind, _ bundle: Bundle, in scene: Int) -> Column {
    let places = bundle.lines(of: kind)
    guard let first = places.first else { return .exactly(0) }
    if let known = scenes[scene].sums[kind.place] { return known }
    var sum = line(first, of: bundle, in: scene)
    for place in places.dropFirst() { sum = sum + line(place, of: bundle, in: scene) }
    remember(sum, of: kind, in: scene)
    return sum
  }

  /// One line, by its place, in the scene of its bundle.
  mutating func line(_ place: Int, of bundle: Bundle, in scene: Int) -> Column {
    if let known = scenes[scene].lines[place] { return known }
    let line = value(bundle.lineTerms[place], in: scene)
    remember(line, at: place, in: scene)
    return line
  }

  /// Each month at the stated volume, people's time included.
  mutating func monthly(_ bundle: Bundle, in scene: Int) -> Column {
    let bill = monthlyBill(bundle, in: scene)
    return bundle.pays(.upkeep) ? bill + sum(.upkeep, bundle, in: scene) : bill
  }

  /// What others bill each month at the stated volume.
  private mutating func monthlyBill(_ bundle: Bundle, in scene: Int) -> Column {
    let fixed = sum(.monthly, bundle, in: scene) + sum(.serving, bundle, in: scene)
    guard bundle.pays(.request), let volume = volume(in: scene) else { return fixed }
    return fixed + sum(.request, bundle, in: scene) * volume
  }

  private mutating func perRequest(_ bundle: Bundle, in scene: Int) -> Column {
    let requests = sum(.request, bundle, in: scene)
    guard bundle.pays(.serving), let volume = volume(in: scene) else { return requests }
    let serving = sum(.serving, bundle, in: scene)
    return requests + (serving.isNothing ? serving : serving / volume)
  }

  private mutating func total(_ bundle: Bundle, in scene: Int) -> Column {
    var total = sum(.upfront, bundle, in: scene)
    let recurs = [.monthly, .serving, .upkeep, .request].contains(where: bundle.pays)
    if recurs, let months = graph.months {
      total = total + value(node: months, in: scene) * monthly(bundle, in: scene)
    }
    return bundle.pays(.horizon) ? total + sum(.horizon, bundle, in: scene) : total
  }

  /// The requests of a month, when the book says which formula that is.
  mutating func volume(in scene: Int) -> Column? {
    graph.volume.map { value(node: $0, in: scene) }
  }
}

extension Bundle {
  fileprivate func pays(_ kind: PriceBook.Line.Kind) -> Bool {
    !lines(of: kind).isEmpty
  }
}
