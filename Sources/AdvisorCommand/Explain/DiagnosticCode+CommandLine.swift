import Notation

extension DiagnosticCode {
  /// Codes of the command line and of files.
  static let commandLine: [DiagnosticCode] = [
    DiagnosticCode(
      "C101", "unknown command", "The first words name no command.",
      example: "advisor recomend my.answers", fix: "advisor recommend my.answers"),
    DiagnosticCode(
      "C102", "unknown flag", "The command has no such flag; flags are never abbreviated.",
      example: "advisor recommend my.answers --jsn", fix: "advisor recommend my.answers --json"),
    DiagnosticCode(
      "C103", "flag without its value", "The flag needs a value, after a blank or after `=`.",
      example: "advisor recommend my.answers --format",
      fix: "advisor recommend my.answers --format json"),
    DiagnosticCode(
      "C104", "value a flag does not take", "The flag takes other values, none, or only one.",
      example: "advisor recommend my.answers --format xml",
      fix: "advisor recommend my.answers --format json"),
    DiagnosticCode(
      "C105", "missing argument", "The command needs a name or a file.",
      example: "advisor rules show", fix: "advisor rules show evaluation"),
    DiagnosticCode(
      "C106", "argument too many", "The command takes fewer arguments.",
      example: "advisor template one two", fix: "advisor template"),
    DiagnosticCode(
      "C107", "unknown topic, schema or pack", "Nothing of that kind bears this name.",
      example: "advisor help exitcodes", fix: "advisor help exit-codes"),
    DiagnosticCode(
      "C108", "no such member", "The JSON of the command has no member at this path.",
      example: "--get recommendation.dest", fix: "--get recommendation.destination"),
    DiagnosticCode(
      "C109", "unknown name", "Nothing in the rules bears this name.",
      example: "advisor rules show evalution", fix: "advisor rules show evaluation"),
    DiagnosticCode(
      "C110", "no terminal", "An interview asks a person, and there is none.",
      example: "advisor interview </dev/null", fix: "advisor recommend my.answers"),
    DiagnosticCode(
      "C111", "interview left", "The interview ended before the advice; its answers are kept.",
      example: "advisor interview", fix: "advisor interview --resume"),
    DiagnosticCode(
      "C112", "no step summary",
      "--step-summary writes for a GitHub Actions job, and there is none.",
      example: "advisor recommend my.answers --step-summary",
      fix: "advisor recommend my.answers --format markdown -o advice.md"),
    DiagnosticCode(
      "C121", "bad number for a calculator",
      "The flag takes a number of another kind, or one within bounds.",
      example: "advisor estimate memory --rank x", fix: "advisor estimate memory --rank 16"),
    DiagnosticCode(
      "C122", "not in the price book", "The price book has no entry of this name on the day.",
      example: "advisor estimate memory --model llama9-7b",
      fix: "advisor estimate memory --model llama2-7b"),
    DiagnosticCode(
      "C123", "half described",
      "A model of your own is described by all of its numbers; some are missing.",
      example: "advisor estimate memory --parameters 8B",
      fix: "advisor estimate memory --model llama3.1-8b"),
    DiagnosticCode(
      "C124", "not to be worked out",
      "The numbers that were given leave a result unknown, or make it too large to be written.",
      example: "advisor estimate training --examples 1T --tokens 1M",
      fix: "advisor estimate training --examples 2000 --tokens 500"),
    DiagnosticCode(
      "C201", "cannot read", "A file is missing, a folder, or not open to you.",
      example: "advisor recommend nowhere.answers", fix: "advisor recommend my.answers"),
    DiagnosticCode(
      "C202", "cannot write", "The result could not be written; no part of a file is left behind.",
      example: "advisor template -o no-such-folder/a", fix: "advisor template -o a"),
    DiagnosticCode(
      "C206", "no saved advice",
      "The file holds no result of `advisor recommend --json` that we read.",
      example: "advisor recommend my.answers --baseline my.answers",
      fix: "advisor recommend my.answers --json -o old.json"),
    DiagnosticCode(
      "C205", "in use", "Another interview keeps its answers in the same file.",
      example: "advisor interview", fix: "advisor interview --answers other.answers"),
    DiagnosticCode(
      "C203", "folder in use", "The folder already holds rules, which are not written over.",
      example: "advisor rules eject my-rules", fix: "advisor rules eject my-rules --force"),
    DiagnosticCode(
      "C204", "no scenarios", "No answers file was found to run.",
      example: "advisor rules test empty-folder", fix: "advisor rules test"),
    DiagnosticCode(
      "C301", "built without rules",
      "The rules are part of the program, and this one was built without them: the link to them was "
        + "checked out as a plain file.",
      example: "git clone -c core.symlinks=false ...", fix: "git clone -c core.symlinks=true ..."),
    DiagnosticCode(
      "C302", "folder without rules", "The folder holds no `.rules` file, or more than a rulebook.",
      example: "--rules empty-folder", fix: "advisor rules eject my-rules, then --rules my-rules"),
  ]
}
