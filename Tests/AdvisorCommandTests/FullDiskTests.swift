import Foundation
import Testing

@testable import AdvisorCommand

/// Interviews where answers cannot be written: none that was taken is lost without being told.
@Suite struct FullDiskTests {
  /// The first write is that of the empty draft, the others follow one answer each.
  @Test(arguments: [1, 2]) func tellsAnswersThatNoFileTook(saves: Int) {
    var world = InterviewCommandTests.person(["500", "yes"].prefix(saves) + ["quit"])
    world.diskIsFull = saves..<100
    let run = world.run("interview --rules small --all")
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.components(separatedBy: "Not saved:").count == 2, "\(run.errors)")
    let told = run.errors.components(separatedBy: "not saved:").last ?? ""
    let answers = ["examples = 500", "facts_needed = yes"].prefix(saves)
    for answer in answers { #expect(told.contains("\n" + answer + "\n"), "\(run.errors)") }
    // What was written before is whole.
    let kept = run.saves.last?.split(separator: "\n").filter { !$0.hasPrefix("#") } ?? []
    #expect(kept.map(String.init) == Array(answers.dropLast()))
  }

  @Test func savesEverythingOnceThereIsRoom() {
    var world = InterviewCommandTests.person(["500", "yes", "quit"])
    world.diskIsFull = 1..<2
    let run = world.run("interview --rules small --all")
    #expect(run.errors.contains("Saved again in \(InterviewCommandTests.draft)."), "\(run.errors)")
    #expect(!run.errors.contains("not saved:"))
    #expect(run.saves.count == 2)
    let kept = run.written[InterviewCommandTests.draft] ?? ""
    #expect(kept.contains("examples = 500\nfacts_needed = yes\n"), "\(kept)")
  }

  @Test func tellsTheAnswersWhereTheFinishedFileHasNoRoom() {
    var world = InterviewCommandTests.person(["500", "yes", "finish"])
    world.diskIsFull = 3..<100
    let run = world.run("interview --rules small --answers my.conf")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("the answers were:\nexamples = 500\nfacts_needed = yes\n"))
    #expect(run.written["my.conf"]?.contains("facts_needed = yes") == true)
  }

  /// A real disk that takes no more: files may have 1 KiB, most of which a comment takes.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)),
    arguments: [
      ("yes unknown | head -8", Int32(3), "not saved:"),
      ("(yes unknown | head -8; echo finish)", 1, "the answers were:"),
      ("(yes unknown | head -8; echo nonsense)", 2, "not saved:"),
    ])
  func aRealDiskThatIsFull(input: String, status: Int32, words: String) throws {
    let run = try BinaryTests.shell(
      "trap '' XFSZ; printf '#%880s\\n' ours >a; ulimit -f 1; "
        + "\(input) | $A interview --from-stdin --answers a; s=$?; cat a; ls; exit $s")
    #expect(run.status == status, "\(run.errors)")
    let taken = run.errors.split(separator: "\n").filter { $0.hasSuffix(" = unknown") }
    let (filed, told) = (taken.prefix(8), taken.dropFirst(8))
    #expect(Set(filed).count == 8)
    #expect(told.count == 8)
    #expect(Set(told) == Set(filed))
    #expect(run.errors.contains(words))
    #expect(run.errors.contains("file too large"))
    // What is on the disk is whole, and nothing half written lies beside it.
    let kept = run.output.split(separator: "\n").filter { $0.hasSuffix(" = unknown") }
    #expect(kept.count > 0 && kept.count < 8)
    #expect(run.output.contains("ours\n"))
    #expect(run.output.hasSuffix(" = unknown\na\n"), "\(run.output)")
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)),
    arguments: [
      "touch home; export XDG_STATE_HOME=$PWD/home", "unset XDG_STATE_HOME; export HOME=/proc/none",
      "touch home; unset XDG_STATE_HOME; export HOME=$PWD/home",
      "export XDG_STATE_HOME=/proc/self/fd",
    ])
  func beginsNothingWhereNothingCanBeKept(home: String) throws {
    let run = try BinaryTests.shell(home + "; echo chat | $A interview --from-stdin")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("error[C202]: cannot keep the answers"), "\(run.errors)")
    #expect(run.errors.contains("`--answers FILE`"))
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)),
    arguments: ["-o /dev/full", ">/dev/full"])
  func adviceThatCannotBeWrittenLeavesTheAnswers(flags: String) throws {
    // Nothing can be kept in the home folder; the way out that is named then works.
    let run = try BinaryTests.shell(
      "export HOME=/proc/none; printf 'chat\\nformat\\nfinish\\n' | $A interview --from-stdin --answers a \(flags); "
        + "s=$?; cat a; exit $s")
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.output.hasSuffix("task_type = chat\nfailure_mode = format\n"), "\(run.output)")
  }
}
