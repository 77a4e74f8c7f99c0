/// The stylesheet of the page: system fonts, one accent, light, dark and print.
///
/// Shapes are told apart by pattern, size or letter besides colour; text reaches a contrast of 4.5 and
/// shapes one of 3 on their ground.
enum Stylesheet {
  static let rules: StaticString = """

    :root {
      --ground: #ffffff; --raised: #f5f7f8; --text: #1b2024; --quiet: #59626b; --line: #dfe4e8;
      --bar: #858f99; --accent: #0a6c61; --on-accent: #ffffff; --soft: #dcefec; --against: #9a3b1f;
      color-scheme: light dark;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --ground: #14181b; --raised: #1d2226; --text: #e6eaed; --quiet: #a2abb4; --line: #343b41;
        --bar: #79838d; --accent: #5cc9b9; --on-accent: #0d1513; --soft: #1c3a37; --against: #f0a084;
      }
    }
    *, *::before, *::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body {
      margin: 0 auto; max-width: 47rem; padding: 3.5rem 1.5rem 4rem; background: var(--ground);
      color: var(--text); overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
      font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial,
        "Noto Sans", sans-serif;
    }
    h1, h2, h3 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
    h1 { font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.6rem); letter-spacing: -0.02em; margin: 0 0 1.25rem; }
    h2 { font-size: 1.5rem; letter-spacing: -0.012em; margin: 0 0 1.25rem; }
    h3 { font-size: 1.0625rem; margin: 2rem 0 0.4rem; }
    p { margin: 0 0 0.75rem; }
    ul, ol { margin: 0 0 0.75rem; padding-left: 1.3rem; }
    li { margin: 0 0 0.5rem; }
    section { margin: 4.5rem 0 0; }
    section > .quiet { font-size: 0.9375rem; }
    a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
    main:focus { outline: none; }
    code { font: 0.88em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; unicode-bidi: isolate; }
    td, dd { unicode-bidi: isolate; }
    th, td { overflow-wrap: break-word; }
    .skip {
      position: absolute; left: 1rem; top: -5rem; padding: 0.5rem 1rem; background: var(--ground);
      border: 2px solid var(--accent);
    }
    .skip:focus { top: 1rem; z-index: 1; }
    .hidden {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    .eyebrow { color: var(--accent); font-weight: 600; margin: 0 0 0.5rem; }
    .lead { font-size: 1.1875rem; line-height: 1.5; max-width: 38rem; }
    .quiet, .note, .cite { color: var(--quiet); }
    .cite { font-size: 0.875rem; line-height: 1.5; }
    .cite a { color: inherit; }
    .cite a:hover { color: var(--accent); }
    .alert { border-left: 3px solid var(--accent); background: var(--raised); padding: 0.75rem 1rem; }
    .first { border-left: 3px solid var(--accent); padding: 0.1rem 0 0.1rem 1rem; margin: 0 0 1.25rem; }

    .tiles {
      display: grid; grid-template-columns: repeat(3, 1fr); gap: 1.5rem; list-style: none; padding: 0;
      margin: 1.75rem 0 2rem;
    }
    .tiles li { border-top: 1px solid var(--line); padding-top: 0.75rem; margin: 0; }
    .tiles span { display: block; color: var(--quiet); font-size: 0.9375rem; }
    .tiles b { display: block; font-size: 1.75rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.02em; }
    .tiles .unknown { font-weight: 400; font-size: 1.1875rem; letter-spacing: 0; color: var(--quiet); }
    nav { margin: 2rem 0 0; padding: 1rem 0 0; border-top: 1px solid var(--line); }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; }
    nav li { margin: 0; font-size: 0.9375rem; }
    nav a { display: inline-block; padding: 0.15rem 0; }

    header, main, footer { overflow-x: clip; overflow-clip-margin: 8px; }
    figure { margin: 0 0 3rem; }
    figcaption { margin: 0 0 1rem; }
    figcaption strong { display: block; font-size: 1.0625rem; font-weight: 650; }
    figcaption .note { display: block; font-size: 0.9375rem; line-height: 1.5; }
    svg { display: block; overflow: visible; }
    svg text { fill: var(--text); font-size: 14px; }
    svg .value { font-weight: 600; }
    svg .mark, svg .detail { fill: var(--quiet); font-size: 13px; }
    .track { stroke: var(--line); stroke-width: 1; }
    .chosen .fill { fill: var(--accent); }
    .chosen .name { font-weight: 600; }
    .other .fill { fill: var(--bar); }
    .excluded .fill { stroke: var(--bar); stroke-width: 1; }
    .hatch { fill: var(--bar); }
    .whisker { stroke: var(--text); stroke-width: 1.5; }
    .casing { stroke: var(--ground); stroke-width: 4; stroke-linecap: square; opacity: 0.85; }
    .narrow { display: none; }

    .rail { stroke: var(--bar); stroke-width: 2; }
    .rail.walked { stroke: var(--bar); stroke-width: 3; }
    .rail.perhaps { stroke-dasharray: 3 5; }
    .station .dot { fill: var(--ground); stroke: var(--bar); stroke-width: 2; }
    .station .halo { fill: var(--ground); stroke: var(--accent); stroke-width: 1.5; }
    .station .name { font-size: 15px; }
    .station.done .dot { fill: var(--quiet); stroke: var(--quiet); }
    .station.done .tick { fill: none; stroke: var(--ground); stroke-width: 1.8; }
    .station.done .name { fill: var(--quiet); }
    .station.next .dot { fill: var(--accent); stroke: var(--accent); }
    .station.next .name { font-weight: 650; }
    .station.next .detail { fill: var(--accent); font-weight: 600; }
    .station.later .dot { stroke: var(--accent); stroke-width: 2.5; }
    .station.perhaps .dot { stroke-dasharray: 3 2.5; }
    .station.perhaps .name { fill: var(--quiet); }

    .grid { stroke: var(--line); stroke-width: 1; }
    .axis { stroke: var(--bar); stroke-width: 1; }
    .line { fill: none; stroke-width: 2; stroke: var(--bar); vector-effect: non-scaling-stroke; }
    .line-0 { stroke: var(--accent); stroke-width: 3; }
    .line-1 { stroke-dasharray: 7 4; }
    .line-2 { stroke-dasharray: 2 4; }
    .line-3 { stroke-dasharray: 10 3 2 3; }
    .line-4 { stroke-dasharray: 14 6; }
    .band { fill: var(--bar); opacity: 0.13; }
    .band-0 { fill: var(--accent); opacity: 0.16; }
    .today { stroke: var(--text); stroke-width: 1; stroke-dasharray: 2 3; }
    svg .now { font-size: 13px; font-weight: 600; }
    .crossing { fill: var(--ground); stroke: var(--text); stroke-width: 2; }
    svg .cross { font-size: 13px; font-weight: 600; }
    svg .cased { paint-order: stroke; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round; }
    .letter circle { fill: var(--ground); stroke: var(--bar); stroke-width: 1.5; }
    .letter-0 circle { fill: var(--accent); stroke: var(--accent); }
    svg .letter-text { font-size: 12px; font-weight: 650; }
    svg .letter-0 .letter-text { fill: var(--on-accent); }
    .key { list-style: none; padding: 0; margin: 0.5rem 0 0; font-size: 0.9375rem; }
    .key li { margin: 0 0 0.15rem; }
    .key li:first-child b { color: var(--accent); }
    .key .same { color: var(--quiet); }
    .tornado .near { fill: var(--accent); }
    .tornado .far { fill: var(--bar); }

    details { margin: 0.75rem 0; }
    summary { cursor: pointer; color: var(--accent); font-size: 0.9375rem; width: fit-content; max-width: 100%; }
    summary:hover { text-decoration: underline; text-underline-offset: 0.15em; }
    details[open] > summary { margin-bottom: 0.75rem; }
    .steps { list-style: none; padding: 0; counter-reset: step; }
    .steps > li { position: relative; padding-left: 2.5rem; margin: 0 0 1.75rem; counter-increment: step; }
    .steps > li::before {
      content: counter(step); position: absolute; left: 0; top: -0.05rem; color: var(--quiet); font-weight: 600;
    }
    .steps > .next::before { color: var(--accent); }
    .steps h3 { margin: 0 0 0.25rem; }
    .steps p { margin: 0 0 0.35rem; }
    .state { font-weight: 400; font-size: 0.9375rem; color: var(--quiet); }
    .next .state { color: var(--accent); font-weight: 600; }
    .reasons { list-style: none; padding: 0; }
    .reasons > li { margin: 0 0 1.25rem; }
    .reasons p { margin: 0 0 0.2rem; }
    .for { color: var(--accent); }
    .against { color: var(--against); }

    table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; line-height: 1.45; margin: 0 0 1rem; }
    caption { text-align: left; color: var(--quiet); padding: 0 0 0.5rem; }
    th, td { text-align: left; vertical-align: top; padding: 0.45rem 1rem 0.45rem 0; border-bottom: 1px solid var(--line); }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { color: var(--quiet); font-weight: 500; font-size: 0.875rem; vertical-align: bottom; }
    tbody th { font-weight: 500; }
    .number { text-align: right; }
    tr:target, dt:target { background: var(--soft); }
    .sources dt { font-weight: 600; margin: 0.75rem 0 0; }
    .sources dd { margin: 0; }
    footer {
      margin: 5rem 0 0; padding: 1.25rem 0 0; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.875rem;
    }
    .command { display: block; background: var(--raised); padding: 0.75rem 1rem; color: var(--text); }

    @media screen and (max-width: 38rem) {
      body { padding: 2rem 1rem 3rem; font-size: 1rem; }
      section { margin-top: 3.5rem; }
      .tiles { grid-template-columns: 1fr; gap: 0.75rem; }
      .tiles li { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; align-items: baseline; }
      .tiles b { font-size: 1.375rem; text-align: right; }
      .tiles .range { grid-column: 1 / -1; text-align: right; }
      svg text { font-size: 13px; }
      svg .detail { font-size: 12px; }
      .wide { display: none; }
      .narrow { display: inline; }
      .steps > li { padding-left: 1.75rem; }
      table, tbody, tr, th, td, caption { display: block; width: 100%; }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      tbody tr { border-bottom: 1px solid var(--line); padding: 0.6rem 0; }
      tbody th, td { border: 0; padding: 0.1rem 0; }
      tbody th { font-weight: 600; }
      td { display: flex; justify-content: space-between; gap: 1rem; text-align: left; }
      td::before { content: attr(data-label); color: var(--quiet); flex: 0 0 auto; max-width: 50%; }
      td > span { text-align: right; min-width: 0; }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    @media (forced-colors: active) {
      svg text { fill: CanvasText; }
      .chosen .fill, .tornado .near, .station.next .dot, .letter-0 circle { fill: Highlight; }
      .other .fill, .tornado .far, .hatch { fill: GrayText; }
      .whisker, .rail, .axis, .line, .today, .crossing { stroke: CanvasText; }
      .line-0 { stroke: Highlight; }
      .station .dot, .crossing { fill: Canvas; stroke: CanvasText; }
    }
    @media print {
      @page { margin: 18mm 16mm; }
      body { padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.45; }
      section { margin-top: 2.2rem; }
      nav, .skip, .figures:not([open]), .extra:not([open]) { display: none; }
      h1 { font-size: 22pt; }
      h3 { font-size: 11.5pt; }
      h2, h3, figcaption, summary, dt { break-after: avoid; }
      figcaption, li, p { break-inside: avoid; }
      figure svg, tr, .steps > li, .reasons > li, .tiles { break-inside: avoid; }
      table { font-size: 8.5pt; line-height: 1.35; }
      th, td { padding-top: 0.2rem; padding-bottom: 0.2rem; }
      details::details-content { content-visibility: visible; display: block; height: auto; }
      a { color: inherit; text-decoration: none; }
      summary { color: var(--quiet); list-style: none; }
      svg, .alert { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
