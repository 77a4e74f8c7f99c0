import CostModel
import DecisionModel
import Notation
import Testing

extension CalculatorQuestion {
  /// What the calculator says to it.
  func answer() throws -> Amount? {
    let calculator = try #require(Self.book.calculator(self.calculator))
    var asked: [String: Calculation.Setting] = [:]
    for flag in flags {
      let option = try #require(calculator.option(flag.name), "no flag \(flag.name)")
      asked[flag.name] = try Self.setting(flag.value, option)
    }
    for option in calculator.options where asked[option.name] == nil {
      if let usual = option.usual { asked[option.name] = try Self.setting(usual, option) }
    }
    let calculation = try Calculation(
      calculator, asking: asked, in: Self.book, RuleFiles.ruleSet, draws: 200)
    return calculation.amounts.first { $0.name == amount }?.value.amount
  }

  private static let book = RuleFiles.prices.book

  private static func setting(
    _ text: String, _ option: PriceBook.Calculator.Option
  ) throws -> Calculation.Setting {
    switch option.way {
    case .picks(let choice):
      let table = try #require(book.choice(choice)).table
      return .entry(try #require(book.entry(text, in: table, on: book.asOf), "\(text)").name)
    case .counts: return .count(try #require(Int(text)))
    case .sets(_, let word) where text == word: return .word
    case .sets(let name, _):
      let input = book.inputs.first { $0.name == name }?.dimension
      let formula = book.formulas.first { $0.name == name }?.dimension
      return .number(try spread(text, input ?? formula ?? .count))
    case .describes(let choice, let field):
      let table = try #require(book.choice(choice)).table
      let dimension = book.entries(of: table).lazy.compactMap { $0.field(field)?.dimension }.first
      return .number(try spread(text, try #require(dimension)))
    }
  }

  private static func spread(_ text: String, _ dimension: Dimension) throws -> PriceBook.Spread {
    let plain = Double(text).map { "\(Int64($0.rounded()))" }
    let reading = try NumberReader.read(
      text.contains("e") ? plain ?? text : text, as: dimension)
    let ends = reading.bounds(within: QuantityRange(.zero, .largest))
    return PriceBook.Spread(
      ends.low, Quantity(micros: ends.low.micros / 2 + ends.high.micros / 2), ends.high)
  }
}
