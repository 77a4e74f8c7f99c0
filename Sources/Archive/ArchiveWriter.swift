/// Writes values as two texts, so that they can stand in a Swift source as literals: the digits of
/// numbers, and the characters of words, of which numbers give the lengths.
///
/// A digit is one of the 64 characters from `0` to `o`: five bits of a number, lowest first, and 32 when
/// more of it follow.
struct ArchiveWriter {
  private var digits: [UInt8] = []
  private var words: [String] = []
  private var places: [String: Int] = [:]

  /// The character of digit 0.
  static let zero = UInt8(ascii: "0")

  /// Writes a number.
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest > 31 {
      digits.append(Self.zero + UInt8(rest & 31) + 32)
      rest >>= 5
    }
    digits.append(Self.zero + UInt8(rest))
  }

  /// Writes a text; each is kept once.
  mutating func write(_ text: String) {
    if let place = places[text] { return write(UInt64(place)) }
    places[text] = words.count
    write(UInt64(words.count))
    words.append(text)
  }

  /// What was written, its words before all else.
  var archive: Archive {
    var lengths = ArchiveWriter()
    lengths.write(UInt64(words.count))
    for word in words { lengths.write(UInt64(word.utf8.count)) }
    return Archive(
      digits: String(decoding: lengths.digits + digits, as: UTF8.self), words: words.joined())
  }
}
