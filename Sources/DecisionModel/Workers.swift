/// Works out independent pieces of something. What comes out never depends on who does it: the pieces
/// are the same in number and order, whether one after another or side by side.
public protocol Workers: Sendable {
  /// Maps the numbers from 0 up to a count; whoever is through with one takes the next. `setUp` gives each
  /// of them something of their own to work with, which must not matter to what comes out.
  func share<Tools, Result: Sendable>(
    _ count: Int, _ setUp: @escaping @Sendable () -> Tools,
    work: @escaping @Sendable (inout Tools, Int) -> Result
  ) -> [Result]
}

extension Workers {
  /// Maps the numbers from 0 up to a count; each is worked out by itself.
  public func map<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    share(count) {
    } work: { _, number in
      work(number)
    }
  }

  /// Two pieces of different kinds.
  public func both<First: Sendable, Second: Sendable>(
    _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let pieces = map(2) { $0 == 0 ? Piece.first(first()) : .second(second()) }
    guard case .first(let one)? = pieces.first, case .second(let other)? = pieces.last else {
      return (first(), second())
    }
    return (one, other)
  }
}

private enum Piece<First: Sendable, Second: Sendable>: Sendable {
  case first(First)
  case second(Second)
}

/// One piece after another.
public struct InTurn: Workers {
  /// Everything on one core.
  public init() {}

  /// Maps the numbers from 0 up to a count, each after the one before.
  public func share<Tools, Result: Sendable>(
    _ count: Int, _ setUp: @escaping @Sendable () -> Tools,
    work: @escaping @Sendable (inout Tools, Int) -> Result
  ) -> [Result] {
    var tools = setUp()
    return (0..<count).map { work(&tools, $0) }
  }
}
