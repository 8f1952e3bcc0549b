"""Words as people bring them: in many scripts, very long, and without a place to break."""

UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG = f"{UNBROKEN}, again and again, and with a very long way to the office on the other side of the river"
NAMES = (
    ("Nguyễn Thị Hạnh", "vi"),
    (f"Ana {UNBROKEN}-Müller", ""),
    ("عبد الرحمن بن محمد الأنصاري", "ar"),
    ("משה בן־דוד", "he"),
    ("Олександра Ковальчук-Загребельна", "uk"),
    ("राजेश्वरी बालसुब्रमण्यम", "hi"),
    ("สมชาย ใจดี", "th"),
    ("王小明", "zh"),
    ("Αικατερίνη Παπαδοπούλου", "el"),
    ("Leilani Kealohapauʻole", "haw"),
    ("Siobhán O’Brien", ""),
    ("Null", ""),
)
