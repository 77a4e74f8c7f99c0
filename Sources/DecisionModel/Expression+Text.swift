extension Expression {
  /// The arithmetic as a reader writes it, with no more brackets than it needs.
  public var text: String { text(within: 0) }

  private func text(within outer: Int) -> String {
    switch self {
    case .constant(let quantity): return quantity.canonical
    case .name(let name): return name
    case .call(let function, let arguments):
      return function.rawValue + "(" + arguments.map(\.text).joined(separator: ", ") + ")"
    case .binary(let sign, let left, let right):
      let rank = sign == .add || sign == .subtract ? 1 : 2
      // A right side of the same rank keeps its brackets, so that the text reads back as it was.
      let text = "\(left.text(within: rank)) \(sign.rawValue) \(right.text(within: rank + 1))"
      return rank < outer ? "(\(text))" : text
    }
  }
}
