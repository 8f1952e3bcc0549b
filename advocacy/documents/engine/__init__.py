"""From plain values to an archived, tagged PDF. The engine itself is loaded when the first PDF is made, not before."""
