/// Turns the bytes of a terminal into keys.
///
/// An escape byte may be the Escape key or the start of a longer sequence; only a pause tells, so
/// the caller says when none followed in time.
struct KeyDecoder {
  /// What has been read of a sequence that is not over.
  private enum Part {
    case nothing
    case escape
    case sequence([UInt8])
    case oneMore
    case scalar([UInt8], length: Int)
    case paste([UInt8])
  }

  private var part = Part.nothing

  /// The most bytes kept of one paste; what comes after is dropped.
  private static let longestPaste = 65_536
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// True when a pause now would mean something.
  var isWaiting: Bool {
    switch part {
    case .nothing, .paste: false
    case .escape, .sequence, .oneMore, .scalar: true
    }
  }

  /// Takes a byte and gives the key that it completes.
  mutating func take(_ byte: UInt8) -> Key? {
    switch part {
    case .nothing: return first(byte)
    case .escape: return afterEscape(byte)
    case .sequence(let bytes): return inSequence(bytes, byte)
    case .oneMore:
      part = .nothing
      return Self.application(byte)
    case .scalar(let bytes, let length): return inScalar(bytes, byte, length)
    case .paste(let bytes): return inPaste(bytes, byte)
    }
  }

  /// Nothing followed in time: gives the key that was meant.
  mutating func pause() -> Key? {
    defer { if isWaiting { part = .nothing } }
    switch part {
    case .escape: return .escape
    case .sequence, .oneMore, .scalar: return .other
    case .nothing, .paste: return nil
    }
  }

  private mutating func first(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x1B: part = .escape
    case 0x0D, 0x0A: return .enter
    case 0x09: return .tab
    case 0x7F, 0x08: return .backspace
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x00, 0x1C...0x1F: return .other
    case 0x20..<0x7F: return .character(Unicode.Scalar(byte))
    case 0xC2...0xDF: part = .scalar([byte], length: 2)
    case 0xE0...0xEF: part = .scalar([byte], length: 3)
    case 0xF0...0xF4: part = .scalar([byte], length: 4)
    default: return .other
    }
    return nil
  }

  private mutating func afterEscape(_ byte: UInt8) -> Key? {
    part = .nothing
    switch byte {
    case UInt8(ascii: "["): part = .sequence([])
    case UInt8(ascii: "O"): part = .oneMore
    case 0x1B:
      part = .escape
      return .escape
    default: return .other
    }
    return nil
  }

  private mutating func inSequence(_ bytes: [UInt8], _ byte: UInt8) -> Key? {
    if (0x20..<0x40).contains(byte), bytes.count < 16 {
      part = .sequence(bytes + [byte])
      return nil
    }
    part = .nothing
    if byte == UInt8(ascii: "~") { return numbered(bytes) }
    if byte == UInt8(ascii: "Z") { return .backTab }
    return Self.application(byte)
  }

  private mutating func numbered(_ bytes: [UInt8]) -> Key? {
    // A modifier may follow the number after a semicolon.
    let number = bytes.prefix { $0 != UInt8(ascii: ";") }
    switch String(decoding: number, as: UTF8.self) {
    case "1", "7": return .home
    case "4", "8": return .end
    case "3": return .delete
    case "5": return .pageUp
    case "6": return .pageDown
    case "200":
      part = .paste([])
      return nil
    default: return .other
    }
  }

  private static func application(_ byte: UInt8) -> Key {
    switch byte {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M"): .enter
    default: .other
    }
  }

  private mutating func inScalar(_ bytes: [UInt8], _ byte: UInt8, _ length: Int) -> Key? {
    guard (0x80..<0xC0).contains(byte) else {
      part = .nothing
      return first(byte) ?? .other
    }
    let all = bytes + [byte]
    if all.count < length {
      part = .scalar(all, length: length)
      return nil
    }
    part = .nothing
    guard let text = String(validating: all, as: UTF8.self), let scalar = text.unicodeScalars.first
    else { return .other }
    return .character(scalar)
  }

  private mutating func inPaste(_ bytes: [UInt8], _ byte: UInt8) -> Key? {
    let all = bytes + [byte]
    guard all.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else {
      // The end must still be seen, so its length is kept of what is dropped.
      part = .paste(all.count > Self.longestPaste ? Array(all.suffix(Self.longestPaste)) : all)
      return nil
    }
    part = .nothing
    return .paste(String(decoding: all.dropLast(Self.pasteEnd.count), as: UTF8.self))
  }
}
