import Notation

/// Cuts a stream into blocks of whole lines, in constant memory: of a line past the limit only as much
/// is kept as shows that it is too long.
struct LineCutter {
  /// Whole lines, each with its end but perhaps the last of the stream.
  struct Block {
    var bytes: [UInt8]
    /// The number of the first line, counted from 1.
    var line: Int
    /// The offset of the first byte in the stream.
    var offset: Int
  }

  private let limit: Int
  private var rest: [UInt8] = []
  private var line = 1
  private var offset = 0
  /// Bytes of the line in `rest` that were dropped.
  private var dropped = 0
  private var isAtStart = true

  /// Keeps lines of at most so many bytes, and one byte more of longer ones.
  init(limit: Int = AnswersLineReader.longestLine) { self.limit = limit }

  /// Takes a piece; gives the lines that it completes.
  mutating func take(_ piece: [UInt8]) -> [Block] {
    var piece = piece[...]
    var blocks: [Block] = []
    if isAtStart, let first = piece.first {
      isAtStart = false
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      if first == mark[0], piece.starts(with: mark) {
        piece = piece.dropFirst(3)
        offset = 3
      }
    }
    if rest.count > limit {
      guard let end = piece.firstIndex(of: Self.lineFeed) else {
        dropped += piece.count
        return []
      }
      dropped += end - piece.startIndex
      rest.append(Self.lineFeed)
      blocks.append(block(rest))
      offset += dropped
      dropped = 0
      rest = []
      piece = piece[(end + 1)...]
    }
    guard let last = piece.lastIndex(of: Self.lineFeed) else {
      keep(piece)
      return blocks
    }
    blocks.append(block(rest + piece[...last]))
    rest = []
    keep(piece[(last + 1)...])
    return blocks
  }

  /// The last line of the stream, when it has no end.
  mutating func finish() -> [Block] {
    defer { rest = [] }
    return rest.isEmpty ? [] : [block(rest)]
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    rest += bytes
    guard rest.count > limit + 1 else { return }
    dropped = rest.count - limit - 1
    rest.removeLast(dropped)
  }

  private mutating func block(_ bytes: [UInt8]) -> Block {
    let block = Block(bytes: bytes, line: line, offset: offset)
    line += Self.lineFeeds(bytes[...])
    offset += bytes.count
    return block
  }

  static let lineFeed = UInt8(ascii: "\n")

  /// The place where the line ends that begins at a place, eight bytes at a time.
  static func endOfLine(in bytes: [UInt8], from start: Int) -> Int {
    unsafe bytes.withUnsafeBytes { raw in
      let ones: UInt64 = 0x0101_0101_0101_0101
      var place = start
      while place + 8 <= raw.count {
        // The lowest byte that is 0 is where the line ends; taking one from it borrows.
        let rest =
          unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
          ^ (ones &* UInt64(lineFeed))
        let ends = (rest &- ones) & ~rest & (ones << 7)
        if ends != 0 { return place + ends.trailingZeroBitCount >> 3 }
        place += 8
      }
      while place < raw.count, unsafe raw[place] != lineFeed { place += 1 }
      return place
    }
  }

  /// How many lines end in some bytes, eight bytes at a time.
  static func lineFeeds(_ bytes: ArraySlice<UInt8>) -> Int {
    unsafe bytes.withUnsafeBytes { raw in
      let ones: UInt64 = 0x0101_0101_0101_0101
      let low: UInt64 = 0x7F * 0x0101_0101_0101_0101
      var count = 0
      var place = 0
      while place + 8 <= raw.count {
        // A byte of `rest` is 0 where a line ends; its high bit then stays 0 in the sum and in itself.
        let rest =
          unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          ^ (ones &* UInt64(lineFeed))
        count &+= (~((rest & low) &+ low | rest | low)).nonzeroBitCount
        place += 8
      }
      while place < raw.count {
        if unsafe raw[place] == lineFeed { count += 1 }
        place += 1
      }
      return count
    }
  }
}

extension LineCutter.Block {
  /// The block cut into so many parts of about equal size, at ends of lines.
  func parts(_ count: Int) -> [LineCutter.Block] {
    var parts: [LineCutter.Block] = []
    var start = 0
    var line = line
    for number in 1...max(1, count) where start < bytes.count {
      var end = max(start + 1, bytes.count * number / max(1, count))
      while end < bytes.count, bytes[end - 1] != LineCutter.lineFeed { end += 1 }
      let part = Array(bytes[start..<end])
      parts.append(LineCutter.Block(bytes: part, line: line, offset: offset + start))
      if number < count { line += LineCutter.lineFeeds(bytes[start..<end]) }
      start = end
    }
    return parts
  }
}
