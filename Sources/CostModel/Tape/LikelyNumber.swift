internal import DecisionModel

/// A number at likely prices; where there is none, what is no number. Which answers it rests on is not told.
struct LikelyNumber: DrawnNumber {
  var likely: Double
  var lacks: Bool { likely.isNaN }
  var only: Double? { lacks ? nil : likely }
  var wants: FactPlaces { FactPlaces() }
  var assumed: FactPlaces {
    get { FactPlaces() }
    set { _ = newValue }
  }

  static func exactly(_ value: Double) -> LikelyNumber { LikelyNumber(likely: value) }

  static func lacking(_ wants: FactPlaces) -> LikelyNumber { LikelyNumber(likely: .nan) }

  static func + (left: Self, right: Self) -> Self { .exactly(left.likely + right.likely) }
  static func - (left: Self, right: Self) -> Self { .exactly(left.likely - right.likely) }
  static func / (left: Self, right: Self) -> Self { .exactly(left.likely / right.likely) }

  /// Nothing times any number is nothing, also when that number is unknown.
  static func * (left: Self, right: Self) -> Self {
    left.likely == 0 || right.likely == 0 ? .exactly(0) : .exactly(left.likely * right.likely)
  }

  static func applying(_ function: Expression.Function, _ first: Self, _ second: Self) -> Self {
    switch function {
    case .min, .max:
      // What compares numbers may lose one that is none.
      if first.lacks { return first }
      let isFirst = function == .min ? first.likely < second.likely : first.likely > second.likely
      return isFirst ? first : second
    case .ceil: return .exactly((first.likely - 1e-9).rounded(.up))
    case .floor: return .exactly((first.likely + 1e-9).rounded(.down))
    }
  }
}
