/// A place in a plain line of JSON; whatever is not plain is refused.
struct PlainScan {
  var place: Int
  let end: Int

  @inline(__always)
  private mutating func skipBlanks(_ text: Swift.Span<UInt8>) {
    while place < end, text[place] == Byte.space || text[place] == Byte.tab { place += 1 }
  }

  /// The next byte that is no blank; 0 at the end.
  @inline(__always)
  mutating func current(_ text: Swift.Span<UInt8>) -> UInt8 {
    skipBlanks(text)
    return place < end ? text[place] : 0
  }

  /// Takes one byte, blanks before it skipped.
  @inline(__always)
  mutating func take(_ text: Swift.Span<UInt8>, _ byte: UInt8) -> Bool {
    guard current(text) == byte else { return false }
    place += 1
    return true
  }

  /// True when nothing but blanks follows.
  mutating func isAtEnd(_ text: Swift.Span<UInt8>) -> Bool {
    skipBlanks(text)
    return place == end
  }

  /// A string of printable ASCII without escapes: the bytes between its quotes.
  @inline(__always)
  mutating func string(_ text: Swift.Span<UInt8>) -> Range<Int>? {
    guard take(text, Byte.quote) else { return nil }
    let start = place
    while place &+ 8 <= end {
      let marks = text.word(at: place, upTo: end).marksOfBytesThatAreNotPlain
      if marks != 0 {
        place &+= marks.trailingZeroBitCount >> 3
        break
      }
      place &+= 8
    }
    while place < end {
      let byte = text[place]
      if byte == Byte.quote {
        place += 1
        return start..<place - 1
      }
      guard byte >= Byte.space, byte < 0x7F, byte != Byte.backslash else { return nil }
      place += 1
    }
    return nil
  }

  /// What stands up to the next comma or the end, blanks around it left out.
  @inline(__always)
  mutating func part(_ text: Swift.Span<UInt8>) -> Range<Int> {
    skipBlanks(text)
    let start = place
    var stop = place
    while place < end, text[place] != Byte.comma {
      place += 1
      if text[place - 1] != Byte.space { stop = place }
    }
    return start..<stop
  }

  /// One of the three words of JSON.
  @inline(__always)
  mutating func word(_ text: Swift.Span<UInt8>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard end - place >= count else { return false }
    let matches = word.withUTF8Buffer { letters in
      for offset in 0..<count where unsafe letters[offset] != text[place + offset] { return false }
      return true
    }
    guard matches else { return false }
    place += count
    // `nullx` is no word.
    return place == end || !Byte.isLetter(text[place]) && !Byte.isDigit(text[place])
  }

  /// The digits up to the end, and nothing else, as a number; a leading zero is for others to judge.
  @inline(__always)
  mutating func wholeNumber(_ text: Swift.Span<UInt8>) -> Int64? {
    guard end - place <= 12, place < end, text[place] != 0x30 else { return nil }
    var whole: Int64 = 0
    while place < end {
      guard Byte.isDigit(text[place]) else { return nil }
      whole = whole &* 10 &+ Int64(text[place] &- 0x30)
      place += 1
    }
    return whole
  }

  /// A number without sign or exponent, in millionths; at most six decimals.
  @inline(__always)
  mutating func number(_ text: Swift.Span<UInt8>) -> Int64? {
    let start = place
    var whole: Int64 = 0
    while place < end, Byte.isDigit(text[place]) {
      whole = whole &* 10 &+ Int64(text[place] &- 0x30)
      place += 1
    }
    // Twelve digits and six decimals stay far below the largest number.
    let digits = place - start
    guard digits > 0, digits <= 12, digits == 1 || text[start] != 0x30 else { return nil }
    var micros = whole &* 1_000_000
    guard place < end, text[place] == Byte.point else { return isNumberOver(text) ? micros : nil }
    place += 1
    var unit: Int64 = 100_000
    let point = place
    while place < end, Byte.isDigit(text[place]) {
      micros = micros &+ Int64(text[place] &- 0x30) &* unit
      unit /= 10
      place += 1
    }
    guard place > point, place - point <= 6 else { return nil }
    return isNumberOver(text) ? micros : nil
  }

  @inline(__always)
  private func isNumberOver(_ text: Swift.Span<UInt8>) -> Bool {
    guard place < end else { return false }
    let byte = text[place]
    return byte == Byte.comma || byte == UInt8(ascii: "}") || Byte.isSpace(byte)
  }

  /// A text, a number or a word as it is written.
  mutating func scalar(_ text: Swift.Span<UInt8>) -> Range<Int>? {
    let start = current(text)
    let first = place
    switch start {
    case Byte.quote: return string(text) == nil ? nil : first..<place
    case UInt8(ascii: "n"): return word(text, "null") ? first..<place : nil
    case UInt8(ascii: "t"): return word(text, "true") ? first..<place : nil
    case UInt8(ascii: "f"): return word(text, "false") ? first..<place : nil
    default: return number(text) == nil ? nil : first..<place
    }
  }
}
