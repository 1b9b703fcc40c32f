"""Files become part of the base: read, refused with a reason, replaced where they changed."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from policy_kb.linking import relink
from policy_kb.model import Origin, Read, Taken
from policy_kb.reading.files import LARGEST, read_file
from policy_kb.reading.refused import Unreadable
from policy_kb.store import PolicyStore

Vectors = Callable[[Read], None]


def take(
    store: PolicyStore, key: str, content: bytes, *, imported: str, origin: Origin | None = None
) -> Taken:
    """Brings one file in. A file that cannot be read changes nothing."""
    name = key.rsplit("/", 1)[-1]
    sha = hashlib.sha256(content).hexdigest()
    before = store.sha(key)
    if before == sha:
        return Taken(name, "same")
    if before is None and (other := store.key_of(sha)) is not None:
        return Taken(name, "same", reason=other)
    try:
        read, kind = read_file(key, name, content)
    except Unreadable as no:
        return Taken(name, "refused", reason=no.reason)
    store.put(key, name, sha, origin or kind, read, imported)
    for document in read.documents:
        if document.supersedes:
            store.repeal(document.supersedes, document.id)
    return Taken(
        name=name,
        state="new" if before is None else "changed",
        documents=read.documents,
        clauses=len(read.clauses),
        curated=len(read.curated),
        masked=sum(bool(clause.restored) for clause in read.clauses),
    )


def take_paths(store: PolicyStore, paths: list[Path], *, imported: str) -> Iterator[Taken]:
    """Every file below the paths, one after another; what is wrong with one stops no other."""
    for path in paths:
        for file, key in _files(path):
            try:
                size = file.stat().st_size
                content = file.read_bytes() if size <= LARGEST else b""
            except OSError:
                yield Taken(file.name, "refused", reason="unreachable")
                continue
            if size > LARGEST:
                yield Taken(file.name, "refused", reason="too_large")
                continue
            yield take(store, key, content, imported=imported)
    relink(store)


def _files(path: Path) -> list[tuple[Path, str]]:
    """Files with their keys: the name, or the way below the folder that was given."""
    if not path.is_dir():
        return [(path, path.name)]
    below = sorted(file for file in path.rglob("*") if file.is_file())
    return [
        (file, file.relative_to(path).as_posix())
        for file in below
        if not any(part.startswith((".", "~$", "__")) for part in file.relative_to(path).parts)
    ]


def take_digests(store: PolicyStore, folder: Path, *, imported: str) -> int:
    """Brings the shipped digests up to date; how many changed. Quick where none did."""
    changed = 0
    seen = set()
    for file in sorted(folder.glob("*.md")):
        seen.add(file.name)
        taken = take(store, file.name, file.read_bytes(), imported=imported, origin="digest")
        changed += taken.state in ("new", "changed")
    for key in store.keys("digest"):
        if key not in seen:
            changed += store.remove(key)
    if changed:
        relink(store)
    return changed
