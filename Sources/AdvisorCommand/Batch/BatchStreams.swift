import Synchronization

/// The input and the output of a long run: streams where the system has them, whole files otherwise.
struct BatchStreams {
  let input: ByteInput
  private let output: ByteOutput?
  private let session: Session
  private let wrote = WriteFault()

  /// Remembers that it was writing that went wrong.
  private final class WriteFault: Sendable {
    let happened = Atomic(false)
  }

  /// Opens a file or standard input, and a file to write to where one is named.
  init(_ session: Session, path: String, target: String?) throws(CommandFailure) {
    self.session = session
    do throws(FileFault) {
      if let streams = session.effects.streams {
        input = try streams.openInput(path)
      } else {
        let effects = session.effects
        input = Self.whole(
          path == "-" ? try effects.readInput(Self.most) : try effects.readFile(path, Self.most))
      }
    } catch { throw .reading(error) }
    do throws(FileFault) {
      output = try target.map { (path) throws(FileFault) in
        try session.effects.streams?.openOutput(path) ?? Self.whole(path, session.effects)
      }
    } catch { throw .writing(error) }
  }

  /// Writes to the file, or to standard output.
  func write(_ bytes: [UInt8]) throws(FileFault) {
    do throws(FileFault) {
      if let output { try output.write(bytes) } else { try session.effects.write(.output, bytes) }
    } catch {
      wrote.happened.store(true, ordering: .relaxed)
      throw error
    }
  }

  /// Puts the file in place.
  func finish() throws(FileFault) {
    do throws(FileFault) { try output?.finish() } catch {
      wrote.happened.store(true, ordering: .relaxed)
      throw error
    }
  }

  /// Leaves what stood there before.
  func discard() { output?.discard() }

  /// What went wrong, as reading or as writing.
  func failure(_ fault: FileFault) -> CommandFailure {
    wrote.happened.load(ordering: .relaxed) ? .writing(fault) : .reading(fault)
  }

  private static let most = 1 << 30

  private static func whole(_ bytes: [UInt8]) -> ByteInput {
    let rest = Mutex(bytes[...])
    let box = Box(rest: rest)
    return ByteInput { limit in
      box.rest.withLock { rest in
        let piece = Array(rest.prefix(limit))
        rest = rest.dropFirst(limit)
        return piece
      }
    }
  }

  private static func whole(_ path: String, _ effects: Effects) -> ByteOutput {
    let box = Box(rest: Mutex([]))
    return ByteOutput(
      write: { bytes in box.rest.withLock { $0 += bytes } },
      finish: { () throws(FileFault) in
        try effects.replaceFile(path, box.rest.withLock { Array($0) })
      },
      discard: {})
  }

  private final class Box: Sendable {
    let rest: Mutex<ArraySlice<UInt8>>

    init(rest: consuming sending Mutex<ArraySlice<UInt8>>) { self.rest = rest }
  }
}
