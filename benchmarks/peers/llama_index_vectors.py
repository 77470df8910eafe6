"""LlamaIndex's VectorStoreIndex with its Hugging Face embeddings."""

from collections.abc import Sequence

from exchange import Search, answer
from llama_index.core import Document, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding


def build(passages: Sequence[str], model: str) -> Search:
    """Return the index's retriever."""
    documents = [
        Document(text=text, metadata={"place": place}, excluded_embed_metadata_keys=["place"])
        for place, text in enumerate(passages)
    ]
    index = VectorStoreIndex.from_documents(
        documents, embed_model=HuggingFaceEmbedding(model_name=model)
    )
    return lambda question, depth: [
        found.node.metadata["place"]
        for found in index.as_retriever(similarity_top_k=depth).retrieve(question)
    ]


answer("llama-index-core", build)
