/// `advisor prices`: the word above what concerns prices.
enum PricesCommand {
  static let spec = CommandSpec(
    words: ["prices"], overview: "List, show, check or import prices.",
    examples: [
      CommandSpec.Example(line: "advisor prices list", says: "every table of the price book"),
      CommandSpec.Example(
        line: "advisor prices show gpt-6-luna", says: "a price, its source, and what reads it"),
    ])
}
