import Foundation
import FoundationXML
import Testing

@testable import CanvassWorkbench

@Suite("Figures")
struct PlotTests {
  @Test("user text is one single-quoted string on one line")
  func quoting() {
    #expect(PlotText.quoted("it's") == "'it’s'")
    #expect(PlotText.quoted("a\nb\r\nc\u{7}\u{2028}d") == "'a b  c  d'")
    #expect(PlotText.quoted("`date` \"x\" \\") == "'`date` \"x\" \\'")
    #expect(PlotText.quoted("e\u{302}\u{301}") == "'\u{1EBF}'")
  }

  /// What gnuplot would run or expand in double quotes, or could end the string.
  static let attacks = [
    "`touch FILE`", "'; system('touch FILE'); '", "\"; system(\"touch FILE\"); \"",
    "' . system('touch FILE') . '", "x'\nsystem('touch FILE')\n'", "\\'; !touch FILE\n!touch FILE",
    "@ARG0 {/Symbol a}_b^c", "EOD\nsystem('touch FILE')", "'' ! touch FILE",
  ]

  @Test("no text of a user is ever run", arguments: attacks)
  func injection(attack: String) throws {
    let gnuplot = try #require(Gnuplot.find())
    let victim = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString).path
    let text = attack.replacingOccurrences(of: "FILE", with: victim)
    let whiskers = WhiskerFigure(
      title: text, axis: text,
      points: [.init(label: text, estimate: 1, lower: 0, upper: 2, emphasised: true)], target: 1,
      targetLabel: text)
    let heatMap = HeatMapFigure(
      title: text, rows: [text], columns: [text], values: [[1]], legend: text)
    for figure in [Figure.whiskers(whiskers), .heatMap(heatMap)] {
      let svg = try gnuplot.svg(figure, language: .en)
      #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>"))
    }
    #expect(!FileManager.default.fileExists(atPath: victim))
  }

  @Test("the SVG is well-formed XML, shows every label and escapes its text")
  func whiskers() throws {
    let gnuplot = try #require(Gnuplot.find())
    var figure = Sample.whiskers
    figure.points[0].label = "Đất <đai> & \"nhà\" id=\"x\" dat_dai"
    let svg = try gnuplot.svg(.whiskers(figure), language: .vi)
    let document = try #require(Shown(svg))
    for point in figure.points { #expect(document.texts.contains(point.label)) }
    #expect(document.texts.contains("62,1 (57,0–67,0)"))
    #expect(document.texts.contains("không có ước lượng"))
    #expect(document.texts.contains(figure.title) && document.texts.contains(figure.axis))
    #expect(document.texts.contains(figure.targetLabel))
    #expect(!svg.contains("\n\n") && !svg.contains("gnuplot_plot_1</title>"))
  }

  @Test("every cell of a heat map shows its value; a missing one is hatched")
  func heatMap() throws {
    let gnuplot = try #require(Gnuplot.find())
    let svg = try gnuplot.svg(.heatMap(Sample.heatMap), language: .en)
    let document = try #require(Shown(svg))
    for value in Sample.heatMap.values.joined().compactMap({ $0 }) {
      #expect(document.texts.contains("\(value)"))
    }
    #expect(document.patterns >= 1)
  }

  @Test("a heat map says what its hatched cells mean, where it has some")
  func heatMapGaps() throws {
    let gnuplot = try #require(Gnuplot.find())
    func texts(_ figure: HeatMapFigure, _ language: Language) throws -> Set<String> {
      try #require(Shown(try gnuplot.svg(.heatMap(figure), language: language))).texts
    }
    var figure = Sample.heatMap
    #expect(try texts(figure, .en).contains("no value"))
    #expect(try texts(figure, .vi).contains("không có giá trị"))
    figure.absence = "withheld / no answers"
    #expect(try texts(figure, .en).contains("withheld / no answers"))
    figure.values[1][4] = 70
    let full = try texts(figure, .en)
    #expect(full.contains(figure.legend) && !full.contains("withheld / no answers"))
  }

  @Test("two figures on a page share no identifier; the same figure is the same text again")
  func identifiers() throws {
    let gnuplot = try #require(Gnuplot.find())
    let one = try gnuplot.svg(.whiskers(Sample.whiskers), language: .vi)
    let two = try gnuplot.svg(.heatMap(Sample.heatMap), language: .vi)
    #expect(try gnuplot.svg(.whiskers(Sample.whiskers), language: .vi) == one)
    let (first, second) = (try #require(Shown(one)), try #require(Shown(two)))
    #expect(!first.identifiers.isEmpty && first.identifiers.isDisjoint(with: second.identifiers))
    #expect(first.references.isSubset(of: first.identifiers))
    #expect(second.references.isSubset(of: second.identifiers))
  }

  @Test("figures without any estimate, row or column are drawn, not refused")
  func empty() throws {
    let gnuplot = try #require(Gnuplot.find())
    let nothing = WhiskerFigure(
      title: "", axis: "%",
      points: [.init(label: "a", estimate: .nan, lower: nil, upper: .infinity)], target: .nan)
    #expect(try gnuplot.svg(.whiskers(nothing), language: .en).contains("no estimate"))
    let bare = HeatMapFigure(title: "bare", rows: [], columns: [], values: [], legend: "")
    #expect(try gnuplot.svg(.heatMap(bare), language: .en).contains("bare"))
    let png = try gnuplot.png(.heatMap(Sample.heatMap), language: .en)
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test("an axis has some air, and ends where values end, in any language")
  func ends() {
    func range(_ possible: ClosedRange<Double>?, upper: Double) -> ClosedRange<Double> {
      WhiskerFigure(
        title: "", axis: "điểm", possible: possible,
        points: [.init(label: "a", estimate: 60, lower: 1, upper: upper)]
      ).axisRange
    }
    #expect(range(0...100, upper: 99) == 0...100)
    #expect(range(nil, upper: 99).upperBound > 100 && range(nil, upper: 99).lowerBound < 0)
    // What is beyond is shown, and not cut.
    #expect(range(0...100, upper: 120).upperBound > 120)
  }

  @Test("a failing gnuplot is an error with its words")
  func failure() throws {
    let gnuplot = try #require(Gnuplot.find())
    #expect {
      try gnuplot.run("nonsense")
    } throws: {
      "\($0)".hasPrefix("gnuplot cannot draw the figure: ") && "\($0)".contains("invalid command")
    }
    #expect {
      try Gnuplot(path: "/nowhere/gnuplot").run("")
    } throws: {
      "\($0)".hasPrefix("gnuplot cannot be started from \"/nowhere/gnuplot\"")
    }
  }

  /// WCAG 2.2, success criterion 1.4.3: text has a contrast of at least 4.5 with its ground.
  @Test("the colours rise in lightness only, and the value in a cell can be read on all of them")
  func ramp() {
    let colours = (0...200).map { ColourRamp.colour(at: Double($0) / 200) }
    for (darker, lighter) in zip(colours, colours.dropFirst()) {
      #expect(darker.luminance < lighter.luminance)
    }
    for colour in colours { #expect(colour.contrastOfInk >= 4.5) }
    #expect(colours[0].hex == "#1b2a5e")
  }
}

/// What an SVG shows, read by an XML parser.
private final class Shown: NSObject, XMLParserDelegate {
  var texts: Set<String> = []
  var identifiers: Set<String> = []
  var references: Set<String> = []
  var patterns = 0
  private var text: String?

  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    if name == "text" { text = "" }
    if name == "pattern" { patterns += 1 }
    if let id = attributes["id"] { identifiers.insert(id) }
    if let target = attributes["xlink:href"] { references.insert(String(target.dropFirst())) }
    for part in attributes.values.joined(separator: " ").components(separatedBy: "url(#")
      .dropFirst()
    {
      references.insert(String(part.prefix { $0 != ")" }))
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text", let text { texts.insert(text.trimmingCharacters(in: .whitespaces)) }
    if name == "text" { text = nil }
  }
}
