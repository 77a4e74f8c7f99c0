public import DecisionModel

/// Why a text is no number of the wanted dimension, and which bytes of it are to blame.
public struct NumberFault: Error, Hashable, Sendable {
  /// The reason.
  public var cause: Cause
  /// The bytes, counted from the start of the text that was read.
  public var range: Range<Int>

  /// Blames some bytes for a cause.
  public init(_ cause: Cause, _ range: Range<Int>) {
    self.cause = cause
    self.range = range
  }

  /// Reasons to refuse a number; the sentences are made in one place, `message`.
  public enum Cause: Error, Hashable, Sendable {
    /// Nothing is there.
    case empty
    /// It doesn't begin like a number.
    case notANumber(String)
    /// It can be read in several ways, each given as text.
    case ambiguous(written: String, readings: [String])
    /// Digits are grouped in a way that is neither `10_000` nor `10,000`.
    case grouping(String)
    /// A decimal point without digits before or after it.
    case loosePoint(String)
    /// `1e5`: write the digits or a suffix.
    case exponent(String)
    /// `0x10`: write decimal digits.
    case hexadecimal(String)
    /// `nan` or `inf`.
    case notFinite(String)
    /// Digits that are not 0 to 9, such as full-width ones.
    case foreignDigits(String)
    /// Less than nothing.
    case negative(String)
    /// Too large to be held.
    case tooLarge(String)
    /// Smaller than a millionth of the base unit, or with more digits than can be held.
    case tooFine(String)
    /// The unit isn't known in any dimension.
    case unknownUnit(String, wanted: Dimension, near: [String])
    /// It is a number, but of another dimension.
    case wrongDimension(wanted: Dimension, found: Dimension)
    /// Money in something else than US dollars.
    case foreignCurrency(String)
    /// A range whose first end is past its second.
    case reversed(low: String, high: String)
    /// A range with a unit at its first end only.
    case unitNotAtEnd(String)
    /// More than three points, or two ways of writing a range at once.
    case manyPoints(String)
    /// `~`, `<` or `>` before a range.
    case qualifiedRange(String)
  }
}
