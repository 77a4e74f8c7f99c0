import DecisionModel
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work that is spread over the processor's cores and comes back in order.
///
/// Pieces may fall into pieces themselves: a core that is through with its own joins in those that are
/// still open elsewhere.
struct AllCores: Workers {
  /// How many pieces are worked on at once, at least 1.
  static let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  /// One for each core but that of whoever asks first, so that no more is under way than there are cores.
  private static let others = (1..<cores).map { DispatchQueue(label: "core \($0)") }
  /// Works in the place of whoever waits.
  private static let standIn = StandIn()

  func share<Tools, Result: Sendable>(
    _ count: Int, _ setUp: @escaping @Sendable () -> Tools,
    work: @escaping @Sendable (inout Tools, Int) -> Result
  ) -> [Result] {
    guard count > 1 else { return InTurn().share(count, setUp, work: work) }
    let job = Job(count, setUp, work)
    // Whoever asks takes the first piece: what that falls into in turn can be joined in by the others, but what
    // one of theirs falls into only while somebody waits.
    let first = job.take()
    for core in Self.others.prefix(count - 1) { core.async { job.join(job.take()) } }
    Self.standIn.take(
      StandIn.Offer(
        isOpen: { [weak job] in job?.isOpen ?? false },
        join: { [weak job] in job?.join(job?.take()) }))
    job.join(first)
    if !job.isDone { Self.standIn.work(while: job.wait) }
    return job.results
  }
}

/// Pieces of work that several cores take one by one.
private final class Job<Tools, Result: Sendable>: Sendable {
  private let setUp: @Sendable () -> Tools
  private let work: @Sendable (inout Tools, Int) -> Result
  private let state: Mutex<State>
  private let done = DispatchSemaphore(value: 0)

  private struct State {
    var results: [Result?]
    /// The next piece that nobody has taken, and how many have come back.
    var next = 0
    var finished = 0
  }

  init(
    _ count: Int, _ setUp: @escaping @Sendable () -> Tools,
    _ work: @escaping @Sendable (inout Tools, Int) -> Result
  ) {
    self.setUp = setUp
    self.work = work
    state = Mutex(State(results: Array(repeating: nil, count: count)))
  }

  /// Works on a piece that was taken, then on others for as long as there are some.
  func join(_ first: Int?) {
    guard var piece = first else { return }
    var tools = setUp()
    while true {
      put(work(&tools, piece), at: piece)
      guard let next = take() else { return }
      piece = next
    }
  }

  /// The next piece; nil when there is none.
  func take() -> Int? {
    state.withLock { state in
      guard state.next < state.results.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func put(_ result: Result, at piece: Int) {
    let isLast = state.withLock { state in
      state.results[piece] = result
      state.finished += 1
      return state.finished == state.results.count
    }
    if isLast { done.signal() }
  }

  /// True while there are pieces to take.
  var isOpen: Bool { state.withLock { $0.next < $0.results.count } }

  /// True once everything has come back.
  var isDone: Bool { state.withLock { $0.finished == $0.results.count } }

  /// Waits until everything has come back; to be done once.
  func wait() { done.wait() }

  /// What came back.
  var results: [Result] { state.withLock { $0.results.compactMap(\.self) } }
}
