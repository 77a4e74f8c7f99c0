internal import DecisionModel

extension Term {
  /// What it comes to with the numbers that it reads and those of a candidate by their places, on top of what
  /// a stack holds.
  @inline(__always)
  func value<Number: Arithmetic>(
    on stack: inout [Number], candidate: [Double], _ number: (Int) -> Number
  ) -> Number {
    for step in steps {
      switch step {
      case .constant(let number): stack.append(.exactly(number))
      case .node(let node): stack.append(number(node))
      case .nodeOrZero(let node, let fact): stack.append(number(node).orZero(for: fact))
      case .candidate(let place): stack.append(.exactly(candidate[place]))
      case .missing: stack.append(.lacking(FactPlaces()))
      case .binary(let sign):
        let right = stack.removeLast()
        let left = stack.removeLast()
        stack.append(sign.applied(left, right))
      case .call(let function, let count):
        var result = stack[stack.count - count]
        if count == 1 { result = .applying(function, result, result) }
        for other in stack.suffix(count - 1) { result = .applying(function, result, other) }
        stack.removeLast(count)
        stack.append(result)
      }
    }
    return stack.removeLast()
  }
}
