"""LangChain's FAISS vector store with its Hugging Face embeddings."""

from collections.abc import Sequence
from pathlib import Path

from exchange import serve
from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings


class LangChainFaiss:
    """The store's similarity search."""

    def __init__(self, model: str, folder: Path) -> None:
        self._embeddings = HuggingFaceEmbeddings(model_name=model)
        self._folder = str(folder)

    def index(self, passages: Sequence[str], titles: Sequence[str]) -> None:
        """Take up *passages*, each with its place."""
        del titles
        places = [{"place": place} for place in range(len(passages))]
        self._store = FAISS.from_texts(list(passages), self._embeddings, metadatas=places)

    def save(self) -> None:
        """Store the index and the passages."""
        self._store.save_local(self._folder)

    def open(self) -> None:
        """Load the index and the passages."""
        self._store = FAISS.load_local(
            self._folder, self._embeddings, allow_dangerous_deserialization=True
        )

    def search(self, question: str, depth: int) -> Sequence[int]:
        """Return the places of the passages found."""
        found = self._store.similarity_search(question, k=depth)
        return [each.metadata["place"] for each in found]


serve("langchain-community", LangChainFaiss)
