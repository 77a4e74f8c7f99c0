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
struct AllCores: Workers {
  var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    let parts = Parts<Result>()
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = work(index)
      parts.found.withLock { $0.append((index, result)) }
    }
    return parts.found.withLock { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// What came back so far, in any order.
  private final class Parts<Result: Sendable>: Sendable {
    let found = Mutex<[(Int, Result)]>([])
  }
}
