internal import DecisionModel

/// What a search looks at in a number: all that it would come to at likely prices, without any draw.
struct SearchNumber: DrawnNumber {
  var likely: Double
  /// The number that all draws are; nil where they may differ.
  var only: Double?
  /// True when an answer is wanted for it.
  var lacks = false
  var wants = FactPlaces()
  var assumed = FactPlaces()

  /// What a search looks at in a number of some kind.
  init(_ number: some DrawnNumber) {
    (likely, only, lacks) = (number.likely, number.only, number.lacks)
    (wants, assumed) = (number.wants, number.assumed)
  }

  private init(likely: Double, only: Double?) { (self.likely, self.only) = (likely, only) }

  static func exactly(_ value: Double) -> SearchNumber { SearchNumber(likely: value, only: value) }

  static func lacking(_ wants: FactPlaces) -> SearchNumber {
    var number = SearchNumber(likely: 0, only: nil)
    (number.lacks, number.wants) = (true, wants)
    return number
  }

  static func + (left: SearchNumber, right: SearchNumber) -> SearchNumber { left.with(right, +) }
  static func - (left: SearchNumber, right: SearchNumber) -> SearchNumber { left.with(right, -) }
  static func / (left: SearchNumber, right: SearchNumber) -> SearchNumber { left.with(right, /) }

  /// Nothing times any number is nothing, also when that number is unknown or a stand-in.
  static func * (left: SearchNumber, right: SearchNumber) -> SearchNumber {
    if left.only == 0 { return left.nothing }
    if right.only == 0 { return right.nothing }
    return left.with(right, *)
  }

  static func applying(
    _ function: Expression.Function, _ first: SearchNumber, _ second: SearchNumber
  ) -> SearchNumber {
    switch function {
    case .min: first.with(second) { $0 < $1 ? $0 : $1 }
    case .max: first.with(second) { $0 > $1 ? $0 : $1 }
    case .ceil: first.with(first) { number, _ in (number - 1e-9).rounded(.up) }
    case .floor: first.with(first) { number, _ in (number + 1e-9).rounded(.down) }
    }
  }

  private var nothing: SearchNumber {
    var nothing = SearchNumber.exactly(0)
    nothing.assumed = assumed
    return nothing
  }

  @inline(__always)
  private func with(
    _ other: SearchNumber, _ operation: (Double, Double) -> Double
  ) -> SearchNumber {
    var result = SearchNumber.lacking(wants.union(other.wants))
    result.assumed = assumed.union(other.assumed)
    if lacks || other.lacks { return result }
    result.lacks = false
    result.likely = operation(likely, other.likely)
    if let left = only, let right = other.only { result.only = operation(left, right) }
    return result
  }
}
