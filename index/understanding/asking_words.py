"""The words with which people ask, in four languages: what is left names what they ask about."""

import re

from index.search.kinds import KIND_NOUNS
from index.search.words import stems

ARTICLE_NOUNS = frozenset(
    stems(
        "article articles articel artical piece pieces story stories post posts text texts essay "
        "column source sources doc docs document documents page pages writeup coverage "
        "artikel beitrag text texte bericht quelle quellen dokument seite "
        "papier source sources document page billet "
        "articulo articulos texto textos nota fuente fuentes documento pagina"
    )
)
"""What every article may be called."""

_WORKS = frozenset(
    stems(
        "book memoir memoirs novel song poem letter law bill report study play film movie album "
        "constitution treaty declaration bible diary opera symphony speech screenplay script "
        "buch roman lied gedicht gesetz brief studie film tagebuch "
        "livre roman chanson poeme loi lettre etude film journal "
        "libro novela cancion poema ley carta estudio pelicula diario"
    )
)
"""What an article may tell of that has an author, a day and a length of its own."""

_ENGLISH = frozenset(
    stems(
        "who whos whose what whats when where which how why wheres hows please pls plz can could u "
        "you me us tell show give get got open find see read send link url tldr tl dr gist short "
        "sum summary summarize summarise summarised summarized overview recap brief briefly main "
        "point points takeaway takeaways key quick quickly about say says said explain explains "
        "describe describes talk talks talking cover covers covered mention mentions mentioned "
        "discuss discusses deal deals have has had having do does did is are was were be been "
        "anything something stuff everything all any every else more other others another one ones "
        "there here in on of the a an this that these those it its and or for from by with to at "
        "write wrote written writes writing writer writers author authors authored penned byline "
        "credited journalist journalists reporter columnist behind name named called title titled "
        "headline publish published publishes publication publications publisher outlet paper "
        "newspaper magazine site website print printed ran run runs appear appeared appears come "
        "came out released release date dated day year old new newest latest recent recently last "
        "recently added add post posted posts uploaded upload shared share submitted long length "
        "many much paragraphs paragraph words number count total list lists available search "
        "searched know knowledge based pull pulled quote quoted ok okay hey hi yo so well um just "
        "like want need looking look thing things happen happened dont im id ive theres did ur r "
        "first again bit actually exactly really then now today week month month's up down lol thx "
        "thanks plus also too read reading online ask asks asked asking "
        "current former previous earlier older newer"
    )
)
"""What asks, points or fills a sentence, and what people call that which they ask for."""

_GERMAN = frozenset(
    stems(
        "wer wen wem wessen was wann wo woher welche welcher welches welchen welchem wie warum "
        "bitte kannst konnt du ihr sie er es mir uns ich zeig zeige zeigt zeigen gib gebt offne "
        "finde such suche sucht habt hast haben hat gibt geht handelt steht stehen worum darum "
        "davon daruber uber zu zum zur von vom dem den der die das des ein eine einen einem einer "
        "im ins in an am auf aus bei mit nach und oder ist sind war waren wurde wurden worden "
        "geschrieben schrieb schreibt verfasst autor autorin autoren verfasser verfasserin "
        "journalist journalistin veroffentlicht erschienen erschien erscheint herausgegeben datum "
        "tag jahr zeitung zeitschrift magazin verlag titel heisst heissen uberschrift link lang "
        "lange absatze viele anzahl neu neue neues neuen neueste neuesten neuestes letzte letzten "
        "alle alles etwas irgendwas was sonst noch mehr andere anderen andere dieser diese dieses "
        "diesen diesem dieses zusammenfassung zusammenfassen fasse fass zusammen kurz kurzfassung "
        "inhalt thema liste auflisten gepostet hinzugefugt hochgeladen geteilt hier dort da "
        "fur durch gegen ohne um bis seit wahrend wegen zwischen unter hinter neben vor als wenn "
        "weil dass ob doch aber auch nur nicht kein keine keinen schon mal denn eigentlich eben "
        "halt so sehr wohl uberhaupt insgesamt genau ungefahr also dann jetzt heute einfach "
        "man mich dich sich euch ihm ihn ihnen mein dein sein ihr unser euer deine deinen deiner "
        "seine seinen eure bist seid sein wird werden wurde wurdest konnen konnte darf durfen "
        "muss mussen will willst wollen mochte soll sollen lass habe hatte hattest kommt kommen "
        "vorkommt erwahnt erwahnen spricht sprechen erzahlt lesen lese liest fragen frage wissen "
        "weisst kennen kennst finden findest hore sehen worin worauf welch bibliothek sammlung "
        "gehts gibts hats wars ists hast haste vielen dank danke hallo hey"
    )
)

_FRENCH = frozenset(
    stems(
        "qui que quoi quel quelle quels quelles quand ou comment combien pourquoi est ce c cest "
        "sil te vous plait tu nous moi peux peut pouvez montre montrez montrer donne donnez ouvre "
        "ouvrir trouve cherche as avez avoir a y il elle ils elles de du des d l le la les un une "
        "et ou dans sur au aux pour par avec ete etait sont ecrit ecrite ecrits auteur auteure "
        "autrice auteurs redige redigee journaliste publie publiee publies parution paru parue "
        "sorti sortie date jour annee journal revue magazine titre intitule appelle lien longueur "
        "long longue nombre paragraphes nouveau nouveaux nouvelle nouvelles quoi neuf dernier "
        "derniers derniere tout tous toutes quelque chose autre autres encore plus cet cette ces "
        "celui celle resume resumer resumez resumes bref parle parlent traite propos sujet liste "
        "lister poste postee ajoute ajoutee partage ici dispo "
        "mon ma mes ta tes sa ses notre nos votre vos leur leurs me te se lui eux toi on "
        "je j m t s n qu ne pas plus jamais rien si mais donc car or ni puis alors aussi tres trop "
        "bien en avant apres depuis pendant sans sous entre chez vers contre selon ces ceux celles "
        "dont lequel laquelle lesquels lesquelles ca cela ceci suis es est sommes etes sont ai as "
        "a avons avez ont fait faire fais dit dis dire va vas vont aller peux peut pouvez veux "
        "veut voudrais faut stp svp merci bonjour salut lire lis lit demander demande savoir sais "
        "connais trouver voir vois mentionne mentionnent explique raconte apparait bibliotheque "
        "gros bref deux mots"
    )
)

_SPANISH = frozenset(
    stems(
        "quien quienes que cual cuales cuando donde como cuanto cuantos cuantas porque por favor "
        "puedes puede podeis me nos muestra muestrame ensena ensename dame abre abrir busca buscas "
        "hay tienes tienen teneis tener de del el la los las un una unos unas y o en sobre a al "
        "para con fue es son esta este esto estos estas ese eso esa escribio escrito escrita "
        "escribe autor autora autores redacto periodista publico publicado publicada publicacion "
        "salio aparecio fecha dia ano periodico diario revista titulo llama titulado enlace largo "
        "larga longitud parrafos numero nuevo nuevos nueva nuevas novedades ultimo ultimos ultima "
        "reciente recientes todo todos todas algo otro otra otros mas resumen resume resumir "
        "mi mis tu tus su sus nuestro nuestra vuestro yo el ella ellos ellas usted ustedes se le "
        "les lo te os si no ni pero sino pues entonces tambien muy bien ya aun todavia solo sin "
        "sobre bajo entre desde hasta hacia segun durante contra ante tras soy eres somos sois son "
        "estoy esta estan estaba era eran ser estar he has ha han hace hacer haz dice decir dicen "
        "va van voy ir quiero quieres puedo poder debo hola gracias porfa leer lee preguntar "
        "pregunta saber sabes conoces conocer encontrar ver veo menciona mencionan explica cuenta "
        "aparece biblioteca coleccion acerca cual "
        "resumeme breve trata habla hablan tema lista listar subio subido agregado compartido "
        "aqui ahi"
    )
)

_ELSEWHERE = (_GERMAN, _FRENCH, _SPANISH)
"""The same in the other languages."""

CALLED_SO = frozenset(stems("interview faq faqs minutes changelog"))
"""Kinds that nothing but an article is called."""

ALIASES = {"faq": ("question", "ask"), "qa": ("question", "ask"), "changelog": ("patch", "note")}
"""Stems of titles that call an article by what a word means, by the word's stem."""

_ALWAYS = _ENGLISH | ARTICLE_NOUNS | KIND_NOUNS

OPTIONAL = _ALWAYS.union(*_ELSEWHERE)
"""Words that mean an article only where it is called by them, in any language."""

_ONLY_ENGLISH = frozenset(
    "the this that these those of about who what which how and from for to is are does did".split()
)
"""What no sentence of the other languages has."""


def optional_in(question: str) -> frozenset[str]:
    """Return the stems of words that in *question* mean an article only where it is called by them.

    "Van", "war" and "AI" ask in other languages; in an English question they are what it is about.
    """
    said = stems(question)
    english = sum(each in _ONLY_ENGLISH for each in re.findall(r"\w+", question.casefold()))
    english += sum(each in _ENGLISH for each in said)
    counts = [sum(each in words and each not in _ENGLISH for each in said) for words in _ELSEWHERE]
    most = max(counts)
    if english and english >= most:
        return _ALWAYS
    asked_in = [words for words, count in zip(_ELSEWHERE, counts, strict=True) if count == most]
    return _ALWAYS.union(*asked_in)


ONES = frozenset({"one", "ones"})
"""What points at an article, as "the courier one" does."""

CONNECTIVES = frozenset(
    "and but so ok okay then also well und aber et mais y pero entonces".split()
)
"""What stands before a question that goes on."""

DETERMINERS = frozenset(
    "the a an this that these those my our der die das den dem des ein eine einen einem einer le "
    "la les l un une des cet cette el los las una unos unas".split()
)

JOINING = DETERMINERS | frozenset(
    "von vom zu zum zur uber \u00fcber mit f\u00fcr im in am auf aus und de du d des sur dans avec "
    "et par del sobre con para por y en".split()
)
"""Small words inside a name, of those that are searched for."""

_WHEN = frozenset("when whens wann quand cu\u00e1ndo cuando".split())

_WHICH_ARTICLE = re.compile(
    r"(?:from )?(?:what|which|aus welche[mrns]|welche[mrns]?|(?:de )?quel(?:le)?"
    r"|(?:de )?(?:qu\u00e9|cu\u00e1l|que|cual)) (\w+)"
)

_WHICH_ONE = re.compile(
    r"(?:which|what) one (?:was|is|s) (?:that|this|it)(?: (?:from|in))?"
    r"|welcher (?:war|ist) das|(?:c etait|c est) lequel|cu\u00e1l (?:era|es)(?: ese| esa)?"
)

_OPENERS = frozenset(
    "who whom whose what whats when where why how which is are was were do does did has have had "
    "can could will would should "
    "wer wen wem wessen was wann wo woher wohin warum wieso wie welche welcher welches ist sind "
    "war hat haben kann gibt "
    "qui que quoi quel quelle quels quelles quand o\u00f9 pourquoi comment combien est "
    "qui\u00e9n qui\u00e9nes qu\u00e9 cu\u00e1l cu\u00e1les cu\u00e1ndo d\u00f3nde c\u00f3mo "
    "cu\u00e1nto cu\u00e1ntos por hay es son".split()
)
"""First words of questions, in four languages."""

_ON = re.compile(
    r"\b(?:about|regarding|concerning|on|covering|mentioning|\u00fcber|ueber|uber|zum thema|zu"
    r"|sur|\u00e0 propos d[eu]s?|au sujet d[eu]s?|sobre|acerca del?)\b(?! here\b)",
    re.IGNORECASE,
)
"""What a subject stands behind."""


def opens_question(text: str) -> bool:
    """Return whether *text* begins as questions do."""
    found = re.search(r"\w+", text)
    return found is not None and found.group().casefold() in _OPENERS


def asks_when(text: str) -> bool:
    """Return whether *text* asks when something was."""
    return not _WHEN.isdisjoint(re.findall(r"\w+", text.casefold()))


_COUNTED = re.compile(r"\b(?:how many|wie ?viele|combien de?|cu[a\u00e1]nt[oa]s)\W+(\w+)")


def counts_no_articles(text: str) -> bool:
    """Return whether *text* asks how many there are of something that articles are not called."""
    counted = _COUNTED.search(text.casefold())
    return counted is not None and bool(set(stems(counted[1])) - ARTICLE_NOUNS)


_OF_SEVERAL = frozenset(
    "you u have has are there here articles sources pieces stories posts texts gibt habt hast "
    "artikel quellen sind as avez sont hay tienes tienen son fuentes articulos "
    "art\u00edculos".split()
)
"""What asks for the articles there are, not for the one that something was."""


def asks_which_article(text: str) -> bool:
    """Return whether *text* asks which article something was: “what source is that from?”."""
    plain = " ".join(re.findall(r"\w+", text.casefold()))
    found = _WHICH_ARTICLE.match(plain)
    named = (
        found is not None
        and not ARTICLE_NOUNS.isdisjoint(stems(found.group(1)))
        and _OF_SEVERAL.isdisjoint(plain.split())
    )
    return named or _WHICH_ONE.fullmatch(plain) is not None


def speaks_of_work(text: str) -> bool:
    """Return whether *text* speaks of a book, a law, a song: of what is written and no article."""
    return not _WORKS.isdisjoint(stems(text))


def subject(question: str) -> str | None:
    """Return what stands behind the first “about” or “on” of *question*, if anything does."""
    found = _ON.search(question)
    behind = question[found.end() :].strip(" ?!.,:;\"'\u201c\u201d") if found else ""
    return behind or None


_OFFER = re.compile(
    r"(?:(?:and|but|so|hi|hey|hello)\b,? )*(?:do|does|will|can) (?:you|u|ya|they|y'?all)(?: guys)?"
    r"(?: also| still| even)? (?!(?:like|love|think|know|believe|feel|prefer|hate|want|enjoy|agree"
    r"|remember|mind|care|wish|hope|understand|speak|have|dream|help|tell|show|give|write|make|say"
    r"|explain|find|search|sum\w*|translate|draw|sing|play|be)\b)\w+ ",
    re.IGNORECASE,
)


def offered(text: str) -> str | None:
    """Return what *text* asks somebody to do things with: “phones” of “do you repair phones”.

    “You” are then those of whom an article tells, not the bot. It is `None` of other questions.
    """
    found = _OFFER.match(text)
    return None if found is None else text[found.end() :]
