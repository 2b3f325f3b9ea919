// The floor CanvassDiagnostics.
