import Dispatch
import Synchronization

/// A thread that works while others wait, so that their cores aren't idle meanwhile.
final class StandIn: Sendable {
  private let queue = DispatchQueue(label: "stand-in")
  private let state = Mutex(State())

  /// Work that can be joined in for as long as it is open.
  struct Offer: Sendable {
    let isOpen: @Sendable () -> Bool
    let join: @Sendable () -> Void
  }

  private struct State {
    var offers: [Offer] = []
    /// How many wait.
    var waiting = 0
  }

  /// Takes something to be joined in as soon as somebody waits.
  func take(_ offer: Offer) {
    state.withLock { state in
      if state.waiting > 0 {
        queue.async(execute: offer.join)
      } else {
        state.offers.removeAll { !$0.isOpen() }
        state.offers.append(offer)
      }
    }
  }

  /// Joins in what is open while the caller waits.
  func work(while wait: () -> Void) {
    state.withLock { state in
      state.waiting += 1
      for offer in state.offers where offer.isOpen() { queue.async(execute: offer.join) }
      state.offers = []
    }
    wait()
    state.withLock { $0.waiting -= 1 }
  }
}
