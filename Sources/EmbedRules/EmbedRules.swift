import Foundation
import PackagePlugin

/// Turns every text under `rules/` into a Swift source of raw string literals.
///
/// The link `Sources/Rulebook/rules` leads to the folder, so that the build sees additions, edits and
/// deletions; the folder itself is listed through the resolved link.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let link = target.directoryURL.appending(path: "rules")
    let folder = link.resolvingSymlinksInPath()
    let inputs = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { !$0.split(separator: "/").contains { part in part.hasPrefix(".") } }
      .map { folder.appending(path: $0) }
      .filter { !$0.hasDirectoryPath }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    return [
      .buildCommand(
        displayName: "Embedding the rules",
        executable: try context.tool(named: "embed-rules").url,
        arguments: [link.path, output.path],
        inputFiles: inputs + [link],
        outputFiles: [output])
    ]
  }
}
