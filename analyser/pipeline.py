"""Start here: read → segment → detect → judge, on one page.

The only module that knows all the stages. Everything else (the command line, the store, the
dashboard, notebooks) goes through :class:`Pipeline` or through the functions of :mod:`analyser`.
"""

import gc
import hashlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import spacy
from spacy.language import Language

from analyser.criteria import discover
from analyser.detecting import collect
from analyser.detecting.actions import ActionRules
from analyser.detecting.learned import StatementModels, load_model
from analyser.detecting.statements import StatementRules
from analyser.domain.criterion import Criterion
from analyser.domain.finding import Assessment, Engine
from analyser.domain.record import Record, Unreadable
from analyser.judging import judge, not_assessed
from analyser.segmenting import components, tokenizer  # noqa: F401  # registers the tokeniser and "minutes_layout"
from analyser.settings import Settings

Readable: TypeAlias = Record | Unreadable
"""What the reading stage yields."""

_DECIDES = ("domain", "segmenting", "detecting", "criteria", "judging")
"""The folders of the package on which a finding rests."""


@Language.factory("statement_rules", assigns=["doc.spans"], requires=["doc.sents"])
def create_statement_rules(nlp: Language, name: str) -> StatementRules:  # noqa: ARG001  # spaCy calls by name
    """Create the component that runs every criterion's patterns."""
    return StatementRules(discover())


@Language.factory("action_rules", assigns=["doc.spans"], requires=["doc.sents"])
def create_action_rules(nlp: Language, name: str) -> ActionRules:  # noqa: ARG001  # spaCy calls by name
    """Create the component that finds actions with their owners and dates."""
    return ActionRules()


@Language.factory("statement_models", assigns=["doc.spans", "doc.cats"], requires=["doc.spans"])
def create_statement_models(nlp: Language, name: str, folder: str) -> StatementModels:  # noqa: ARG001  # as above
    """Create the component that lets a learned model weigh what the patterns found.

    Args:
        nlp: The pipeline.
        name: Of the component.
        folder: Of the model.

    Raises:
        ModelError: The folder holds no model that can be used.
    """
    return StatementModels(load_model(Path(folder)), discover())


def load(settings: Settings | None = None) -> Language:
    """The spaCy pipeline: tokeniser → layout → statement rules → statement models → action rules.

    Args:
        settings: Which model to use, among others; with the model ``none`` that component is left out.

    Returns:
        A ``Language`` whose documents carry ``doc.sents``, ``doc.spans["sections"]`` and the span
        groups described in :mod:`analyser.detecting.found`.
    """
    settings = settings or Settings()
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "analyser.MinutesTokenizer.v1"}}})
    nlp.max_length = settings.max_record_characters
    nlp.add_pipe("minutes_layout")
    nlp.add_pipe("statement_rules")
    folder = settings.shelf().find(settings.model)
    if folder is not None:
        nlp.add_pipe("statement_models", config={"folder": str(folder)})
    nlp.add_pipe("action_rules")
    return nlp


class Pipeline:
    """Assesses records; made by :func:`load_pipeline`.

    Attributes:
        criteria: What is judged, in the catalogue's order.
        engine: What an assessment names as its maker.
    """

    def __init__(self, nlp: Language, criteria: Sequence[Criterion], settings: Settings) -> None:
        self.criteria = tuple(criteria)
        self.engine = _engine(nlp, criteria)
        self._nlp = nlp
        self._settings = settings

    def assess(self, record: Readable) -> Assessment:
        """Assess one record.

        Args:
            record: A record, or a file that could not be read, which is passed on as not assessed.
        """
        if isinstance(record, Unreadable):
            empty = Record(record_id=record.record_id, source=record.source, text="")
            return self._refuse(empty, record.reason)
        if not record.text.strip():
            return self._refuse(record, "The record holds no text.")
        doc = self._nlp(record.text)
        detected = collect(doc)
        return Assessment(
            record=record,
            findings=judge(self.criteria, detected),
            engine=self.engine,
            actions=detected.actions,
            participants=detected.participants,
        )

    def assess_all(self, records: Iterable[Readable], *, jobs: int = 1) -> Iterator[Assessment]:
        """Assess many records lazily, in their order, whatever the number of jobs.

        A record on which :meth:`assess` fails is not assessed, and the rest goes on (docs/adr/0005).

        Args:
            records: What the reading stage yields.
            jobs: Processes; more than one starts a pool of fresh interpreters.
        """
        if jobs <= 1:
            yield from map(self._assess_or_say_why, records)
            return
        context = multiprocessing.get_context("spawn")
        stream = iter(records)
        waiting: deque[Future[list[Assessment]]] = deque()
        with ProcessPoolExecutor(jobs, context, initializer=_start_worker, initargs=(self._settings,)) as pool:
            while True:
                while len(waiting) < jobs * 2 and (chunk := list(islice(stream, self._settings.chunk_size))):
                    waiting.append(pool.submit(_assess_chunk, chunk))
                if not waiting:
                    return
                yield from waiting.popleft().result()

    def _assess_or_say_why(self, record: Readable) -> Assessment:
        if isinstance(record, Unreadable):
            return self.assess(record)
        try:
            return self.assess(record)
        except Exception as error:  # whatever it is, it is no fault of the batch's other records
            kind = type(error).__name__  # not its message, which may quote the record
            problem = f"The record could not be assessed because of a fault in analyser ({kind}); please report it."
            return self._refuse(record, problem)

    def _refuse(self, record: Record, problem: str) -> Assessment:
        return Assessment(
            record=record, findings=not_assessed(self.criteria, problem), engine=self.engine, problem=problem
        )


def load_pipeline(settings: Settings | None = None) -> Pipeline:
    """Everything that is needed to assess records, ready to use."""
    settings = settings or Settings()
    return Pipeline(load(settings), discover(), settings)


def settle() -> None:
    """Tell the collector that the engine lives as long as the process, so that it need not look it over again.

    For programs that do nothing but scan; a scan is about a sixth faster for it.
    """
    gc.collect()
    gc.freeze()


def fingerprint(criteria: Iterable[Criterion]) -> str:
    """Twelve hexadecimal digits that change whenever what decides a finding changes.

    They are taken over the ids of the criteria and over every file of the stages and of the criteria, so that an
    audit can tell by which rules a record was read.
    """
    digest = hashlib.sha256()
    for criterion in criteria:
        digest.update(f"{criterion.id}\n".encode())
    for stage in _DECIDES:
        for file in sorted((Path(__file__).parent / stage).glob("*.*")):
            if file.suffix in {".py", ".grammar"}:
                digest.update(f"{stage}/{file.name}\n".encode())
                digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def _engine(nlp: Language, criteria: Iterable[Criterion]) -> Engine:
    rules = Engine(version=version("analyser"), criteria=fingerprint(criteria))
    if not nlp.has_pipe("statement_models"):
        return rules
    component = nlp.get_pipe("statement_models")
    if not isinstance(component, StatementModels):
        msg = f"The component 'statement_models' is {component!r}; leave that name to analyser."
        raise TypeError(msg)
    return replace(rules, model=component.model.label, model_sha256=component.model.sha256)


_worker: Pipeline | None = None


def _start_worker(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent answers it
    global _worker  # one pipeline a worker process, made when the process starts
    _worker = load_pipeline(settings)
    settle()


def _assess_chunk(records: list[Readable]) -> list[Assessment]:
    if _worker is None:
        msg = "_assess_chunk runs in worker processes only"
        raise RuntimeError(msg)
    return list(_worker.assess_all(records))
