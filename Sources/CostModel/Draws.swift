internal import DecisionModel

extension SplitMix64 {
  /// What sets the stream of one name apart: FNV-1a over its bytes.
  static func hash(_ name: String, after start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = start
    let bytes = name.utf8.span
    for place in bytes.indices { hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3 }
    return hash
  }

  /// A number from 0 up to but not including 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// The shape a number is drawn from: a triangle over three points, or evenly between two.
struct Shape: Hashable {
  var low: Double
  var likely: Double
  var high: Double
  var isEven = false

  init(_ spread: PriceBook.Spread) {
    low = spread.low.double
    likely = spread.likely.double
    high = spread.high.double
  }

  /// Anywhere in a range, as an answer gives it.
  init(evenly range: QuantityRange) {
    low = range.low.double
    high = range.high.double
    likely = low + (high - low) / 2
    isEven = true
  }

  init(exactly value: Double) { (low, likely, high) = (value, value, value) }

  var isExact: Bool { low == high }

  /// The value below which a share of the draws lies.
  func value(at share: Double) -> Double {
    let width = high - low
    guard width > 0 else { return low }
    if isEven { return low + width * share }
    let peak = (likely - low) / width
    if share < peak { return low + (share * width * (likely - low)).squareRoot() }
    return high - ((1 - share) * width * (high - likely)).squareRoot()
  }
}

/// What each lane of an evaluation stands for.
enum Plan {
  /// One lane with every number at its likely value.
  case likely
  /// Prices likely, or those of one draw by its number; stated ranges of answers at both ends and at
  /// some draws between.
  case answers(Int?, seed: UInt64)
  /// Seeded draws.
  case draws(Int, seed: UInt64)
  /// One lane with everything likely, then two for each source: at its low end, at its high end.
  case probes([Int])
  /// For each source a block of so many seeded draws of it, all others at their likely values.
  case alone([Int], draws: Int, seed: UInt64)
  /// Two lanes for each of some columns, every source at the end that makes it least, and most.
  case corners(Corners)

  /// How many draws stand between the ends of a stated range.
  private static let between = 14

  var lanes: Int {
    switch self {
    case .likely: 1
    case .answers: Self.between + 2
    case .draws(let count, _): count
    case .probes(let sources): 2 * sources.count + 1
    case .alone(let sources, let draws, _): sources.count * draws
    case .corners(let corners): corners.count
    }
  }

  /// The values of one source in every lane.
  ///
  /// `stream` is the hash of its name.
  func values(of source: Int, stream hash: UInt64, _ shape: Shape) -> Lanes {
    if shape.isExact { return .same(shape.low) }
    switch self {
    case .likely: return .same(shape.likely)
    case .answers(let number, let seed):
      if shape.isEven {
        var stream = SplitMix64(seed: seed ^ hash)
        let drawn = (0..<Self.between).map { _ in shape.value(at: stream.unit()) }
        return .each([shape.low, shape.high] + drawn)
      }
      guard let number else { return .same(shape.likely) }
      var stream = SplitMix64(seed: (seed &+ UInt64(truncatingIfNeeded: number)) ^ hash)
      return .same(shape.value(at: stream.unit()))
    case .draws(let count, let seed):
      var stream = SplitMix64(seed: seed ^ hash)
      var values = [Double](repeating: 0, count: count)
      for lane in 0..<count { values[lane] = shape.value(at: stream.unit()) }
      return .each(values)
    case .probes(let sources):
      guard let place = sources.firstIndex(of: source) else { return .same(shape.likely) }
      var values = [Double](repeating: shape.likely, count: lanes)
      values[2 * place + 1] = shape.low
      values[2 * place + 2] = shape.high
      return .each(values)
    case .alone(let sources, let draws, let seed):
      guard let place = sources.firstIndex(of: source) else { return .same(shape.likely) }
      var stream = SplitMix64(seed: seed ^ hash)
      var values = [Double](repeating: shape.likely, count: lanes)
      for lane in 0..<draws { values[place * draws + lane] = shape.value(at: stream.unit()) }
      return .each(values)
    case .corners(let corners): return corners.values(of: source, shape)
    }
  }
}
