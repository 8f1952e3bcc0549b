"""From plain values to an archived, tagged PDF; what sets the type is loaded with the first one, not before."""
