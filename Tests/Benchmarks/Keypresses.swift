import AdvisorCommand
import DecisionModel
import Foundation
import Interview
import Notation
import Synchronization

/// Runs whole interviews of the program on a terminal that types, and measures each key: from the moment it
/// is handed over to the moment the program waits for the next one, by when it has drawn the screen and
/// written the draft to the disk.
struct Keypresses {
  let users: SimulatedUsers
  let count: Int

  func run() -> Bool {
    var typed: [ProcessorTime] = []
    var answered: [ProcessorTime] = []
    for number in 0..<count {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      let typist = Typist(users.user(number), keys: users.vocabulary.ruleSet.facts.map(\.key))
      var effects = Effects.system()
      effects.arguments = ["interview", "--fresh"]
      effects.environment = ["XDG_STATE_HOME": folder.path, "TERM": "xterm", "NO_COLOR": "1"]
      effects.isTerminal = { _ in true }
      effects.write = { _, _ in }
      effects.openTerminal = { _ in typist.terminal }
      let status = Program.run(effects)
      do { try FileManager.default.removeItem(at: folder) } catch {
        print("keypresses: \(error)")
        return false
      }
      guard status == 0 else {
        print("keypresses: user \(number) of seed \(users.seed): exit status \(status)")
        return false
      }
      let times = typist.times
      typed += times.typed
      answered += times.answered
    }
    print("keypresses: \(count) simulated users, seed \(users.seed)")
    tell("keys within a question", typed.sorted())
    tell("keys that end one, up to the next", answered.sorted())
    return true
  }

  private func tell(_ name: String, _ times: [ProcessorTime]) {
    let spread = [0.5, 0.99, 1].map { quantile($0, times) }
    print(
      "  \(name): \(times.count), median \(spread[0]), 99 % \(spread[1]), most \(spread[2])")
  }
}

/// Somebody who reads the question on the screen and types the answer, one key at a time.
private final class Typist: Sendable {
  private struct State {
    var screen = ""
    var waiting: [String] = []
    var pressed: (key: String, at: ProcessorTime)?
    var typed: [ProcessorTime] = []
    var answered: [ProcessorTime] = []
  }

  private let truth: [FactKey: String]
  private let keys: [FactKey]
  private let state = Mutex(State())

  init(_ truth: [FactKey: String], keys: [FactKey]) {
    self.truth = truth
    self.keys = keys
  }

  var times: (typed: [ProcessorTime], answered: [ProcessorTime]) {
    state.withLock { ($0.typed, $0.answered) }
  }

  var terminal: Terminal {
    Terminal(
      next: { [self] _ in press() },
      write: { [self] text, _ in
        state.withLock { $0.screen = text }
        return true
      },
      size: { (40, 100) }, close: {})
  }

  private func press() -> Terminal.Happening {
    state.withLock { state in
      if let (key, start) = state.pressed {
        let time = ProcessorTime.now - start
        if key == "\r" { state.answered.append(time) } else { state.typed.append(time) }
      }
      if state.waiting.isEmpty { state.waiting = answer(to: state.screen) }
      let key = state.waiting.removeFirst()
      state.pressed = (key, .now)
      return .bytes(Array(key.utf8))
    }
  }

  /// The keys that answer what is on the screen.
  private func answer(to screen: String) -> [String] {
    let rows = screen.replacing("\r\n", with: "\n").split(separator: "\n")
    guard let key = keys.first(where: { key in rows.contains { $0 == key.rawValue } }) else {
      // Answers that hardly occur together are kept, by the last row; else the first row goes on.
      return screen.contains("keep them") ? ["\u{1B}[A", "\r"] : ["\r"]
    }
    let text = truth[key] ?? "unknown"
    guard screen.contains("[ ]") else { return text.map { "\($0)" } + ["\r"] }
    let members = text.split(separator: ",").flatMap { name in
      name.drop { $0 == " " }.map { "\($0)" } + [" "]
    }
    return members + ["\r"]
  }
}
