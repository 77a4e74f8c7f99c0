internal import DecisionModel

/// Arithmetic with its names looked up: steps over a stack, so that none holds another.
struct Term: Sendable {
  private(set) var steps: [Step] = []

  /// Puts a number on the stack, or takes some from it and puts theirs there.
  enum Step: Sendable {
    case constant(Double)
    /// A number of the graph.
    case node(Int)
    /// A number that counts as 0 while nobody answered the fact at that place.
    case nodeOrZero(Int, fact: Int)
    /// A name that nothing declares.
    case missing
    case binary(Expression.Operator)
    /// A function of so many numbers, at least one.
    case call(Expression.Function, count: Int)
  }

  /// A number of the graph.
  static func node(_ node: Int) -> Term {
    var term = Term()
    term.steps = [.node(node)]
    return term
  }

  /// A name that nothing declares.
  static let missing: Term = {
    var term = Term()
    term.steps = [.missing]
    return term
  }()

  private init() {}

  /// Takes arithmetic apart; each name is looked up by `step` as often as it is read, in order.
  init(_ expression: Expression, _ step: (String) -> Step) {
    steps.reserveCapacity(8)
    func add(_ expression: Expression) {
      switch expression {
      case .constant(let quantity): steps.append(.constant(quantity.double))
      case .name(let name): steps.append(step(name))
      case .binary(let sign, let left, let right):
        add(left)
        add(right)
        steps.append(.binary(sign))
      case .call(let function, let arguments):
        for argument in arguments { add(argument) }
        steps.append(arguments.isEmpty ? .missing : .call(function, count: arguments.count))
      }
    }
    add(expression)
  }

  /// The numbers of the graph that it reads.
  var nodes: [Int] {
    steps.compactMap { step in
      switch step {
      case .node(let node), .nodeOrZero(let node, _): node
      case .constant, .missing, .binary, .call: nil
      }
    }
  }
}
