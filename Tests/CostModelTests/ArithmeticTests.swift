import CostModel
import DecisionModel
import Notation
import Testing

/// The documents' own arithmetic with the documents' own figures: least and most must be exact.
@Suite struct ArithmeticTests {
  /// A check: the overlay, the workload, the quantity, and its least and most.
  struct Check: Sendable, CustomTestStringConvertible {
    var name: String
    var overlay: String
    var volume: String
    var input = "1000"
    var output = "500"
    var technique: TechniqueID
    var quantity: String
    var least: String
    var most: String

    var testDescription: String { "\(name) \(technique) \(quantity)" }
  }

  static let never = "never"

  static let checks: [Check] = [
    Check(
      name: "A1", overlay: "figures", volume: "10k/month", technique: "prompt",
      quantity: "monthly", least: "300", most: "300"),
    Check(
      name: "A1", overlay: "figures", volume: "10k/month", technique: "prompt", quantity: "total",
      least: "3600", most: "3600"),
    Check(
      name: "A2", overlay: "figures", volume: "10k/month", technique: "lora", quantity: "total",
      least: "4500", most: "10300"),
    Check(
      name: "A2 with retraining", overlay: "retraining", volume: "10k/month", technique: "lora",
      quantity: "total", least: "4600", most: "11200"),
    Check(
      name: "A3", overlay: "figures", volume: "10k/month", technique: "managed_fine_tune",
      quantity: "total", least: "5700", most: "13900"),
    Check(
      name: "A3 with retraining", overlay: "retraining", volume: "10k/month",
      technique: "managed_fine_tune", quantity: "total", least: "5800", most: "14800"),
    Check(
      name: "A5", overlay: "hosting-200", volume: "10k/month", technique: "lora",
      quantity: "payback_months", least: "21", most: "43"),
    Check(
      name: "A5 dear hosting", overlay: "hosting-200", volume: "10k/month",
      technique: "managed_fine_tune", quantity: "payback_months", least: never, most: never),
    Check(
      name: "A6", overlay: "figures", volume: "10k/month", technique: "lora",
      quantity: "running_volume", least: "6666.666667", most: "16666.666667"),
    Check(
      name: "A6", overlay: "figures", volume: "10k/month", technique: "managed_fine_tune",
      quantity: "running_volume", least: "10000", most: "26666.666667"),
    Check(
      name: "A7", overlay: "figures", volume: "10k/month", technique: "lora",
      quantity: "volume", least: "12500", most: "28611.111111"),
    Check(
      name: "A7", overlay: "figures", volume: "10k/month", technique: "managed_fine_tune",
      quantity: "volume", least: "15833.333333", most: "38611.111111"),
    Check(
      name: "A8", overlay: "figures", volume: "1M/month", technique: "prompt",
      quantity: "monthly", least: "30000", most: "30000"),
    Check(
      name: "A9", overlay: "hosting-2000", volume: "1M/month", technique: "lora",
      quantity: "per_request", least: "0.002", most: "0.002"),
    Check(
      name: "A10", overlay: "hosting-2000", volume: "1M/month", technique: "lora",
      quantity: "payback_months", least: "0.075", most: "0.153571"),
    Check(
      name: "A11", overlay: "hosting-wide", volume: "10k/day", technique: "lora",
      quantity: "payback_months", least: "0.238636", most: "0.614286"),
    Check(
      name: "A12", overlay: "hosting-wide", volume: "10k/day", input: "300", output: "10",
      technique: "prompt", quantity: "monthly", least: "1860", most: "1860"),
    Check(
      name: "A12", overlay: "hosting-wide", volume: "10k/day", input: "300", output: "10",
      technique: "lora", quantity: "payback_months", least: "1.26506", most: never),
    Check(
      name: "A13", overlay: "hosting-low", volume: "1k/day", technique: "lora",
      quantity: "payback_months", least: "3", most: "43"),
    Check(
      name: "A14", overlay: "figures", volume: "10k/month", technique: "lora",
      quantity: "upfront", least: "2100", most: "4300"),
    Check(
      name: "S37", overlay: "figures", volume: "10k/month", technique: "lora",
      quantity: "train_hours", least: "1", most: "2"),
  ]

  @Test(arguments: checks) func comesOutExactly(_ check: Check) throws {
    let prices = try RuleFiles.overlay("documents-\(check.overlay).rules")
    #expect(prices.diagnostics == [])
    let facts = RuleFiles.facts([
      "volume": check.volume, "input_tokens": check.input, "output_tokens": check.output,
      "horizon": "12 months", "examples": "1000",
    ])
    let estimates = Estimator(prices.book, RuleFiles.ruleSet, draws: 64).estimates(for: facts)
    let route = estimates.breakEven.first { $0.to == check.technique }
    let found: Estimated? =
      switch check.quantity {
      case "payback_months": route?.paybackMonths
      case "volume": route?.volume
      case "running_volume": route?.runningVolume
      default: estimates[check.technique]?.quantity(check.quantity)
      }
    let amount = try #require(found?.amount, "\(String(describing: found))")
    func text(_ quantity: Quantity) -> String {
      quantity == Amount.never ? Self.never : quantity.canonical
    }
    #expect([text(amount.least), text(amount.most)] == [check.least, check.most])
    #expect(amount.least <= amount.low && amount.low <= amount.likely)
    #expect(amount.likely <= amount.high && amount.high <= amount.most)
  }

  @Test func promptingIsCheaperThanTuningInTheFirstYear() throws {
    let prices = try RuleFiles.overlay("documents-figures.rules")
    let facts = RuleFiles.facts([
      "volume": "10k/month", "input_tokens": "1000", "output_tokens": "500",
      "horizon": "12 months",
    ])
    let estimates = Estimator(prices.book, RuleFiles.ruleSet, draws: 64).estimates(for: facts)
    let prompt = try #require(estimates["prompt"]?.total.amount)
    for technique in ["lora", "managed_fine_tune"] as [TechniqueID] {
      let tuned = try #require(estimates[technique]?.total.amount)
      #expect(prompt.most < tuned.least)
    }
  }

  /// With the documents' figures, volume and tokens alone settle the pay-back that rules read.
  @Test(arguments: [
    ("figures", "10k/month", "21..1000000"), ("hosting-200", "10k/month", "21..43"),
    ("hosting-wide", "10k/day", "0.238636..0.614286"),
    ("hosting-2000", "1M/month", "0.075..0.153571"),
  ])
  func paybackIsSettledByVolumeAndTokens(
    _ overlay: String, _ volume: String, _ within: String
  ) throws {
    let prices = try RuleFiles.overlay("documents-\(overlay).rules")
    let facts = RuleFiles.facts([
      "volume": volume, "input_tokens": "1000", "output_tokens": "500",
    ])
    let settled = Estimator(prices.book, RuleFiles.ruleSet, draws: 200).settled(facts)
    guard case .known(.number(let range)) = settled["payback_months"] else {
      Issue.record("payback_months is \(settled["payback_months"])")
      return
    }
    let bounds = try NumberReader.read(within, as: .ratio).bounds(
      within: QuantityRange(.zero, .largest))
    #expect(bounds.low <= range.low && range.high <= bounds.high)
  }
}
