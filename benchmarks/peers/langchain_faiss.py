"""LangChain's FAISS vector store with its Hugging Face embeddings."""

from collections.abc import Sequence

from exchange import Search, answer
from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings


def build(passages: Sequence[str], model: str) -> Search:
    """Return the store's similarity search."""
    places = [{"place": place} for place in range(len(passages))]
    embeddings = HuggingFaceEmbeddings(model_name=model)
    store = FAISS.from_texts(list(passages), embeddings, metadatas=places)
    return lambda question, depth: [
        found.metadata["place"] for found in store.similarity_search(question, k=depth)
    ]


answer("langchain-community", build)
