internal import DecisionModel

/// Every name that the files declare, gathered before any of them is resolved.
///
/// A class, since all parsers share the one table and none changes it once it is gathered.
final class NameTable {
  var facts = Registry("fact", "R201")
  /// Techniques, bundles and families share one name space, since they stand in the same places.
  var techniques = Registry("technique or family", "R203")
  var slots = Registry("slot", "R204")
  var needs = Registry("need", "R205")
  var steps = Registry("step", "R206")
  var claims = Registry("claim", "R207")
  var sources = Registry("source", "R208")
  var disagreements = Registry("disagreement", "R209")
  var groups = Registry("group", "R210")
  var strengthWords = Registry("strength", "R211")
  var rules = Registry("rule", "R212")
  var definitions = Registry("definition", "R213")

  /// The types of facts whose declaration could be read.
  var types: [String: FactType] = [:]
  var strengths: [String: Strength] = [:]
  /// Techniques without bundles, in order.
  var plainTechniques: [TechniqueID] = []
  var bundles: Set<String> = []
  /// Members of families, families within them expanded.
  var families: [String: [TechniqueID]] = [:]
  /// Rules and gates of packs that were left out.
  var leftOut: Set<String> = []

  /// A fact that must be declared.
  func fact(_ name: Name) throws(Diagnostic) -> FactKey {
    try facts.check(name)
    return FactKey(name.text)
  }

  /// A technique or the members of a family.
  func expand(_ name: Name) throws(Diagnostic) -> [TechniqueID] {
    try techniques.check(name)
    return families[name.text] ?? [TechniqueID(name.text)]
  }

  /// Techniques with families expanded, each once.
  func expand(_ names: [Name]) throws(Diagnostic) -> [TechniqueID] {
    var all: [TechniqueID] = []
    for name in names {
      for id in try expand(name) where !all.contains(id) { all.append(id) }
    }
    return all
  }

  /// A technique or bundle, not a family.
  func technique(_ name: Name) throws(Diagnostic) -> TechniqueID {
    try techniques.check(name)
    guard families[name.text] == nil else {
      throw Diagnostic(
        "R203", .error, "`\(name.text)` is a family, and one technique is wanted here",
        help: "name one of its members", at: name.span)
    }
    return TechniqueID(name.text)
  }

  /// A declared step, or the step of a technique.
  func step(_ name: Name) throws(Diagnostic) -> StepID {
    let isTechnique = techniques.contains(name.text) && families[name.text] == nil
    guard steps.contains(name.text) || isTechnique else {
      throw steps.unknown(name, besides: techniques.names)
    }
    return StepID(name.text)
  }
}
