"""Whether not a planck was lost: what came in, by the chain's events, against what the chain has in the end."""

from __future__ import annotations

from typing import Any

import numpy as np
from chain import POT, TABS, Trib, Trouble, events_of, pool_of
from market import Sold


class Books:
    """Everything that happened, and the chain as it is now."""

    def __init__(self, events: list[dict], trib: Trib):
        self.events, self.trib = events, trib
        self.claims = events_of(events, "Rewards", "Claimed")
        self.income = events_of(events, "Rewards", "IncomeReceived")
        self.least = int(trib("constant", "balances.existentialDeposit"))

    def claimed(self, kind: str, whose: Any, who: str) -> int:
        """What somebody claimed from a pool, in planck."""
        mine = [one for one in self.claims if one["who"] == who and pool_of(one) == (kind, whose)]
        return sum(int(one["amount"]) for one in mine)

    def sum_of(self, pallet: str, name: str, field: str) -> int:
        """A field's sum over all events of a name."""
        return sum(int(one[field]) for one in events_of(self.events, pallet, name))

    def check(self, sold: Sold, dataset: int, weight: int) -> dict:
        """Holds everything against everything; answers the sums, in planck.

        What came into the pot is what was claimed and what is in it; what was deposited for calls is what was settled,
        given back, and still there; what was settled for a model is what it received and the treasury's part.
        """
        income = sum(int(one["amount"]) for one in self.income)
        stakers = self.sum_of("Rewards", "PoolRewarded", "amount")
        claimed = sum(int(one["amount"]) for one in self.claims)
        pot, tabs = (self.trib.free(account) - self.least for account in (POT, TABS))
        self._same("what came into the pot, and what was claimed and is in it", income + stakers, claimed + pot)
        spent, service = (self.sum_of("Tabs", "VoucherSettled", field) for field in ("amount", "service"))
        self._same("what calls cost, and what was settled of it", sold.spent, spent)
        self._same("what the gateway asked for, and what it was settled", sold.service, service)
        self._same("what was deposited, and where it is", sold.deposited, spent + service + sold.returned + tabs)
        used = [one for one in self.income if one["source"] == "Use"]
        received = sum(int(one["amount"]) + int(one["fee"]) for one in used)
        self._same("what was settled, and what the model and the treasury received", spent, received)
        pool = self.trib("storage", "rewards.pools", f"data:{dataset}")
        self._same("what data's pool paid, and what was claimed of it", int(pool["paid"]), self._of_pool(dataset))
        self._same("what data's pool weighs, and the weights of the report", int(pool["weight"]), int(weight))
        return {
            "income": income, "stakers": stakers, "claimed": claimed, "left": pot, "calls": spent, "service": service,
            "fees": sum(int(one["fee"]) for one in self.income), "data": int(pool["inflow"]),
        }

    def check_shares(self, dataset: int, paid: np.ndarray, weights: np.ndarray) -> None:
        """Whether each was paid its part by weight, all but a planck."""
        pool = self.trib("storage", "rewards.pools", f"data:{dataset}")
        for amount, weight in zip(paid, weights):
            due = int(pool["inflow"]) * int(weight) // int(weights.sum())
            if not 0 <= due - amount <= 1:
                raise Trouble(f"a weight of {weight} was paid {amount} planck, not {due}")

    def _of_pool(self, dataset: int) -> int:
        return sum(int(one["amount"]) for one in self.claims if pool_of(one) == ("Data", dataset))

    def _same(self, what: str, one: int, other: int) -> None:
        if one != other:
            raise Trouble(f"{what}: {one} and {other} planck")
