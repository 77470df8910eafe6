"""LlamaIndex's VectorStoreIndex with its Hugging Face embeddings."""

from collections.abc import Sequence
from pathlib import Path

from exchange import serve
from llama_index.core import Document, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.embeddings.huggingface import HuggingFaceEmbedding


class LlamaIndexVectors:
    """The index's retriever."""

    def __init__(self, model: str, folder: Path) -> None:
        self._model = HuggingFaceEmbedding(model_name=model)
        self._folder = str(folder)

    def index(self, passages: Sequence[str], titles: Sequence[str]) -> None:
        """Take up *passages*, each with its place, which is not encoded."""
        del titles
        documents = [
            Document(text=text, metadata={"place": place}, excluded_embed_metadata_keys=["place"])
            for place, text in enumerate(passages)
        ]
        self._index = VectorStoreIndex.from_documents(documents, embed_model=self._model)

    def save(self) -> None:
        """Store the index."""
        self._index.storage_context.persist(self._folder)

    def open(self) -> None:
        """Load the index."""
        stored = StorageContext.from_defaults(persist_dir=self._folder)
        self._index = load_index_from_storage(stored, embed_model=self._model)

    def search(self, question: str, depth: int) -> Sequence[int]:
        """Return the places of the passages found."""
        retriever = self._index.as_retriever(similarity_top_k=depth)
        return [each.node.metadata["place"] for each in retriever.retrieve(question)]


serve("llama-index-core", LlamaIndexVectors)
