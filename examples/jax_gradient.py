"""Adam on the electrode currents of a culture: the published script of the differentiable engine."""

import os

os.environ["LIVN_BACKEND"] = "diffrax"

import equinox as eqx
import jax.numpy as jnp
import jax.random as jr
import optax

from livn.env import Env
from livn.system import predefined


@eqx.filter_jit
def systempass(inputs, env, t_end, targets, key):
    stimulus = env.cell_stimulus(inputs)
    mask, _, gids, v, *_ = env.run(t_end, stimulus, unroll="mask")
    return -jnp.mean(v)


@eqx.filter_jit
def make_step(env, inputs, t_end, grad_loss, optim, targets, opt_state, key):
    loss, grads = grad_loss(inputs, env, t_end, targets, key)
    updates, opt_state = optim.update(grads, opt_state)
    return loss, opt_state, eqx.apply_updates(inputs, updates)


env = Env(predefined("S1")).init()
env.apply_model_defaults()
env.record_spikes()
env.record_voltage()

step_key = env.run_key
t_end = 30
inputs = jnp.zeros([t_end, 16])
optim = optax.adam(1)
opt_state = optim.init(eqx.filter(inputs, eqx.is_inexact_array))
grad_loss = eqx.filter_value_and_grad(systempass)

losses = []
for iteration in range(5):
    step_key = jr.fold_in(step_key, jnp.asarray(iteration))
    loss, opt_state, inputs = make_step(env, inputs, t_end, grad_loss, optim, [], opt_state, step_key)
    print(f"step {iteration}: loss {loss:.4f} mV")
    losses.append(float(loss))

# -> the loss fell in every step: True
print("the loss fell in every step:", losses == sorted(losses, reverse=True))
