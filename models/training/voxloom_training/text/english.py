"""The text front end of training: an English prompt as the token symbols that the aligner and the voice are trained on.

It covers what recorded prompts hold (letters, apostrophes, hyphens, light punctuation); numbers, abbreviations and
unknown words are the application's concern. A golden file pins both front ends to the same tokens on every prompt.
"""

from __future__ import annotations

import dataclasses
import functools
import re

from .dictionary import Phones, cmu_entries, shared_list, supplement

EDGE, WORD_BOUNDARY, CLAUSE_BOUNDARY, SENTENCE_BOUNDARY = "sil", "_", ",", "."

_EXPANSIONS = {"etc": ("et", "cetera")}
"""Abbreviations that the application's normaliser says in full."""

_PIECE = re.compile(r"'?[a-z]+(?:'[a-z]+)*|--|[.,;:!?]")


@dataclasses.dataclass(frozen=True)
class PromptWord:
    spelling: str
    boundary: str
    """Boundary token that follows the word."""


@dataclasses.dataclass(frozen=True)
class FunctionWord:
    """A word that is said weakly inside a clause; `clause_end` is its strong form before a pause."""

    phones: Phones
    before_vowel: Phones
    clause_end: Phones


def read_prompt(text: str) -> list[str]:
    """Token symbols of one prompt: `sil`, the words' phones with one boundary token between words, and a final `.`.

    Raises KeyError for a word that no list knows: a prompt is never guessed at.
    """
    words = _words(text)
    chosen = _training_homographs().get(text.strip(), {})
    readings = [tuple(chosen[w.spelling].split()) if w.spelling in chosen else _look_up(w.spelling) for w in words]
    tokens = [EDGE]
    for index, word in enumerate(words):
        following = readings[index + 1] if word.boundary == WORD_BOUNDARY else None
        weak = None if word.spelling in chosen else _function_words().get(word.spelling)
        tokens += _in_context(weak, following) if weak else readings[index]
        tokens.append(word.boundary)
    return tokens


def _words(text: str) -> list[PromptWord]:
    words: list[PromptWord] = []
    for piece in _PIECE.findall(text.lower()):
        if piece[-1].isalpha():
            words += [PromptWord(spelling, WORD_BOUNDARY) for spelling in _EXPANSIONS.get(piece, (piece,))]
        elif words and words[-1].boundary != SENTENCE_BOUNDARY:
            mark = SENTENCE_BOUNDARY if piece in ".!?" else CLAUSE_BOUNDARY
            words[-1] = PromptWord(words[-1].spelling, mark)
    if not words:
        raise ValueError(f"the prompt {text!r} has no words")
    words[-1] = PromptWord(words[-1].spelling, SENTENCE_BOUNDARY)
    return words


def _look_up(spelling: str) -> Phones:
    known = supplement().get(spelling) or cmu_entries().get(spelling)
    if known is None:
        raise KeyError(f"no pronunciation for {spelling!r}: add it to supplement.json")
    return known


def _in_context(word: FunctionWord, following: Phones | None) -> Phones:
    if following is None:
        return word.clause_end
    return word.before_vowel if following[0][-1].isdigit() else word.phones


@functools.cache
def _function_words() -> dict[str, FunctionWord]:
    words = {}
    for spelling, forms in shared_list("function-words.json").items():
        phones = tuple(forms["phones"].split())
        before_vowel = tuple(forms.get("beforeVowel", forms["phones"]).split())
        clause_end = tuple(forms.get("clauseEnd", forms["phones"]).split())
        words[spelling] = FunctionWord(phones, before_vowel, clause_end)
    return words


@functools.cache
def _training_homographs() -> dict[str, dict[str, str]]:
    return shared_list("training-homographs.json")
