import Reports
import Testing

@testable import AdvisorCommand

@Suite struct PainterTests {
  private static let texts = [
    "你好你好你好 a heading that is long", "> a choice of thirty-five cells here", "last",
  ]

  /// The texts broken to a width, with the cursor at the end of one of them.
  private static func frame(_ width: Int, cursorAfter text: Int?) -> Frame {
    var frame = Frame()
    for (place, line) in texts.enumerated() {
      frame.rows += line.wrapped(to: width).map { Frame.Row($0) }
      if place == text, let last = frame.rows.last {
        frame.cursor = Frame.Place(row: frame.rows.count - 1, column: min(last.width, width - 1))
      }
    }
    return frame
  }

  /// Whatever the widths and wherever the cursor, one copy of the frame is left.
  @Test(arguments: [nil, 0, 1, 2]) func leavesOneCopy(cursorAfter: Int?) {
    var painter = Painter()
    var screen = ScreenDump(width: 80)
    screen.take(Array("before\r\n".utf8))
    for width in [80, 40, 24, 36, 100, 25, 35, 80, 24, 23] {
      screen.resize(to: width)
      let frame = Self.frame(width, cursorAfter: cursorAfter)
      screen.take(Array(painter.draw(frame, width: width).utf8))
      #expect(screen.text == "before\n" + frame.rows.map(\.text).joined(separator: "\n"))
      #expect(screen.isCursorShown == (cursorAfter != nil))
      #expect(Self.left(screen, painter) == screen.text + "\n$ ")
    }
    screen.take(Array(painter.settle(["✓ done"], width: 23).utf8))
    #expect(screen.text == "before\n✓ done")
    #expect(screen.strange.isEmpty)
    #expect(screen.isCursorShown)
    #expect(painter.rowsToLeave == 0)
  }

  /// The screen when the program is stopped and a shell goes on below.
  private static func left(_ screen: ScreenDump, _ painter: Painter) -> String {
    var screen = screen
    let rows = String(repeating: "\r\n", count: painter.rowsToLeave)
    screen.take(Array((rows + "\u{1B}[J$ x").utf8))
    return String(screen.text.dropLast())
  }
}
