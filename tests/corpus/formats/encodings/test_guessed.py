"""A text that does not say its encoding is read in the one whose letters it has, or not at all."""

# ruff: noqa: RUF001  letters of other scripts are what is tested

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceRefused
from corpus.formats.encodings.decoding import decode
from corpus.formats.encodings.guessed import guessed_encoding

SAID = {
    "ru": (
        "Вчера вечером портовый совет собрался, чтобы выслушать, что нашли землемеры под "
        "восточной пристанью. В докладе сказано, что третий пролёт сдвинулся на девять "
        "сантиметров."
    ),
    "uk": (
        "Учора ввечері портова рада зібралася, щоб почути, що знайшли землеміри під східною "
        "пристанню. У звіті йдеться, що третій проліт зсунувся на дев'ять сантиметрів."
    ),
    "bg": (
        "Вчера вечерта пристанищният съвет се събра, за да чуе какво са намерили земемерите под "
        "източния кей. В доклада се казва, че третият участък се е преместил с девет сантиметра."
    ),
    "el": (
        "Χθες το βράδυ το συμβούλιο του λιμανιού συνεδρίασε για να ακούσει τι βρήκαν οι "
        "τοπογράφοι κάτω από την ανατολική προβλήτα. Η έκθεση αναφέρει ότι μετακινήθηκε εννέα "
        "εκατοστά."
    ),
    "he": (
        "אתמול בערב התכנסה מועצת הנמל כדי לשמוע מה מצאו המודדים מתחת לרציף המזרחי. בדוח נאמר "
        "שהקטע השלישי זז תשעה סנטימטרים לכיוון המים מאז שנמדד לאחרונה."
    ),
    "ar": (
        "اجتمع مجلس الميناء مساء أمس للاستماع إلى ما وجده المساحون تحت الرصيف الشرقي. ويقول "
        "التقرير إن القسم الثالث تحرك تسعة سنتيمترات نحو الماء منذ آخر قياس."
    ),
    "zh": (
        "昨天晚上，港口委员会开会，听取测量员在东码头下面发现了什么。他们的报告说，自上次"
        "测量以来，第三段已经向水面移动了九厘米，没有人能确定是为什么。"
    ),
    "zht": (
        "昨天晚上，港口委員會開會，聽取測量員在東碼頭下面發現了什麼。他們的報告說，自上次"
        "測量以來，第三段已經向水面移動了九公分，沒有人能確定是為什麼。"
    ),
    "ja": (
        "昨夜、港湾委員会が開かれ、測量士たちが東の岸壁の下で何を見つけたかを聞いた。報告"
        "書によると、第三区画は前回の測定以来、水の方へ九センチ動いたという。"
    ),
    "ko": (
        "어제 저녁 항만 위원회가 열려 측량사들이 동쪽 부두 아래에서 무엇을 "
        "발견했는지 들었다. 보고서에 따르면 세 번째 구간은 지난번 측정 이후 물 "
        "쪽으로 구 센티미터 움직였다."
    ),
    "pl": (
        "Wczoraj wieczorem rada portu zebrała się, żeby usłyszeć, co znaleźli mierniczy pod "
        "wschodnim nabrzeżem. Raport mówi, że trzecie przęsło przesunęło się o dziewięć "
        "centymetrów."
    ),
    "cs": (
        "Včera večer se sešla přístavní rada, aby si vyslechla, co zeměměřiči našli pod východním "
        "molem. Zpráva říká, že třetí úsek se od posledního měření posunul o devět centimetrů."
    ),
    "hu": (
        "Tegnap este összeült a kikötői tanács, hogy meghallgassa, mit találtak a földmérők a "
        "keleti rakpart alatt. A jelentés szerint a harmadik szakasz elmozdult, a szűk bejárat "
        "felől, de a fűtő nem tudta; erős, hűvös idő."
    ),
    "hr": (
        "Sinoć se sastao lučki odbor kako bi čuo što su mjernici našli ispod istočnog "
        "pristaništa. Izvješće kaže da se treći dio pomaknuo devet centimetara. Također su došli "
        "građani i vođe, među njima i đaci."
    ),
    "ro": (
        "Aseară consiliul portului s-a întrunit ca să afle ce au găsit topografii sub cheiul de "
        "est. Raportul spune că a treia porţiune s-a mişcat cu nouă centimetri către apă, însă "
        "nimeni nu ştie de ce; toţi aşteaptă."
    ),
    "tr": (
        "Dün akşam liman kurulu, haritacıların doğu rıhtımının altında ne bulduğunu dinlemek için "
        "toplandı. Raporda üçüncü bölümün son ölçümden bu yana dokuz santimetre kaydığı yazıyor; "
        "kimse şaşırmadı, işler değişti."
    ),
    "fr": (
        "Hier soir, le conseil du port s’est réuni pour entendre ce que les géomètres avaient "
        "trouvé sous le quai de l’est. Le rapport créé dit que la troisième travée a bougé de "
        "neuf centimètres; à côté, où ça ?"
    ),
    "de": (
        "Gestern Abend trat der Hafenrat zusammen, um zu hören, was die Vermesser unter dem "
        "östlichen Kai gefunden hatten. Größe: 9 m², für alle gemäß § 3 geprüft – äußerst "
        "„schön“."
    ),
    "es": (
        "¿Qué encontraron los topógrafos bajo el muelle del este? ¡Nadie lo sabe! El año pasado "
        "el señor Núñez dijo que el tramo se movió; según él, más rápido."
    ),
    "pt": (
        "Ontem à noite o conselho do porto reuniu-se para ouvir o que os topógrafos encontraram. "
        "As medições não são claras; três vãos, emoções, avôs e pães."
    ),
    "is": (
        "Í gærkvöldi kom hafnarstjórnin saman til að heyra hvað mælingamennirnir höfðu fundið "
        "undir eystri bryggjunni. Það þykir skrýtið að þriðji hlutinn hafi færst."
    ),
    "da": (
        "I går aftes mødtes havnerådet for at høre, hvad landmålerne havde fundet under den "
        "østlige kaj. Også én mås blev set; får får får? Nej, får får ikke får, får får lam."
    ),
    "fi": (
        "Eilen illalla satamalautakunta kokoontui kuulemaan, mitä maanmittarit olivat löytäneet. "
        "Hääyöaie, määrätä, äänestää, öljyä."
    ),
    "et": (
        "Eile õhtul kogunes sadamanõukogu, et kuulda, mida maamõõtjad olid leidnud. Jäääär, öö, "
        "üüri, õõnes."
    ),
}
ENCODINGS = {
    "ru": ("cp1251", "koi8-r", "cp866", "iso8859-5"),
    "uk": ("cp1251", "koi8-u"),
    "bg": ("cp1251",),
    "el": ("cp1253", "iso8859-7"),
    "he": ("cp1255",),
    "ar": ("cp1256", "iso8859-6"),
    "zh": ("gb18030",),
    "zht": ("big5hkscs",),
    "ja": ("cp932", "euc-jp"),
    "ko": ("cp949",),
    "pl": ("cp1250", "iso8859-2"),
    "cs": ("cp1250", "iso8859-2"),
    "hr": ("cp1250", "iso8859-2"),
    "hu": ("cp1250",),
    "ro": ("cp1250",),
    "tr": ("cp1254",),
}
CASES = [(said, each) for said in SAID for each in ENCODINGS.get(said, ("cp1252",))]
FEW_ARE_ENOUGH = [
    (language, encoding)
    for language, encoding in CASES
    if language in "ru uk bg el he ar zh zht ja ko".split() and encoding != "cp866"
]
SUBTITLES = "1\r\n00:00:01,000 --> 00:00:04,000\r\n{}\r\n"


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_the_letters_of_a_language_tell_the_encoding(language: str, encoding: str) -> None:
    text = SAID[language]
    data = text.encode(encoding, "ignore")
    assert decode(data) == data.decode(encoding)


@pytest.mark.parametrize(("language", "encoding"), FEW_ARE_ENOUGH)
def test_few_letters_among_others_tell_it_too(language: str, encoding: str) -> None:
    data = SUBTITLES.format(SAID[language][:90]).encode(encoding, "ignore")
    assert decode(data) == data.decode(encoding)


@pytest.mark.parametrize("language", SAID)
def test_utf_8_with_a_damaged_byte_is_in_no_encoding(language: str) -> None:
    data = SAID[language].encode()
    place = next(place for place, byte in enumerate(data) if byte > 0x7F)
    with pytest.raises(SourceRefused, match="save it as UTF-8"):
        decode(data[:place] + data[place + 1 :])


def test_a_page_that_declares_its_encoding_far_down_is_believed() -> None:
    script = "<script>" + "count(1);\n" * 600 + "</script>"
    page = f'<html><head>{script}<meta charset="windows-1251"></head><p>{SAID["ru"][:20]}</p>'
    assert decode(page.encode("cp1251")) == page


@given(st.binary(max_size=400))
def test_whatever_is_guessed_can_be_decoded_or_was_looked_at_in_part(data: bytes) -> None:
    encoding = guessed_encoding(data)
    if encoding is not None:
        data[:-4].decode(encoding, "replace")
