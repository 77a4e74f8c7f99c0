internal import DecisionModel

extension NumberPoint {
  /// A unit as the table spells it: lower case, one space between words, `/` for `per` and `a`.
  static func spelling(_ bytes: ArraySlice<UInt8>) -> String {
    // One word stands as it is, but for those that stand for a slash.
    if bytes.count > 3, bytes.allSatisfy({ $0 != Byte.slash && !Byte.isSpace($0) }) {
      return String(decoding: bytes.map(Byte.lowered), as: UTF8.self)
    }
    var words: [String] = []
    for piece in bytes.split(whereSeparator: Byte.isSpace) {
      var word: [UInt8] = []
      for byte in piece {
        if byte == Byte.slash {
          if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
          words.append("/")
          word = []
        } else {
          word.append(Byte.lowered(byte))
        }
      }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    }
    var text = ""
    for word in words {
      let isSlash = word == "/" || word == "per" || word == "a" || word == "an"
      if isSlash {
        text += "/"
      } else {
        text += (text.isEmpty || text.hasSuffix("/") ? "" : " ") + word
      }
    }
    return text
  }

  static func refuseOddStart(
    _ rest: ArraySlice<UInt8>, whole: ArraySlice<UInt8>
  ) throws(NumberFault) {
    if let first = rest.first, Byte.isDigit(first) { return }
    let text = NumberReader.string(whole)
    let place = whole.startIndex..<whole.endIndex
    guard let first = rest.first else {
      throw NumberFault(text.isEmpty ? .empty : .notANumber(text), place)
    }
    let lowered = NumberReader.string(rest).lowercased()
    if ["nan", "inf", "infinity", "-inf", "-infinity", "+inf"].contains(lowered) {
      throw NumberFault(.notFinite(text), place)
    }
    if first == Byte.minus || lowered.hasPrefix("\u{2212}") {
      throw NumberFault(.negative(text), place)
    }
    if first == Byte.point { throw NumberFault(.loosePoint(text), place) }
    if let sign = lowered.unicodeScalars.first, !sign.isASCII {
      if sign.properties.numericType != nil { throw NumberFault(.foreignDigits(text), place) }
      if sign.properties.generalCategory == .currencySymbol {
        throw NumberFault(.foreignCurrency(text), place)
      }
    }
    throw NumberFault(.notANumber(text), place)
  }

  /// What may not follow the digits: more digits, an exponent, a hexadecimal x, another currency.
  static func refuseOddEnd(
    _ rest: ArraySlice<UInt8>, digits: ArraySlice<UInt8>, whole: ArraySlice<UInt8>
  ) throws(NumberFault) {
    let next = NumberReader.trimmed(rest)
    guard let first = next.first else { return }
    let text = NumberReader.string(whole)
    let place = whole.startIndex..<whole.endIndex
    if Byte.isDigit(first) || first == 0x27 || first == Byte.comma {
      throw NumberFault(.grouping(text), place)
    }
    let second = next.dropFirst().first
    if Byte.lowered(first) == 0x65 {
      let third = next.dropFirst(2).first
      let signed = second == Byte.plus || second == Byte.minus
      if next.count == 1 || second.map(Byte.isDigit) == true
        || (signed && third.map(Byte.isDigit) == true)
      {
        throw NumberFault(.exponent(text), place)
      }
    }
    if Byte.lowered(first) == 0x78, digits.elementsEqual([0x30]), next.count > 1 {
      throw NumberFault(.hexadecimal(text), place)
    }
    let decoded = String(decoding: next, as: UTF8.self)
    let word = decoded.prefix { $0 != " " && $0 != "/" }.lowercased()
    if ["eur", "gbp", "chf", "inr", "jpy", "cny", "euro", "euros"].contains(word)
      || decoded.unicodeScalars.first?.properties.generalCategory == .currencySymbol
        && first != Byte.dollar
    {
      throw NumberFault(.foreignCurrency(text), place)
    }
    if let sign = decoded.unicodeScalars.first, !sign.isASCII, sign.properties.numericType != nil {
      throw NumberFault(.foreignDigits(text), place)
    }
  }
}
