internal import DecisionModel

/// Seeded randomness for random rule sets, the same on every machine.
public struct Dice: Sendable {
  private var stream: SplitMix64

  /// Dice that roll the same for the same seed.
  public init(seed: UInt64) { stream = SplitMix64(seed: seed) }

  /// The next 64 bits.
  public mutating func next() -> UInt64 { stream.next() }

  /// A whole number from 0 up to `bound`, which it never reaches; 0 when there is none.
  public mutating func below(_ bound: Int) -> Int {
    bound <= 1 ? 0 : Int(next() % UInt64(bound))
  }

  /// True in `percent` of 100 rolls.
  public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of some elements; nil when there is none.
  public mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  /// Some elements, each with a chance, in a random order.
  public mutating func some<Element>(_ elements: [Element], percent: Int) -> [Element] {
    var kept: [Element] = []
    for element in elements where chance(percent) {
      kept.insert(element, at: below(kept.count + 1))
    }
    return kept
  }
}
