public import DecisionModel

extension PriceBook.Entry {
  /// True for what can name an entry in quotes: printable, and nothing that answers files or lists take
  /// for something else.
  public static func canBeNamed(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && scalar.value != 0x7F && !",\"\\#`".unicodeScalars.contains(scalar)
      }
  }

  /// True when the name reads as one token without quotes.
  static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, Byte.isLetter(first) || Byte.isDigit(first) else {
      return false
    }
    return name.utf8.allSatisfy {
      Byte.isLetter($0) || Byte.isDigit($0)
        || [Byte.underscore, Byte.point, Byte.minus].contains($0)
    }
  }
}

extension DeclarationPrinter {
  /// The name of an entry, in quotes where it must be.
  static func entryName(_ name: String) -> String {
    PriceBook.Entry.isPlain(name) ? name : quote(name)
  }
}
