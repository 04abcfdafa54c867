"""Work for many machines, by Ray: parse PubMed's files, make vectors, answer questions, serve.

Read `crew.py` first. Every job hands its work out in pieces and takes the outcomes in the order of
the pieces, so that what it leaves behind is what one process would have left, byte for byte.
"""

from plaincite.cluster.opening import Crew, Serving, answers, embed, reading, serve

__all__ = ["Crew", "Serving", "answers", "embed", "reading", "serve"]
