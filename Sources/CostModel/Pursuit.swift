internal import DecisionModel

/// A trial in the lanes that are still looked at.
///
/// Most lanes of a comparison are done after one or two volumes, and a few go on for hundreds: they are worked
/// out by themselves then. No lane's numbers depend on those of others.
struct Pursuit {
  let trial: Trial
  /// What is added to what the route costs, in the lanes that are followed.
  private(set) var spread: Column
  /// The places of the lanes that are followed among all; that of the likely one, which always goes along,
  /// is the last.
  private(set) var followed: [Int]
  private let spreadOfAll: Column

  /// Follows all of so many lanes, and the likely one.
  init(_ trial: Trial, _ spread: Column, _ lanes: Int) {
    self.trial = trial
    self.spread = spread
    spreadOfAll = spread
    followed = Array(0...lanes)
  }

  /// The places without the likely one.
  var drawn: [Int] { Array(followed[..<(followed.count - 1)]) }

  /// Follows some of the lanes from here on; false where nothing but the likely one would be left out.
  mutating func narrow(to isOpen: (Int) -> Bool) -> Bool {
    let open = drawn.filter(isOpen)
    guard open.count < followed.count - 1 else { return false }
    followed = open + followed.suffix(1)
    spread = spreadOfAll.picking(open)
    return true
  }
}

extension Column {
  /// The same in some lanes.
  func picking(_ lanes: [Int]) -> Column {
    guard case .each(let values)? = self.lanes else { return self }
    var column = self
    column.lanes = .each([Double](count: lanes.count) { values[lanes.at($0)] })
    return column
  }
}
