"""Vietnamese words: order by given name, search without diacritics, one Unicode form."""

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x41 + place) for place, letter in enumerate(LETTERS)}
_TONE = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def clean(value: str) -> str:
    """NFC, single spaces, no ends: how every name is stored."""
    return " ".join(unicodedata.normalize("NFC", value).split())


def fold(value: str) -> str:
    """Lower case without any mark: 'Đặng Thị Hòa' and 'dang thi hoa' are one."""
    plain = unicodedata.normalize("NFD", value.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _keys(word: str) -> tuple[str, str]:
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", word).lower():
        tone, base = "0", ""
        for part in unicodedata.normalize("NFD", char):
            if part in _TONE:
                tone = _TONE[part]
            else:
                base += part
        base = unicodedata.normalize("NFC", base)
        letters.append(_RANK.get(base, base if base.isascii() else "~"))
        tones.append(tone)
    return "".join(letters), "".join(tones)


def name_key(full_name: str) -> str:
    """ASCII key that sorts names as the Vietnamese do: given name first, tone only between equals."""
    words = clean(full_name).split(" ")
    pairs = [_keys(word) for word in [words[-1], *words[:-1]]]
    return " ".join(letters for letters, _ in pairs) + "\t" + " ".join(tones for _, tones in pairs)


_WORD_MARKS = str.maketrans(
    {
        "\u00a0": " ",
        "\u200b": None,
        "\ufeff": None,
        "\u00ad": None,
        "\u2028": "\n",
        "\u2029": "\n",
        "\uf0b7": "-",
        "\t": " ",
    }
)


def clean_lines(value: str) -> str:
    """Text typed or pasted from Word: NFC, plain line ends and spaces, no invisible marks, at most one empty line."""
    text = (
        unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n").translate(_WORD_MARKS)
    )
    kept: list[str] = []
    for line in text.split("\n"):
        plain = "".join(c for c in line if unicodedata.category(c) != "Cc").rstrip()
        if plain or (kept and kept[-1]):
            kept.append(plain)
    return "\n".join(kept).strip()
