"""The made-up person's first run: a shared computer, so words only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from nocontact_desktop.app.first_run import Step
from nocontact_desktop.app.triage import QUESTIONS
from ui.desk.first_run.flow import FirstRun
from ui.sample.camera import Camera
from ui.sample.hands import click, press, wait_until, widget, write
from ui.sample.papers import save_page

_ANSWERS = {"owner": "shared", "login": "me", "admin": "me", "signs": "none", "paper": "away"}


def go_through(flow: FirstRun, camera: Camera, sheet: Path) -> str:
    """From the first screen to the vault. Gives back the words."""
    words = ""
    while True:
        step = flow.step
        camera.take(f"first-run-{step.value}", flow)
        match step:
            case Step.WORDS:
                words = flow.draft.words
                press(flow, "I have them")
                write(widget(flow, QLineEdit, "Type the words once"), words)
            case Step.RECOVERY:
                _keep_code(flow, sheet)
            case _ if step.value in _ANSWERS:
                _answer(flow, step.value)
            case _:
                pass
        if step is Step.AGREE:
            click(flow.forth)
            return words
        _go_on(flow, step)


def _answer(flow: FirstRun, question_id: str) -> None:
    question = next(each for each in QUESTIONS if each.id == question_id)
    label = next(each.label for each in question.options if each.id == _ANSWERS[question_id])
    press(flow, label)


def _keep_code(flow: FirstRun, sheet: Path) -> None:
    code = flow.draft.recovery_code
    save_page(flow.page, sheet, "")
    press(flow, "I have written it down")
    write(widget(flow, QLineEdit, "Type the code once, with or without the dashes"), code)


def _go_on(flow: FirstRun, step: Step) -> None:
    wait_until(flow.forth.isEnabled)
    click(flow.forth)
    wait_until(lambda: flow.step is not step)
