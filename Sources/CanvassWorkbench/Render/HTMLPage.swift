import Mustache

/// The page around a body: title, language and style. It refers to no other file.
enum HTMLPage {
  /// A whole page.
  ///
  /// - Parameter body: HTML that is escaped already.
  static func text(title: String, language: Language, body: String) throws -> String {
    struct View {
      var title: String
      var language: String
      var style: String
      var body: String
      var made: String
    }
    let view = View(
      title: title, language: language.rawValue, style: style, body: body,
      made: Phrases.made(language))
    do {
      return try MustacheTemplate(string: template).render(view) + "\n"
    } catch {
      throw RenderError("the HTML page cannot be made: \(error)")
    }
  }

  private static let template = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="Canvass">
    <title>{{title}}</title>
    <style>
    {{{style}}}
    </style>
    </head>
    <body>
    <main>
    {{{body}}}
    </main>
    <footer>{{made}}</footer>
    </body>
    </html>
    """

  private static let style = """
    :root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #ffffff;
      --line: #d5dae1; --band: #f5f7f9; --accent: #1f5a93; --alert: #8a4b00; --alert-band: #fff6e5; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e9ee; --soft: #a3adba; --paper: #15191f; --line: #363e49;
        --band: #1d232b; --accent: #7db4e8; --alert: #f3c27a; --alert-band: #33290f; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; color: var(--ink); background: var(--paper);
      font: 16px/1.55 "DejaVu Sans", "Segoe UI", "Noto Sans", Arial, sans-serif; }
    main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem; }
    footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem 2rem; color: var(--soft);
      font-size: .85rem; }
    h1, h2, h3, h4 { line-height: 1.25; margin: 1.8em 0 .5em; }
    h1 { font-size: 1.8rem; margin-top: 0; border-bottom: 3px solid var(--accent);
      padding-bottom: .35em; }
    h2 { font-size: 1.3rem; } h3 { font-size: 1.08rem; } h4 { font-size: 1rem; }
    p, ul, ol { max-width: 46rem; }
    a { color: var(--accent); }
    .note { color: var(--soft); font-style: italic; }
    .warnings { border-left: 4px solid var(--alert); background: var(--alert-band);
      padding: .4rem 1rem; margin: 1rem 0; max-width: 46rem; }
    .warnings p { margin: .35rem 0; }
    .table { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding: 0 0 .5rem; }
    th, td { padding: .34rem .75rem; vertical-align: top; }
    th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    td { border-bottom: 1px solid var(--line); }
    tbody tr:nth-child(even) { background: var(--band); }
    .n { text-align: right; } td.n { white-space: nowrap; }
    .w { text-align: left; } td.w { min-width: 8.5em; } td.w:first-child { min-width: 9.5em; }
    figure { margin: 1.2rem 0; padding: .5rem; background: #ffffff; border: 1px solid var(--line);
      border-radius: 4px; overflow-x: auto; }
    figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
    @media screen and (max-width: 640px) { figure svg { max-width: none; } }
    pre, code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: .88rem; }
    pre { background: var(--band); border: 1px solid var(--line); border-radius: 4px;
      padding: .6rem .9rem; overflow-x: auto; }
    pre.command { border-left: 4px solid var(--accent); }
    @media print {
      :root { --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --band: #fff; --accent: #000;
        --alert: #000; --alert-band: #fff; }
      @page { size: A4; margin: 15mm; }
      body { font-size: 9.5pt; } table { font-size: 8pt; } th, td { padding: .2rem .4rem; }
      main { max-width: none; padding: 0; }
      td.w, td.w:first-child { min-width: 5em; } figure svg { max-height: 250mm; }
      .table { overflow: visible; } tr, figure { break-inside: avoid; }
      thead { display: table-header-group; } h1, h2, h3 { break-after: avoid; }
      pre { white-space: pre-wrap; }
    }
    """
}
