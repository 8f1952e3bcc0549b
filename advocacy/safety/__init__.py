"""Whether this installation is safe and sound: checks, the recovery sheet, the page about keeping it safe."""
