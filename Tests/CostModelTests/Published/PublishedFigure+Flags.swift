import Testing

/// What `advisor estimate` is asked for a row that names a model.
struct CalculatorQuestion: Sendable {
  /// memory, training or serving.
  var calculator: String
  /// Flags without their dashes.
  var flags: [(name: String, value: String)]
  /// The amount that the row gives.
  var amount: String
}

extension PublishedFigure {
  /// What to ask for the row; nil where it names no model.
  var question: CalculatorQuestion? {
    guard let model = self["model"] else { return nil }
    let kind = self["isl"] != nil ? "serving" : unit == "GB" ? "memory" : "training"
    var flags = [(name: "model", value: model)]
    if kind != "serving" { flags.append((name: "method", value: self["method"] ?? method)) }
    for input in inputs { flags += self.flags(of: input.name, input.value, kind) }
    if quantity.contains("8-bit") { flags.append((name: "bits", value: "8")) }
    // A row about memory in all, not of each GPU.
    if kind == "memory", self["gpus"] == nil { flags.append((name: "gpus", value: "1")) }
    return CalculatorQuestion(calculator: kind, flags: flags, amount: amount(kind))
  }

  private var method: String {
    let words = quantity.lowercased()
    return words.contains("qlora") ? "qlora" : words.contains("lora") ? "lora" : "full"
  }

  private func amount(_ kind: String) -> String {
    switch unit {
    case "GB": "memory_gb"
    case "tok/s": kind == "serving" ? "throughput" : "tokens_per_second"
    case "ms": quantity.contains("first") ? "ttft_ms" : "itl_ms"
    case "GPU-hours": "gpu_hours"
    case "USD": "usd"
    default: "hours"
    }
  }

  private func flags(
    of name: String, _ value: String, _ kind: String
  ) -> [(name: String, value: String)] {
    let onOff = value == "1" ? "on" : "off"
    switch name {
    case "micro_batch": return [("micro-batch", value)]
    case "seq": return [("sequence", value)]
    case "checkpointing": return [(name, onOff)]
    case "packed": return [(name, value.hasPrefix("1") ? "on" : "off")]
    case "bytes_per_param": return [("dtype", value == "8" ? "bf16" : "mixed")]
    case "optimizer": return [(name, value == "paged" ? "paged8bit" : value)]
    case "rank", "gpu", "gpus", "dtype", "targets", "offload", "sharding", "examples", "epochs",
      "concurrency", "bits":
      return [(name, value)]
    case "dataset_tokens": return [("dataset-tokens", value)]
    case "tokens_per_example": return [("tokens", value)]
    // Pretraining: one pass over that many tokens, on a cluster.
    case "tokens": return [("dataset-tokens", value), ("epochs", "1"), ("gpus", "2048")]
    case "gpu_price": return [("gpu-price", value)]
    case "kv": return [("kv-dtype", value)]
    case "isl": return [("input", value)]
    case "osl": return [("output", value)]
    case "load": return [("concurrency", value)]
    // In the name of the method, or no flag of ours.
    case "model", "method", "regime", "double_quant": return []
    default:
      Issue.record("\(id) has an input that nothing reads: \(name)")
      return []
    }
  }
}
