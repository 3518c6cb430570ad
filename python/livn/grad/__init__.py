"""Gradients of runs for NumPy: what a loss of voltages, spikes or potentials is sensitive to.

:func:`value_and_grad` makes of a loss and an Env a function that returns the loss and its
gradient, :mod:`livn.grad.losses` has ready-made losses, :func:`tape` is the step below: a run
together with what it takes to go back through it. :mod:`livn.grad.torch` does the same for
PyTorch, ``LIVN_BACKEND=diffrax`` for JAX.
"""

from livn.grad import losses
from livn.grad._readouts import Readouts
from livn.grad._tape import tape
from livn.grad._value_and_grad import value_and_grad

__all__ = ["Readouts", "losses", "tape", "value_and_grad"]
