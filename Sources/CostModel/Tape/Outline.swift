internal import DecisionModel

/// What can be said of a column of draws before anything is drawn: whether an answer is wanted for it or
/// was stood in for, and between which numbers all of its draws lie.
struct Outline: DrawnNumber {
  /// The least and the most that a draw can come to; not finite where that can't be told.
  var low: Double
  var high: Double
  /// With every price at its likely value.
  private(set) var likely: Double
  /// True for the same number in every draw.
  var isSame = false
  /// True when an answer is wanted.
  var lacks = false
  /// The facts for which a stand-in was used.
  var assumed = FactPlaces()
  /// True when it can't be told whether an answer is wanted or stood in for.
  var isUnsure = false

  /// Which answers are wanted, draws alone tell.
  static func lacking(_ wants: FactPlaces) -> Outline {
    Outline(low: 0, high: 0, likely: 0, isSame: true, lacks: true)
  }

  var wants: FactPlaces { FactPlaces() }

  var only: Double? { isSame && !lacks ? likely : nil }

  /// Nothing is known of it.
  static let anything: Outline = {
    var outline = Outline(low: -.infinity, high: .infinity, likely: 0)
    outline.isUnsure = true
    return outline
  }()

  static func exactly(_ value: Double) -> Outline {
    Outline(low: value, high: value, likely: value, isSame: true)
  }

  init(
    low: Double, high: Double, likely: Double, isSame: Bool = false, lacks: Bool = false
  ) {
    self.low = low
    self.high = high
    self.likely = likely
    self.isSame = isSame
    self.lacks = lacks
  }

  /// A number that is drawn. Draws near an end may be rounded past it.
  init(_ shape: Shape) {
    let slack = shape.isExact ? 0 : 1e-12 * (abs(shape.low) + abs(shape.high))
    self.init(
      low: shape.low - slack, high: shape.high + slack, likely: shape.likely,
      isSame: shape.isExact)
  }

  /// True when nothing is open, so that there is a number unless it outgrows what can be held.
  var isClosed: Bool { !lacks && assumed.isEmpty && !isUnsure }

  /// True when something is open for certain.
  var isOpen: Bool { !isUnsure && (lacks || !assumed.isEmpty) }

  /// True when nothing is open and no draw lies above a limit for certain.
  func isAtMost(_ limit: Double) -> Bool { isTold && high <= limit }

  /// True when nothing is open and all draws lie above a limit for certain.
  func isAbove(_ limit: Double) -> Bool { isTold && low > limit }

  /// True when all draws are finite numbers for certain.
  var isFinite: Bool { low.isFinite && high.isFinite }

  /// True when nothing is open and all draws are numbers between its ends.
  var isTold: Bool { isClosed && isFinite }

  static func + (left: Outline, right: Outline) -> Outline {
    left.with(right, left.likely + right.likely, (left.low + right.low, left.high + right.high))
  }

  static func - (left: Outline, right: Outline) -> Outline {
    left.with(right, left.likely - right.likely, (left.low - right.high, left.high - right.low))
  }

  /// Nothing times any number is nothing, also when that number is unknown or a stand-in.
  static func * (left: Outline, right: Outline) -> Outline {
    if left.isNothing { return left }
    if right.isNothing { return right }
    return left.with(
      right, left.likely * right.likely,
      ends(
        left.low * right.low, left.low * right.high, left.high * right.low,
        left.high * right.high))
  }

  static func / (left: Outline, right: Outline) -> Outline {
    left.with(
      right, left.likely / right.likely,
      right.low > 0 || right.high < 0 || right.isSame
        ? ends(
          left.low / right.low, left.low / right.high, left.high / right.low,
          left.high / right.high) : (-.infinity, .infinity))
  }

  /// True when it is 0 in every draw because nothing in it is drawn.
  private var isNothing: Bool { only == 0 }

  /// The least and the most of four numbers; any where one of them is none.
  @inline(__always)
  private static func ends(
    _ one: Double, _ two: Double, _ three: Double, _ four: Double
  ) -> (low: Double, high: Double) {
    if (one - two - three - four).isNaN { return (-.infinity, .infinity) }
    return (min(min(one, two), min(three, four)), max(max(one, two), max(three, four)))
  }

  /// What two columns come to together: by the likely numbers where both hold one number only.
  @inline(__always)
  private func with(
    _ other: Outline, _ likely: Double, _ ends: @autoclosure () -> (low: Double, high: Double)
  ) -> Outline {
    var result = Outline.exactly(likely)
    result.assumed = assumed.union(other.assumed)
    result.isUnsure = isUnsure || other.isUnsure
    if lacks || other.lacks {
      (result.low, result.high, result.likely, result.lacks) = (0, 0, 0, true)
    } else if !isSame || !other.isSame {
      result.isSame = false
      let (low, high) = ends()
      let areNumbers = !low.isNaN && !high.isNaN
      (result.low, result.high) = areNumbers ? (low, high) : (-.infinity, .infinity)
    }
    return result
  }

  private func map(_ operation: (Double) -> Double) -> Outline {
    if lacks { return self }
    var result = self
    result.likely = operation(likely)
    result.low = isSame ? result.likely : operation(low)
    result.high = isSame ? result.likely : operation(high)
    return result
  }

  /// All functions grow with each of their arguments; what rounds takes the first alone.
  static func applying(
    _ function: Expression.Function, _ first: Outline, _ second: Outline
  ) -> Outline {
    func least(_ one: Double, _ two: Double) -> Double { one < two ? one : two }
    func most(_ one: Double, _ two: Double) -> Double { one > two ? one : two }
    switch function {
    case .min:
      return first.with(
        second, least(first.likely, second.likely),
        (least(first.low, second.low), least(first.high, second.high)))
    case .max:
      return first.with(
        second, most(first.likely, second.likely),
        (most(first.low, second.low), most(first.high, second.high)))
    case .ceil: return first.map { ($0 - 1e-9).rounded(.up) }
    case .floor: return first.map { ($0 + 1e-9).rounded(.down) }
    }
  }
}
