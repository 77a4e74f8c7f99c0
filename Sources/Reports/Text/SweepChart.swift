import Advice
import CostModel
import DecisionModel

/// Draws the lines of a sweep with their letters; where two compared lines cross stands a cross.
struct SweepChart {
  private static let height = 14

  let width: Int
  let isASCII: Bool
  let isLog: Bool

  /// The lines of the chart; none when nothing is known.
  func lines(
    _ sweep: CostSweep, _ series: [SweepSeries], words: (Quantity) -> String
  ) -> [String] {
    let known = series.flatMap(\.costs).compactMap(\.self).map(\.double)
    guard let least = known.min(), let most = known.max(), sweep.points.count > 1 else { return [] }
    let isLogY = least > 0 && most / least > 20
    let y = Scale(least, most > least ? most : least + 1, isLog: isLogY)
    let values = sweep.points.map(\.value.double)
    let x = Scale(values[0], values[values.count - 1], isLog: isLog)
    let margin = 9
    let columns = max(12, min(width, 100) - margin - 1)
    var cells = Array(
      repeating: [Character](repeating: " ", count: columns), count: Self.height)
    func row(_ cost: Double) -> Int {
      Self.height - 1 - place(y.share(cost), Self.height)
    }
    for one in series.reversed() {
      for column in 0..<columns {
        let share = Double(column) / Double(columns - 1)
        guard let cost = cost(one, at: share, values, x, isLogY) else { continue }
        cells[row(cost)][column] = one.letter
      }
    }
    for crossing in sweep.crossovers {
      let share = x.share(crossing.at.double)
      guard series.contains(where: { $0.technique == crossing.pair.from }),
        let route = series.first(where: { $0.technique == crossing.pair.to }),
        let cost = cost(route, at: share, values, x, isLogY)
      else { continue }
      cells[row(cost)][place(share, columns)] = isASCII ? "x" : "×"
    }
    let wall: Character = isASCII ? "|" : "│"
    var lines = cells.enumerated().map { number, line -> String in
      var label = ""
      if number == 0 { label = dollars(most) }
      if number == Self.height - 1 { label = dollars(least) }
      let text = label.padded(leftTo: margin - 1) + " " + String(wall) + String(line)
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let floor = String(repeating: isASCII ? "-" : "─", count: columns)
    lines.append(String(repeating: " ", count: margin) + (isASCII ? "+" : "└") + floor)
    let (first, last) = (
      words(sweep.points[0].value), words(sweep.points[sweep.points.count - 1].value)
    )
    let gap = max(1, columns - first.count - last.count)
    lines.append(
      String(repeating: " ", count: margin + 1) + first + String(repeating: " ", count: gap) + last)
    lines.append(
      String(repeating: " ", count: margin + 1) + (isASCII ? "x" : "×") + " crossover"
        + (isLogY ? ", costs by log" : ""))
    return lines
  }

  private func dollars(_ cost: Double) -> String {
    let size = abs(cost)
    if size >= 1e9 { return Quantity(rounding: cost / 1e9).significant(2).dollarSigned + "B" }
    if size >= 1e6 { return Quantity(rounding: cost / 1e6).significant(2).dollarSigned + "M" }
    if size >= 1e4 {
      return Quantity(rounding: (cost / 1e3).rounded()).grouped().dollarSigned + "k"
    }
    return Quantity(rounding: cost).dollars
  }

  private func place(_ share: Double, _ count: Int) -> Int {
    let exact = (min(1, max(0, share)) * Double(count - 1)).rounded()
    return min(count - 1, max(0, Int(exact)))
  }

  /// The cost between two steps, on the line through them.
  private func cost(
    _ one: SweepSeries, at share: Double, _ values: [Double], _ x: Scale, _ isLogY: Bool
  ) -> Double? {
    let shares = values.map { x.share($0) }
    guard let after = shares.indices.dropFirst().first(where: { shares[$0] >= share - 1e-12 }),
      let left = one.costs[after - 1]?.double, let right = one.costs[after]?.double
    else { return nil }
    let width = shares[after] - shares[after - 1]
    let part = width > 0 ? (share - shares[after - 1]) / width : 0
    if isLogY, left > 0, right > 0 { return left * (right / left).raised(to: part) }
    return left + (right - left) * part
  }

  /// Puts numbers between two ends on 0 to 1.
  private struct Scale {
    let low: Double
    let high: Double
    let isLog: Bool

    init(_ low: Double, _ high: Double, isLog: Bool) {
      self.low = low
      self.high = high
      self.isLog = isLog && low > 0
    }

    func share(_ value: Double) -> Double {
      guard high > low else { return 0 }
      if isLog { return value > 0 ? (value / low).logarithm(to: high / low) : 0 }
      return (value - low) / (high - low)
    }
  }
}

extension String {
  fileprivate var dollarSigned: String { hasPrefix("-") ? "-$" + dropFirst() : "$" + self }
}
