"""A loss and its gradient as one function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from livn.grad._readouts import CHEAP, Readouts, answer_of, check_wrt
from livn.grad._tape import DEFAULT_WIDTH_MV, check_env, check_treatment, tape


def value_and_grad(
    loss: Callable[[Readouts], tuple[float, Mapping[str, Any]]],
    env: Any,
    *,
    wrt: str | Iterable[str] = ("inputs",),
    spikes: str = "detached",
    width_mv: float = DEFAULT_WIDTH_MV,
) -> Callable[..., tuple[float, dict[str, Any]]]:
    """A function that runs the culture and returns a loss and its gradient.

    Parameters
    ----------
    loss : callable
        ``loss(readouts) -> (value, cotangents)``: one of :mod:`livn.grad.losses`, sums and
        multiples of them, or your own. ``cotangents`` has the derivative of the value by each
        readout it uses, by the readout's name and of its shape.
    env : livn.env.Env
        Initialised, with the recordings the loss reads.
    wrt : str or iterable of str
        Any of ``"inputs"``, ``"gain"``, ``"weights"``, ``"synapses"``, ``"noise"``, ``"cells"``,
        ``"electrode_positions"``, ``"cell_positions"``, ``"initial_state"``;
        see :meth:`Readouts.pull`.
    spikes : {"detached", "surrogate", "event_time"}
        What the gradient of a spike is.
    width_mv : float
        Half-width of the surrogate (mV).

    Returns
    -------
    callable
        ``f(inputs=None, duration=100.0, *, dt=1.0, params=None, advance=False, memory_bytes=None,
        progress=None) -> (value, gradients)``, gradients by the names of ``wrt``. Arguments are
        those of :func:`tape`; unless told to advance, the Env stays where it was.

    Examples
    --------
    >>> from livn.env import Env
    >>> from livn.grad import losses
    >>> env = Env("EI1").init().apply_model_defaults().record_voltage()
    >>> f = value_and_grad(losses.voltage(-60.0), env, wrt=("inputs", "weights"))
    >>> value, gradients = f(np.zeros((10, env.io.num_channels)), 10.0)
    >>> gradients["inputs"].shape == (10, env.io.num_channels), len(gradients["weights"]) > 0
    (True, True)
    """
    names = check_wrt(wrt)
    check_env(env)
    check_treatment(spikes, width_mv)
    parameters = any(name not in CHEAP for name in names)

    def function(inputs: Any = None, duration: float = 100.0, **options: Any) -> tuple[float, dict[str, Any]]:
        run = tape(env, inputs, duration, spikes=spikes, width_mv=width_mv, parameters=parameters, **options)
        value, cotangents = answer_of(loss(run))
        return value, run.pull(cotangents, names)

    return function
