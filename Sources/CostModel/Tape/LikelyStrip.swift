internal import DecisionModel

/// Numbers at likely prices side by side, each as `LikelyNumber` has it: what is no number stands where there is
/// none.
struct LikelyStrip: Arithmetic {
  private var lanes: SIMD4<Double>

  /// How many there are.
  static let length = 4

  /// Takes so many numbers, or fewer.
  init(_ numbers: some Sequence<Double>) {
    lanes = SIMD4(repeating: .nan)
    for (lane, number) in numbers.enumerated() { lanes[lane] = number }
  }

  private init(_ lanes: SIMD4<Double>) { self.lanes = lanes }

  subscript(lane: Int) -> Double { lanes[lane] }

  /// All of them, in order.
  var all: [Double] { lanes.indices.map { lanes[$0] } }

  static func exactly(_ value: Double) -> LikelyStrip { LikelyStrip(SIMD4(repeating: value)) }

  static func lacking(_ wants: FactPlaces) -> LikelyStrip { .exactly(.nan) }

  func orZero(for fact: Int) -> LikelyStrip {
    LikelyStrip(lanes.replacing(with: 0, where: lanes .!= lanes))
  }

  static func + (left: Self, right: Self) -> Self { LikelyStrip(left.lanes + right.lanes) }
  static func - (left: Self, right: Self) -> Self { LikelyStrip(left.lanes - right.lanes) }
  static func / (left: Self, right: Self) -> Self { LikelyStrip(left.lanes / right.lanes) }

  /// Nothing times any number is nothing, also when that number is unknown.
  static func * (left: Self, right: Self) -> Self {
    let isNothing = (left.lanes .== 0) .| (right.lanes .== 0)
    return LikelyStrip((left.lanes * right.lanes).replacing(with: 0, where: isNothing))
  }

  static func applying(_ function: Expression.Function, _ first: Self, _ second: Self) -> Self {
    let (one, other) = (first.lanes, second.lanes)
    // What compares numbers may lose one that is none.
    let isNone = one .!= one
    return switch function {
    case .min: LikelyStrip(other.replacing(with: one, where: (one .< other) .| isNone))
    case .max: LikelyStrip(other.replacing(with: one, where: (one .> other) .| isNone))
    case .ceil: LikelyStrip((one - 1e-9).rounded(.up))
    case .floor: LikelyStrip((one + 1e-9).rounded(.down))
    }
  }
}
