"""Saves papers through the program's own picker of files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from ui.sample.hands import click, press, visible, wait_until, widget, write


def save_in(window: QWidget, path: Path) -> None:
    """Type `path` into the picker that is open over `window`, and wait for the file."""
    _pick(window, path, "Save")
    wait_until(path.exists)


def add_file(window: QWidget, path: Path) -> None:
    """Put a file into the vault, on the page of files, and wait until it stands in the list."""
    press(window, "Add files")
    _pick(window, path, "Choose")
    wait_until(
        lambda: any(path.name in each.accessibleName() for each in visible(window, QPushButton))
    )


def _pick(window: QWidget, path: Path, button: str) -> None:
    wait_until(lambda: bool(visible(window, QFileDialog)))
    picker = widget(window, QFileDialog)
    line = widget(picker, QLineEdit)
    line.selectAll()
    write(line, str(path))

    def is_taken() -> bool:  # Qt may go into the folder first, and save at the next click
        click(next(b for b in visible(picker, QPushButton) if b.text().replace("&", "") == button))
        return not picker.isVisible()

    wait_until(is_taken)


def save_page(page: QWidget, path: Path, words: str) -> None:
    """Save the paper of the open page; the words are typed again where they are asked for."""
    press(page, "Save as a file")
    lines = [each for each in visible(page, QLineEdit) if "words" in each.accessibleName()]
    if lines:
        write(lines[0], words)
    press(page, "Choose a place")
    save_in(page, path)
