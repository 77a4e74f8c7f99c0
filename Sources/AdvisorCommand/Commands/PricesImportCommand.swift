import DecisionModel
import Notation
import Reports

/// `advisor prices import FILE`: LiteLLM's price file as prices of our own.
enum PricesImportCommand {
  /// How many lines of one kind standard error gets; JSON has them all.
  private static let mostLines = 20

  static let spec = CommandSpec(
    words: ["prices", "import"],
    overview: "Read LiteLLM's price file into a file of prices for --prices.",
    discussion: [
      "Takes chat models, embeddings and rerankers; what is strange is left out and counted with the "
        + "reason. Where the file and the price book disagree, both figures are named. What the book "
        + "knows of later prices and of an end that the file does not know is kept.",
      "A name such as xai/grok-4.7 is one of its own; --strip-prefix xai/ puts the price in the place "
        + "of that of grok-4.7.",
      "The file is model_prices_and_context_window.json of LiteLLM, or the copy in its Python package.",
    ],
    argument: CommandSpec.Argument(
      name: "FILE", help: "The price file; - is standard input.", count: 1...1),
    options: [
      OptionSpec(
        name: "--as-of", value: "DATE", help: "The day on which the file was true; must be given."),
      OptionSpec(
        name: "--only", value: "PATTERN", repeats: true,
        help: "Take the names that fit; * is any text, ? any character: gpt-6*, */claude-opus-*."),
      OptionSpec(
        name: "--strip-prefix", value: "TEXT", repeats: true,
        help: "Leave this beginning of names out, such as xai/."),
      OptionSpec(
        name: "--tier", value: "WORD",
        help: "The tier of every model; without it, the price of the output decides."),
      OptionSpec(
        name: "--source", value: "TEXT",
        help: "What to call the file in sources, such as \"litellm 1.109.1\"; default its name."),
      .output, .json, .format, .get, .rules, .packs, .prices,
    ],
    examples: [
      CommandSpec.Example(
        line: "advisor prices import litellm.json --as-of 2026-11-21 --only 'gpt-6*' -o gpt.prices",
        says: "a family of models"),
      CommandSpec.Example(
        line: "advisor recommend my.answers --prices gpt.prices", says: "decide by it"),
    ],
    members: [
      ("prices", "`import`: `entries`, `text`, `skipped` by reason, `disagreements` with the book")
    ],
    run: { session throws(CommandFailure) in try run(session) })

  private static func run(_ session: Session) throws(CommandFailure) -> CommandResult {
    guard let day = try RecommendCommand.day(session) else {
      throw .usage(
        "C105", "--as-of is missing: on which day was the file true?",
        help: "no clock is read here; write for example `--as-of 2026-11-21`")
    }
    let rules = try LoadedRules.wanted(session)
    let path = session.invocation.arguments[0]
    let wishes = try wishes(session, rules.priceBook, path, day)
    let file = try read(path, session)
    let imported = PriceImport(file, into: rules.priceBook, wishes)
    guard imported.entries.isEmpty else { return result(imported, path, rules) }
    var failure = CommandFailure(
      .invalid, "P302", "nothing of `\(path)` was taken",
      help: imported.notAsked > 0
        ? "no item that could be read fits --only" : "see what was left out, and why")
    failure.notes = ImportText(imported: imported, book: rules.priceBook).notes(most: mostLines)
    failure.tool = rules.tool
    throw failure
  }

  private static func wishes(
    _ session: Session, _ book: PriceBook, _ path: String, _ day: Day
  ) throws(CommandFailure) -> PriceImport.Wishes {
    let invocation = session.invocation
    let name = path == "-" ? "standard input" : String(path.split(separator: "/").last ?? "")
    var wishes = PriceImport.Wishes(source: "\(LiteLLMFile.format), \(name)", asOf: day)
    if let source = invocation.value("--source") { wishes.source = source }
    guard !wishes.source.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\"" }) else {
      throw .usage("C104", "--source takes a text on one line without double quotes")
    }
    wishes.only = (invocation.options["--only"] ?? []).map { NamePattern($0) }
    wishes.stripped = invocation.options["--strip-prefix"] ?? []
    guard let tier = invocation.value("--tier") else { return wishes }
    let known = book.columns.flatMap(\.words).first { $0.name == "tier" }?.values ?? []
    guard known.contains(tier) else {
      throw .usage(
        "C104", "there is no tier `\(tier)`",
        help: Suggestions.question(Suggestions.near(tier, among: known))
          ?? "tiers: \(known.joined(separator: ", "))")
    }
    wishes.words["tier"] = tier
    return wishes
  }

  private static func read(
    _ path: String, _ session: Session
  ) throws(CommandFailure) -> LiteLLMFile {
    let source = try session.source(path, limit: 64 << 20)
    let file: LiteLLMFile?
    do { file = try LiteLLMFile(reading: source.text(0..<source.bytes.count)) } catch {
      let end = source.bytes.count
      let place = min(error.offset, end)
      throw CommandFailure(
        .invalid,
        [
          Diagnostic(
            "P301", .error, "no JSON: \(error.kind.words)",
            at: source.span(place..<min(place + 1, end)))
        ], sources: [source])
    }
    if let file { return file }
    throw CommandFailure(
      .invalid, "P301", "`\(path)` holds no object of models",
      help: "LiteLLM's price file begins with `{` and has a member for each model")
  }

  private static func result(
    _ imported: PriceImport, _ path: String, _ rules: LoadedRules
  ) -> CommandResult {
    let day = imported.wishes.asOf
    let text = ImportText(imported: imported, book: rules.priceBook)
    var result = CommandResult(text.overlay)
    result.notes = text.notes(most: mostLines)
    result.members = [
      "prices": [
        "import": [
          "as_of": .string(day.canonical), "source": .string(imported.wishes.source),
          "entries": .array(imported.entries.map { PriceItem($0).json(on: day, rules.library) }),
          "later": .array(imported.later.map { PriceItem($0).json(on: day, rules.library) }),
          "skipped": .array(text.skippedJSON), "not_asked": .integer(imported.notAsked),
          "disagreements": .array(text.disagreements.map(\.json)), "text": .string(text.overlay),
        ]
      ]
    ]
    result.diagnostics = rules.diagnostics
    result.sources = { rules.sources }
    result.tool = rules.tool
    return result
  }
}

extension JSONFault.Kind {
  /// What is wrong, in words.
  fileprivate var words: String {
    switch self {
    case .unexpected: "something else should stand here"
    case .endsEarly: "the text ends too early"
    case .leftOver: "something follows the value"
    case .tooDeep: "too many objects within each other"
    case .numberOutOfRange: "a number past what we hold"
    case .badEscape: "a broken escape"
    }
  }
}
