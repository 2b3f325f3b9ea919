import Mustache

/// The page around a body: title, language and style. It refers to no other file.
enum HTMLPage {
  /// A whole page.
  ///
  /// - Parameter body: HTML that is escaped already.
  static func text(
    title: String, language: Language, body: String, provenance: Provenance
  ) throws -> String {
    struct View {
      var title: String
      var language: String
      var style: String
      var body: String
      var foot: String
    }
    let view = View(
      title: title, language: language.rawValue, style: style, body: body,
      foot: provenance.html)
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
    {{{foot}}}
    </body>
    </html>
    """

  private static let style = """
    :root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #ffffff;
      --line: #d5dae1; --band: #f5f7f9; --accent: #1f5a93; --alert: #8a4b00; --alert-band: #fff6e5;
      --fault: #a31515; --fault-band: #fdeeee; --edge: #9aa4b2; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e9ee; --soft: #a3adba; --paper: #15191f; --line: #363e49;
        --band: #1d232b; --accent: #7db4e8; --alert: #f3c27a; --alert-band: #33290f;
        --fault: #ff9b94; --fault-band: #3a1c1c; --edge: #596474; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; color: var(--ink); background: var(--paper);
      font: 16px/1.55 "DejaVu Sans", "Segoe UI", "Noto Sans", Arial, sans-serif; }
    main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem; }
    footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem 2rem; color: var(--soft);
      font-size: .85rem; }
    footer dl { border-top: 1px solid var(--line); margin: 0; padding-top: .8rem; }
    footer dt, footer dd { display: inline; margin: 0; overflow-wrap: anywhere; }
    footer dt::after { content: ":"; }
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
    .error { border-left: 4px solid var(--fault); background: var(--fault-band);
      padding: .4rem 1rem; margin: 1rem 0; max-width: 46rem; overflow-wrap: anywhere; }
    .error p { margin: .35rem 0; }
    .table { overflow-x: auto; margin: 1rem 0; background:
        linear-gradient(to right, var(--paper) 40%, transparent) 0 0 / 3rem 100% no-repeat local,
        linear-gradient(to left, var(--paper) 40%, transparent) 100% 0 / 3rem 100% no-repeat local,
        linear-gradient(to right, var(--edge), transparent) 0 0 / .8rem 100% no-repeat,
        linear-gradient(to left, var(--edge), transparent) 100% 0 / .8rem 100% no-repeat; }
    table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding: 0 0 .5rem; }
    th, td { padding: .34rem .75rem; vertical-align: top; }
    thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    td, tbody th { border-bottom: 1px solid var(--line); }
    tbody th { font-weight: inherit; }
    tr.weak th { font-weight: 600; } .mark { color: var(--fault); }
    .n { text-align: right; } tbody .n { white-space: nowrap; }
    tbody .n.words { white-space: normal; }
    .w { text-align: left; } td.w { min-width: 8.5em; } tbody th.w { min-width: 9.5em; }
    figure { margin: 1.2rem 0; padding: .5rem; border: 1px solid var(--line); border-radius: 4px;
      overflow-x: auto; background:
        linear-gradient(to right, #fff 40%, transparent) 0 0 / 3rem 100% no-repeat local,
        linear-gradient(to left, #fff 40%, transparent) 100% 0 / 3rem 100% no-repeat local,
        linear-gradient(to right, #9aa4b2, transparent) 0 0 / .8rem 100% no-repeat,
        linear-gradient(to left, #9aa4b2, transparent) 100% 0 / .8rem 100% no-repeat #fff; }
    figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto;
      mix-blend-mode: multiply; }
    @media screen and (max-width: 640px) {
      figure svg { max-width: none; }
      h1 { font-size: 1.45rem; }
      table { font-size: .85rem; } th, td { padding: .3rem .45rem; }
      td.w, tbody th.w { min-width: 6em; }
    }
    pre, code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: .88rem; }
    pre { background: var(--band); border: 1px solid var(--line); border-radius: 4px;
      padding: .6rem .9rem; overflow-x: auto; }
    pre.command { border-left: 4px solid var(--accent); }
    @media print {
      :root { --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --band: #fff; --accent: #000;
        --alert: #000; --alert-band: #fff; --fault: #000; --fault-band: #fff; }
      @page { size: A4; margin: 15mm; }
      body { font-size: 9.5pt; } table { font-size: 8pt; } th, td { padding: .2rem .4rem; }
      main { max-width: none; padding: 0; }
      td.w, tbody th.w { min-width: 5em; } figure svg { max-height: 130mm; }
      h1 { font-size: 15pt; } h2 { font-size: 12pt; } h3 { font-size: 10.5pt; }
      h1, h2, h3, h4 { margin: 1.1em 0 .4em; } figure, .table { margin: .6rem 0; }
      figure, .table { overflow: visible; background: none; } tr, figure { break-inside: avoid; }
      thead { display: table-header-group; } h1, h2, h3, h3 + p { break-after: avoid; }
      footer { max-width: none; padding: 0; break-inside: avoid; }
      pre { white-space: pre-wrap; }
    }
    """
}
