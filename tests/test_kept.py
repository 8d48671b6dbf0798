import pytest

from content import kept as module
from content.kept import FOLDER, SOURCES, fingerprint, kept


class Counted:
    """Makes something, and counts how often it was asked to."""

    def __init__(self, value="made"):
        self.value, self.times = value, 0

    def __call__(self):
        self.times += 1
        return self.value


@pytest.fixture
def root(tmp_path):
    for source in SOURCES:
        (tmp_path / source / "within").mkdir(parents=True)
        (tmp_path / source / "within" / "file").write_bytes(b"as it was")
    return tmp_path


def files(root):
    return sorted((root / FOLDER).iterdir())


def test_it_is_made_once(root):
    make = Counted({"km2": (1.5, "§")})
    assert [kept(root, make) for _ in range(3)] == [{"km2": (1.5, "§")}] * 3
    assert make.times == 1


def touch(path):
    path.write_bytes(b"as it wos")


CHANGES = {
    "a byte": touch,
    "a name": lambda path: path.rename(path.with_name("renamed")),
    "one file more": lambda path: path.with_name("more").write_bytes(b""),
    "one file less": lambda path: path.unlink(),
    "moved between two files": lambda path: (path.write_bytes(b"as it "), path.with_name("file2").write_bytes(b"was")),
}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_it_is_made_anew(root, source, change):
    make = Counted()
    kept(root, make)
    change(root / source / "within" / "file")
    kept(root, make)
    assert make.times == 2


def test_what_python_compiled_and_what_stands_elsewhere_do_not_count(root):
    before = fingerprint(root)
    (root / "content" / "__pycache__").mkdir()
    (root / "content" / "__pycache__" / "a.pyc").write_bytes(b"x")
    (root / "README.md").write_text("x")
    assert fingerprint(root) == before


def test_an_editors_lock_does_not_count(root):
    before = fingerprint(root)
    (root / "content" / "within" / ".#file").symlink_to("someone@somewhere.1234")  # as Emacs makes them
    assert fingerprint(root) == before


def test_with_a_file_that_cannot_be_read_nothing_is_kept(root, monkeypatch):
    def refuse(path):
        raise PermissionError(path)

    monkeypatch.setattr(module.Path, "read_bytes", refuse)
    make = Counted()
    assert kept(root, make) == "made"
    assert make.times == 1
    assert not (root / FOLDER).exists()


def test_another_version_of_a_library_counts(root, monkeypatch):
    before = fingerprint(root)
    monkeypatch.setattr(module, "version", lambda library: "0.0.1")
    assert fingerprint(root) != before


def test_another_python_counts(root, monkeypatch):
    before = fingerprint(root)
    monkeypatch.setattr(module.sys, "version", "4.0")
    assert fingerprint(root) != before


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: b"", lambda data: data[:5], lambda data: data[:-1] + bytes([data[-1] ^ 1])],
    ids=["cut", "empty", "a few bytes", "a bit"],
)
def test_a_damaged_file_is_made_anew(root, damage):
    make = Counted()
    kept(root, make)
    (file,) = files(root)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert kept(root, make) == "made"
    assert make.times == 2
    assert file.read_bytes() == whole


def test_the_one_before_goes(root):
    kept(root, Counted("old"))
    (old,) = files(root)
    (root / FOLDER / "tmpabc").write_bytes(b"left by a process that was killed")
    touch(root / "geo" / "within" / "file")
    kept(root, Counted("new"))
    (new,) = files(root)
    assert new != old
    assert kept(root, Counted()) == "new"


def test_nothing_is_kept_of_what_went_wrong(root):
    def fail():
        raise ValueError("three things")

    with pytest.raises(ValueError, match="three things"):
        kept(root, fail)
    assert not (root / FOLDER).exists()


def test_nothing_is_kept_when_a_file_was_saved_meanwhile(root):
    def make():
        touch(root / "seeds" / "within" / "file")
        return "of which of the two?"

    assert kept(root, make) == "of which of the two?"
    assert not (root / FOLDER).exists()


def test_where_nothing_can_be_written_it_is_made_each_time(root, caplog):
    caplog.set_level("INFO")
    (root / FOLDER).write_text("a file, so no folder can stand here")
    make = Counted()
    assert [kept(root, make), kept(root, make)] == ["made", "made"]
    assert make.times == 2
    assert "Nothing is kept" in caplog.text
