"""The one door into a library: whatever is to be written there is looked at here first, and comes out as `Checked`.

    clearance = library.clearance
    findings = clearance.look({"note": text}, signer="Ratna Dewi")   # while somebody types; never raises
    file = clearance.note("stories/an/anak-jalanan/notes/….json", raw, asked={"note": text}, signer="Ratna Dewi")

Two measures. What no text may ever hold (`floor`): identifiers, every name of the private list, what pictures say of
themselves. It is held to everything: stories, notes, pages, names of files, authors, the private records of a review.
Short texts (notes, answers, reasons, messages) are asked more: a name that nobody has explained is a question there, as
in a story. Consent, signatures, summary and what is missing are rules about a whole story and asked when it is
submitted. Answers to short texts are kept once for all of them, and those of all drafts count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from kb.annotation.annotation_json import decode
from kb.annotation.note_words import is_models
from kb.base import plain_json
from kb.base.folding import fold
from kb.base.problems import KnownError
from kb.base.words import Words
from kb.gate import Answer, Decisions, Finding, Findings, Gate, OutgoingStory
from kb.gate.finding import TextPart
from kb.gate.identifiers.identifier_words import KINDS
from kb.gate.names.private_names import PrivateNames
from kb.gate.words.word_lists import NAME_WORDS
from kb.layout import shelves
from kb.layout.library_file import NAME, read_about
from kb.layout.shelves import NOTES, STORIES, STORY, WAITING, is_note
from kb.layout.shipped_folder import shipped_library
from kb.library.checked import SEAL, Checked
from kb.library.gatekeeper import Gatekeeper
from kb.library.library_parts import LibraryParts
from kb.library.outgoing_draft import StoppedError
from kb.library.submitted_words import KIND, of_people, unsigned_words, words_in
from kb.pictures.pictures import read_picture
from kb.spelling.spelling_file import FOLDER
from kb.story.author import Author, author_of_hand
from kb.story.story_file import StoryFile, story_path
from kb.vault.vault import Vault
from kb.vocabulary.regions import Regions

SHORT_TEXTS: Final = "catatan"
"""The name under which the vault keeps the answers given for short texts, as it keeps those of a draft under its id."""

_ADDRESS: Final = re.compile(r"^[ \t{-]+(?:.*[,{ ])?email: *['\"]?([^\s,}'\"]+)", re.MULTILINE)
_CONSENT_AND_SIGNATURES: Final = frozenset({5, 6, 7})
_NAME: Final = "name"
# What a machine writes and no person can be named by.
_MACHINE: Final = re.compile(
    r"(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.json)?|ni:///sha-256;[\w-]{43}|[0-9a-f]{40}|[0-9a-f]{64}"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)",
    re.IGNORECASE,
)
_LINKED: Final = re.compile(r"\]\(story:([a-z0-9][a-z0-9-]*)\)")
_ACCOUNT: Final = re.compile(r"\Aacct:([\w.+-]+)@hypothes\.is\Z")  # under which somebody signed a note elsewhere
_FILE: Final = Words("Ini belum dapat disimpan di pustaka.", "This cannot be saved in the library yet.")
_SHORT: Final = Words("Tulisan ini belum dapat disimpan.", "This text cannot be saved yet.")
_STORY: Final = Words("Cerita ini belum dapat disimpan di pustaka.", "This story cannot be saved in the library yet.")
_HAND: Final = Words("Nama ini tidak dapat dipakai di pustaka.", "This name cannot be used in the library.")
_CLIENT: Final = Words("nama klien", "a client's name")
_UNSIGNED: Final = Words(
    "kata yang tidak ada di cerita yang ditandatangani", "words that the signed story does not hold"
)
_SOMETHING: Final = Words("sesuatu yang tidak dapat diperiksa", "something that cannot be checked")
_PRAISE: Final = frozenset({"bagus", "baik", "benar", "indah", "tepat", "thanks"})  # what most notes begin with
# The only bytes that the program writes of its own accord.
_BUILT_IN: Final[Mapping[str, bytes]] = {".gitattributes": b"* -text\n", f"{STORIES}/.gitkeep": b""}


class Clearance:
    """The gate of one library and one desk as a door; make it once and keep it: the first look takes half a second.

    One caller at a time, in whatever thread. The vault is asked anew at each look, so a client who was added a moment
    ago is known.
    """

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        self._keepers: dict[bool, Gatekeeper] = {}
        self._vault = Vault(folder)
        self._spoken: frozenset[str] | None = None

    def warm(self) -> None:
        """Load what the first look needs, in the background, long before anybody writes; raises KnownError."""
        self.look({"warm": "Kami mulai dari 0812."})

    def look(
        self,
        texts: Mapping[str, str],
        decisions: Decisions | None = None,
        *,
        signer: str = "",
        said: str = "",
        story: str = "",
    ) -> Findings:
        """Return what stands in the way of short texts, by their names: exactly what `clear` would stop.

        A finding's `piece` is "comment:<name>". `decisions` are the answers so far, else those that were kept. `signer`
        writes the texts; `said` is what everybody can read beside them already, such as the story itself: names in
        either are not asked. `story` is the id of the story that they stand beside: what its signed text no longer holds
        is found. Raises KnownError only when vault or library cannot be read.
        """
        given = self.decisions() if decisions is None else decisions
        known = (*self._known(), signer)
        answers = {fold(name): Answer(kind="colleague", agreed=True) for name in known if fold(name)}
        answers |= {fold(one.pseudonym): Answer(kind="pseudonym") for one in self._vault.clients() if one.pseudonym}
        meant = msgspec.structs.replace(given, names={**answers, **given.names})
        found = self._gate(short=True).check(OutgoingStory(text="", comments=texts, decisions=meant), "writing")
        linked = self._titles(" ".join(texts.values()))
        explained = f" {fold(said)} {fold(linked)} " + "".join(f" {fold(name)} " for name in known)
        asked = tuple(
            one
            for one in found.must
            if one.row not in _CONSENT_AND_SIGNATURES
            and not (one.row == 2 and one.kind == _NAME and f" {fold(one.words)} " in explained)
        )
        home = self._signed(story_path(story)) if story else None
        return Findings(all=(*asked, *(self._unsigned(texts, home, given) if home else ())), names=found.names)

    def clear(
        self,
        texts: Mapping[str, str],
        decisions: Decisions | None = None,
        *,
        signer: str = "",
        said: str = "",
        story: str = "",
    ) -> tuple[Checked, ...]:
        """Return short texts as checked ones, in their order; raises StoppedError when something must be solved."""
        if any(text.strip() for text in texts.values()):
            _stop(self.look(texts, decisions, signer=signer, said=said, story=story), _SHORT)
        return tuple(Checked(SEAL, "text", name, text.encode()) for name, text in texts.items())

    def decisions(self) -> Decisions:
        """Return the answers that were given for short texts so far."""
        return self._vault.decisions(SHORT_TEXTS)

    def keep(self, decisions: Decisions) -> None:
        """Keep the answers given for short texts; raises KnownError."""
        self._vault.keep_decisions(SHORT_TEXTS, decisions)

    def floor(
        self, texts: Mapping[str, str], decisions: Decisions | None = None, *, names: Iterable[str] = ()
    ) -> Findings:
        """Return what no text may ever hold; `names` are those of files, in which even small letters name somebody."""
        given = self.decisions() if decisions is None else decisions
        wanted = {key: text for key, text in texts.items() if not is_machines(text)}
        pieces = tuple(name for name in names if not is_machines(name))
        return self._gate().floor(OutgoingStory(text="", comments=wanted, files=pieces, decisions=given))

    def hand(self, author: Author) -> Checked:
        """Return whoever writes as history may name them; raises StoppedError for a name that is a client's or a number."""
        address = author.signed_email
        if author_of_hand(author.signed_name, address).key:
            address = ""  # the name of a key says nothing of anybody
        # Their own address is theirs to give; but a number before the @ or a client's name in it is not.
        # Nor is somebody kept out who shares one word of a name with a client.
        own = self.decisions().with_answer(author.signed_name, Answer(kind="author"))
        _stop(self.floor({"name": author.signed_name}, own, names=address.split("@")), _HAND)
        return Checked(SEAL, "hand", author.signed_name, author.signed_email.encode())

    def story(self, file: StoryFile, decisions: Decisions | None = None, *, standing: bool = False) -> Checked:
        """Return a file of a story, head and remarks and all; raises StoppedError.

        `standing` says that history knows this path already, so that its name tells nobody anything new.
        """
        # The bytes, for remarks between the lines of the head; and what the head says, for what its signs may hide.
        texts = {"text": file.raw.decode("utf-8", "replace")}
        texts |= {f"front.{number}": text for number, text in enumerate(dict.fromkeys(_strings(file.front.values)))}
        _stop(self.floor(texts, decisions, names=() if standing else _parts(file.path)), _STORY)
        return Checked(SEAL, "file", _plain(file.path), file.raw)

    def note(  # noqa: PLR0913  a file, what is asked of it, and what needs no question
        self,
        path: str,
        raw: bytes,
        asked: Mapping[str, str],
        *,
        signer: str = "",
        said: str = "",
        own: str = "",
        present: bool = False,
    ) -> Checked:
        """Return the file of a note or of a review; `asked` are those of its words that a person wrote, by name.

        Everything in the file is held to the floor, `asked` to what `look` says. `own` is the address of whoever writes;
        `present` says that the file lies there already, by whomever.
        Raises StoppedError.
        """
        if any(text.strip() for text in asked.values()):
            _stop(self.look(asked, signer=signer, said=said), _SHORT)
        texts = {f"{number}": _ACCOUNT.sub(r"\1", text) for number, text in _said_in(raw) if text != own}
        found = self.floor(texts, names=_parts(path)).all
        if found and said:
            # Words quoted from the story stand there for everybody; a client of the private list is stopped all the same.
            there = f" {fold(said)} "
            quoted = {f"comment:{key}" for key, text in texts.items() if f" {fold(text)} " in there}
            found = tuple(one for one in found if one.row != 1 or one.piece not in quoted)
        if home := self._signed(_home_of(path)):
            known = {signer, *self._known(), f"story:{path.split('/')[-3]}"}
            wanted = {key: text for key, text in texts.items() if text not in known}
            found = (*found, *self._unsigned(wanted, home, self.decisions(), others=present))
        _stop(Findings(all=found, names=()), _SHORT)
        return Checked(SEAL, "file", _plain(path), raw)

    def keep_submitted(self, file: StoryFile, words: frozenset[str]) -> None:
        """Remember the names and numbers of a text that is submitted or read; raises KnownError."""
        self._vault.keep_submitted(file.path.split("/")[-2], words)

    def unsigned_in(self, raw: bytes, signed: StoryFile) -> bool:
        """Tell whether a note holds what once was submitted, and is not in the story that is signed."""
        known = {*self._known(), f"story:{signed.path.split('/')[-2]}"}
        texts = {f"{number}": text for number, text in _said_in(raw) if text not in known}
        return bool(self._unsigned(texts, signed, self.decisions(), others=True))

    def unsigned_name(self, signed: StoryFile) -> str:
        """Return the word by which the folder of a story tells what its signed text does not, or nothing."""
        name = signed.path.split("/")[-2]
        gone = self._vault.submitted(name) - words_in(signed)
        hits = PrivateNames(of_people(gone, self._spoken_of())).find(TextPart("file:id", name))
        return hits[0].words if hits else ""

    def _unsigned(
        self, texts: Mapping[str, str], signed: StoryFile, given: Decisions, *, others: bool = False
    ) -> tuple[Finding, ...]:
        """What stood in submitted texts of a story and is not in its signed one; of other stories people's names only."""
        story = signed.path.split("/")[-2]
        gone = self._vault.submitted(story)
        if others:
            gone |= of_people(self._vault.submitted_elsewhere(story), self._spoken_of())
        if not gone:
            return ()
        wanted = {key: text for key, text in texts.items() if not is_machines(text)}
        return tuple(unsigned_words(wanted, gone - words_in(signed), given.public))

    def _signed(self, path: str) -> StoryFile | None:
        """Return the story that a note belongs to where it is published: before that, nothing of it is signed."""
        try:
            file = StoryFile.parse(shelves.read_bytes(self.folder, path), path)
        except KnownError:
            return None
        return file if file.story is not None and file.story.status == "published" else None

    def _spoken_of(self) -> frozenset[str]:
        """The words of places, organisations, people and terms that the library speaks of anyway."""
        if self._spoken is None:
            parts = LibraryParts(self.folder)
            names = [*parts.vocabulary.phrases(), *Regions().phrases(), *(one.name for one in parts.people.values())]
            names += [name for one in parts.organisations.values() for name in one.names()]
            self._spoken = frozenset(word for name in names for word in fold(name).split())
        return self._spoken

    def page(self, path: str, raw: bytes) -> Checked:
        """Return any other text of a library: its own file, an organisation, a person, words. Raises StoppedError."""
        text = raw.decode("utf-8", "replace")
        given = self.decisions()
        for address in _ADDRESS.findall(text) if path == NAME else ():
            given = given.with_public(address)  # those who look after a library give their own
        _stop(self.floor({"text": text}, given, names=_parts(path)), _FILE)
        return Checked(SEAL, "file", _plain(path), raw)

    def picture(self, path: str, data: bytes) -> Checked:
        """Return a picture without anything that cameras and programs write into it; raises StoppedError or KnownError."""
        _stop(self.floor({}, names=_parts(path)), _FILE)
        return Checked(SEAL, "file", _plain(path), read_picture(data, path.rpartition("/")[2]).data)

    def present(self, path: str, raw: bytes) -> Checked:
        """Return a file that lies in the library already, by whomever it was written; raises StoppedError or KnownError.

        Nobody is there to be asked, so every file is held to the floor; a picture must be clean as it is.
        """
        *folders, name = path.split("/")
        if name in {STORY, WAITING}:
            return self.story(StoryFile.parse(raw, path))
        if is_note(name) and folders[-1:] == [NOTES]:
            decode(raw)
            return self.note(path, raw, {}, present=True)
        if "media" in folders[1:] and (made := self.picture(path, raw)).data != raw:
            found = self._gate().check(OutgoingStory(text="", pictures={name: raw}), "writing").all
            raise StoppedError(
                Findings(all=tuple(one for one in found if one.piece.startswith("picture")), names=()), _FILE
            )
        return made if "media" in folders[1:] else self.page(path, raw)

    def holds(self, error: KnownError) -> Words:
        """Return what it is that kept a file out, by its kind: never the words themselves."""
        found = error.findings.all if isinstance(error, StoppedError) else ()
        told = [_UNSIGNED if one.kind == KIND else KINDS.get(one.kind, _CLIENT) for one in found] or [_SOMETHING]
        return Words(", ".join(dict.fromkeys(one.id for one in told)), ", ".join(dict.fromkeys(one.en for one in told)))

    def names(self, names: Iterable[str]) -> None:
        """Look at names as a person gave them, before they are made plain for a disk; raises StoppedError."""
        _stop(self.floor({}, names=names), _FILE)

    def gone(self, path: str) -> Checked:
        """Return that a file goes; nothing stands in the way of that."""
        return Checked(SEAL, "gone", _plain(path), b"")

    def shipped(self, path: str) -> Checked:
        """Return a file of the library that comes with the program, which was read and signed before it was shipped."""
        return Checked(SEAL, "file", _plain(path), (shipped_library() / _plain(path)).read_bytes())

    def built_in(self, path: str) -> Checked:
        """Return one of the few files that the program makes of its own accord; raises KeyError for any other."""
        return Checked(SEAL, "file", path, _BUILT_IN[path])

    def _gate(self, *, short: bool = False) -> Gate:
        """In a note of two words most words begin a sentence: there, a word of the dictionary is not asked for that."""
        keeper = self._keepers.get(short)
        if keeper is None:
            keeper = self._keepers[short] = Gatekeeper(self.folder, openers() if short else frozenset())
        return keeper.gate(self._vault)

    def _titles(self, text: str) -> str:
        """The titles of stories that a text links to are no names of anybody."""
        found = []
        for story in dict.fromkeys(_LINKED.findall(text)):
            path = story_path(story)
            with suppress(KnownError):
                found.append(
                    str(StoryFile.parse(shelves.read_bytes(self.folder, path), path).front.values.get("title", ""))
                )
        return " ".join(found)

    def _known(self) -> tuple[str, ...]:
        """Those who look after the library are named in it."""
        return tuple(one.name for one in read_about(self.folder)[0].stewards if one.name)


def is_machines(text: str) -> bool:
    """Tell whether a whole text is a number that a machine gave (an id, a digest, a moment), which names nobody."""
    return _MACHINE.fullmatch(text) is not None


@cache
def openers() -> frozenset[str]:
    """Return the small words of the dictionaries, without those by which people are called, too."""
    found: set[str] = set()
    for file in FOLDER.glob("*.dic"):
        lines = file.read_text(encoding="utf-8", errors="ignore").splitlines()[1:]
        found |= {word for line in lines if (word := line.partition("/")[0]).islower() and len(word) > 1}
    return (frozenset(found) - NAME_WORDS) | _PRAISE


def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.split("/"))


def _stop(found: Findings, what: Words) -> None:
    if found.all:
        raise StoppedError(found, what)


def _plain(path: str) -> str:
    """A path that stays below its library; anything else is a mistake of ours."""
    if not shelves.stays_inside(path):
        raise ValueError("not a path of a library")
    return path


def _home_of(path: str) -> str:
    """Return the file of the story beside which a note lies; of anything else a path where nothing is."""
    *folders, _ = path.split("/")
    return "/".join((*folders[:-1], STORY)) if folders[-1:] == [NOTES] and folders[0] == STORIES else ""


def _said_in(raw: bytes) -> Iterator[tuple[int, str]]:
    """Yield every string of a note that is not the model's, each once, with its number."""
    strings = dict.fromkeys(_strings(plain_json.decode(raw)))
    yield from enumerate(one for one in strings if one != "@context" and not is_models(one))


def _strings(value: object) -> Iterator[str]:
    """Every string of a document, keys too: a stranger's program may have put anything anywhere."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
