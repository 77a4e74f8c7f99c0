public import DecisionModel

/// A byte that no text of ours may hold.
public struct EncodingFault: Error, Hashable, Sendable {
  /// What is wrong.
  public var cause: Cause
  /// The bytes concerned, counted from the start of the file.
  public var range: Range<Int>

  /// Reasons to refuse bytes.
  public enum Cause: Hashable, Sendable {
    /// Not UTF-8.
    case malformed
    /// A NUL or another control character.
    case control(UInt8)
    /// A carriage return without a line feed after it.
    case loneCarriageReturn
  }

  /// Every fault of a text, in order.
  public static func all(in source: SourceText) -> [EncodingFault] {
    let bytes = source.bytes
    var faults: [EncodingFault] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        if byte == Byte.carriageReturn {
          if next != Byte.lineFeed {
            faults.append(EncodingFault(cause: .loneCarriageReturn, range: index..<index + 1))
          }
        } else if byte < Byte.space && byte != Byte.tab && byte != Byte.lineFeed || byte == 0x7F {
          faults.append(EncodingFault(cause: .control(byte), range: index..<index + 1))
        }
        index += 1
      } else if let length = scalarLength(bytes, at: index) {
        index += length
      } else {
        faults.append(EncodingFault(cause: .malformed, range: index..<index + 1))
        index += 1
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      }
    }
    return faults
  }

  /// The length of the scalar that begins here; nil when none does.
  private static func scalarLength(_ bytes: [UInt8], at index: Int) -> Int? {
    let first = bytes[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return nil }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return nil }
    let second = bytes[index + 1]
    // Overlong forms, surrogates and what lies past U+10FFFF.
    switch first {
    case 0xE0: return second >= 0xA0 ? length : nil
    case 0xED: return second < 0xA0 ? length : nil
    case 0xF0: return second >= 0x90 ? length : nil
    case 0xF4: return second < 0x90 ? length : nil
    default: return length
    }
  }

  /// The fault as a diagnostic.
  public func diagnostic(in source: SourceText) -> Diagnostic {
    let place = source.span(range)
    let at = "byte \(range.lowerBound)"
    return switch cause {
    case .malformed:
      Diagnostic(
        "A301", .error, "\(at) is not UTF-8", help: "save the file in UTF-8", at: place)
    case .control(let byte):
      Diagnostic(
        "A302", .error, "\(at) is a control character (\(byte))", help: "take it out", at: place)
    case .loneCarriageReturn:
      Diagnostic(
        "A303", .error, "\(at) is a carriage return without a line feed",
        help: "end lines with a line feed", at: place)
    }
  }
}
