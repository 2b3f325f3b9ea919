// The floor CanvassNumerics.
