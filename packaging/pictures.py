"""Make the README's pictures anew from the sample: `python3 packaging/pictures.py`.

None of them shows a disguise: what it looks like belongs on no public page.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SCREENS = {
    "overview": "overview-light",
    "documents": "step-documents-light",
    "people-dark": "step-people-dark",
    "card": "card-light",
}
CARD_CORNER = (0, 0, 1.0, 0.31)
"""The part of the sheet that the card is on."""


def main() -> int:
    """Run the sample into a folder that is thrown away, and keep a few small pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "main.py"), "--sample", folder]
        subprocess.run(command, check=True)  # noqa: S603 - our own program
        sys.path.insert(0, str(ROOT / ".env"))
        for name, screen in SCREENS.items():
            (taken,) = (Path(folder) / "pictures").glob(f"??-{screen}.png")
            keep(taken, name)
        keep_card(Path(folder) / "card.pdf")
    return 0


def keep(taken: Path, name: str) -> None:
    """Keep a picture in 256 colours, which the eye cannot tell from all."""
    from PIL import Image  # noqa: PLC0415 - not before the path above

    with Image.open(taken) as picture:
        picture.convert("RGB").quantize(256).save(PICTURES / f"{name}.png", optimize=True)


def keep_card(pdf: Path) -> None:
    """Keep the top of the card's sheet, as it comes out of the printer."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - not before the path above

    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=2).to_pil()
    wide, high = image.size
    left, top, right, bottom = CARD_CORNER
    part = image.crop((int(left * wide), int(top * high), int(right * wide), int(bottom * high)))
    part.quantize(64).save(PICTURES / "card-on-paper.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
