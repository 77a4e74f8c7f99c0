import DecisionModel
import Notation
import Synchronization

/// Runs a stream of lines through the rules on several cores, the output in the order of the input.
struct BatchRun {
  let session: Session
  let reader: BatchReader
  /// How many parts of a block are worked on at once.
  let jobs: Int

  /// What a whole stream came to.
  struct Tally {
    var lines = 0
    var errors = 0
    var portfolio = Portfolio()
    /// The signal that stopped it.
    var signal: Int32?
  }

  /// How many bytes are read for one round on all cores.
  private static let pieceSize = 1 << 21
  /// After how many lines the progress is told again.
  private static let progressStep = 50_000

  /// Reads to the end; each round's lines are handed to `write` in order.
  func run(
    _ input: ByteInput, write: ([UInt8]) throws(FileFault) -> Void
  ) throws(FileFault) -> Tally {
    var tally = Tally()
    var cutter = LineCutter()
    let workers = Workers(reader, jobs)
    let showsProgress =
      session.effects.isTerminal(.errors) && !session.invocation.has("--quiet")
      && session.effects.environment["TERM"] != "dumb"
    var told = 0
    defer { if told > 0 { tell("\r\u{1B}[K") } }
    while true {
      let piece = try input.read(Self.pieceSize)
      if let signal = session.effects.streams?.caughtSignal() {
        tally.signal = signal
        return tally
      }
      for block in piece.isEmpty ? cutter.finish() : cutter.take(piece) {
        for result in decide(block, workers) {
          tally.lines += result.lines
          tally.errors += result.errors
          tally.portfolio.add(result.portfolio)
          if !result.output.isEmpty { try write(result.output) }
        }
      }
      if piece.isEmpty { return tally }
      if showsProgress, tally.lines - told >= Self.progressStep {
        told = tally.lines
        tell("\r" + tally.lines.counted("line") + ", " + tally.errors.counted("error"))
      }
    }
  }

  /// What each core keeps from one block to the next, set up with its first part.
  private final class Workers: Sendable {
    private let reader: BatchReader
    private let quick: [Held]

    init(_ reader: BatchReader, _ jobs: Int) {
      self.reader = reader
      quick = (0..<jobs).map { _ in Held() }
    }

    /// Works with what belongs to one part of a block.
    func with<Result: Sendable>(_ part: Int, _ work: (inout QuickLines?) -> Result) -> Result {
      quick[part].mutex.withLock { held in
        if !held.isMade { held = (true, reader.makeQuick()) }
        return work(&held.lines)
      }
    }
  }

  private func decide(_ block: LineCutter.Block, _ workers: Workers) -> [BatchReader.Result] {
    // Small blocks are not worth the way to another core.
    guard jobs > 1, block.bytes.count > 1 << 12 else {
      return [workers.with(0) { reader.read(block, &$0) }]
    }
    let parts = block.parts(jobs)
    return AllCores().map(parts.count) { part in
      workers.with(part) { reader.read(parts[part], &$0) }
    }
  }

  /// Progress that cannot be told is no reason to stop.
  private func tell(_ text: String) {
    do { try session.effects.write(.errors, Array(text.utf8)) } catch { return }
  }
}

/// A worker that one thread at a time uses.
private final class Held: Sendable {
  let mutex = Mutex<(isMade: Bool, lines: QuickLines?)>((false, nil))
}
