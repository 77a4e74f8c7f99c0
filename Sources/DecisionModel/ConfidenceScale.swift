/// How confidence is measured, and the words for it.
public struct ConfidenceScale: Hashable, Sendable {
  /// How many draws over the open answers the share rests on.
  public var draws: Int
  /// Where the draws start.
  public var seed: UInt64
  /// The words, most confident first; the last one asks for nothing.
  public var levels: [Level]
  /// Where it is declared.
  public var span: Span

  /// Measures by a number of draws.
  public init(draws: Int, seed: UInt64, levels: [Level] = [], at span: Span = .outside("")) {
    self.draws = draws
    self.seed = seed
    self.levels = levels
    self.span = span
  }

  /// The first level whose bounds are met; the last one when none is.
  public func level(robustness: Quantity, margin: Int) -> String? {
    levels.first { robustness >= $0.robustness && margin >= $0.margin }?.word ?? levels.last?.word
  }

  /// A word for confidence and what it asks for.
  public struct Level: Hashable, Sendable {
    /// The word, such as `high`.
    public var word: String
    /// The least share of draws that keep the destination, 0 to 1.
    public var robustness: Quantity
    /// The least margin of the closest slot.
    public var margin: Int

    /// Asks for a share of draws and a margin.
    public init(_ word: String, robustness: Quantity = .zero, margin: Int = 0) {
      self.word = word
      self.robustness = robustness
      self.margin = margin
    }
  }
}
