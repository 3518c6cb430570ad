"""livn: a testbed for learning to interact with in-vitro neural cultures.

>>> from livn import make
>>> env = make("EI1")
>>> env.record_spikes() is env
True
>>> run = env.run(20)
>>> run.duration
20.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from livn.env import Env
    from livn.types import Model

__all__ = ["__version__", "get_version", "make"]


def get_version() -> str:
    """Return the installed version, for example ``"0.1.0"``.

    Examples
    --------
    >>> get_version().count(".")
    2
    """
    from livn import _livn

    return _livn.__version__


def make(system: Any = "EI1", *, model: Model | None = None, seed: int | None = 123) -> Env:
    """Open a culture, build it, and give it the parameters that belong to it.

    Parameters
    ----------
    system : str or PathLike or int or mapping or System
        A predefined name (``"EI1"`` ... ``"EI4"``, generated and cached on first
        use), a system directory, a URL (needs the extra ``hub``), a number of
        unconnected cells, a mapping of population to count, or a system object.
    model : Model, optional
        Neuron model; the system's own by default.
    seed : int, optional
        Seed of everything random in the simulation.

    Returns
    -------
    Env
        Initialised. Parameters come from the system's ``params.json`` when it has
        one, else from the model's defaults for that system. Nothing is recorded yet.

    Raises
    ------
    SystemError, FormatError
        The system is not known or its files are damaged.

    Examples
    --------
    >>> env = make("EI1")
    >>> env.system.num_neurons
    10
    """
    from livn.env import Env
    from livn.system import locate

    return Env(locate(system), model=model, seed=seed).init().apply_default_params()


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return get_version()
    raise AttributeError(f"module 'livn' has no attribute {name!r}")
