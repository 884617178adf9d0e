"""Lets the real Azure CLI parse command lines without carrying any of them out.

Reads a JSON list of argument lists on stdin and prints a JSON list with "" for each that az takes, otherwise with
what az said. az is stopped by its own event that comes right after parsing, before it would sign in or call anything.
"""

import contextlib
import io
import json
import sys

from azure.cli.core import get_default_cli
from knack.events import EVENT_INVOKER_POST_PARSE_ARGS


class Parsed(BaseException):
    """Ends the call where az has understood it. No error of az's own kinds, so that az does not handle it."""


def stop(_cli, **_kwargs):
    raise Parsed()


def parse(arguments, said):
    start = said.tell()
    cli = get_default_cli()
    cli.register_event(EVENT_INVOKER_POST_PARSE_ARGS, stop)
    try:
        code = cli.invoke(arguments, out_file=said)
    except Parsed:
        return ""
    except SystemExit as error:
        code = error.code
    return said.getvalue()[start:].strip() or f"az ended with {code}"


def main():
    lines = json.load(sys.stdin)
    # az's log keeps the stream it saw first, so that all calls share one.
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        answers = [parse(arguments, said) for arguments in lines]
    json.dump(answers, sys.stdout)


main()
