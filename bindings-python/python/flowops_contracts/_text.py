"""The JSON text of a `str` that has no UTF-8 form."""

import json
import re


def json_text(text: str) -> str:
    """Write a text with the escapes of the halves of surrogate pairs in it.

    JSON reads the escape of a high half and that of a low one right after it as one character, which they are
    not in Python. So halves that stand side by side are written in falling order, each low one before each high
    one: then each is one by itself.
    """
    apart = re.sub("[\ud800-\udfff]+", lambda halves: "".join(sorted(halves[0], reverse=True)), text)
    return json.dumps(apart, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
