"""Words that hold sentences together, by language: data for the search for phrases, not taste."""

from typing import NamedTuple


class Lists(NamedTuple):
    """The word lists of one language."""

    language: str
    stop: frozenset[str]
    """May stand inside a phrase, but neither begins nor ends it."""
    opening: frozenset[str]
    """May begin a phrase, since they turn its sense round: not, too, ohne."""
    closing: frozenset[str]
    """May end a phrase: off, apart."""
    weak: frozenset[str]
    """Say nothing by themselves, nor together: great, product, buy."""
    soft: frozenset[str]
    """Are looked through: very, really. "very easy" and "easy" are the same thing said."""
    letters: frozenset[str]
    """Letters that give the language away."""
    marketplaces: frozenset[str]
    """Where a text that shows nothing else is taken to be of this language."""
    known: frozenset[str]
    """All of its words: what a text of this language is known by."""


def listed(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


def longest_first(text: str) -> str:
    """The words of a list as alternatives of a pattern, none hidden behind its own beginning."""
    return "|".join(sorted(text.split(), key=lambda word: (-len(word), word)))


def _lists(
    language: str,
    *,
    marketplaces: str,
    letters: str,
    stop: str,
    opening: str,
    weak: str,
    soft: str,
    closing: str = "",
) -> Lists:
    lists = (listed(stop), listed(opening), listed(closing), listed(weak), listed(soft))
    return Lists(language, *lists, frozenset(letters), listed(marketplaces), frozenset().union(*lists))


ENGLISH = _lists(
    "en",
    marketplaces="US CA UK IE AU SG IN",
    letters="",
    stop="""
a about above after again all also am an and any anyone are around as at be because been before being both but by
came can could did do does doing done during each either else even ever every everyone for from get gets getting
give go goes going gone got had has have having he her here him his how however i i'm i've if in into is it it's its
itself just let like likes made make makes many may maybe me might more most much must my myself of on once only or
other our out over own per same seem seems she should since so some soon still such than that the their them then
there these they thing things this those though through to took under until upon us use used uses using want wanted
was we well went were what when where whether which while who why will with would yet you your yours re ve ll amp
""",
    opening="""
no not non never without don't doesn't didn't isn't wasn't won't can't couldn't wouldn't aren't too nothing hard
""",
    weak="""
absolutely amazing amazon awesome bad best better bit bought buy buyer buying day days definitely excellent expected
fantastic find first fine found good great happy highly item items know last little long look looking looks lot love
loved loves lovely months month need needed needs new nice now one ones order ordered people perfect perfectly
pleased price product products purchase purchased recommend recommended review reviews said say says seller set star
stars started stuff super sure tell think thought time times today tried try two unit week weeks work worked working
works wonderful worse worst worth year years yes three wish gift job feel box minute minutes hour hours inch inches
husband wife son daughter friend kids family disappointed terrible awful horrible ok okay thank thanks far
""",
    soft="very really quite extremely so pretty super incredibly totally truly actually just fairly rather way",
    closing="off apart together up down away",
)
GERMAN = _lists(
    "de",
    marketplaces="DE",
    letters="äöüß",
    stop="""
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bisher bist da dabei
dadurch dafür damit dann daran darauf darin das dass dem den denn der des deshalb dich die dies diese diesem diesen
dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch für gegen gewesen hab habe
haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre im immer in ins ist ja jede jeden jeder jedes
jetzt kann kein können könnte lassen lässt macht machen man mehr mein meine meinem meinen meiner mich mir mit muss
müssen nach nachdem noch nun nur ob oder schon sehr seit sein seine seinem seinen selbst sich sie sind so sogar soll
sollte sonst über um und uns unser unter vom von vor wann war waren warum was weil welche wenn wer werde werden wie
wieder wir wird wirklich wo worden wurde wurden würde zum zur zwischen zwei eben
""",
    opening="nicht kein keine keinen ohne nie zu nichts",
    weak="""
amazon artikel bestellt bestellung bin finde gefällt gekauft gerne gut gute guter gutes guten ganz kauf kaufen
klasse leider mal monat monate monaten produkt produkte prima perfekt schlecht schlechte schön stern sterne super
tag tage tagen tipp toll tolle tolles top verkäufer woche wochen zufrieden empfehlen empfehlung würde jahr jahre
jahren rezension voll besser beste bestens erwartet erhalten bekommen geht gibt sieht aus sagen zeit hervorragend
absolut enttäuscht danke
""",
    soft="sehr wirklich ganz total echt richtig super extrem ziemlich recht besonders wahnsinnig leider",
    closing="nicht nichts",
)
FRENCH = _lists(
    "fr",
    marketplaces="FR BE",
    letters="éèêëçœ",
    stop="""
a ai ainsi alors au aucun aussi autre autres aux avait avec avez avoir avons c car ce ceci cela celui ces cet cette
chez ci comme d dans de depuis des deux donc du elle elles en encore entre es est et été étaient était être eu fait
faire fois font il ils j j'ai je jusqu l la le les leur leurs lors lui m ma mais me même mes moi mon n ne nos notre
nous on ont ou où par parce pas pendant peu peut plus pour pourquoi qu quand que quel quelle quelques qui quoi s sa
se sera ses si soit son sont sous sur t ta te tes toi ton tous tout toute toutes tu un une vers voici voilà vos
votre vous y
""",
    opening="pas sans aucun aucune jamais trop ne non difficile",
    weak="""
achat acheté acheter amazon article bien bon bonne bons commande commandé excellent génial jour jours merci mois
parfait produit produits recommande satisfait satisfaite semaine semaines super temps top vendeur vraiment content
contente déçu déçue étoiles mauvais mauvaise nickel correct an ans année dommage
""",
    soft="très vraiment assez super plutôt trés extrêmement bien",
    closing="pas",
)
ITALIAN = _lists(
    "it",
    marketplaces="IT",
    letters="òì",
    stop="""
a ad agli ai al alla alle allo anche ancora avere aveva c che chi ci cioè come con contro cosa così cui d da dagli
dai dal dalla dalle dall dei del dell della delle dello di dopo dove due e è ed era erano essere fa fare fra gli ha
hanno ho i il in io l la le lei li lo loro lui ma me mi mia mie miei mio ne negli nei nel nell nella nelle noi
nostro o ogni per perché però più poi può qua quale quando quanto quella quelle quelli quello quest questa queste
questi questo qui quindi s se sei si sia siamo sono sta stata stato su sua sue sugli sui sul sull sulla suo suoi te
ti tra tu tutte tutti tutto un una uno va vi voi
""",
    opening="non senza nessun nessuna mai troppo difficile",
    weak="""
acquistato acquisto amazon articolo bello bella bene bravo buon buona buono comprato consigliato consiglio contenta
contento euro giorni giorno mesi mese ottima ottimo perfetto perfetta prodotto prodotti settimana soddisfatta
soddisfatto stelle tempo venditore volta ordine ordinato pessimo pessima deluso grazie anno anni
""",
    soft="molto davvero veramente abbastanza proprio super",
)
SPANISH = _lists(
    "es",
    marketplaces="ES MX",
    letters="ñáíóú¿¡",
    stop="""
a al algo algunos ante antes aquí así aún aunque cada como con contra cual cuando da de del desde donde dos el él
ella ellas ellos en entre era es esa ese eso esos esta está están estaba este esto estos fue fueron ha había han
hace hacer hasta hay he la las le les lo los más me mi mis mucho muchos muy nos o os otra otro para pero poco por
porque pues que qué queda quien se sea según ser si sí siempre sido sobre son su sus también tan te tengo ti tiene
tienen todo todos tu un una uno unos va y ya yo
""",
    opening="no sin ningún ninguna nunca demasiado ni difícil",
    weak="""
amazon artículo bien bonito buen buena buenas bueno calidad-precio compra comprado comprar contenta contento día
días encanta estrellas euros excelente feliz genial mala malo mes meses pedido perfecto perfecta producto productos
recomendable recomiendo semana semanas tiempo vendedor vez año años gracias satisfecho
""",
    soft="muy realmente bastante super súper tan totalmente",
)
LATIN = (ENGLISH, GERMAN, FRENCH, ITALIAN, SPANISH)
"""English first: it stands in where a text has no function word at all."""
