"""What others see of the program here, and how to change it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from nocontact_desktop import resources
from nocontact_desktop.app import moving
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import has_share
from ui.desk.choosing.disguise_cards import DisguiseCards
from ui.desk.choosing.group import Group
from ui.desk.choosing.name_and_picture import NameAndPicture
from ui.desk.column_page import ColumnPage
from ui.desk.opened import Opened
from ui.desk.outward.panel import OutwardPanel
from ui.desk.outward.work import OutwardWork
from ui.parts import PlainLabel


class OutwardPage(ColumnPage):
    """Says what is worn, and offers another."""

    def __init__(self, opened: Opened, work: OutwardWork) -> None:
        super().__init__()
        self._opened = opened
        profile = opened.profile
        self.column.add(
            PlainLabel(_("On this computer it is called “{name}”.", name=_(profile.name)), "lead")
        )
        self.column.add(
            PlainLabel(_("Its folder is {folder}", folder=opened.vault.place.folder), "muted")
        )
        self.choice = DisguiseChoice(profile)
        self.panel = OutwardPanel(
            opened,
            work,
            title=_("Change the disguise"),
            lead=_lead(),
            go=_("Change it now"),
            choose=self.choice,
        )
        self.panel.begin = self._begin
        self.panel.then = opened.moved
        self.panel.fits = lambda: self.choice.own.fits
        self.panel.first = lambda: next(each for each in self.choice.cards if each.isChecked())
        self.choice.own.changed.connect(self.panel.refresh)
        self.column.add(self.panel)
        work.told_on(self)

    def _begin(self) -> Callable[[], None]:
        opened, own = self._opened, self.choice.own
        return partial(
            _make_ready, opened, shipped=self.choice.shipped, name=own.name, icon=own.icon
        )


def _make_ready(opened: Opened, shipped: Profile, name: str, icon: str) -> None:
    needed = opened.keyring is not None and has_share(opened.vault)
    moving.begin(opened.home, opened.profile, shipped, name, icon, has_share=needed)


def _lead() -> str:
    return _(
        "The folder, its files, the entry in the menu and the one in the keyring get new names. "
        "The vault closes for it, and the program comes back with its new face. Your words and "
        "your PIN stay the same. Print-outs and copies elsewhere are not touched."
    )


class DisguiseChoice(Group):
    """The shipped disguises, and a name and a picture of one's own."""

    def __init__(self, worn: Profile) -> None:
        super().__init__()
        profiles = load_profiles(resources.folder("disguises"))
        self.shipped = next((each for each in profiles if each.id == worn.id), profiles[0])
        row = DisguiseCards(profiles, self.shipped)
        row.picked.connect(self._pick)
        self.cards = row.cards
        name = "" if worn.name == self.shipped.name else worn.name
        icon = "" if worn.icon == self.shipped.icon else worn.icon
        self.own = NameAndPicture(profiles, self.shipped, name, icon)
        self.add(row, self.own)

    def _pick(self, profile: Profile) -> None:
        self.shipped = profile
        self.own.wear(profile)
