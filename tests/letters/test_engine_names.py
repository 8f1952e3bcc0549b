"""A name reads back exactly as its owner writes it, in every script that we carry."""

import re
import unicodedata

import pytest

from advocacy.documents.engine.families import FAMILIES, needed, unprintable
from advocacy.documents.engine.html import letter_pdf
from advocacy.documents.engine.refusals import DocumentRefused
from advocacy.documents.text_blocks import Paragraph
from tests.letters.printed import letter
from tests.letters.reading_pdf import empty_boxes, opened, text_of, tidy

NAMES = {
    "latin": "Zoë Brontë-Nuñez",
    "latin-ext": "Łucja Żółkiewska-Çağrı",
    "vietnamese": "Nguyễn Thị Ngọc Ánh",
    "yoruba": "Ọláṣubọ̀mí Adébáyọ̀",
    "greek": "Ελένη Παπαδοπούλου",
    "greek-ext": "Ἑλένη Ἀργυροῦ",
    "cyrillic": "Наталія Ґудзь",
    "cyrillic-ext": "Әлия Қожахметқызы",
    "arabic": "محمد عبد الرحمن الخليل",
    "arabic with marks": "ليلى الحدّاد",
    "persian": "کیانوش پژمان گیتی",
    "hebrew": "נועה בן־דוד",
    "devanagari": "विक्रम कीर्ति त्रिवेदी",
    "bengali": "শ্রীময়ী চট্টোপাধ্যায়",
    "gurmukhi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "gujarati": "કૃષ્ણા પટેલ",
    "tamil": "கீர்த்தனா ஸ்ரீனிவாசன்",
    "telugu": "శ్రీనివాస్ కృష్ణమూర్తి",
    "kannada": "ಕೃಷ್ಣಮೂರ್ತಿ ಶ್ರೀಧರ್",
    "malayalam": "ശ്രീലക്ഷ്മി കൃഷ്ണൻ",
    "sinhala": "ශ්‍රී ක්‍රිෂාන්ති",
    "thai": "ศุภชัย น้ำเพชร",
    "lao": "ສົມສັກ ແກ້ວມະນີ",
    "myanmar": "အောင်ဆန်း ကြည်မြင့်",
    "tibetan": "བསྟན་འཛིན་ ལྷ་མོ",
    "khmer": "ស្រីមុំ ព្រហ្មវិចិត្រ",
    "ethiopic": "ኃይለ ገብርኤል",
    "georgian": "ნინო ქავთარაძე",
    "armenian": "Արմինե Յովհաննիսեան",
    "han": "欧阳慧敏",
    "traditional han": "歐陽靜怡",
    "rare han": "喆堃 峠勣",
    "japanese": "ひろこ タナカ 田中",
    "hangul": "김하늘 뷁",
    "signs": "Anne‑Marie ℅ № 5 → ☑ ≥ 3",
}


@pytest.mark.pdf
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_reads_back_as_typed_wherever_it_stands(name: str) -> None:
    sheet = letter(
        subject=f"support for {name}",
        about=(("Member", name),),
        body=(Paragraph(name), Paragraph(f"I write with {name}, who asked me to.")),
        signatures=(),
        copies=(name,),
    )
    pdf = letter_pdf(sheet)
    assert text_of(pdf).count(tidy(name)) == 5
    assert empty_boxes(opened(pdf)) == 0


@pytest.mark.pdf
def test_a_decomposed_name_reads_back_as_the_same_name() -> None:
    name = unicodedata.normalize("NFD", NAMES["vietnamese"])
    assert tidy(name) in text_of(letter_pdf(letter(body=(Paragraph(name),))))


@pytest.mark.pdf
def test_all_names_together_read_back_as_typed() -> None:
    """One font gives its shapes to many names here: what the first use taught must not spoil the next."""
    body = tuple(Paragraph(name) for name in [*NAMES.values(), *reversed(NAMES.values())])
    pages = text_of(letter_pdf(letter(body=body)))
    assert {name: pages.count(tidy(name)) for name in NAMES.values() if pages.count(tidy(name)) < 2} == {}


def test_every_family_that_we_carry_has_a_name_here() -> None:
    used = {family for name in NAMES.values() for family in needed(name)}
    assert set(FAMILIES) - used == set()


def test_a_text_asks_only_for_the_fonts_that_it_needs() -> None:
    assert needed("Plain words, nothing else.") == ("latin",)
    assert needed("欧阳 and Ελένη") == ("latin", "greek", "han")


@pytest.mark.pdf
def test_a_sign_without_a_printed_shape_is_refused_by_name_and_never_left_out() -> None:
    assert unprintable("Good 🙂 day") == "🙂"
    with pytest.raises(DocumentRefused, match=re.escape("We have no printed shape for: 🙂.")):
        letter_pdf(letter(body=(Paragraph("Good 🙂 day"),)))
