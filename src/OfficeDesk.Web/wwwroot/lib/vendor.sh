#!/usr/bin/env bash
# Fetches the front-end packages named below and keeps the few files the desk serves, their licences and their fingerprints.
# Run by a developer from any folder; the result is committed, so that a build needs no network.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# package            version  licence     licence file  kept as                 file in the package
list='
htmx.org             2.0.11   0BSD        LICENSE       htmx.min.js             dist/htmx.min.js
bootstrap            5.3.8    MIT         LICENSE       bootstrap.min.css       dist/css/bootstrap.min.css
echarts              5.6.0    Apache-2.0  LICENSE       echarts.common.min.js   dist/echarts.common.min.js
@tabler/icons        3.51.0   MIT         LICENSE       -                       -
'

cd "$work"
: > VERSIONS.txt
while read -r name version licence paper kept file; do
  [ -n "$name" ] || continue
  tgz=$(npm pack --silent "$name@$version" | tail -1)
  mkdir pkg && tar xzf "$tgz" -C pkg --strip-components=1
  short=${name#@}; short=${short%%[./]*}
  tr -d '\r' < "pkg/$paper" > "$here/LICENSE.$short.txt"
  [ ! -f pkg/NOTICE ] || tr -d '\r' < pkg/NOTICE > "$here/NOTICE.$short.txt"
  if [ "$kept" != - ]; then
    # a source map is not served, so a reference to one would only be a 404 in the developer tools
    sed -e 's|/\*# sourceMappingURL=.*\*/||' -e 's|^//# sourceMappingURL=.*||' "pkg/$file" > "$here/$kept"
    sum=$(sha256sum < "$here/$kept" | cut -d' ' -f1)
  else
    # hand-picked symbols: one per line in icons.txt, drawn into ../icons.svg
    {
      echo '<svg xmlns="http://www.w3.org/2000/svg">'
      while read -r icon; do
        [ -n "$icon" ] || continue
        paths=$(grep '<path' "pkg/icons/outline/$icon.svg" | grep -v 'stroke="none"' | sed 's/^ *//' | tr -d '\n')
        [ -n "$paths" ] || { echo "no icon $icon" >&2; exit 1; }
        echo "<symbol id=\"$icon\" viewBox=\"0 0 24 24\">$paths</symbol>"
      done < "$here/icons.txt"
      echo '</svg>'
    } > "$here/../icons.svg"
    kept='../icons.svg'
    sum=$(sha256sum < "$here/../icons.svg" | cut -d' ' -f1)
  fi
  printf '%-16s %-8s %-11s %-22s sha256:%s\n' "$name" "$version" "$licence" "$kept" "$sum" >> VERSIONS.txt
  rm -rf pkg "$tgz"
done <<< "$list"
mv VERSIONS.txt "$here/VERSIONS.txt"
cat "$here/VERSIONS.txt"
