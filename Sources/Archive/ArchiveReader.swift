/// Reads values in one pass, in the order in which they were written.
///
/// What is no archive gives values without meaning, and `isWhole` says so in the end.
struct ArchiveReader {
  private let digits: [UInt8]
  private var place = 0
  private var words: [String] = []
  private var ranOut = false

  /// Begins with the words.
  init(_ archive: Archive) {
    digits = Array(archive.digits.utf8)
    let characters = Array(archive.words.utf8)
    let count = count()
    words.reserveCapacity(count)
    var start = 0
    for _ in 0..<count {
      let end = start + length(atMost: characters.count - start)
      words.append(String(decoding: characters[start..<end], as: UTF8.self))
      start = end
    }
    ranOut = ranOut || start != characters.count
  }

  /// True when everything was there, and nothing is left.
  var isWhole: Bool { !ranOut && place == digits.count }

  /// The next number.
  mutating func number() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while place < digits.count {
      let digit = UInt64(digits[place] &- ArchiveWriter.zero)
      place += 1
      number |= (digit & 31) &<< shift
      if digit < 32 { return number }
      shift &+= 5
    }
    ranOut = true
    return 0
  }

  /// How many items follow, each of at least one digit.
  mutating func count() -> Int { length(atMost: digits.count - place) }

  /// The next number, as a place among some.
  mutating func index(below count: Int) -> Int {
    let index = number()
    guard index < UInt64(count) else {
      ranOut = true
      return 0
    }
    return Int(index)
  }

  /// The next text.
  mutating func text() -> String {
    let index = number()
    guard index < UInt64(words.count) else {
      ranOut = true
      return ""
    }
    return words[Int(index)]
  }

  private mutating func length(atMost most: Int) -> Int {
    let length = number()
    guard length <= UInt64(most) else {
      ranOut = true
      return 0
    }
    return Int(length)
  }
}
