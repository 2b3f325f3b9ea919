/// The statistics of Canvass in one import: tables, designs, estimates, models, diagnoses.
@_exported import CanvassDiagnostics
@_exported import CanvassNumerics
@_exported import CanvassSampling
@_exported import CanvassTables
