"""``python -m analyser``: the command line."""

from analyser.cli import main

if __name__ == "__main__":
    main()
