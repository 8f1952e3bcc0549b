"""`python -m advocacy` is the console command."""

from .ops.cli import main

if __name__ == "__main__":
    main()
