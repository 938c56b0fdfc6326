#!/usr/bin/env python3
"""Write stories as CoNLL-U, parsed by spaCy: what the tagger and the parser learn from.

    silver.py CLAIMS FOLDER > silver.conllu

CLAIMS is the program itself: its tokens and sentences are those that spaCy parses. FOLDER
holds stories as .txt files. Of each token the form, the tag (XPOS: spaCy's; MISC: Tag=, that
of the program), the head and the label are written. The tagger learns from XPOS; then the
program is built anew and silver.py run again, so that the parser learns from the tags that
it will see. Needs spaCy 3.8 and its model en_core_web_sm.
"""
import json
import pathlib
import subprocess
import sys

import spacy
from spacy.tokens import Doc


def read(nlp, claims, folder):
    """Yield each story as a Doc, with its name and the tags that the program gives."""
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        out = subprocess.run([claims, "tokens", "--json", path], stdout=subprocess.PIPE, check=True).stdout
        rows = json.loads(out)
        if not rows:
            continue
        after = rows[1:] + [None]
        doc = Doc(
            nlp.vocab,
            words=[r["text"].replace("\n", " ") for r in rows],
            spaces=[n is None or n["start"] > r["end"] for r, n in zip(rows, after)],
            sent_starts=[i == 0 or r["sentence"] != rows[i - 1]["sentence"] for i, r in enumerate(rows)],
        )
        yield doc, (path.name, [r["tag"] for r in rows])


def main():
    claims, folder = sys.argv[1:]
    nlp = spacy.load("en_core_web_sm", exclude=["ner", "lemmatizer"])
    for doc, (name, tags) in nlp.pipe(read(nlp, claims, folder), as_tuples=True, batch_size=32):
        print("# newdoc id =", name)
        for sent in doc.sents:
            for t in sent:
                head = 0 if t.head.i == t.i else t.head.i - sent.start + 1
                row = [t.i - sent.start + 1, t.text, "_", "_", t.tag_, "_", head, t.dep_, "_", "Tag=" + tags[t.i]]
                print(*row, sep="\t")
            print()


if __name__ == "__main__":
    main()
