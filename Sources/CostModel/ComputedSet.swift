/// A computed set of techniques with its arithmetic as it is laid out. A class, since it is handed on for
/// each technique.
final class ComputedSet: Sendable {
  /// The techniques that it may hold.
  let measured: [Settlement.Measured]
  /// Some of them beside others; their places follow.
  private let besides: [Settlement.Measured]
  let bound: Settlement.Bound
  /// What is measured, all of it.
  let laid: Tape.Measures
  /// For each technique what leaves it out.
  private let exemptions: [[Settlement.Exemption]]

  init?(_ settlement: Settlement, on tape: inout Tape) {
    guard case .each(let measured, let bound) = settlement.way else { return nil }
    self.measured = measured
    self.bound = bound
    besides = settlement.besides
    exemptions = settlement.exemptions
    laid = tape.measures(measured + besides, bound)
  }

  /// What is measured at a place.
  func measure(at place: Int) -> Settlement.Measured {
    place < measured.count ? measured[place] : besides[place - measured.count]
  }

  /// What leaves a technique out although it lies above the bound.
  func exemptions(of place: Int) -> [Settlement.Exemption] {
    exemptions.isEmpty ? [] : exemptions[place]
  }

  /// The places among the techniques of the rules of those at some places.
  func names(_ places: [Int]) -> [Int] { places.map { measured[$0].place } }
}
