internal import DecisionModel

extension Tape {
  /// What a computed set is made of: its bound, and what is held against it.
  struct Measures: Sendable {
    let bound: Target
    /// A number for each technique; nil where it is not laid out.
    let measured: [Target?]
  }

  /// Lays a computed set out.
  mutating func measures(
    _ measured: [Settlement.Measured], _ bound: Settlement.Bound
  ) -> Measures {
    let limit = term(bound.term, in: 0)
    let steps = measured.map { quantity($0.quantity, of: $0.bundle) }
    return Measures(bound: target([limit]), measured: steps.map { $0.map { target([$0]) } })
  }

  /// What a route pays back: the steps that `Worksheet.payback` works with.
  struct Payback: Sendable {
    var volume: Int?
    /// What each pays up front on lines that are not the same for both, in the order they are added up.
    var extra: [Part] = []
    /// What each pays every month.
    var monthly: (route: Int, base: Int)
    /// The volume and what each pays every month, and what each pays up front.
    var running: Target
    var setUp: Target

    /// One line, of either or of both.
    enum Part: Sendable {
      case route(Int)
      case base(Int)
      case both(route: Int, base: Int)

      /// The steps of what is paid.
      var steps: [Int] {
        switch self {
        case .route(let step), .base(let step): [step]
        case .both(let route, let base): [route, base]
        }
      }
    }
  }

  /// Lays a comparison out.
  mutating func payback(_ pair: RoutePair) -> Payback {
    let (route, base) = (scene(of: pair.route), scene(of: pair.base))
    var parts: [Payback.Part] = []
    var steps: [Int] = []
    var theirs: [String: Int] = [:]
    for (line, term) in zip(pair.base.lines, pair.base.lineTerms) where line.kind == .upfront {
      theirs[line.id] = self.term(term, in: base)
    }
    for (line, term) in zip(pair.route.lines, pair.route.lineTerms) where line.kind == .upfront {
      let own = self.term(term, in: route)
      guard let their = theirs.removeValue(forKey: line.id) else {
        parts.append(.route(own))
        steps.append(own)
        continue
      }
      // The same step is the same in every draw, and counts for neither.
      if own == their { continue }
      parts.append(.both(route: own, base: their))
      steps += [own, their]
    }
    for line in pair.base.lines {
      guard let their = theirs[line.id] else { continue }
      parts.append(.base(their))
      steps.append(their)
    }
    let monthly = (monthly(pair.route, in: route), monthly(pair.base, in: base))
    let volume = graph.volume.map { number($0, in: route) }
    return Payback(
      volume: volume, extra: parts, monthly: monthly,
      running: target([monthly.0, monthly.1] + [volume].compactMap(\.self)), setUp: target(steps))
  }
}
