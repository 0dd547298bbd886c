"""What a screen reader sees and does, as a small server on standard input and output.

It runs under the system's Python (`/usr/bin/python3`), because only that one has `gi`; so it uses
nothing of the project. One JSON object a line in, one out. Questions carry the process id of the
program to look at.
"""

import json
import sys
from typing import Any

import gi  # type: ignore[import-not-found,unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found,unused-ignore]  # noqa: E402


def program(pid: int) -> Any:  # noqa: ANN401 - gi has no types
    """The accessible application of the process, or None."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and child.get_process_id() == pid:
            return child
    return None


def walk(node: Any) -> Any:  # noqa: ANN401
    """The node and everything below it, dead branches left out."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def labels(node: Any) -> list[str]:  # noqa: ANN401
    """The names of what is related to the node as its label."""
    sets = node.get_relation_set()
    ours = [each for each in sets if each.get_relation_type() == Atspi.RelationType.LABELLED_BY]
    return [r.get_target(at).get_name() for r in ours for at in range(r.get_n_targets())]


def described(node: Any) -> dict[str, Any]:  # noqa: ANN401
    """One node as plain data."""
    states = node.get_state_set()
    text = node.get_text_iface()
    extents = node.get_component_iface()
    box = extents.get_extents(Atspi.CoordType.SCREEN) if extents else None
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "id": node.get_accessible_id() if hasattr(node, "get_accessible_id") else "",
        "text": text.get_text(0, -1) if text else "",
        "showing": states.contains(Atspi.StateType.SHOWING),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "labels": labels(node),
        "enabled": states.contains(Atspi.StateType.ENABLED),
        "box": [box.x, box.y, box.width, box.height] if box else [0, 0, 0, 0],
    }


def seen(node: Any) -> Any:  # noqa: ANN401
    """The node and what is below it, as far as it is on the screen: far less to ask for."""
    if node.get_state_set().contains(Atspi.StateType.SHOWING):
        yield node
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                yield from seen(child)


def on_screen(pid: int) -> Any:  # noqa: ANN401
    """All nodes of the process that are on the screen."""
    app = program(pid)
    count = app.get_child_count() if app is not None else 0
    tops = (app.get_child_at_index(index) for index in range(count))
    return (each for top in tops if top is not None for each in seen(top))


def found(question: dict[str, Any]) -> Any:  # noqa: ANN401
    """The first node on the screen with the asked name, beginning or end, and one of the roles."""
    for node in on_screen(question["pid"]):
        name = node.get_name()
        if name != question.get("name", name) or not name.startswith(question.get("begins", "")):
            continue
        if not name.endswith(question.get("ends", "")):
            continue
        if "roles" not in question or node.get_role_name() in question["roles"]:
            return node
    return None


def answer(question: dict[str, Any]) -> Any:  # noqa: ANN401, PLR0911
    """Do what the question asks."""
    if question["do"] == "tree":
        app = program(question["pid"])
        return [described(node) for node in walk(app)] if app is not None else None
    if question["do"] == "look":
        return [described(node) for node in on_screen(question["pid"])]
    node = found(question)
    if node is None:
        return None
    match question["do"]:
        case "find":
            return described(node)
        case "press":
            return bool(node.get_action_iface().do_action(0))
        case "focus":
            return bool(node.get_component_iface().grab_focus())
        case "choose":
            entries = node.get_child_at_index(0)
            return bool(entries.get_selection_iface().select_child(question["at"]))
        case "write":
            return bool(node.get_editable_text_iface().set_text_contents(question["text"]))
    return None


for line in sys.stdin:
    try:
        reply = {"is": answer(json.loads(line))}
    except Exception as error:  # noqa: BLE001 - a node may die while it is being read
        reply = {"is": None, "error": type(error).__name__}
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()
