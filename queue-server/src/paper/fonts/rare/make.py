"""Makes rare.ttf: the rare characters that Noto Sans SC lacks and the fixtures and tests print.

    apt-get download fonts-hanazono && dpkg-deb -x fonts-hanazono_*.deb hanazono
    pip install fonttools==4.66.1
    python3 make.py hanazono/usr/share/fonts/truetype/hanazono/HanaMinB.ttf

Hanazono is free under the Hanazono Font License and the OFL 1.1 (LICENSE.txt beside this file); the
OFL reserves the name "HanaMinB" for the whole font, so the subset has another.
"""

import sys
from pathlib import Path
from fontTools import subset
from fontTools.ttLib import TTFont

here = Path(__file__).parent
text = (here / "characters.txt").read_text(encoding="utf-8")
font = TTFont(sys.argv[1], recalcTimestamp=False)
options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14], drop_tables=["GSUB", "GPOS", "vhea", "vmtx", "BASE", "FFTM", "GDEF", "DSIG", "VORG"])
subsetter = subset.Subsetter(options)
subsetter.populate(text="".join(text.split()))
subsetter.subset(font)
for record in font["name"].names:
    new = {1: "Banshi Rare", 4: "Banshi Rare Regular", 6: "BanshiRare-Regular"}.get(record.nameID)
    if new:
        record.string = new
font.save(here / "rare.ttf")
