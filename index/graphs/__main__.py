"""`python -m index.graphs`: make the graphs that are missing or damaged."""

from index.encoding.onnx_encoder import OnnxEncoder
from index.graphs import SHIPPED
from index.reader.onnx_reader import OnnxReader
from index.reader.reading import Titled
from index.reader.weights import ENGLISH_READER

if __name__ == "__main__":
    # Each is made at the first use of what runs it.
    OnnxEncoder(SHIPPED).encode(["What is this?"])
    if ENGLISH_READER.is_there:
        OnnxReader(ENGLISH_READER, SHIPPED).read(
            "What is this?", [Titled("This", "This is a graph.")]
        )
    for each in SHIPPED.glob("*-*.*"):
        each.chmod(0o644)  # who runs the bot need not be who installed it
