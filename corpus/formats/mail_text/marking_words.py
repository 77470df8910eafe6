"""The words by which programs that send mail mark what is no part of a message's text."""

FIELDS = {
    "sender": "from von de da van od afzender expéditeur remitente mittente",
    "subject": "subject betreff objet asunto oggetto onderwerp temat assunto",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden wysłano enviada",
    "other": "to an à para a aan do cc bcc kopie antwort reply-to reply antworten-an répondre",
}
"""What the lines of a head are called, in the languages that the bot meets most."""

FORWARDED = (
    r"original message|forwarded message|urspr\u00fcngliche nachricht"
    r"|weitergeleitete nachricht|message d['\u2019]origine|message transf\u00e9r\u00e9"
    "|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato"
    r"|oorspronkelijk bericht|doorgestuurd bericht|wiadomo\u015b\u0107 oryginalna"
    r"|wiadomo\u015b\u0107 przekazana|mensagem original|mensagem encaminhada"
)
"""What stands between dashes above a message that is passed on."""
BEGIN_FORWARDED = (
    "begin forwarded message|anfang der weitergeleiteten nachricht"
    r"|d\u00e9but du message (?:transf\u00e9r\u00e9|r\u00e9exp\u00e9di\u00e9)"
    "|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht"
    r"|in\u00edcio da mensagem reencaminhada"
)
"""The same, before a colon."""

REPLY_OR_FORWARD = "re|fwd?|aw|wg|antw|tr|rv|vs|sv|odp|pd|enc|res|ynt|doorst"
"""What programs write before the subject of a message that answers one, or passes it on."""

IN_BROWSER = (
    (
        r"view (?:this (?:e-?mail|message|newsletter|issue|campaign)|it) (?:in|on|online)\b"
        r"|^(?:read|open|view) (?:it |this )?(?:online|in (?:your |a |the )?(?:app|browser)"
        r"|on the web)"
        r"|(?:trouble|problems?|can['\u2019]?t|unable to) (?:view|read"
        r"|see)(?:ing)? this (?:e-?mail|message|newsletter)"
        r"|(?:e-?mail|message|newsletter) not display(?:ing|ed)"
        r"|forwarded this (?:e-?mail|message|newsletter)\?"
        r"|was this (?:e-?mail|newsletter) forwarded"
        r"|(?:im|in ihrem|in deinem) browser (?:ansehen|anzeigen|\u00f6ffnen|lesen|betrachten)"
        r"|^(?:zur )?(?:online-?version|webversion)\W*$"
    ),
    (
        r"^(?:voir la |lire la )?version en ligne\W*$|message ne s['\u2019]affiche pas"
        r"|^ver en l\u00ednea\W*$|^versione web\W*$|^(?:bekijk )?(?:de )?online ?versie\W*$"
    ),
    (
        r"(?:mail|newsletter|nachricht)\b.{0,20}nicht (?:korrekt|richtig) (?:dargestellt"
        r"|angezeigt)"
    ),
    r"(?:voir|lire|afficher|ouvrir|consulter)\b.{0,40}\bdans (?:votre|le|un) navigateur",
    r"(?:ver|abrir|leer)\b.{0,40}\ben (?:el|tu|su|un) navegador",
    r"(?:visualizza|apri|leggi|vedi)\b.{0,40}\bnel (?:tuo )?browser",
    r"bekijk\b.{0,40}\bbrowser",
    r"zobacz\b.{0,40}\bprzegl\u0105darce",
    r"(?:ver|abrir|visualizar)\b.{0,40}\bno (?:seu )?navegador",
)
"""How newsletters offer their page on the web."""

LEAVE = (
    (
        r"^(?:click here to |to )?unsubscribe\b|\bto unsubscribe\b"
        r"|\bunsubscribe (?:from (?:this|these|our|all)|here|instantly)"
        r"|you(?:['\u2019]re| are) (?:receiving|getting) this"
        r"|you(?:['\u2019]re| are) subscribed to"
        r"|you (?:have )?received this (?:e-?mail|message|newsletter)"
        r"|this (?:e-?mail|message|newsletter) was sent to|why (?:did|do) i get this"
    ),
    (
        r"(?:manage|update|change|edit) (?:your|my) (?:e-?mail |subscription |mailing "
        r"|newsletter )*(?:preferences|subscriptions?|settings|profile)"
        r"|\b(?:e-?mail|subscription) preferences\b"
        r"|no longer (?:wish|want) to receive (?:these|this|our)"
        r"|opt[ -]out of (?:these|this|our) (?:e-?mail|newsletter|mailing)"
        r"|^(?:newsletter )?(?:abbestellen|abmelden|austragen)\W*$"
        r"|(?:sie erhalten|du erh\u00e4ltst) diese[nrs]? (?:e-?mail|newsletter|nachricht)"
        r"|(?:se|vous|me) d\u00e9sabonner\b|d\u00e9sabonnez-vous"
    ),
    (
        r"^(?:se )?d\u00e9sinscri(?:re|ption)\b"
        r"|vous recevez (?:cet e-?mail|ce message|cette newsletter)"
        r"|(?:darse|darme|date) de baja (?:de|aqu\u00ed)|^(?:darse|darme) de baja\W*$"
        r"|^cancelar (?:la |mi |a )?(?:suscripci\u00f3n|inscri\u00e7\u00e3o"
        r"|subscri\u00e7\u00e3o)"
        r"|(?:has recibido|recibes|est\u00e1s recibiendo) este (?:e-?mail|correo|mensaje)"
        r"|^disiscri(?:viti|versi|zione)\b|^annulla l['\u2019]iscrizione"
    ),
    (
        r"(?:hai ricevuto|ricevi) questa (?:e-?mail|newsletter)|^(?:uitschrijven|afmelden)\W*$"
        r"|(?:je|u) ontvangt deze (?:e-?mail|nieuwsbrief)|^wypisz si\u0119"
        r"|zrezygnuj z (?:subskrypcji|newslettera)|otrzymujesz t\u0119 wiadomo\u015b\u0107"
        r"|^descadastr|voc\u00ea (?:est\u00e1 recebendo|recebeu) este (?:e-?mail|newsletter)"
    ),
    r"\b(?:hier|newsletter|diese e-?mails?)\b.{0,30}\b(?:abbestellen|abmelden|austragen)\b",
    r"\b(?:hier|nieuwsbrief)\b.{0,30}\b(?:uitschrijven|afmelden)\b",
)
"""How they tell their readers to leave the list, and why they are on it."""

BUTTON = (
    r"(?:follow|friend|like|find|join|share)(?: us| me| this)? (?:on|via|at) (?:facebook|twitter|x"
    r"|instagram|linkedin|youtube|threads|bluesky|mastodon|tiktok)\W*|(?:share|tweet|like|comment"
    r"|restack|listen|subscribe|upgrade to paid|read in app|get the app|leave a comment|forward"
    r"|forward (?:this )?to a friend|share this (?:post|e-?mail|newsletter))\W*"
)
"""What stands on buttons between the paragraphs, and nothing else with it."""

FOOT = (
    r"^(?:copyright|\u00a9|\(c\))|all rights reserved|our mailing address"
    "|forward (?:this )?to a friend|add us to your address book"
    "|(?:powered|sent|delivered) (?:by|with) (?:mailchimp|substack|beehiiv|ghost|mailerlite)"
    "|(?:powered|sent|delivered) (?:by|with) (?:convertkit|kit|sendgrid|hubspot|buttondown"
    r"|brevo)|^(?:follow|find|like|join) us (?:on|at)|^share (?:this|on)|^sent from my \w+"
    "|^get the app"
    "|^(?:privacy policy|terms(?: of (?:use|service))?|impressum|datenschutz"
    r"|mentions l\u00e9gales)\b|mailing list$|^to post to this (?:group|list)"
    "|^(?:list|group) (?:archive|help|info)"
)
"""What else stands at the foot."""
