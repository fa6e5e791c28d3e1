"""The terms that Spanish text is found by: folded, without stop words, stemmed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

# Words too common to find anything by, already folded.
STOP_WORDS = frozenset(
    """
    a al algo alguna algunas alguno algunos ante antes asi aun aunque cada como con contra cual
    cuales cuando cuanto de del desde donde dos durante e el ella ellas ellos en entre era eran es
    esa esas ese eso esos esta estaba estan estar estas este esto estos fue fueron ha haber habia
    han hasta hay la las le les lo los mas me mi mientras mis mucha muchas mucho muchos muy nada ni
    no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poca
    pocas poco pocos por porque pues que quien quienes se sea sean segun ser si sido sin sobre solo
    son su sus suya suyas suyo suyos tal tambien tan tanto te tener tiene tienen toda todas todo
    todos tras tu tus un una unas uno unos usted ustedes y ya yo
    """.split()  # noqa: SIM905 - a long list reads better as text
)
_WORD = re.compile(r"[^\W_]+")
# The plurals of short words, which the stemmer leaves alone: `rios` and `vias`.
_PLURAL = re.compile(r"(\w{2}[aeiou])s$")
_stemmer = snowballstemmer.stemmer("spanish")
_stemmer_lock = Lock()


def folded(text: str) -> str:
    """`text` in small letters without accents, compatibility forms spelt out: `Año` is `ano`."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


def terms(text: str) -> list[str]:
    """The terms of `text` in order, repeated ones included.

    Text to be found and words to find it by go the same way, and accents go before stemming, so
    that `contaminacion` finds `Contaminación` and `contaminaciones`. The stemmer is Snowball's
    Spanish one; it runs on words without accents, which only makes it join a little less.
    """
    return [_stem(word) for word in _WORD.findall(folded(text)) if word not in STOP_WORDS]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    with _stemmer_lock:  # the stemmer keeps the word it works on in itself
        stemmed: str = _stemmer.stemWord(word)
    return _PLURAL.sub(r"\1", stemmed)
