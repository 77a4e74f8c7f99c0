/// The draws of every source under a plan, each made once.
struct PlannedDraws: Draws {
  let plan: Plan
  private let streams: [UInt64]
  /// What was drawn last of each source that has a number for each lane.
  private var known: [Int: (shape: Shape, lanes: Lanes)] = [:]

  init(_ plan: Plan, of graph: Graph) {
    self.plan = plan
    streams = graph.streams
  }

  /// The sources that were read and have a number for each lane, in order.
  var spreadSources: [Int] { known.keys.sorted() }

  mutating func number(of source: Int, _ shape: Shape) -> Column {
    if shape.isExact { return .exactly(shape.low) }
    if let known = known[source], known.shape == shape {
      return Column(lanes: known.lanes, likely: shape.likely)
    }
    let lanes = plan.values(of: source, stream: streams[source], shape)
    // One number is drawn as fast as it is looked up.
    if case .same = lanes { return Column(lanes: lanes, likely: shape.likely) }
    known[source] = (shape, lanes)
    return Column(lanes: lanes, likely: shape.likely)
  }
}
