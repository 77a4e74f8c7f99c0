extension DiagnosticCode {
  /// R3xx: what `rules check` proves of rules that can be read.
  static let checks: [DiagnosticCode] = [
    DiagnosticCode(
      "R301", "claim that nothing cites",
      "Every claim is cited by a declaration, so that nothing a source says is passed over.",
      example: "claim kadoa-05 ... and no declaration cites it", fix: "cites kadoa-05"),
    DiagnosticCode(
      "R302", "citation without a common fact",
      "A rule reads one of the facts that the claim it cites is about, directly or through derived "
        + "and computed facts.",
      example: "when gpu is none\ncites kadoa-05     # about knowledge_need",
      fix: "when knowledge_need is private\ncites kadoa-05"),
    DiagnosticCode(
      "R303", "citation that speaks otherwise",
      "A rule moves one of the techniques that the claim speaks for or against, in that direction.",
      example: "opposes rag strongly\ncites kadoa-05     # speaks for rag",
      fix: "supports rag strongly\ncites kadoa-05"),
    DiagnosticCode(
      "R304", "citation of something else",
      "A practice, warning or step shares a fact or a technique with the claim it cites.",
      example: "practice version-data\n  cites kadoa-05",
      fix: "practice version-data\n  cites teju-40"),
    DiagnosticCode(
      "R310", "technique without a step",
      "Every technique has a step of its name, which says what to do and when to stop.",
      example: "technique rag \"...\" and no `step rag`", fix: "step rag \"...\""),
    DiagnosticCode(
      "R311", "step that is incomplete",
      "A step says what to do with a number or a name, when to stop, and what it takes.",
      example: "do \"prepare data\"", fix: "do \"label {examples_reachable|200} more examples\""),
    DiagnosticCode(
      "R320", "fact that nothing reads",
      "Asking what no rule, step, text or formula depends on wastes the user's time.",
      example: "fact favourite_colour one of", fix: "remove the fact, or use it"),
    DiagnosticCode(
      "R321", "technique that nothing supports",
      "Without a rule that supports it a technique never scores above 0.",
      example: "technique rag \"...\" and no `supports rag`", fix: "supports rag strongly"),
    DiagnosticCode(
      "R322", "technique without a cost",
      "Every technique has a recipe in the price files, or says why it has none.",
      example: "technique chaining \"...\"", fix: "no cost because \"it is billed with the prompt\""
    ),
    DiagnosticCode(
      "R323", "two rules that say the same",
      "Two rules with the same condition, group and effect are one, with the citations of both.",
      example: "rule a ... rule b with the same lines", fix: "one of them, citing both claims"),
    DiagnosticCode(
      "R330", "line that never holds", "No value of the fact satisfies this line.",
      example: "when examples in 50..20", fix: "when examples in 20..50"),
    DiagnosticCode(
      "R331", "line that always holds", "Every value of the fact satisfies this line.",
      example: "when examples >= 0", fix: "remove the line"),
    DiagnosticCode(
      "R332", "lines that exclude each other", "No value of the fact satisfies all of these lines.",
      example: "when examples < 50\nand  examples > 500",
      fix: "when examples < 50 or examples > 500"),
    DiagnosticCode(
      "R334", "bounds that nearly meet",
      "Two bounds on one fact lie less than a twentieth apart, so that hardly any answer falls between "
        + "them: most likely one number, written twice.",
      example: "when examples >= 1000 ... when examples >= 1024",
      fix: "when examples >= 1000 in both"),
    DiagnosticCode(
      "R335", "value between two bounds",
      "One rule reads a number below a bound and another above it; at the bound neither holds.",
      example: "when examples < 50 ... when examples > 50",
      fix: "when examples < 50 ... when examples >= 50"),
    DiagnosticCode(
      "R340", "circle of steps", "Two steps are each to come before the other.",
      example: "order rag before lora\norder lora before rag",
      fix: "order rag before lora when failure_mode starts with missing_knowledge"),
    DiagnosticCode(
      "R350", "more than the engine holds",
      "Each condition is held as at most 64 combinations of facts, and masks hold 63 values.",
      example: "seven lines of `a or b` on different facts",
      fix: "derive either yes/no\n  yes when size < 5 or kind is small\n  no  otherwise"),
    DiagnosticCode(
      "R360", "technique that never wins",
      "A gate always forbids the technique, or a search found no case in which it is part of the "
        + "destination. The second is no proof; the message says how many cases were tried.",
      example: "gate never\n  forbids rag",
      fix: "gate never\n  forbids rag\n  when corpus_tokens < 100"
    ),
    DiagnosticCode(
      "R361", "declaration that never decides",
      "Wherever the rule fires another of its group counts in its place, or no case was found that ends "
        + "elsewhere without it. Only the first is proved.",
      example: "rule a ... supports rag weakly, where rule b of its group supports rag strongly",
      fix: "one rule with the citations of both, or `accepts R361 \"why it stands\"`"),
    DiagnosticCode(
      "R362", "reason that counts twice",
      "One rule fires wherever another does, both read the same facts and push a technique the same way, "
        + "and they stand in different groups, so that both count.",
      example: "rule a group one when size > 5 ... rule b group two when size > 9",
      fix: "the same group for both, or `accepts R362 \"why they are two reasons\"`"),
    DiagnosticCode(
      "R363", "rules at odds",
      "One rule fires wherever another of its group does, and pushes a technique as hard the other way.",
      example: "rule a supports rag strongly when kind is x ... rule b opposes rag strongly",
      fix: "except when kind is x, in rule b"),
    DiagnosticCode(
      "R364", "everything is forbidden",
      "There are cases in which gates forbid every technique of a slot that must be filled; the message "
        + "gives one.",
      example: "gate a forbids prompt when ... gate b forbids tuning when ...",
      fix: "one technique that no gate forbids there"),
    DiagnosticCode(
      "R365", "nothing speaks for anything",
      "There are cases in which no rule supports any technique of a slot that must be filled, so that "
        + "the order of declaration decides; the message gives one.",
      example: "every rule reads kind, and kind is z in none",
      fix: "a rule for what holds otherwise"),
    DiagnosticCode(
      "R366", "requirement that is never met",
      "A technique requires itself, in a circle, or one that a gate always forbids.",
      example: "technique a ... requires b, technique b ... requires a", fix: "drop one requirement"
    ),
    DiagnosticCode(
      "R370", "acceptance of nothing",
      "A declaration accepts a finding that is not found, so the line has done its service.",
      example: "accepts R362 \"...\" on a rule that needs no help", fix: "remove the line"),
  ]
}
