/// The forms that advice can be written in beside the terminal's text and the JSON itself.
public enum ReportForm: String, Hashable, Sendable, CaseIterable {
  /// For a pull request or the summary of a job.
  case markdown
  /// One page for a browser, which loads nothing and runs nothing.
  case html
  /// Messages beside the lines of a pull request, as GitHub Actions reads them.
  case github
  /// A row for each technique, for a spreadsheet.
  case csv

  /// The advice in this form. `tag` tells one comment from another, for Markdown.
  public func text(of record: AdviceRecord, tag: String = "default") -> String {
    switch self {
    case .markdown: MarkdownReport(record, tag: tag).text
    case .html: HTMLReport(record).text
    case .github: GitHubAnnotations.text(GitHubAnnotations.items(of: record))
    case .csv: AdviceTable.csv(record)
    }
  }
}
