"""Two editors: 500 random interleavings lose nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.domain.drafts import fingerprint, marks, merge

KEYS = ("I.1", "I.2", "II.1")


class Editor:
    """An open page as drafts.js keeps it: texts in boxes, marks of what was shown; boxes left alone are not renewed."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = dict.fromkeys(KEYS, "")
        self.seen: dict[str, str] = {}

    def type(self, key: str, word: str) -> None:
        self.texts[key] += word

    def save(self, stored: dict[str, str]) -> dict[str, str]:
        changes, clashes = merge(stored, self.texts, self.seen)
        stored = stored | changes
        self.seen |= marks(stored, self.texts, clashes)
        for key, clash in clashes.items():
            self.texts[key] = clash.theirs + clash.yours  # a person who sees both keeps both
        return stored


steps = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["type", "save"]), st.sampled_from(KEYS)),
    min_size=1,
    max_size=30,
)


@settings(max_examples=500, deadline=None)
@given(steps)
def test_every_word_typed_by_either_is_in_the_end_stored(acts):
    editors, stored, typed = (Editor(), Editor()), dict.fromkeys(KEYS, ""), []
    for number, (who, what, key) in enumerate(acts):
        if what == "type":
            word = f"<{number}>"
            editors[who].type(key, word)
            typed.append((key, word))
        else:
            stored = editors[who].save(stored)
    for _ in range(4):  # each saves what it still holds, then what it joined after a clash
        for editor in editors:
            stored = editor.save(stored)
    assert [(key, word) for key, word in typed if word not in stored[key]] == []


def test_a_field_left_alone_never_undoes_anothers_words():
    changes, clashes = merge({"I.1": "mới"}, {"I.1": "cũ"}, {"I.1": fingerprint("cũ")})
    assert (changes, clashes) == ({}, {})


def test_the_same_words_from_both_are_no_clash():
    assert merge({"I.1": "như nhau"}, {"I.1": "như nhau"}, {"I.1": fingerprint("")}) == ({}, {})


def test_without_knowing_what_was_seen_a_stored_text_is_not_overwritten():
    changes, clashes = merge({"I.1": "đang có"}, {"I.1": "gửi mù"}, {})
    assert changes == {}
    assert (clashes["I.1"].theirs, clashes["I.1"].yours) == ("đang có", "gửi mù")


def test_a_field_changed_behind_an_open_page_keeps_its_old_mark_so_that_a_later_edit_clashes():
    stored, page = {"I.1": "của người khác", "I.2": "của tôi"}, {"I.1": "", "I.2": "của tôi"}
    assert marks(stored, page, {}) == {"I.2": fingerprint("của tôi")}
    _, clashes = merge(stored, page | {"I.1": "gõ thêm"}, {"I.1": fingerprint("")})
    assert clashes["I.1"].theirs == "của người khác"
