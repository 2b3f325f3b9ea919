import CanvassNumerics
import CanvassTables
import Foundation

/// The program that draws the figures. It is looked for at run time and never assumed.
public struct Gnuplot: FigureDrawer {
  /// Where the program is.
  public let path: String

  /// Uses the program at `path`.
  public init(path: String) { self.path = path }

  /// The program on the search path; `nil` when it is not installed.
  public static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Gnuplot? {
    for folder in (environment["PATH"] ?? "").split(separator: ":") {
      let path = "\(folder)/gnuplot"
      if access(path, X_OK) == 0 { return Gnuplot(path: path) }
    }
    return nil
  }

  /// What to say where a figure is wanted and the program is not there.
  public static let missing = PlotError("\(whole: English().page.noGnuplot)")

  /// The figure as one SVG element without blank lines, its identifiers unlike those of other
  /// figures on the page.
  ///
  /// - Throws: `PlotError` when gnuplot fails.
  public func svg(_ figure: Figure, language: Language) throws -> String {
    let drawing = Drawing(figure, language: language)
    let raw = try run(drawing.script(for: .svg))
    return SVG.inlined(String(decoding: raw, as: UTF8.self), prefix: drawing.identifier)
  }

  /// The figure as a PNG picture, twice the size of the SVG.
  ///
  /// - Throws: `PlotError` when gnuplot fails.
  public func png(_ figure: Figure, language: Language) throws -> Data {
    try run(Drawing(figure, language: language).script(for: .png))
  }

  /// Runs a script and returns what gnuplot writes on standard output.
  func run(_ script: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-d"]
    // Numbers with a point and text in UTF-8, whatever the user's settings are.
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C.UTF-8"
    environment["GNUTERM"] = nil
    process.environment = environment
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = try Self.file(holding: script)
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw PlotError("gnuplot cannot be started from \"\(path)\": \(error.localizedDescription)")
    }
    // Complaints are a few lines, which the pipe holds until the picture has been read.
    let picture = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // Ctrl-C reaches gnuplot too.
    try Interruption.current?.check()
    guard process.terminationStatus == 0, !picture.isEmpty else {
      let words = String(decoding: complaints, as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      throw PlotError("gnuplot cannot draw the figure: \(words)")
    }
    return picture
  }

  /// An open file with the script in it, which is gone when it is closed.
  private static func file(holding script: String) throws -> FileHandle {
    let name = FileManager.default.temporaryDirectory
      .appendingPathComponent("canvass-\(UUID().uuidString).gp").path
    let number = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard number >= 0 else {
      throw PlotError(
        "the figure cannot be drawn: \(name): \(SystemFailure(code: errno).reason); name another folder in TMPDIR"
      )
    }
    unlink(name)
    let handle = FileHandle(fileDescriptor: number, closeOnDealloc: true)
    do {
      try FileDescriptor(number: number).write(script)
    } catch let failure as SystemFailure {
      throw PlotError(
        "the figure cannot be drawn: \(name): \(failure.reason); name another folder in TMPDIR")
    }
    try handle.seek(toOffset: 0)
    return handle
  }
}

/// Why a figure cannot be drawn: one sentence.
public struct PlotError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
