"""The job in NumPy, its gradients by hand: one product a time step, the sums over time as one product each."""

import numpy as np

from answer import answer, read_job

job = read_job()
H, V, T, B = job["H"], job["V"], job["truncation"], job["lanes"]
shapes = {"Wxh": (H, V), "Whh": (H, H), "Why": (V, H), "bh": (H,), "by": (V,)}
params = {name: np.array(job["start"][name], float).reshape(shape) for name, shape in shapes.items()}
length = len(job["tokens"]) // B
lanes = np.array(job["tokens"])[: B * length].reshape(B, length).T.copy()
each = np.arange(T * B)
one_hot = np.eye(V)
state = np.zeros((B, H))
count = 0


def update():
    global state, count
    Wxh, Whh, Why, bh, by = (params[name] for name in shapes)
    at = count % job["windows"] * T
    count += 1
    if at == 0:
        state = np.zeros((B, H))
    x, targets = lanes[at : at + T].ravel(), lanes[at + 1 : at + T + 1].ravel()

    h = np.empty((T + 1, B, H))
    h[0] = state
    inputs = (Wxh.T[x] + bh).reshape(T, B, H)
    for t in range(T):
        np.tanh(inputs[t] + h[t] @ Whh.T, out=h[t + 1])
    state = h[T]
    after = h[1:].reshape(T * B, H)
    y = after @ Why.T + by
    p = np.exp(y - y.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[each, targets]).mean()

    dy = p
    dy[each, targets] -= 1
    dy /= T * B
    dh = (dy @ Why).reshape(T, B, H)
    slope = 1 - h[1:] * h[1:]
    dz = np.empty((T, B, H))
    dz[T - 1] = dh[T - 1] * slope[T - 1]
    for t in range(T - 2, -1, -1):
        dz[t] = (dh[t] + dz[t + 1] @ Whh) * slope[t]
    rows = dz.reshape(T * B, H)
    d = [rows.T @ one_hot[x], rows.T @ h[:T].reshape(T * B, H), dy.T @ after, rows.sum(axis=0), dy.sum(axis=0)]

    norm = np.sqrt(sum((g * g).sum() for g in d))
    step = job["rate"] * min(1, job["clip"] / norm)
    for name, g in zip(shapes, d):
        params[name] -= step * g
    return loss


answer(update)
