"""Pictures of the map to look at, and their pixels."""

import io

import numpy
from PIL import Image

from geo.figure import Picture
from geo.styles import TOKENS

LABELS = {
    "both": {
        "iturup": ("Iturup / Etorofu", "Итуруп · 択捉島"),
        "kunashir": ("Kunashir / Kunashiri", "Кунашир · 国後島"),
        "shikotan": ("Shikotan", "Шикотан · 色丹島"),
        "habomai": ("Habomai", "Хабомаи · 歯舞群島"),
    },
    "japanese": {
        "iturup": ("択捉島 Etorofu", "Итуруп Iturup"),
        "kunashir": ("国後島 Kunashiri", "Кунашир Kunashir"),
        "shikotan": ("色丹島 Shikotan", "Шикотан Shikotan"),
        "habomai": ("歯舞群島 Habomai", "Хабомаи Habomai"),
    },
}
LEGEND = (("units", "Administered by Russia; claimed by Japan"), ("selected", "Chosen unit"), ("land", "Other land"))


def picture(names="both", **changes):
    labels = tuple(LABELS.get(names, {}).items())
    return Picture(**{"names": names, "labels": labels, "legend": LEGEND, "legend_title": "Legend", **changes})


def pixels(data):
    return numpy.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)


def rgb(token):
    return tuple(bytes.fromhex(TOKENS["light"][token][1:]))


def close(image, wanted, tolerance=2):
    return (abs(image - numpy.array(wanted)) <= tolerance).all(axis=-1)


def around(image, made, lon, lat, reach=12):
    """The pixels about a place of a picture at 2x."""
    x, y = (round(2 * part) for part in made.frame.place(lon, lat))
    return image[y - reach : y + reach, x - reach : x + reach]
