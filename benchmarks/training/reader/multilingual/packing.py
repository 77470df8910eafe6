"""Packs the reader of other languages into `index/reader/weights-multilingual.npz`.

`python -m benchmarks.training.reader.multilingual.packing` writes what learned: six layers and the
heads. The lower layers, and the vectors of word pieces and places, stay multilingual-e5-small's.
"""

import numpy as np
import torch

from benchmarks.training.reader.multilingual.model import FIXED, LEARNING
from benchmarks.training.reader.multilingual.training import CHECKPOINT
from benchmarks.training.reader.packing import layers_and_heads, packed, ship
from index.encoding.multilingual.bert_weights import bert_weights
from index.encoding.multilingual.package import stored_model
from index.reader.weights import MULTILINGUAL_READER

TYPES = "embeddings.token_type_embeddings.weight"


def main() -> None:
    """Pack the average that the last checkpoint holds."""
    average = torch.load(CHECKPOINT, weights_only=True)["average"]
    values = {name: each.detach().numpy().astype(np.float32) for name, each in average.items()}
    # Both texts were of the first type while it learned.
    types = bert_weights(stored_model())[TYPES][[0, 0]]
    learned = layers_and_heads(values, range(FIXED, FIXED + LEARNING))
    ship(packed({TYPES: types, **learned}), MULTILINGUAL_READER)


if __name__ == "__main__":
    main()
