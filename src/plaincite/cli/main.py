"""The command `plaincite`: a group of commands, and the one place where errors become words."""

import os
import sys

import click

from plaincite import __version__
from plaincite.cli.api_key import api_key
from plaincite.cli.ask import ask
from plaincite.cli.check import check
from plaincite.cli.cluster import cluster
from plaincite.cli.corpus import corpus
from plaincite.cli.doctor import doctor
from plaincite.cli.evaluate import evaluate
from plaincite.cli.export import export
from plaincite.cli.library import library
from plaincite.cli.mcp import mcp
from plaincite.cli.serve import serve
from plaincite.cli.settings import take_settings
from plaincite.cli.site import site
from plaincite.errors import PlainciteError

__all__ = ["commands", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="plaincite")
def commands() -> None:
    """Patient questions answered in plain words, each statement tied to its source.

    \b
    Start here:
      plaincite ask "Do statins cause muscle pain?"
    """


_COMMANDS = (
    api_key, ask, check, cluster, corpus, doctor, evaluate, export, library, mcp, serve, site,
)  # fmt: skip
for command in _COMMANDS:
    commands.add_command(command)


def main() -> None:
    """Run the command line; an error on purpose is one line on stderr and exit code 1."""
    # NumPy reads it when it is first imported. A second thread gains nothing on products as small
    # as ours, and keeps another core waiting for longer than a whole search takes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        commands(standalone_mode=False, default_map=take_settings(commands))
    except click.exceptions.Abort:
        _fail("stopped", code=130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except PlainciteError as error:
        _fail(str(error))
    except BrokenPipeError:
        # The reader of our output went away ("| head"); that is no error of ours.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _fail(f"{error.filename or 'plaincite'}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("PLAINCITE_DEBUG"):
            raise
        _fail(
            f"plaincite failed in a way it should not ({type(error).__name__}: {error}). Please "
            "report it; with PLAINCITE_DEBUG=1 the same command shows where."
        )


def _fail(message: str, *, code: int = 1) -> None:
    line = " ".join(message.split())
    click.echo(f"Error: {line}", err=True)
    sys.exit(code)
