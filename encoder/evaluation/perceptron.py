"""A two-layer perceptron that reads an embedding: what it knows of a target once nearness of labels is allowed."""

from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Settings(NamedTuple):
    """How perceptrons are trained; for one question the same whatever they read."""

    hidden: int = 1024
    frequency: float = 3.0
    """Of the sines in the hidden layer: how wiggly the answer may be in the embedding."""
    dropout: float = 0.1
    learning_rate: float = 2e-3
    weight_decay: float = 1e-2
    batch: int = 512
    epochs: int = 40
    members: int = 3
    """Networks, alike but for their random start, whose answers are averaged."""


class Perceptron(nn.Module):
    """(n, inputs) float32 -> (n, outputs): a hidden layer of sines (SIREN, Sitzmann et al. 2020), then a linear one."""

    def __init__(self, inputs, outputs, settings):
        super().__init__()
        self.first, self.last = nn.Linear(inputs, settings.hidden), nn.Linear(settings.hidden, outputs)
        self.dropout, self.frequency = nn.Dropout(settings.dropout), settings.frequency

    def forward(self, x):
        return self.last(self.dropout(torch.sin(self.frequency * self.first(x))))


def perceptron_predictions(train, labels, test, kind, settings=None, seed=0):
    """Return the (m,) labels that perceptrons which learned the (n,) `labels` of (n, d) `train` give to (m, d) `test`.

    `kind` is "regression", where squared errors are minimised, or "classification". Inputs are standardised.
    """
    settings = settings or Settings()
    mean, spread = train.mean(axis=0), train.std(axis=0)
    spread = np.where(spread > 1e-6 * np.abs(mean), spread, np.inf)
    x, x_test = (torch.from_numpy(((part - mean) / spread).astype(np.float32)) for part in (train, test))
    if kind == "classification":
        classes, number = np.unique(labels, return_inverse=True)
        y, outputs = torch.from_numpy(number), len(classes)
    else:
        center, scale = labels.mean(), labels.std()
        y, outputs = torch.from_numpy(((labels - center) / scale).astype(np.float32)), 1
    total = 0
    for member in range(settings.members):
        network = _fit(x, y, outputs, kind, settings, seed + member)
        with torch.inference_mode():
            answer = network.eval()(x_test)
            total = total + (answer.softmax(dim=1) if kind == "classification" else answer[:, 0])
    if kind == "classification":
        return classes[total.argmax(dim=1).numpy()]
    return center + scale * total.numpy() / settings.members


def _fit(x, y, outputs, kind, settings, seed):
    torch.manual_seed(seed)
    network = Perceptron(x.shape[1], outputs, settings)
    batches = max(1, len(x) // settings.batch)
    optimizer = torch.optim.AdamW(network.parameters(), lr=settings.learning_rate, weight_decay=settings.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, settings.learning_rate, total_steps=settings.epochs * batches, pct_start=0.1
    )
    for _ in range(settings.epochs):
        for rows in torch.randperm(len(x)).tensor_split(batches):
            answer = network(x[rows])
            if kind == "classification":
                loss = F.cross_entropy(answer, y[rows])
            else:
                loss = F.mse_loss(answer[:, 0], y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return network
