"""Puts the first run together."""

from collections.abc import Callable

from nocontact_desktop import resources
from nocontact_desktop.app.doors import Doors, start_command
from nocontact_desktop.app.first_run import Draft, take_back
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.system import System
from nocontact_desktop.vault import DEFAULT, Stretch, system_share
from ui.desk.exit_route import ExitRoute
from ui.desk.first_run.flow import FirstRun, Surroundings
from ui.desk.paint import png
from ui.tasks import TaskRunner
from ui.theme import Look


def begin(
    system: System,
    profile: Profile,
    tasks: TaskRunner,
    route: ExitRoute,
    apply_look: Callable[[Look], None],
    *,
    stretch: Stretch = DEFAULT,
) -> FirstRun:
    """The first run's window, at its first screen. What a killed one left goes meanwhile."""
    command = start_command(system.portable_root())
    around = Surroundings(
        profiles=load_profiles(resources.folder("disguises")),
        doors=Doors(system, system_share, command, png),
        tasks=tasks,
        route=route,
        apply_look=apply_look,
        stretch=stretch,
    )
    tasks.run(lambda: take_back(around.doors, around.profiles))
    menu = system.launcher
    draft = Draft(profile, menu_there=menu.available, desktop_there=menu.has_desktop)
    return FirstRun(draft, around, Look())
