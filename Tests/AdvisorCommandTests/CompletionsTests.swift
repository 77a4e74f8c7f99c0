import Foundation
import Testing

@testable import AdvisorCommand

/// Completions and the manual page, which other programs read.
@Suite struct CompletionsTests {
  private static func has(_ program: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + program)
    }
  }

  private static let hasProgram = FileManager.default.isExecutableFile(atPath: BinaryTests.program)

  /// What bash offers at the end of a line.
  private static func offers(_ line: String, breaks: String) throws -> [String] {
    let run = try BinaryTests.shell(
      """
      touch mine.answers; mkdir folder
      source /dev/stdin <<<"$($A completions bash)"
      COMP_WORDBREAKS='\(breaks)'; COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
      _advisor; printf '%s\\n' "${COMPREPLY[@]}"
      """)
    #expect(run.errors.isEmpty)
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test(
    .enabled(if: has("bash") && hasProgram),
    arguments: [
      ("advisor rec", ["recommend"]), ("advisor rules ej", ["eject"]),
      ("advisor recommend --json --no-e", ["--no-env"]),
      ("advisor recommend m", ["mine.answers"]), ("advisor rules check --rules ", ["folder"]),
      ("advisor recommend --set knowledge_n", ["knowledge_need="]),
      ("advisor recommend --set knowledge_need=p", ["public", "private"]),
      ("advisor recommend --format=j", ["json"]),
      ("advisor completions ", ["bash", "zsh", "fish"]),
      ("advisor explain classic_n", ["classic_nlp"]),
      ("advisor explain too-few-e", ["too-few-examples"]), ("advisor recommend --as-of 2", []),
      ("advisor why mi", ["mine.answers"]),
      ("advisor why-not mine.answers classic", ["classic_nlp"]),
      ("advisor cost mine.answers --technique qlo", ["qlora"]),
      ("advisor why mine.answers few_shot --not qlo", ["qlora"]),
      ("advisor sweep mine.answers --vary volu", ["volume="]), ("advisor estimate mem", ["memory"]),
      ("advisor batch mine.answers --fields docu", []),
      ("advisor recommend --packs docu", ["documents"]),
    ]) func bashOffers(line: String, expected: [String]) throws
  {
    #expect(try Self.offers(line, breaks: " =") == expected)
  }

  @Test(.enabled(if: has("bash") && hasProgram)) func bashKeepsTheKeyWhereItBreaksNoWords() throws {
    let offers = try Self.offers("advisor recommend --set access_rights=n", breaks: " ")
    #expect(offers == ["access_rights=none"])
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func theScriptIsWellFormed(shell: String) throws {
    let run = World([:]).run("completions \(shell)")
    #expect(run.status == 0)
    for command in CommandTable.all {
      for option in command.allOptions {
        let name = shell == "fish" ? "-l \(option.name.dropFirst(2))" : option.name
        #expect(run.output.contains(name), "\(option.name)")
      }
    }
    guard Self.has(shell), Self.hasProgram else { return }
    let check = try BinaryTests.shell("$A completions \(shell) | \(shell) -n /dev/stdin")
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test func theManualPageNamesEveryFlag() throws {
    let run = World([:]).run("man")
    for command in CommandTable.all {
      for option in command.allOptions {
        let name = option.name.dropFirst().replacing("-", with: "\\-")
        #expect(run.output.contains("Fl \(name)"), "\(option.name)")
      }
    }
    guard Self.has("mandoc"), Self.hasProgram else { return }
    let check = try BinaryTests.shell("$A man | mandoc -T lint")
    #expect(check.output + check.errors == "")
    #expect(check.status == 0)
  }
}
