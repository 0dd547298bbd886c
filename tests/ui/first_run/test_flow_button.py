"""The one button at the foot of the first run says in full what it does."""

from tests.ui.first_run.conftest import Scene


def test_the_button_that_agrees_can_be_read(scene: Scene) -> None:
    scene.ready()
    flow = scene.flow
    flow.resize(720, 540)
    flow.grab()
    flow.show_step(flow.step)
    flow.grab()
    assert flow.forth.text() == "I agree, make it"
    assert flow.forth.width() >= flow.forth.sizeHint().width()
    assert flow.forth.height() >= flow.forth.sizeHint().height()
