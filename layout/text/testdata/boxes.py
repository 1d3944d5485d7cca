"""Writes boxes.otf, the font of this package's tests: every glyph is a box, and each has a width that no other has.

It holds what the font of the handouts does not: CFF outlines, a ligature, joined Arabic forms, Hebrew, Devanagari. It
is our own work, under the licence of this repository. Run by hand, with fontTools installed: python boxes.py
"""

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

glyphs = {  # name: (code point or None, width)
    ".notdef": (None, 510), "space": (0x20, 250), "parenleft": (0x28, 310), "parenright": (0x29, 320),
    "f": (0x66, 410), "i": (0x69, 230), "f_i": (None, 600),
    "alef-hb": (0x5D0, 560), "bet-hb": (0x5D1, 570),
    "alef": (0x627, 210), "alef.fina": (None, 220),
    "beh": (0x628, 701), "beh.init": (None, 402), "beh.medi": (None, 403), "beh.fina": (None, 704),
    "lam": (0x644, 711), "lam.init": (None, 412), "lam.medi": (None, 413), "lam.fina": (None, 714), "lam_alef": (None, 610),
    "ka": (0x915, 810), "iMatra": (0x93F, 240),
}

features = """
languagesystem DFLT dflt; languagesystem latn dflt; languagesystem arab dflt; languagesystem dev2 dflt;
feature liga { sub f i by f_i; sub parenleft parenright by .notdef; } liga;
feature kern { pos f f -30; } kern;
feature init { script arab; sub beh by beh.init; sub lam by lam.init; } init;
feature medi { script arab; sub beh by beh.medi; sub lam by lam.medi; } medi;
feature fina { script arab; sub beh by beh.fina; sub lam by lam.fina; sub alef by alef.fina; } fina;
feature rlig { script arab; sub lam.init alef.fina by lam_alef; } rlig;
"""


def box(width):
    pen = T2CharStringPen(width, None)
    corners = [(50, 0), (50, 500), (width - 50, 500), (width - 50, 0)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.getCharString()


font = FontBuilder(1000, isTTF=False)
font.updateHead(created=0, modified=0)
font.setupGlyphOrder(list(glyphs))
font.setupCharacterMap({code: name for name, (code, _) in glyphs.items() if code})
font.setupCFF("Boxes-Regular", {"FullName": "Boxes"}, {name: box(width) for name, (_, width) in glyphs.items()}, {})
font.setupHorizontalMetrics({name: (width, 50) for name, (_, width) in glyphs.items()})
font.setupHorizontalHeader(ascent=800, descent=-200)
font.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes-Regular"}, mac=False)
font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWeightClass=400, sxHeight=450, sCapHeight=650, fsSelection=0x40)
font.setupPost()
font.addOpenTypeFeatures(features)
font.font.recalcTimestamp = False
font.save("boxes.otf")
