"""Why a set-up or a start can end early: one sentence and one exit code for each."""

USAGE = 2
OLD_PYTHON = 10
NO_PIP = 11
NO_NETWORK = 12
DISK_FULL = 13
NOT_WRITABLE = 14
NO_LIBRARIES = 15
NO_PACKAGE = 16
WRONG_HASH = 17
PIP_FAILED = 18
NO_DISPLAY = 19
INTERRUPTED = 130


class SetupStoppedError(Exception):
    """Set-up cannot go on. `sentence` says what to do, `code` is the exit code."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
