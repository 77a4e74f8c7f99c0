import Foundation
import Testing

/// Folders, files and streams that nobody means to give, by whole runs of the program.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: BinaryTests.program)))
struct HardeningTests {
  /// A line of shell, its status, and what stands on standard output and on standard error: a part, or
  /// nothing.
  struct Item: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var line: String
    var status: Int32
    var output: String
    var errors: String

    init(
      _ name: String, _ line: String, _ status: Int32, output: String = "", errors: String = ""
    ) {
      testDescription = name
      self.line = line
      self.status = status
      self.output = output
      self.errors = errors
    }

    func check() throws {
      let run = try BinaryTests.shell(line, files: files)
      #expect(run.status == status, "\(run.output.prefix(2_000))\(run.errors.prefix(2_000))")
      #expect(
        output.isEmpty ? run.output.isEmpty : run.output.contains(output),
        "\(run.output.prefix(2_000))")
      #expect(
        errors.isEmpty ? run.errors.isEmpty : run.errors.contains(errors),
        "\(run.errors.prefix(2_000))")
    }
  }

  private static let files: [String: String] = {
    var files = ["a": "examples = 500\nfacts_needed = yes\n", "l": "{\"examples\":500}\n"]
    for (path, text) in SmallRules.files { files["s/" + path] = text }
    return files
  }()

  private static let get = "recommend a --rules s --get recommendation.destination"
  private static let run = "timeout 60 $A \(get)"

  @Test(arguments: [
    // Loops end, links are followed, what is no plain file is left alone.
    Item(
      "loops of links", "ln -s . s/self; ln -s .. s/documents/up; ln -s x s/x; \(run)", 0,
      output: "lora"),
    Item(
      "a folder elsewhere", "mv s/documents d; ln -s ../d s/documents; \(run)", 0, output: "lora"),
    Item(
      "a pipe and a device", "mkfifo s/p.rules; ln -s /dev/zero s/z.rules; \(run)", 0,
      output: "lora"),
    Item(
      "a link to itself as the answers", "rm a; ln -s a a; \(run)", 1, errors: "too many levels"),
    Item(
      "a deep folder", "p=s; for i in $(seq 40); do p=$p/d; done; mkdir -p $p; \(run)", 1,
      errors: "too many levels"),
    Item("a file for a folder", "$A recommend a --rules a", 1, errors: "is no folder"),
    Item("an empty folder", "mkdir e; $A recommend a --rules e", 2, errors: "no `.rules` file"),
    // What is no text, or too much of it, is one mistake and not a thousand.
    Item(
      "rules of bytes", "head -c 300000 $A >s/b.rules; \(run)", 2, errors: "more bytes of this kind"
    ),
    Item("answers of bytes", "head -c 300000 $A >a; \(run)", 2, errors: "more bytes of this kind"),
    Item(
      "prices of bytes", "head -c 300000 $A >p; \(run) --prices p", 2,
      errors: "more bytes of this kind"),
    Item(
      "a batch of bytes", "head -c 300000 $A | $A batch - --rules s -o o", 2,
      errors: "could not be read"),
    Item(
      "huge rules", "head -c 17000000 /dev/zero | tr '\\0' a >s/b.rules; \(run)", 2, errors: "A305"),
    Item("huge prices", "head -c 17000000 /dev/zero >p; \(run) --prices p", 2, errors: "A305"),
    Item(
      "a long line", "head -c 17000 /dev/zero | tr '\\0' a >s/b.rules; \(run)", 2, errors: "A304"),
    Item(
      "5,000 mistakes in rules", "yes zzz | head -5000 >s/b.rules; \(run)", 2,
      errors: "and 4000 more"),
    Item("5,000 mistakes in answers", "yes zzz | head -5000 >a; \(run)", 2, errors: "A306"),
  ])
  func foldersAndFilesAreReadOrRefused(item: Item) throws { try item.check() }

  /// A text that opens so many brackets or objects.
  private static func opened(_ text: String, _ count: Int = 100_000) -> String {
    "printf '\(text)%.0s' $(seq \(count))"
  }

  @Test(arguments: [
    Item(
      "20,000 bounds on one fact",
      "for i in $(seq 20000); do printf 'rule r%d\\n  group g\\n  when examples >= %d\\n"
        + "  supports lora weakly\\n  because \"x\"\\n  cites book-01\\n' $i $i; done "
        + ">s/documents/many.rules; \(run)",
      2, errors: "cut the facts into more than the engine holds"),
    Item(
      "70 values of one fact",
      "(printf 'fact wide one of\\n  ask \"Which?\"\\n  example \"v1\"\\n  topic data\\n'; "
        + "for i in $(seq 70); do echo \"  value v$i \\\"x\\\"\"; done) >s/wide.rules; \(run)",
      2, errors: "`wide` has 70 values, more than the engine holds"),
    Item(
      "deep arithmetic",
      "(printf 'derive deep count\\n  = '; \(opened("(", 4_000)); echo examples) >s/d.rules; \(run)",
      2, errors: "error[R"),
    Item(
      "a deep answer", "(printf 'examples = '; \(opened("(", 4_000))) >a; \(run)", 2, errors: "A201"
    ),
    Item(
      "a deep list in a line", "\(opened("[")) | $A batch - --rules s -o o", 2,
      errors: "1 of 1 line"),
    Item(
      "deep objects in a line", "\(opened("{\"a\":")) | $A batch - --rules s -o o", 2,
      errors: "1 of 1 line"),
    Item("a deep saved result", "\(opened("[")) >d; $A render d", 2, errors: "C206"),
    Item("a deep baseline", "\(opened("{\"a\":")) >d; \(run) --baseline d", 2, errors: "C206"),
    Item(
      "deep prices", "\(opened("{\"a\":")) >d; $A prices import d --as-of 2026-11-21", 2,
      errors: "P301"),
  ])
  func whatIsTooDeepOrTooMuchIsRefused(item: Item) throws { try item.check() }

  @Test(arguments: [
    Item("no input", "\(run) <&-", 0, output: "lora"),
    Item("no output", "\(run) >&-", 1, errors: "cannot write"),
    Item("nowhere to complain", "\(run) 2>&-", 0, output: "lora"),
    Item("no stream at all", "\(run) <&- >&- 2>&-", 1),
    Item("answers from no input", "$A recommend - --rules s <&-", 1, errors: "cannot read"),
    Item("a batch to no output", "$A batch l --rules s >&-", 1, errors: "cannot write"),
    Item("a batch to a full disk", "$A batch l --rules s >/dev/full", 1, errors: "no space"),
    // A message never lands in a file that took the place of a closed stream.
    Item(
      "a batch that cannot complain",
      "echo x >l; $A batch l -o o --rules s 2>&-; grep -c '^1 of' o", 1,
      output: "0\n"),
    Item(
      "a batch from no input", "$A batch - -o o --rules s <&-; s=$?; ls o; exit $s", 1,
      errors: "cannot read"),
    Item("an interview without input", "$A interview --rules s <&-", 64, errors: "--from-stdin"),
    Item(
      "an interview on a script that ends", "$A interview --rules s --from-stdin --answers d <&-",
      1, errors: "read"),
    // Readers that go away are no mistake, however the signal is taken.
    Item("a reader that leaves", "\(run) | true; echo ${PIPESTATUS[0]}", 0, output: "0\n"),
    Item(
      "a reader that leaves, the signal ignored",
      "trap '' PIPE; \(run) | true; echo ${PIPESTATUS[0]}", 0,
      output: "0\n"),
    Item(
      "a batch whose reader leaves",
      "for i in $(seq 4000); do cat l; done >m; timeout 60 $A batch m --rules s | head -1 | wc -l",
      0,
      output: "1\n"),
    // Homes that are none.
    Item("a home that is missing", "HOME=/nonexistent \(run)", 0, output: "lora"),
    Item("an empty home", "HOME= \(run)", 0, output: "lora"),
    Item("no home", "env -u HOME \(run)", 0, output: "lora"),
    Item("a relative home", "HOME=relative \(run)", 0, output: "lora"),
    Item("a home that is a file", "HOME=/dev/null \(run)", 0, output: "lora"),
    // A program that is stopped and goes on while it waits reads everything.
    Item(
      "a pause while waiting",
      "mkfifo f; $A batch f --rules s >o & exec 3>f; sleep 0.5; kill -STOP $!; kill -CONT $!; cat l >&3; "
        + "exec 3>&-; wait $!; echo $? $(wc -l <o)", 0, output: "0 1\n"),
    Item(
      "a pause while an answer is waited for",
      "mkfifo f; $A recommend - --rules s --get recommendation.destination <f >o & exec 3>f; sleep 0.5; "
        + "kill -STOP $!; kill -CONT $!; cat a >&3; exec 3>&-; wait $!; echo $? $(grep -c lora o)",
      0,
      output: "0 1\n"),
    // A batch that is stopped leaves whole lines, and no file that looks complete.
    Item(
      "a batch that is stopped",
      "mkfifo f; $A batch f --rules s >o & exec 3>f; cat l l >&3; "
        + "until [ $(wc -l <o) -ge 2 ] || ! kill -0 $!; do "
        + "sleep 0.1; done; kill -INT $!; wait $!; echo $? $(wc -l <o) $(tail -c 1 o | od -An -c)",
      0,
      output: "130 2 \\n\n"),
    Item(
      "a batch into a file that is stopped",
      "mkfifo f; $A batch f --rules s -o o & exec 3>f; cat l l >&3; sleep 1; kill -TERM $!; wait $!; "
        + "echo $?; ls", 0, output: "143\na\nf\nl\ns\n"),
  ])
  func streamsAndHomesMayBeMissing(item: Item) throws { try item.check() }

  /// The superuser without its powers, so that the bits of files bind it as they bind anyone.
  private static let bound = getuid() == 0 ? "setpriv --bounding-set -all " : ""

  private static let canBeBound =
    getuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

  @Test(
    .enabled(if: canBeBound, "the superuser reads everything, and no `setpriv` takes that from it"),
    arguments: [
      Item("answers", "chmod 0 a; \(bound)$A \(get)", 1, errors: "`a`: permission denied"),
      Item(
        "a folder of rules", "chmod 0 s; \(bound)$A \(get)", 1, errors: "`s`: permission denied"),
      Item(
        "a folder below", "chmod 0 s/documents; \(bound)$A \(get)", 1,
        errors: "`s/documents`: permission denied"),
      Item(
        "a file below", "chmod 0 s/base.rules; \(bound)$A \(get)", 1,
        errors: "`s/base.rules`: permission denied"),
      Item(
        "a batch", "chmod 0 l; \(bound)$A batch l --rules s", 1, errors: "`l`: permission denied"),
      Item(
        "a folder to write into",
        "mkdir r; chmod 555 r; \(bound)$A \(get) -o r/o; s=$?; ls r; exit $s", 1,
        errors: "cannot write: `r/o`: permission denied"),
      Item(
        "a batch to write",
        "mkdir r; chmod 555 r; \(bound)$A batch l --rules s -o r/o; s=$?; ls r; exit $s",
        1, errors: "`r/o`: permission denied"),
      Item(
        "a home that may only be read", "mkdir h; chmod 555 h; HOME=$PWD/h \(bound)$A \(get)", 0,
        output: "lora"),
      Item(
        "a home that may only be read, for an interview",
        "mkdir h; chmod 555 h; export HOME=$PWD/h; echo 5 | \(bound)$A interview --rules s --from-stdin",
        1,
        errors: "name another place with `--answers FILE`"),
      Item(
        "a home that is somebody else's", "mkdir h; chmod 0 h; HOME=$PWD/h \(bound)$A \(get)", 0,
        output: "lora"),
      Item(
        "own defaults",
        "mkdir -p h/.config/advisor; echo 'speed = 5s' >h/.config/advisor/config; "
          + "chmod 0 h/.config/advisor/config; HOME=$PWD/h \(bound)$A \(get)", 1,
        errors: "h/.config/advisor/config`: permission denied"),
    ])
  func whatMayNotBeReadOrWrittenIsNamed(item: Item) throws { try item.check() }
}
