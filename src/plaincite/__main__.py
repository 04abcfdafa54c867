"""`python -m plaincite`: the same as the command `plaincite`."""

from plaincite.cli.main import main

if __name__ == "__main__":
    main()
