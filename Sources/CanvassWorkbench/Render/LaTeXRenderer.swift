/// `--format latex`: a piece of LaTeX for a paper, to be read in by `\input`. Tables have the rules of
/// `booktabs`; those longer than a page go on over pages (`longtable`), those wider than a line are made
/// smaller (`adjustbox`).
///
/// A figure is a note that it was left out: LaTeX reads no SVG.
enum LaTeXRenderer {
  /// The whole text, warnings first after the title.
  static func text(_ answer: Answer) -> String {
    let blocks = answer.output.blocks
    var parts = blocks.map { block($0, language: answer.language) }
    let warnings = answer.warnings.map {
      "\\textbf{\(escape(answer.language.phrases.page.warning)):} \(escape($0))"
    }
    parts.insert(contentsOf: warnings, at: blocks.startsWithTitle ? 1 : 0)
    return needs + parts.joined(separator: "\n\n") + "\n"
  }

  private static let needs = """
    % Needs \\usepackage{booktabs,longtable,adjustbox}; letters beyond Western European ones need LuaLaTeX or XeLaTeX.


    """

  /// Rows that fit on a page.
  private static let longest = 40
  /// Characters from which on the cells of a column are set in lines.
  private static let widest = 50

  private static func block(_ block: OutputBlock, language: Language) -> String {
    switch block {
    case .heading(let words, let level):
      let name = ["section", "subsection", "subsubsection"][min(3, max(1, level)) - 1]
      return "\\\(name)*{\(escape(words))}"
    case .paragraph(let prose): return escape(prose)
    case .list(let points):
      let items = points.map { "  \\item \(escape($0))" }
      return (["\\begin{itemize}"] + items + ["\\end{itemize}"]).joined(separator: "\n")
    case .code(let lines): return "\\begin{verbatim}\n\(lines)\n\\end{verbatim}"
    case .table(let table): return Self.table(table)
    case .figure(let figure):
      return "\\emph{\(escape(language.phrases.page.figureLeftOut)): \(escape(figure.title))}"
    }
  }

  private static func table(_ table: OutputTable) -> String {
    func line(_ cells: [String]) -> String { "  " + cells.joined(separator: " & ") + " \\\\" }
    let columns = table.headings.indices.map { column in
      let width = table.rows.map { $0[column].count }.max() ?? 0
      if width > widest { return "p{0.4\\linewidth}" }
      return table.headings[column].alignment == .trailing ? "r" : "l"
    }.joined()
    let heading = line(table.headings.map { escape($0.text) })
    let rows = table.rows.enumerated().map { number, row in
      var cells = row.map(escape)
      if table.emphasised.contains(number), let first = cells.first {
        cells[0] = "\\textbf{$\\diamond$ \(first)}"
      }
      return line(cells)
    }
    let caption = table.caption.isEmpty ? [] : ["  \\caption{\(escape(table.caption))}"]
    // Without a caption nothing would say what a table is that floats away from its heading.
    let environment =
      caption.isEmpty
      ? (begin: ["\\begin{center}"], end: "\\end{center}")
      : (begin: ["\\begin{table}[htbp]", "  \\centering"], end: "\\end{table}")
    let top = ["  \\toprule", heading, "  \\midrule"]
    let lines =
      if lineCount(of: table) > longest {
        ["\\begin{longtable}{\(columns)}"] + caption.map { $0 + " \\\\" } + top
          + ["  \\endhead", "  \\bottomrule", "  \\endfoot"] + rows + ["\\end{longtable}"]
      } else {
        environment.begin + caption
          + ["  \\begin{adjustbox}{max width=\\linewidth}", "  \\begin{tabular}{\(columns)}"] + top
          + rows + ["  \\bottomrule", "  \\end{tabular}", "  \\end{adjustbox}", environment.end]
      }
    return lines.joined(separator: "\n")
  }

  /// Lines that the rows of a table take, with those of cells that are set in lines.
  private static func lineCount(of table: OutputTable) -> Int {
    table.rows.reduce(0) { lines, row in
      lines + max(1, ((row.map(\.count).max() ?? 0) + widest - 1) / widest)
    }
  }

  /// Text that shows as it is: the characters that LaTeX would take for its own are escaped, signs that
  /// its fonts lack are set as mathematics, and line breaks become spaces.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText.of(text).unicodeScalars {
      if let replacement = replacements[scalar] {
        result += replacement
      } else if (0x2080...0x2089).contains(scalar.value) {
        result += "\\textsubscript{\(scalar.value - 0x2080)}"
      } else if (0x2400...0x241F).contains(scalar.value),
        let letter = Unicode.Scalar(scalar.value - 0x2400 + 0x40)
      {
        // The sign of a control character: ESC is ^[.
        result += "\\textasciicircum{}" + escape(String(Character(letter)))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let replacements: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\char34{}",
    "`": "\\textasciigrave{}", "³": "\\textsuperscript{3}",
    "[": "{[}", "]": "{]}", "\n": " ", "\r": " ", "\t": " ", "−": "$-$", "≤": "$\\leq$",
    "≥": "$\\geq$", "≠": "$\\neq$", "≈": "$\\approx$", "√": "$\\surd$", "∞": "$\\infty$",
    "×": "$\\times$", "±": "$\\pm$", "·": "$\\cdot$", "…": "\\dots{}", "²": "\\textsuperscript{2}",
    "◆": "$\\diamond$", "α": "$\\alpha$", "β": "$\\beta$", "η": "$\\eta$", "θ": "$\\theta$",
    "λ": "$\\lambda$", "μ": "$\\mu$", "ρ": "$\\rho$", "σ": "$\\sigma$", "τ": "$\\tau$",
    "φ": "$\\varphi$", "χ": "$\\chi$", "ω": "$\\omega$", "Δ": "$\\Delta$", "Σ": "$\\Sigma$",
  ]
}
