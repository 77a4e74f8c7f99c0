import Notation
import Reports
import Testing

@testable import AdvisorCommand

/// The pages about the built-in rules: each is there, and none is wider than it may be.
@Suite struct PagesTests {
  static let rules = ScenarioTests.rules

  @Test func everyNameHasAPage() throws {
    let explanations = Explanations(rules: try #require(Self.rules))
    let names = explanations.names
    #expect(names.count > 400)
    // What stands as in its file keeps its own lines.
    let files = explanations.rules.library.files
    let verbatim = Set(
      files.flatMap { $0.text(0..<$0.bytes.count).split(separator: "\n") }.map(\.trimmingBlanks))
    for name in names {
      let page = try #require(explanations.named(name), "\(name)").text(.plain, 80)
      #expect(page.hasSuffix("\n"))
      #expect(!page.contains("\u{1B}"))
      for line in page.split(separator: "\n") where line.cellWidth > 80 {
        if !verbatim.contains(line.trimmingBlanks) { Issue.record("\(name): \(line)") }
      }
    }
  }

  @Test func everyCodeHasAPage() {
    for code in DiagnosticCode.ours {
      #expect(code.page(.plain, 80).hasPrefix("\(code.code): "))
    }
  }

  @Test(arguments: CommandTable.all.flatMap(\.examples).map(\.line))
  func everyExampleIsUnderstood(line: String) throws {
    let words = line.replacing("'", with: "").split(separator: " ").map(String.init)
    #expect(words.first == "advisor")
    let own = Array(words.dropFirst().prefix { $0 != ">" })
    let invocation = try ArgumentParser(commands: CommandTable.all).parse(own)
    #expect(invocation.command.run != nil)
  }

  /// No line of words makes the parser trap, and each is understood or refused as usage.
  @Test(arguments: 0..<100)
  func anyLineIsUnderstoodOrRefused(seed: Int) {
    let pieces =
      CommandTable.all.flatMap { $0.words + $0.allOptions.map(\.name) }
      + ["-", "--", "-x", "--=", "--json=", "=", "", "a.conf", "-o", "-h", "é", "--set", "k=v"]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<20 {
      var words: [String] = []
      for _ in 0..<(seed % 7) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        words.append(pieces[Int(state >> 33) % pieces.count])
      }
      do throws(CommandFailure) {
        _ = try ArgumentParser(commands: CommandTable.all).parse(words)
      } catch { #expect(error.code == .usage) }
    }
  }

  @Test func everyFlagHasHelpAndOneMeaning() {
    for command in CommandTable.all {
      let names = command.allOptions.flatMap { [$0.name, $0.short].compactMap(\.self) }
      #expect(Set(names).count == names.count, "\(command.name)")
      #expect(command.allOptions.allSatisfy { $0.name.hasPrefix("--") && $0.help.hasSuffix(".") })
      #expect(command.overview.hasSuffix("."))
    }
  }
}
