/// `--format latex`: a piece of LaTeX for a paper, to be read in by `\input`.
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
    case .table(let table): return LaTeXTable(table).text
    case .figure(let figure):
      return "\\emph{\(escape(language.phrases.page.figureLeftOut)): \(escape(figure.title))}"
    }
  }

  /// Text that shows as it is: the characters that LaTeX would take for its own are escaped, signs that
  /// its fonts lack are set as mathematics, and line breaks become spaces.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText.of(text).unicodeScalars {
      // Two hyphens would be set as a dash.
      if scalar == "-", result.last == "-" { result += "{}" }
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
    "[": "{[}", "]": "{]}", "*": "{*}", "\n": " ", "\r": " ", "\t": " ", "−": "$-$", "≤": "$\\leq$",
    "≥": "$\\geq$", "≠": "$\\neq$", "≈": "$\\approx$", "√": "$\\surd$", "∞": "$\\infty$",
    "×": "$\\times$", "±": "$\\pm$", "·": "$\\cdot$", "…": "\\dots{}", "²": "\\textsuperscript{2}",
    "◆": "$\\diamond$", "α": "$\\alpha$", "β": "$\\beta$", "η": "$\\eta$", "θ": "$\\theta$",
    "λ": "$\\lambda$", "μ": "$\\mu$", "ρ": "$\\rho$", "σ": "$\\sigma$", "τ": "$\\tau$",
    "φ": "$\\varphi$", "χ": "$\\chi$", "ω": "$\\omega$", "Δ": "$\\Delta$", "Σ": "$\\Sigma$",
  ]
}
