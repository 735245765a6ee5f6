"""The job by PyTorch's own layers, loss, differentiation and optimizer, on one thread."""

import sys

import torch

from answer import answer, read_job

job = read_job()
torch.set_num_threads(1)
torch.set_default_dtype(getattr(torch, sys.argv[2]))
H, V, T, B = job["H"], job["V"], job["truncation"], job["lanes"]

recurrent = torch.nn.RNN(V, H, nonlinearity="tanh")
output = torch.nn.Linear(H, V)
with torch.no_grad():
    recurrent.weight_ih_l0.copy_(torch.tensor(job["start"]["Wxh"]).reshape(H, V))
    recurrent.weight_hh_l0.copy_(torch.tensor(job["start"]["Whh"]).reshape(H, H))
    recurrent.bias_ih_l0.copy_(torch.tensor(job["start"]["bh"]))
    recurrent.bias_hh_l0.zero_()
    output.weight.copy_(torch.tensor(job["start"]["Why"]).reshape(V, H))
    output.bias.copy_(torch.tensor(job["start"]["by"]))
recurrent.bias_hh_l0.requires_grad_(False)
parameters = [p for p in [*recurrent.parameters(), *output.parameters()] if p.requires_grad]
optimizer = torch.optim.SGD(parameters, lr=job["rate"])

length = len(job["tokens"]) // B
lanes = torch.tensor(job["tokens"])[: B * length].reshape(B, length).T.contiguous()
inputs = torch.nn.functional.one_hot(lanes, V).to(torch.get_default_dtype())
state = torch.zeros(1, B, H)
count = 0


def update():
    global state, count
    at = count % job["windows"] * T
    count += 1
    if at == 0:
        state = torch.zeros(1, B, H)
    optimizer.zero_grad(set_to_none=True)
    states, state = recurrent(inputs[at : at + T], state)
    state = state.detach()
    logits = output(states).reshape(T * B, V)
    loss = torch.nn.functional.cross_entropy(logits, lanes[at + 1 : at + T + 1].reshape(T * B))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, job["clip"])
    optimizer.step()
    return loss.item()


answer(update)
