"""What an Env records: the requests, and the runs made of what the engine returns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from livn._nearest import suggestion
from livn.exceptions import ParameterError
from livn.run import Run

DEFAULT_DT_MS = 0.1


class Recordings:
    """Requests by signal and population. Kept apart from the engine, which is rebuilt when dt changes."""

    def __init__(self) -> None:
        self._requests: dict[str, dict[str, dict[str, Any]]] = {}

    def copy(self) -> Recordings:
        """An independent copy."""
        other = Recordings()
        other._requests = {
            signal: {name: dict(options) for name, options in table.items()} for signal, table in self._requests.items()
        }
        return other

    def dt_ms(self, signal: str) -> float:
        """Sampling interval of a signal; the default when it is not recorded."""
        table = self._requests.get(signal)
        return next(iter(table.values()))["dt"] if table else DEFAULT_DT_MS

    def request(self, sim: Any, system: Any, signal: str, population: str, options: Mapping[str, Any]) -> None:
        """Record a signal of a population from now on; nothing changes if the engine refuses."""
        before = self.copy()._requests
        table = self._requests.setdefault(signal, {})
        table[population] = _checked(sim, system, population, options)
        # One interval per signal: the latest request decides.
        for other in table.values():
            if "dt" in options:
                other["dt"] = options["dt"]
        try:
            self.apply(sim)
        except Exception:
            self._requests = before
            self.apply(sim)
            raise

    def apply(self, sim: Any) -> None:
        """Ask an engine for everything requested, and nothing else."""
        sim.record_nothing()
        for signal, table in self._requests.items():
            for population, options in table.items():
                if signal == "spikes":
                    sim.record_spikes(population)
                elif options.get("gids") != []:
                    sim.record(signal, population, options["dt"], options.get("gids"), options.get("sections"))


def _checked(sim: Any, system: Any, population: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Options in the engine's form: section names, and the gids of this population."""
    checked = dict(options)
    if "sections" in options:
        wanted = options["sections"]
        names = sim.sections(population)
        chosen = [names[0]] if wanted is None else names if wanted == "all" else wanted
        chosen = [chosen] if isinstance(chosen, str) else list(chosen)
        for name in chosen:
            if name not in names:
                raise ParameterError(f"{population} has no compartment {name!r}{suggestion(name, names)}")
        # Rows are in the model's order, whatever the order of the request.
        checked["sections"] = [name for name in names if name in chosen]
    if options.get("gids") is not None:
        cells = [int(gid) for gid in np.atleast_1d(np.asarray(options["gids"]))]
        foreign = np.setdiff1d(cells, system.gids)
        if not cells or len(foreign):
            raise ParameterError(f"gids must name simulated cells; not simulated: {foreign[:10].tolist()}")
        first, count = system.population_ranges[population]
        checked["gids"] = [gid for gid in cells if first <= gid < first + count]
    return checked


def as_run(recording: Mapping[str, Any], sim: Any, system: Any) -> Run:
    """A :class:`~livn.run.Run` of what the engine returned."""
    start = recording["t0"]
    run = Run(t0=start, duration=recording["duration"])
    if recording["spikes"] is not None:
        ids, times = recording["spikes"]
        run = run.add_spikes(ids, times)
    for signal, name in (("voltage", "voltage"), ("membrane_current", "current")):
        if recording[signal] is None:
            continue
        gids, sections, dt, first, values = recording[signal]
        labels = _labels(sim, system, gids, sections)
        run = run.add(name, gids, values, dt=dt, kind="series", t0=start + first, sections=labels)
    return run


def _labels(sim: Any, system: Any, gids: np.ndarray, sections: np.ndarray) -> np.ndarray:
    labels = np.empty(len(gids), dtype=object)
    for name, (first, count) in system.population_ranges.items():
        inside = (gids >= first) & (gids < first + count)
        if inside.any():
            labels[inside] = np.array(sim.sections(name), dtype=object)[sections[inside]]
    return labels.astype(str)
