"""Decodings: from recordings to results."""

from __future__ import annotations

from livn._pipeline import Decoding
from livn.decoding._basic import ChannelRecording, GatherAndMerge, Pipe, Slice
from livn.decoding._rates import ActiveFraction, MeanFiringRate, Stability

__all__ = [
    "ActiveFraction",
    "ChannelRecording",
    "Decoding",
    "GatherAndMerge",
    "MeanFiringRate",
    "Pipe",
    "Slice",
    "Stability",
]
