/// All of Canvass in one import.
@_exported import CanvassDiagnostics
@_exported import CanvassNumerics
@_exported import CanvassSampling
@_exported import CanvassTables
@_exported import CanvassWorkbench
