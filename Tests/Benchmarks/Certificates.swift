import Advice
import DecisionModel
import Interview
import Notation
import RuleAnalysis

/// How many answers of simulated users any proof has to rest on, and how many the proofs at hand do: the
/// distance between what an interview asks and what it must ask.
struct Certificates {
  let users: SimulatedUsers
  let count: Int

  /// What one user's answers came to.
  private struct Found {
    /// Answers that move the destination when they alone are another.
    var decisive: [FactKey] = []
    /// Answers that are left when one by one is taken out for as long as the rest is a proof.
    var bounds: [FactKey] = []
    /// Answers that are left when one is taken out unless some completion is then known to end elsewhere.
    var witnessed: [FactKey]?
  }

  func run(searching: Bool) {
    var all: [Found] = []
    for number in 0..<count {
      let truth = users.user(number)
      let answers = users.answers(truth)
      var found = Found()
      let ending = users.advisor.outlook(answers)
      let verdict = users.advisor.analysis.verdict(users.advisor.facts(answers))
      for answer in answers where ending.facts[answer.key] != .notApplicable {
        let branches = users.advisor.branches(of: answer.key, answers)
        if branches.contains(where: { $0.verdict != verdict }) { found.decisive.append(answer.key) }
      }
      found.bounds = least(answers) { users.advisor.outlook($0).isSettled }
      if searching {
        found.witnessed = least(answers) {
          users.advisor.analysis.settlement(users.advisor.facts($0)).ground != .witness
        }
      }
      all.append(found)
    }
    print("certificates: \(count) simulated users, seed \(users.seed)")
    tell("keys that decide alone", all.map(\.decisive))
    tell("left when bounds prove", all.map(\.bounds))
    if searching { tell("left when a witness keeps a key", all.compactMap(\.witnessed)) }
  }

  /// The answers that are left, taken out in both orders.
  private func least(_ answers: [Answer], _ isProof: ([Answer]) -> Bool) -> [FactKey] {
    func reduced(_ order: [Answer]) -> [FactKey] {
      var kept = answers
      for answer in order {
        let fewer = kept.filter { $0.key != answer.key }
        if isProof(fewer) { kept = fewer }
      }
      return kept.map(\.key)
    }
    let (one, other) = (reduced(answers), reduced(answers.reversed()))
    return other.count < one.count ? other : one
  }

  private func tell(_ name: String, _ keys: [[FactKey]]) {
    let counts = keys.map(\.count).sorted()
    guard !counts.isEmpty else { return }
    let (least, most) = (counts[0], counts[counts.count - 1])
    print("  \(name): median \(counts[counts.count / 2]), least \(least), most \(most)")
    var shares: [FactKey: Int] = [:]
    for key in keys.flatMap(\.self) { shares[key, default: 0] += 1 }
    let listed = shares.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let words = listed.map { "\($0.key) \($0.value * 100 / keys.count) %" }
    print("    " + words.joined(separator: ", "))
  }
}
