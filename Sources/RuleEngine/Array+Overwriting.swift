extension Array where Element: BitwiseCopyable {
  /// Puts other elements in place of the first ones, as far as both reach: nothing is allocated for it.
  mutating func overwrite(with others: [Element]) {
    var own = mutableSpan
    let others = others.span
    for place in 0..<Swift.min(own.count, others.count) {
      unsafe own[unchecked: place] = others[unchecked: place]
    }
  }
}
