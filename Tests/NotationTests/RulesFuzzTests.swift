import DecisionModel
import Notation
import Testing

@Suite struct RulesFuzzTests {
  @Test func randomBytesNeverCrash() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let bytes = (0..<Int(random.next() % 200)).map { _ in UInt8(truncatingIfNeeded: random.next())
      }
      _ = RulesReader.read([SourceText(path: "a.rules", bytes: bytes)])
    }
  }

  @Test func longChainsAndFormulasNeverCrash() {
    let chain = (1...5_000).map {
      "derive d\($0) yes/no\n  says \"s\"\n  yes when d\($0 + 1) is yes\n"
    }
    let sum = "derive e count\n  says \"s\"\n  = 1" + String(repeating: " + 1", count: 4_000)
    let brackets = "derive f count\n  says \"s\"\n  = " + String(repeating: "(", count: 15_000)
    let codes = RulesReader.read([
      SourceText(path: "a.rules", text: chain.joined() + sum + "\n" + brackets)
    ]).diagnostics.map(\.code)
    #expect(codes.count { $0 == "R113" } == 2)
    #expect(codes.count { $0 == "R201" } == 1)
  }

  /// Real rule text with bytes changed, lines swapped, cut and doubled: every diagnostic stays in the
  /// text, and what could be read prints.
  @Test(arguments: 1...UInt64(40)) func mutatedRulesNeverCrash(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }
    let texts = RulesPrinter.texts(RandomRules.draw(seed: seed))
    var mutated: [SourceText] = []
    for text in texts {
      var lines = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(
        Array.init)
      for _ in 0..<12 where lines.count > 1 {
        let line = below(lines.count)
        switch below(6) {
        case 0: lines.remove(at: line)
        case 1: lines.swapAt(line, below(lines.count))
        case 2: lines.insert(lines[line], at: below(lines.count))
        case 3: lines[line] = Array(lines[line].prefix(below(lines[line].count + 1)))
        case 4: lines[line].insert(UInt8(truncatingIfNeeded: random.next()), at: 0)
        default:
          let place = below(lines[line].count)
          if !lines[line].isEmpty { lines[line][place] = UInt8(truncatingIfNeeded: random.next()) }
        }
      }
      mutated.append(SourceText(path: text.path, bytes: Array(lines.joined(separator: [0x0A]))))
    }
    let reading = RulesReader.read(mutated)
    for diagnostic in reading.diagnostics {
      let text = mutated.first { $0.path == diagnostic.span.file }
      #expect(diagnostic.span.line >= 1 && diagnostic.span.line <= (text?.lineCount ?? 0) + 1)
      #expect(diagnostic.span.column >= 1 && diagnostic.span.endColumn >= diagnostic.span.column)
    }
    #expect(reading.diagnostics == reading.diagnostics.sorted())
    _ = RulesPrinter.texts(reading.ruleSet)
  }
}
