/// Which end of each source makes some columns least, and which makes them most: two lanes a column.
struct Corners {
  /// For each source the signs of all lanes: -1 low, +1 high, 0 likely.
  private var signs: [[Int8]]
  /// The places of the sources among those signs.
  private let places: [Int: Int]
  private var lanes: Range<Int>

  /// Reads what probing some sources did to columns.
  init(_ probed: [Column], of sources: [Int]) {
    lanes = 0..<2 * probed.count
    places = Dictionary(uniqueKeysWithValues: zip(sources, sources.indices))
    signs = Array(repeating: Array(repeating: 0, count: lanes.count), count: sources.count)
    for (lane, column) in zip(stride(from: 0, to: lanes.count, by: 2), probed) {
      guard case .each(let values)? = column.lanes else { continue }
      for place in sources.indices {
        let (low, high) = (values[2 * place + 1], values[2 * place + 2])
        guard low != high else { continue }
        let raising: Int8 = high > low ? 1 : -1
        signs[place][lane] = -raising
        signs[place][lane + 1] = raising
      }
    }
  }

  /// Those of some columns.
  func of(_ columns: Range<Int>) -> Corners {
    var some = self
    some.lanes = 2 * columns.lowerBound..<2 * columns.upperBound
    return some
  }

  var count: Int { lanes.count }

  /// The values of one source in every lane.
  func values(of source: Int, _ shape: Shape) -> Lanes {
    guard let place = places[source] else { return .same(shape.likely) }
    return .each(
      signs[place][lanes].map { $0 == 0 ? shape.likely : $0 < 0 ? shape.low : shape.high })
  }
}
