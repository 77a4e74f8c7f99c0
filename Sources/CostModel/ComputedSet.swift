/// A computed set of techniques with its arithmetic as it is laid out. A class, since it is handed on for
/// each technique.
final class ComputedSet: Sendable {
  let measured: [Settlement.Measured]
  let bound: Settlement.Bound
  let laid: Tape.Measures

  init(_ measured: [Settlement.Measured], _ bound: Settlement.Bound, _ laid: Tape.Measures) {
    self.measured = measured
    self.bound = bound
    self.laid = laid
  }

  /// The places among the techniques of the rules of those at some places.
  func names(_ places: [Int]) -> [Int] { places.map { measured[$0].place } }
}
