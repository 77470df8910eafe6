"""Entry point of `footnote` and `python -m bot`: runs the command line, returns its status."""

import sys

from pydantic import ValidationError

from bot.cli.main import app
from bot.output import complain, guard_streams
from corpus.errors import FootnoteError


def main() -> None:
    """Run the command that was typed; a refusal is one line on stderr and exit status 1."""
    guard_streams()
    try:
        app()
    except FootnoteError as error:
        complain(str(error))
        sys.exit(1)
    except ValidationError as error:
        first = error.errors()[0]
        name = f"FOOTNOTE_{first['loc'][0]}".upper()
        complain(f"{name} cannot be used ({first['msg']}): correct or unset it.")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
