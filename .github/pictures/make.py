#!/usr/bin/env python3
"""Make the pictures of the README: make.py CLAIMS_BINARY

terminal.svg is what `claims show` prints, as text in SVG. page.png is the page of
`claims show --html`, photographed by Chromium where that is installed.
"""
import html, os, re, shutil, subprocess, sys, tempfile

STORY = "testdata/stories/storm-ines.txt"
COLORS = {"32": "#3fb950", "1;36": "#56d4dd", "33": "#e3b341", "1": "#f0f6fc", "2": "#8b949e"}
WIDTH, LINE, CHAR = 80, 18, 8.4


def svg(out):
    lines = out.split("\n")
    lines = lines[2:12] + ["…", ""] + lines[lines.index(next(l for l in lines if re.sub(r"\x1b\[[\d;]*m", "", l).startswith("c4"))):][:17]
    body, style = [], ""
    for n, line in enumerate(lines):
        spans = []
        for part in re.split(r"(\x1b\[[\d;]*m)", line):
            if m := re.fullmatch(r"\x1b\[([\d;]*)m", part):
                style = "" if m[1] == "0" else COLORS.get(m[1], "")
            elif part:
                fill = f' fill="{style}"' if style else ""
                spans.append(f"<tspan{fill}>{html.escape(part)}</tspan>")
        body.append(f'<text x="16" y="{28 + n * LINE}" xml:space="preserve">{"".join(spans)}</text>')
    height = 28 + len(lines) * LINE
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{int(WIDTH * CHAR) + 32}" height="{height}" font-family="ui-monospace, Menlo, Consolas, '
            f'monospace" font-size="14" fill="#c9d1d9"><rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n' + "\n".join(body) + "\n</svg>\n")


def main():
    claims = os.path.abspath(sys.argv[1])
    here = os.path.dirname(os.path.abspath(__file__))
    os.chdir(os.path.join(here, "..", ".."))
    out = subprocess.run([claims, "show", "--no-pager", "--color", "always", STORY], capture_output=True, text=True, check=True,
                         env=dict(os.environ, COLUMNS=str(WIDTH))).stdout
    open(os.path.join(here, "terminal.svg"), "w", encoding="utf-8").write(svg(out))
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        print("no Chromium: page.png stays as it is")
        return
    with tempfile.TemporaryDirectory() as tmp:
        page = os.path.join(tmp, "page.html")
        subprocess.run([claims, "show", "--html", "-q", "-o", page, STORY], check=True)
        subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync",
                        "--disable-background-networking", "--disable-component-update", "--window-size=1000,700", f"--user-data-dir={tmp}/profile",
                        "--screenshot=" + os.path.join(here, "page.png"), "file://" + page], check=True, capture_output=True)


main()
