"""The words that stand around names in bylines, in the languages whose newspapers we know."""

from corpus.formats.blocks import UNSPACED

DOT = rf"(?:(?<![{UNSPACED}])[\u00b7\u2027]|[\u00b7\u2027](?![{UNSPACED}]))"
"""A dot that parts names or fields. In Chinese one stands within the names of foreigners."""

LEADS = {
    "en": (
        r"(?:(?:an?\s)?(?:guest\s)?(?:analysis|article|column|comment(?:ary)?|contributed|essay"
        r"|exclusive|feature|interview|opinion|post(?:ed)?|published|report(?:ed|ing)?|review"
        r"|stor(?:y|ies)|submitted|text|words|written)\s)?by\b"
    ),
    "de": r"(?:(?:eine?\s)?(?:[^\W\d_]{3,20}\s)?von|(?:verfasst|geschrieben)\svon)\b",
    "fr": (
        r"(?:(?:\u00e9crit|publi\u00e9|r\u00e9dig\u00e9|post\u00e9|propos\srecueillis"
        r"|un\sarticle)\s)?par\b|un\sarticle\sde\b"
    ),
    "es": r"(?:(?:escrito|publicado|redactado|elaborado)\s)?por\b",
    "it": r"(?:(?:scritto|pubblicato|redatto)\s)?d[ai]\b|a\scura\sdi\b",
    "nl": r"(?:(?:geschreven|gepubliceerd|geplaatst)\s)?door\b",
    "pl": r"(?:napisa\u0142a?|opracowa\u0142a?|napisane\sprzez|opublikowane\sprzez)\b|oprac\.",
    "pt": r"(?:(?:escrito|publicado|redigido)\s)?por\b",
    "sv": r"(?:(?:skriven|skrivet|publicerad)\s)?av\b",
    "da": r"(?:(?:skrevet|udgivet)\s)?af\b",
    "nb": r"(?:(?:skrevet|publisert)\s)?av\b",
}
"""What opens a byline, by language: "By", "Von", "Par" and their like, as patterns."""

LABELS = (
    "author", "authors", "author(s)", "byline", "text", "words", "writer", "written by",
    "autor", "autorin", "autoren", "autor*in", "autor:in", "autor/in", "verfasser", "verfasserin",
    "auteur", "auteure", "autrice", "auteurs", "texte",
    "autora", "autores", "autor/a", "texto", "reportagem",
    "autore", "autori", "testo",
    "tekst", "autorka", "autorzy", "opracowanie",
    "forfatter", "f\u00f6rfattare", "skribent", "av", "af", "von", "por", "par", "door", "di",
)  # fmt: skip
"""What opens a byline when a colon follows it."""

STRONG_CONJUNCTIONS = "and|und|et|og|och|oraz|with|mit|avec|con|com|met|med"
"""Words between two names that stand in no name."""

WEAK_CONJUNCTIONS = frozenset(("y", "e", "i", "en"))
"""Words between two names that also stand inside names, such as José Ortega y Gasset."""

PLACE_PREPOSITIONS = "in|for|of|at|from|aus|f\u00fcr|em|para|para\\so|z|w|\u00e0|depuis|desde|te"
"""Words behind a name that lead to where, or for whom, somebody writes."""

ROLES = frozenset(
    # English
    "editor editors writer writers reporter reporters correspondent correspondents journalist"
    " journalists columnist contributor contributors analyst professor director producer anchor"
    " presenter critic blogger freelancer fellow researcher intern officer founder co-founder"
    " manager lecturer historian economist commentator specialist expert consultant adviser advisor"
    " assistant trainee apprentice photographer videographer cartoonist ceo staff newsroom desk"
    " bureau"
    # French, Spanish, Italian, Dutch, Polish, Portuguese; German by its endings below
    " journaliste r\u00e9dacteur r\u00e9dactrice correspondant correspondante chroniqueur"
    " chroniqueuse \u00e9ditorialiste envoy\u00e9 envoy\u00e9e sp\u00e9cial sp\u00e9ciale"
    " periodista redactor redactora corresponsal columnista editora jefe jefa colaborador"
    " colaboradora directora enviado enviada"
    " giornalista redattore redattrice corrispondente inviato inviata caporedattore direttore"
    " direttrice"
    " redacteur redactrice verslaggever verslaggeefster hoofdredacteur"
    " dziennikarz dziennikarka redaktor redaktorka korespondent korespondentka reporterka"
    " publicysta publicystka"
    " jornalista rep\u00f3rter redator redatora correspondente colunista"
    " redakt\u00f6r redakt\u00f8r chef chefin cheffe leiter leiterin".split()
)
"""What somebody is, where no name stands."""

ROLE_ENDINGS = tuple(
    "redakteur redakteurin korrespondent korrespondentin journalist journalistin reporterin"
    " kolumnist kolumnistin volont\u00e4r volont\u00e4rin mitarbeiter mitarbeiterin autorin"
    " redakt\u00f6ren redakt\u00f8ren".split()
)
"""How compounds end that say what somebody is, such as Politikredakteurin."""

ROLE_MODIFIERS = frozenset(
    "arts assistant associate business chief city contributing crime culture data defence defense"
    " deputy digital diplomatic economic economics education environment executive features foreign"
    " freelance general guest health home in-chief investigations investigative junior lead legal"
    " local managing media national international news opinion political politics principal royal"
    " science security senior special sport sports staff tech technology travel us uk web world"
    " editor-in-chief en de vom dienst politique economia pol\u00edtica politica".split()
)
"""Words that go before such a word, or behind it."""

DESKS = frozenset(
    "redaktion r\u00e9daction redaction redacci\u00f3n redaccion redazione redactie redakcja"
    " reda\u00e7\u00e3o redacao redaktionen redaksjonen".split()
)
"""The newspapers' word for all who work on them together."""

NOBODY = DESKS | frozenset(
    "admin administrator anonymous author default guest moderator none null root site superuser"
    " super system team test undefined unknown user web webmaster wordpress wp editorial the"
    " la de der die our by no byline newsdesk"
    " share follow subscribe email mail print save more articles view read comments watch listen"
    " twitter facebook instagram linkedin pinterest whatsapp reddit updated published profile"
    " contact".split()
)
"""Words of accounts, of desks and of buttons: where only these stand, nobody is named."""

ORGANISATIONS = frozenset(
    "agence agencia agency agenzia associates association blog bureau channel committee company"
    " corporation council department foundation gazette gmbh group herald inc institute journal"
    " limited llc ltd magazine media ministry net network news newspaper online prensa presse radio"
    " review services service society studio telegraph television times tribune tv university wire"
    " zeitung ag plc contributors editors readers agencies".split()
)
"""Words in the names of organisations that are rare in the names of people."""

BODIES = (
    r"(?:[^\W\d_]{2,30}\s){0,2}(?:[^\W\d_]{0,30}(?:ministerium|anstalt|verwaltung|beh\u00f6rde|amt|verband)|ministry|department"
    r"|departement|d\u00e9partement|minist\u00e8re|ministerio|ministero|minist\u00e9rio|ministerie|ministerstwo"
    r"|office|agency|institute?|association|federation|board|commission|council)"
    r"\s(?:f\u00fcr|for|of|on|de|des|del|der|du|di|da|van|voor)\s"
)
"""How the names of public bodies begin, which go on with what they are for, commas included."""

COLLECTIVES = frozenset(
    "staff newsroom desk bureau team editors reporters writers correspondents contributors".split()
)
"""What ends the name of several people who are not named."""

PLACES = frozenset((
    "New York", "New York City", "Los Angeles", "San Francisco", "Washington DC", "Hong Kong",
    "New Delhi", "Tel Aviv", "Buenos Aires", "S\u00e3o Paulo", "Rio de Janeiro", "Mexico City",
    "Cape Town", "Kuala Lumpur", "Abu Dhabi", "Den Haag", "Costa Rica", "South Africa",
    "United States", "United Kingdom", "New Zealand", "Northern Ireland", "North Carolina",
    "South Carolina", "West Virginia", "New Jersey", "New Orleans", "Las Vegas", "San Diego",
    "Saint Petersburg", "Sri Lanka", "South Korea", "North Korea", "Saudi Arabia", "Puerto Rico",
))  # fmt: skip
"""Places of several words where many correspondents write; those of one word need no list."""

AGENCIES = (
    "Agence France-Presse", "Associated Press", "Deutsche Presse-Agentur", "The Associated Press",
    "Bloomberg", "Reuters", "AFP", "ANP", "ANSA", "dpa", "EFE", "Lusa", "PA Media", "PAP",
    "Belga", "Ritzau", "NTB", "UPI", "AP",
)  # fmt: skip
"""Agencies that stand behind a name without a mark between."""

OTHER_CREDITS = (
    r"(?:(?:additional|medically|clinically|fact)[\s-])?(?:photo(?:s|graphs?|graphy)?|pictures?"
    r"|images?|illustrations?|illustrated|graphics?|video|edited|editing|translated|translation"
    r"|reviewed|checked|compiled|produced|sponsored|presented|narrated|audio|foto(?:s|grafien?"
    r"|graf\u00eda|grafia)?|bild(?:er)?|grafik|\u00fcbersetzt|\u00fcbersetzung|redigiert|traduit"
    r"|traduction|traducci\u00f3n|traduzione|tradu\u00e7\u00e3o|illustrazioni|ilustraciones"
    r"|zdj\u0119cia|t\u0142umaczenie|vertaald|vertaling|beeld)"
    r"(?:\s[^\W\d_]{1,20}){0,2}(?:\s(?:by|von|par|por|di|da|door|av|af|de)\b|\s?:)"
)
"""What opens a credit for something else than the text, as a pattern."""

DEGREES = frozenset(
    "jr sr phd md ms ma ba mba rdn rd esq ii iii dphil msc bsc mphil llm jd do dds".split()
)
"""What follows a name behind a comma, without full stops."""

PARTICLES = frozenset(
    "a al af av bin bint da dal das de degli dei del della den der di do dos du e el i la le li lo"
    " of op ten ter the 't van vom von y zu zum zur".split()
)
"""Words inside a name that are written small."""
