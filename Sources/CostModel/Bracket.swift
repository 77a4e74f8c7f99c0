/// Where the line above what a route costs more comes down to nothing, in one lane: between two volumes.
struct Bracket {
  /// Of the volumes that were looked at the greatest where the route is dearer, and what it costs more
  /// there.
  var low: Double
  var below: Double
  /// The least where it is as cheap or cheaper.
  var high: Double
  var above: Double

  /// Where to look next; `high` where the route is dearer at every volume or nothing lies between.
  var trial: Double {
    guard above <= 0, high > low else { return high }
    if below <= 0 { return low }
    return above < 0 ? low + (high - low) * (below / (below - above)) : high
  }

  /// Whether looking there says more than is known.
  func narrows(at trial: Double) -> Bool {
    above <= 0 && high > low && trial < high * (1 - 1e-12) && (trial > low || below <= 0)
  }

  mutating func take(_ excess: Double, at trial: Double) {
    guard above <= 0 else { return }
    if excess <= 0 {
      (high, above) = (trial, excess)
    } else {
      (low, below) = (trial, excess)
    }
  }
}
