"""Write the generated parts of the docs, or check that they are current and that links work.

Run: python docs/generate.py           writes the pages and schemas below, and gallery/
     python docs/generate.py --check   exits 1 and names what is out of date or broken

The gallery holds the page of every question of the starter library. Read the difference when it
changes: it is what readers will see.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pydantic import BaseModel

from plaincite import Plaincite
from plaincite.api.keys import KeyRing
from plaincite.cli.main import commands
from plaincite.cli.settings import SETTINGS
from plaincite.library import create_library
from plaincite.pipeline import Pipeline
from plaincite.publish import to_markdown
from plaincite.publish.document import Document
from plaincite.publish.exports import EvidenceFile
from plaincite.publish.replies import ClaimReply, RecordReply, SearchReply
from plaincite.web.api.app import make_api

DOCS = Path(__file__).parent
ROOT = DOCS.parent
SCHEMAS: dict[str, type[BaseModel]] = {
    "answer": Document,
    "claim": ClaimReply,
    "evidence": EvidenceFile,
    "record": RecordReply,
    "search": SearchReply,
}
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def main(arguments: list[str]) -> int:
    """Write, or with --check compare; return the exit code."""
    files = {
        DOCS / "commands.md": command_page(),
        DOCS / "settings.md": settings_page(),
    }
    files |= {DOCS / f"{name}.schema.json": schema(model) for name, model in SCHEMAS.items()}
    files[DOCS / "openapi.json"] = openapi()
    files |= gallery()
    if "--check" not in arguments:
        # Not compared: what comes along differs between versions of Python.
        files[DOCS / "licences.md"] = licence_page()
        for path, text in files.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        return 0
    problems = [*stale(files), *broken_links()]
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems else 0


def gallery() -> dict[Path, str]:
    """Return the pages of the starter library's questions, and their index."""
    folder = DOCS / "gallery"
    pipeline = Pipeline.open()
    pages = {}
    index = [
        "# Gallery",
        "The page of every question of the starter library, as `plaincite ask` writes it in "
        "Markdown. Made by `docs/generate.py`; the digests are the editors' own words.",
    ]
    for source in sorted((ROOT / "src" / "plaincite" / "starter").glob("*.toml")):
        question = tomllib.loads(source.read_text("utf-8"))["question"]
        pages[folder / f"{source.stem}.md"] = to_markdown(pipeline.ask(question))
        index.append(f"- [{question}]({source.stem}.md)")
    head, rows = "\n\n".join(index[:2]), "\n".join(index[2:])
    return pages | {folder / "README.md": f"{head}\n\n{rows}\n"}


def stale(files: dict[Path, str]) -> Iterator[str]:
    """Yield a line for each generated file that differs from what would be written."""
    for path, text in files.items():
        if not path.exists() or path.read_text("utf-8") != text:
            yield f"{path.relative_to(ROOT)} is out of date: run 'python docs/generate.py'"


def broken_links() -> Iterator[str]:
    """Yield a line for each link to a file of ours that is not there."""
    for page in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]:
        for target in _LINK.findall(page.read_text("utf-8")):
            if not (page.parent / target).exists():
                yield f"{page.relative_to(ROOT)}: no such file: {target}"


def command_page() -> str:
    """Return the help of every command as one Markdown page."""
    parts = ["# Commands", "Written by `docs/generate.py` from the commands' own help."]
    for name, command in walk(commands, "plaincite"):
        context = click.Context(command, info_name=name, max_content_width=90, terminal_width=90)
        parts.append(f"## {name}\n\n```\n{command.get_help(context)}\n```")
    return "\n\n".join(parts) + "\n"


def settings_page() -> str:
    """Return the settings as one Markdown page."""
    rows = [
        f"| `{item.variable}` | {f'`{item.name}`' if item.is_in_file else ''} | {item.meaning} "
        f"| {item.default} |"
        for item in SETTINGS
    ]
    table = "\n".join(
        ["| Variable | In the file | Meaning | Without it |", "|---|---|---|---|", *rows]
    )
    return f"""# Settings

Written by `docs/generate.py` from the list that plaincite reads. Nothing needs to be set.

{table}

## A file of settings

`PLAINCITE_SETTINGS=/etc/plaincite.toml` names a TOML file. Plain names at its top stand for
variables. A table stands for the options of a command, those of [the commands](commands.md) that
begin with `--`, and a table within it for those of a command below:

```toml
email = "you@example.org"

[ask]
corpus = "/srv/plaincite/pubmed"
country = "GB"

[serve]
corpus = "/srv/plaincite/pubmed"
port = 8080

[library.answer]
corpus = "/srv/plaincite/pubmed"
library = "/srv/plaincite/answers.sqlite"
```

What is said on the command line goes before the environment, and that before the file. `--live`
and `--llm` send words elsewhere, so they cannot be set: they are asked for each time. A name that
we do not have stops the command with a line that says so. `plaincite doctor` looks at all of this.
"""


def licence_page() -> str:
    """Return the packages that an installation brings along, and their licences."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    parts = {"plaincite": project["dependencies"]}
    parts |= {f"plaincite[{extra}]": optional[extra] for extra in sorted(optional)}
    needed: dict[str, set[str]] = {}
    for part, lines in parts.items():
        for name in sorted(closure(lines, optional)):
            needed.setdefault(name, set()).add(part)
    rows = [
        f"| {name} | {licence(name)} | {', '.join(f'`{part}`' for part in sorted(found))} |"
        for name, found in sorted(needed.items())
    ]
    return "\n".join(
        [
            "# Licences",
            "",
            "plaincite is under Apache-2.0. These packages come along, directly or through others; "
            "written by `docs/generate.py`",
            "from what their authors state. The models have pages of their own: [for search by "
            "meaning](models/encoder.md), [for claims](models/cross-encoder.md), [for "
            "answers](models/answer-reader.md).",
            "",
            f"`pip install plaincite` asks for {len(project['dependencies'])} packages: "
            f"{', '.join(sorted(Requirement(line).name for line in project['dependencies']))}. "
            "All others come with these, or with an extra.",
            "",
            "| Package | Licence | Comes with |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def closure(lines: list[str], optional: dict[str, list[str]]) -> set[str]:
    """Return the names of all packages that the requirements *lines* bring along."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in lines]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name == "plaincite":
            waiting += [Requirement(line) for extra in wanted.extras for line in optional[extra]]
        if name in found or name == "plaincite":
            continue
        found.add(name)
        for line in metadata.requires(name) or ():
            below = Requirement(line)
            extras = wanted.extras or {""}
            marker = below.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(below)
    return found


def licence(name: str) -> str:
    """Return what a package says of its licence."""
    stated = metadata.metadata(name).json
    classes = [
        line.rpartition(" :: ")[2]
        for line in stated.get("classifier", ())
        if line.startswith("License :: OSI Approved :: ")
    ]
    short = str(stated.get("license", "")).strip().partition("\n")[0]
    return str(stated.get("license_expression") or ", ".join(classes) or short[:60] or "see there")


def walk(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield *command* and everything below it, in the order of their names."""
    yield name, command
    if isinstance(command, click.Group):
        for sub in sorted(command.commands):
            yield from walk(command.commands[sub], f"{name} {sub}")


def schema(model: type[BaseModel]) -> str:
    """Return the JSON Schema of a document that we write."""
    return json.dumps(model.model_json_schema(), indent=2) + "\n"


def openapi() -> str:
    """Return the OpenAPI document of the HTTP API with all its routes, behind keys."""
    with TemporaryDirectory() as folder, create_library(f"{folder}/none.sqlite") as library:
        document = make_api(Plaincite.open(), library=library, access=KeyRing([])).openapi()
    return json.dumps(document | {"servers": [{"url": "/api/v1"}]}, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
