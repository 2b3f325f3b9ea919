// The floor CanvassSampling.
