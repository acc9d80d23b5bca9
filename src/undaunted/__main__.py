"""`python -m undaunted`. Guarded, as the web server's workers import this file again."""

from undaunted.cli import main

if __name__ == "__main__":
    main()
