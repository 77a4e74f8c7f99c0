internal import DecisionModel

/// The draws of a number of which an outline doesn't tell enough, worked out a strip of lanes at a time, so
/// that whoever counts them stops as soon as the count is decided.
///
/// Only steps that differ from draw to draw are worked out; what is the same in all is taken from the outline.
struct Strips: Sendable {
  private typealias Vector = SIMD8<Double>

  private let tape: Tape
  private let plan: Plan
  private let streams: [UInt64]
  /// What was drawn last of each source, in whole vectors.
  private var drawn: [Int: (shape: Shape, lanes: [Vector])] = [:]
  /// One strip of each number at hand, one after the other, and room for more.
  private var lanes: [Vector] = []
  /// How many numbers are at hand.
  private var atHand = 0
  /// For each step of the tape the place of its strip; -1 for steps that are not at hand.
  private var places: [Int]
  /// What is at hand: the steps with their strips.
  private var taken: [Int] = []
  private var draws: [(place: Int, lanes: [Vector])] = []
  private var operations: [Operation] = []

  private struct Operation {
    var kind: Kind
    var left: Int
    var right: Int
    var place: Int

    enum Kind {
      case binary(Expression.Operator)
      case call(Expression.Function)
    }
  }

  /// How many vectors a strip takes.
  private static let length = 16

  init(_ estimator: Estimator, _ plan: Plan) {
    tape = estimator.layout.tape
    self.plan = plan
    streams = estimator.graph.streams
    places = Array(repeating: -1, count: tape.steps.count)
  }

  /// Whether of the sorted draws of a number the one with a rank lies above a limit; the rank rests on how
  /// many there are. All of them must be finite, as the outline says that it was worked out in.
  mutating func isAbove(
    _ limit: Double, rank: (Int) -> Int, _ target: Tape.Target, in outline: OutlineSheet
  ) -> Bool {
    clear()
    let place = take(target.step, outline)
    let allowed = rank(plan.lanes)
    var others = 0
    for strip in strips {
      workOut(strip)
      others += count(place, strip.count, atMost: limit)
      if others > allowed { return false }
      if others + plan.lanes - strip.upperBound <= allowed { return true }
    }
    return true
  }

  /// All draws of a number. Nothing in it may be open, as the outline says that it was worked out in.
  mutating func column(_ target: Tape.Target, in outline: OutlineSheet) -> Column {
    clear()
    let place = take(target.step, outline)
    var values: [Double] = []
    values.reserveCapacity(plan.lanes)
    for strip in strips {
      workOut(strip)
      for lane in 0..<strip.count { values.append(self[place, lane]) }
    }
    return Column(lanes: .each(values), likely: outline[target.step].likely)
  }

  /// The months until what a route costs more up front has come back, as `Worksheet.payback` has them; nil
  /// where the outline doesn't tell that all of them are numbers of which nothing is open.
  mutating func payback(_ payback: Tape.Payback, in outline: OutlineSheet) -> Column? {
    let running = [payback.monthly.route, payback.monthly.base]
    guard (running + payback.extra.flatMap(\.steps)).allSatisfy({ outline[$0].isClosed }) else {
      return nil
    }
    clear()
    let (route, base) = (take(running[0], outline), take(running[1], outline))
    let saving = add(.binary(.subtract), base, route)
    var extra = fill(.zero)
    for part in payback.extra {
      switch part {
      case .route(let own): extra = add(.binary(.add), extra, take(own, outline))
      case .base(let their): extra = add(.binary(.subtract), extra, take(their, outline))
      // Where both pay alike that is nothing.
      case .both(let own, let their):
        let more = add(.binary(.subtract), take(own, outline), take(their, outline))
        extra = add(.binary(.add), extra, more)
      }
    }
    var months: [Double] = []
    months.reserveCapacity(plan.lanes)
    for strip in strips {
      workOut(strip)
      for lane in 0..<strip.count {
        months.append(Never.months(self[extra, lane], saving: self[saving, lane]))
      }
    }
    return Column(lanes: .each(months), likely: 0)
  }

  /// A number in a lane of the strip that was worked out.
  private subscript(place: Int, lane: Int) -> Double {
    lanes[place * Self.length + lane / Vector.scalarCount][lane % Vector.scalarCount]
  }

  private mutating func clear() {
    for step in taken { places[step] = -1 }
    taken.removeAll(keepingCapacity: true)
    atHand = 0
    draws.removeAll(keepingCapacity: true)
    operations.removeAll(keepingCapacity: true)
  }

  /// The lanes of each strip.
  private var strips: some Sequence<Range<Int>> {
    let size = Self.length * Vector.scalarCount
    return stride(from: 0, to: plan.lanes, by: size).lazy.map { [count = plan.lanes] start in
      start..<min(count, start + size)
    }
  }

  /// How many of the first lanes of a strip lie at or below a limit.
  private func count(_ place: Int, _ lanes: Int, atMost limit: Double) -> Int {
    let vectors = self.lanes[place * Self.length..<(place + 1) * Self.length]
    let whole = lanes / Vector.scalarCount
    var counts = SIMD8<Int64>.zero
    for vector in vectors.prefix(whole) {
      counts.replace(with: counts &+ 1, where: vector .<= limit)
    }
    var count = Int(counts.wrappedSum())
    if let last = vectors.dropFirst(whole).first {
      for lane in 0..<lanes % Vector.scalarCount where last[lane] <= limit { count += 1 }
    }
    return count
  }

  /// The place of the strip of a step, taken in with all that differ from draw to draw on its way.
  private mutating func take(_ step: Int, _ outline: OutlineSheet) -> Int {
    if places[step] >= 0 { return places[step] }
    let number = outline[step]
    if number.isSame { return note(fill(Vector(repeating: number.likely)), of: step) }
    switch outline.source(of: step) {
    case .step(let other): return note(take(other, outline), of: step)
    case .drawn(let source, let shape):
      let place = add()
      draws.append((place, values(of: source, shape)))
      return note(place, of: step)
    case .none: break
    }
    switch tape.steps[step] {
    case .binary(let sign, let left, let right):
      let place = add(.binary(sign), take(left, outline), take(right, outline))
      return note(place, of: step)
    case .call(let function, let left, let right):
      let place = add(.call(function), take(left, outline), take(right, outline))
      return note(place, of: step)
    default: return note(fill(Vector(repeating: .nan)), of: step)
    }
  }

  /// The place of the strip of an operation's results.
  private mutating func add(_ kind: Operation.Kind, _ left: Int, _ right: Int) -> Int {
    let place = add()
    operations.append(Operation(kind: kind, left: left, right: right, place: place))
    return place
  }

  /// The place of a strip that is not worked out yet.
  private mutating func add() -> Int {
    atHand += 1
    let missing = atHand * Self.length - lanes.count
    if missing > 0 { lanes += repeatElement(.zero, count: missing) }
    return atHand - 1
  }

  /// The place of a strip that is the same in all lanes.
  private mutating func fill(_ vector: Vector) -> Int {
    let place = add()
    for index in 0..<Self.length { lanes[place * Self.length + index] = vector }
    return place
  }

  private mutating func note(_ place: Int, of step: Int) -> Int {
    places[step] = place
    taken.append(step)
    return place
  }

  /// The draws of a source, the last vector filled up.
  private mutating func values(of source: Int, _ shape: Shape) -> [Vector] {
    if let known = drawn[source], known.shape == shape { return known.lanes }
    let values = plan.values(of: source, stream: streams[source], shape)
    let size = Vector.scalarCount
    let vectors = (0..<(plan.lanes + size - 1) / size).map { place in
      var vector = Vector(repeating: shape.likely)
      for lane in 0..<min(size, plan.lanes - place * size) {
        vector[lane] = values[place * size + lane]
      }
      return vector
    }
    drawn[source] = (shape, vectors)
    return vectors
  }

  /// Works out a strip of each number at hand.
  private mutating func workOut(_ strip: Range<Int>) {
    let first = strip.lowerBound / Vector.scalarCount
    for (place, drawn) in draws {
      Self.put(drawn, from: first, into: &lanes, at: place * Self.length)
    }
    for operation in operations {
      switch operation.kind {
      case .binary(.add): work(operation) { $0 + $1 }
      case .binary(.subtract): work(operation) { $0 - $1 }
      case .binary(.multiply): work(operation) { $0 * $1 }
      case .binary(.divide): work(operation) { $0 / $1 }
      case .call(.min): work(operation) { $1.replacing(with: $0, where: $0 .< $1) }
      case .call(.max): work(operation) { $1.replacing(with: $0, where: $0 .> $1) }
      case .call(.ceil): work(operation) { one, _ in (one - 1e-9).rounded(.up) }
      case .call(.floor): work(operation) { one, _ in (one + 1e-9).rounded(.down) }
      }
    }
  }

  /// Puts some lanes of a source where the strip of a number stands.
  private static func put(
    _ drawn: [Vector], from first: Int, into lanes: inout [Vector], at place: Int
  ) {
    let count = min(length, drawn.count - first)
    var own = lanes.mutableSpan
    let drawn = drawn.span
    precondition(0 <= first && 0 <= place && place + count <= own.count)
    for index in 0..<count {
      unsafe own[unchecked: place &+ index] = drawn[unchecked: first &+ index]
    }
  }

  @inline(__always)
  private mutating func work(_ operation: Operation, _ operate: (Vector, Vector) -> Vector) {
    let (left, right) = (operation.left * Self.length, operation.right * Self.length)
    let place = operation.place * Self.length
    var lanes = lanes.mutableSpan
    // Operands stand before results: one look at the ends is enough for all lanes.
    precondition(0 <= left && left < place && 0 <= right && right < place)
    precondition(place + Self.length <= lanes.count)
    for index in 0..<Self.length {
      let result = unsafe operate(
        lanes[unchecked: left &+ index], lanes[unchecked: right &+ index])
      unsafe lanes[unchecked: place &+ index] = result
    }
  }
}
