import DecisionModel

extension Situation {
  /// The destination in a few words.
  func headline(next: StepID) -> String {
    let headline = Self.headline(destination.outcome, destination.techniques.map(title))
    guard destination.outcome == .noneFits else { return headline }
    let title = ruleSet.step(next)?.title ?? next.rawValue
    return "\(headline): \(title.prefix(1).lowercased())\(title.dropFirst())"
  }

  /// A kind of end with the titles of its techniques.
  static func headline(_ outcome: Destination.Outcome, _ titles: [String]) -> String {
    let joined =
      titles.count < 2
      ? titles.joined() : titles.dropLast().joined(separator: ", ") + " and " + (titles.last ?? "")
    switch outcome {
    case .adapt: return joined.prefix(1).uppercased() + joined.dropFirst()
    case .stop: return "Stop here, with \(joined)"
    case .noneFits: return "Nothing fits the task as stated"
    }
  }

  /// The disagreements that bear on the case: their own condition holds, or, without one, a declaration
  /// that settles them speaks of something on the path.
  func disagreements(on path: Path) -> [DisagreementNote] {
    ruleSet.disagreements.filter { one in
      one.when.clauses.isEmpty
        ? isSettled(one, on: path.techniques) : truth(one.when) == .must
    }.map { one in
      DisagreementNote(
        id: one.id, question: one.question, sides: one.sides,
        applied: template.fill(one.resolution),
        isDecisive: isSettled(one, on: Set(destination.techniques)))
    }
  }

  /// True when a rule or gate that settles it must fire for one of some techniques.
  private func isSettled(_ one: Disagreement, on techniques: Set<TechniqueID>) -> Bool {
    func bears(_ grounds: Grounds) -> Bool {
      grounds.resolves.contains(one.id) && fires(grounds.name)
    }
    return ruleSet.rules.contains { rule in
      bears(rule.grounds)
        && rule.effects.contains { $0.techniques.contains { techniques.contains($0) } }
    }
      || ruleSet.gates.contains { gate in
        guard bears(gate.grounds) else { return false }
        switch gate.effect {
        case .forbidsEach: return false
        case .forbids(let named), .postpones(let named, _):
          return named.contains { techniques.contains($0) }
        }
      }
  }

  /// What goes wrong easily on this path, and the limits that the destination goes over.
  func warnings(on path: Path) -> [Note] {
    let declared = ruleSet.warnings.compactMap { warning -> Note? in
      guard fires(warning.grounds.name), warning.each == nil, warning.whole == nil else {
        return nil
      }
      let concerns =
        warning.techniques.isEmpty || warning.techniques.contains { path.techniques.contains($0) }
      return concerns ? note(warning.grounds) : nil
    }
    return limitNotes + declared
  }

  /// The warnings that the destination goes over a limit.
  private var limitNotes: [Note] {
    let declared = ruleSet.warnings.flatMap { warning -> [Note] in
      guard fires(warning.grounds.name) else { return [] }
      if let each = warning.each {
        return members(of: each).filter { destination.techniques.contains($0) }.map {
          note(warning.grounds, extra: extra($0, over: each))
        }
      }
      return warning.whole.flatMap { noteOnWhole(warning, $0) }.map { [$0] } ?? []
    }
    // A gate that spared the last technique left still has its say.
    let spared = destination.techniques.flatMap { technique in
      (findings.standings[technique]?.sparedFrom ?? []).compactMap { name in
        ruleSet.gates.first { $0.grounds.name == name }.map {
          note($0.grounds, extra: extra(technique, over: $0.set))
        }
      }
    }
    return declared + spared
  }

  /// Their names.
  var overLimits: [RuleName] { limitNotes.map(\.rule) }

  /// Whether the destination goes over what a computed set of techniques is held against, whatever open
  /// answers turn out to be.
  func isSurelyOver(_ set: FactKey) -> Bool {
    members(of: set).contains(where: destination.techniques.contains) || excessOfAll?(set) != nil
  }

  /// What the techniques of the destination pass together and none of them alone.
  private func noteOnWhole(_ warning: Warning, _ set: FactKey) -> Note? {
    guard !members(of: set).contains(where: destination.techniques.contains),
      let excess = excessOfAll?(set)
    else { return nil }
    let titles = destination.techniques.map(title).joined(separator: " and ")
    return note(warning.grounds, extra: ["technique": titles, "excess": excess])
  }

  /// The keys of those answers that do not apply.
  func unused(of answers: [Answer]) -> [FactKey] {
    answers.map(\.key).filter { findings.facts[$0] == .notApplicable }
  }

  /// Answers that an assumption rules out.
  var conflicts: [Conflict] {
    ruleSet.assumptions.compactMap { assumption in
      guard truth(assumption.never) == .must else { return nil }
      var grounds = Grounds(assumption.name)
      grounds.when = assumption.never
      let keys = AnswerTrail(situation: self).answers(for: grounds).map(\.key)
      return Conflict(assumption: assumption.name, because: assumption.because, keys: keys)
    }
  }
}
