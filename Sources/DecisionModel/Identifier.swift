/// A name that the rule files give to something, typed by what it names.
///
/// Two identifiers of different kinds never compare, so a fact's key cannot be passed where a
/// technique is meant.
public struct Identifier<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The name as written in the rule files.
  public let rawValue: String

  /// Names something as the rule files write it.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Names something by a literal.
  public init(stringLiteral value: String) { self.rawValue = value }

  /// The name as written.
  public var description: String { rawValue }

  /// Orders by Unicode scalars, the same on every machine.
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

/// Marks identifiers of facts: the keys of an answers file.
public enum FactKind: Sendable {}
/// Marks identifiers of values of a choice or members of a set.
public enum ValueKind: Sendable {}
/// Marks identifiers of techniques.
public enum TechniqueKind: Sendable {}
/// Marks identifiers of slots.
public enum SlotKind: Sendable {}
/// Marks identifiers of rules, gates, practices, warnings, stops and assumptions.
public enum RuleKind: Sendable {}
/// Marks identifiers of claims.
public enum ClaimKind: Sendable {}
/// Marks identifiers of sources.
public enum SourceKind: Sendable {}
/// Marks identifiers of steps on the path.
public enum StepKind: Sendable {}
/// Marks identifiers of needs.
public enum NeedKind: Sendable {}
/// Marks identifiers of rule groups.
public enum GroupKind: Sendable {}
/// Marks identifiers of packs of rules.
public enum PackKind: Sendable {}

/// A key of an answers file, or the name of a derived or computed fact.
public typealias FactKey = Identifier<FactKind>
/// One value of a choice, or one member of a set.
public typealias ValueName = Identifier<ValueKind>
/// A technique such as `few_shot`.
public typealias TechniqueID = Identifier<TechniqueKind>
/// A slot such as `behavior`.
public typealias SlotID = Identifier<SlotKind>
/// A rule, gate, practice, warning, stop or assumption.
public typealias RuleName = Identifier<RuleKind>
/// A claim such as `kadoa-05`.
public typealias ClaimID = Identifier<ClaimKind>
/// A source such as `kadoa`.
public typealias SourceID = Identifier<SourceKind>
/// A step such as `evaluation`; a technique's step bears the technique's name.
public typealias StepID = Identifier<StepKind>
/// A need such as `knowledge`.
public typealias NeedName = Identifier<NeedKind>
/// The question a rule answers: data, format, knowledge, cost, latency, skill ...
public typealias GroupName = Identifier<GroupKind>
/// A pack: `core`, `documents`, `field`.
public typealias PackName = Identifier<PackKind>

extension Identifier where Kind == StepKind {
  /// The step of a technique, which bears the technique's name.
  public init(_ technique: TechniqueID) { self.init(technique.rawValue) }
}

extension Identifier where Kind == ValueKind {
  /// A technique as a member of a set such as `tried`.
  public init(_ technique: TechniqueID) { self.init(technique.rawValue) }
}

extension Identifier where Kind == TechniqueKind {
  /// The technique that a set member or a step names.
  public init<Other>(named other: Identifier<Other>) { self.init(other.rawValue) }
}
