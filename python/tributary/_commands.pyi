"""The methods of a chain. Made by `python -m tributary._stubs` from the table that `trib` is made from."""

from collections.abc import Iterable
from os import PathLike
from typing import Any

from ._types import Account, Amount, Block, Hash, Lane, Receipt, Share, Upstream

class Group:
    def __init__(self, chain: Any) -> None: ...

class AssetCommands(Group):
    def register_model(
        self,
        *,
        name: str,
        uri: str,
        licence: str,
        use_price: Amount | None = ...,
        training_fee: Amount | None = ...,
        royalty: Share | None = ...,
        reach: Share | None = ...,
        floor_use_price: Amount | None = ...,
        floor_training_fee: Amount | None = ...,
        floor_royalty: Share | None = ...,
        floor_reach: Share | None = ...,
        steward: Share | None = ...,
        data: Share | None = ...,
        compute: Share | None = ...,
        data_budget: int | None = ...,
        compute_budget: int | None = ...,
        upstream: Iterable[Upstream] = ...,
        max_fee: Amount | None = ...,
        deadline: Block | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def register_dataset(
        self,
        *,
        name: str,
        uri: str,
        licence: str,
        use_price: Amount | None = ...,
        training_fee: Amount | None = ...,
        royalty: Share | None = ...,
        reach: Share | None = ...,
        floor_use_price: Amount | None = ...,
        floor_training_fee: Amount | None = ...,
        floor_royalty: Share | None = ...,
        floor_reach: Share | None = ...,
        steward: Share | None = ...,
        data: Share | None = ...,
        compute: Share | None = ...,
        data_budget: int | None = ...,
        compute_budget: int | None = ...,
        upstream: Iterable[Upstream] = ...,
        max_fee: Amount | None = ...,
        deadline: Block | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def close(
        self,
        asset: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def publish(
        self,
        asset: int,
        *,
        commitment: Hash,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def cancel(
        self,
        asset: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def remove(
        self,
        asset: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def set_terms(
        self,
        asset: int,
        *,
        use_price: Amount | None = ...,
        training_fee: Amount | None = ...,
        royalty: Share | None = ...,
        reach: Share | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def set_reviewers(
        self,
        asset: int,
        *reviewers: Account,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def set_info(
        self,
        asset: int,
        *,
        name: str | None = ...,
        uri: str | None = ...,
        licence: str | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def offer(
        self,
        asset: int,
        to: Account | None = ...,
        *,
        nobody: bool = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def accept(
        self,
        asset: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def retire(
        self,
        asset: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def use(
        self,
        asset: int,
        units: int,
        *,
        max_price: Amount | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def forget_usage(
        self,
        asset: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def show(
        self,
        asset: int,
        *,
        user: Account | None = ...,
        at: Block | None = ...,
    ) -> Any: ...
    def list(
        self,
        *,
        steward: Account | None = ...,
        state: str | None = ...,
        at: Block | None = ...,
    ) -> Any: ...
    def provenance(
        self,
        asset: int,
        *,
        depth: int | None = ...,
        at: Block | None = ...,
    ) -> Any: ...
    def descendants(
        self,
        asset: int,
        *,
        depth: int | None = ...,
        at: Block | None = ...,
    ) -> Any: ...
    def least_royalty(
        self,
        asset: int,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def stack(
        self,
        asset: int,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def scores(
        self,
        asset: int,
        *,
        epoch: int | None = ...,
        at: Block | None = ...,
    ) -> Any: ...

class ContributionCommands(Group):
    def add(
        self,
        asset: int,
        *,
        class_: str,
        units: int,
        commitment: Hash,
        uri: str,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def add_many(
        self,
        asset: int,
        *,
        class_: str,
        uri: str,
        manifest: str | PathLike[str] | None = ...,
        units: int | None = ...,
        count: int | None = ...,
        root: Hash | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def assess_manifest(
        self,
        contribution: int,
        weight: int,
        *,
        evidence: Hash | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def assess(
        self,
        contribution: int,
        weight: int,
        *,
        evidence: Hash | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def assess_many(
        self,
        *assessments: tuple[int, int],
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def reject(
        self,
        contribution: int,
        *,
        reason: str,
        spam: bool = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def reassess(
        self,
        contribution: int,
        weight: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def reassess_manifest(
        self,
        contribution: int,
        weight: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def revoke(
        self,
        contribution: int,
        *,
        reason: str,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def withdraw(
        self,
        contribution: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def forget(
        self,
        contribution: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def show(
        self,
        contribution: int,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def list(
        self,
        *,
        asset: int | None = ...,
        of: Account | None = ...,
        state: str | None = ...,
        at: Block | None = ...,
    ) -> Any: ...

class ManifestCommands(Group):
    def join(
        self,
        contribution: int,
        from_: str | PathLike[str],
        *,
        index: Iterable[int] = ...,
        account: Account | None = ...,
        salts: str | PathLike[str] | None = ...,
        all: bool = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def leave(
        self,
        contribution: int,
        from_: str | PathLike[str],
        *,
        index: int | None = ...,
        salts: str | PathLike[str] | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def show(
        self,
        contribution: int,
        *,
        index: int | None = ...,
        units: int | None = ...,
        at: Block | None = ...,
    ) -> Any: ...

class EvaluatorCommands(Group):
    def register(
        self,
        *,
        commission: Share,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def stake(
        self,
        evaluator: Account,
        amount: Amount,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def unstake(
        self,
        evaluator: Account,
        amount: Amount,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def restake(
        self,
        from_: Account,
        to: Account,
        amount: Amount,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def withdraw(
        self,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def commit(
        self,
        *scores: tuple[int, int],
        file: str | PathLike[str] | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def reveal(
        self,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def deregister(
        self,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def show(
        self,
        account: Account | None = ...,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def positions(
        self,
        account: Account | None = ...,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def unbonding(
        self,
        account: Account | None = ...,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def list(
        self,
        *,
        at: Block | None = ...,
    ) -> Any: ...

class VoteCommands(Group):
    def propose_parameter(
        self,
        parameter: str,
        value: object,
        *,
        after: int | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def propose(
        self,
        origin: str,
        call: str,
        *arguments: object,
        after: int | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def note_preimage(
        self,
        bytes: bytes | str,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def place_deposit(
        self,
        index: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def cast(
        self,
        index: int,
        vote: str,
        amount: Amount,
        *,
        conviction: str | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def contributor_vote(
        self,
        index: int,
        vote: bool,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def remove(
        self,
        index: int,
        *,
        contributor: bool = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def delegate(
        self,
        track: str,
        to: Account,
        amount: Amount,
        *,
        conviction: str | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def undelegate(
        self,
        track: str,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def unlock(
        self,
        track: str,
        account: Account | None = ...,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def refund(
        self,
        index: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def list(
        self,
        *,
        all: bool = ...,
        at: Block | None = ...,
    ) -> Any: ...
    def show(
        self,
        index: int,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def tracks(
        self,
        *,
        at: Block | None = ...,
    ) -> Any: ...

class TabCommands(Group):
    def open(
        self,
        gateway: Account,
        deposit: Amount,
        *,
        signer: object,
        lane: Iterable[Lane] = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def top_up(
        self,
        tab: int,
        amount: Amount,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def add_lane(
        self,
        tab: int,
        asset: int,
        *,
        max_price: Amount | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def close(
        self,
        tab: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def withdraw(
        self,
        tab: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def refund(
        self,
        tab: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def show(
        self,
        tab: int,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def list(
        self,
        *,
        by: Account | None = ...,
        of: Account | None = ...,
        at: Block | None = ...,
    ) -> Any: ...

class AccountCommands(Group):
    def show(
        self,
        account: Account | None = ...,
        *,
        at: Block | None = ...,
    ) -> Any: ...

GROUPS: dict[str, type[Group]]

class ChainCommands:
    @property
    def asset(self) -> AssetCommands: ...
    @property
    def contribution(self) -> ContributionCommands: ...
    @property
    def manifest(self) -> ManifestCommands: ...
    @property
    def evaluator(self) -> EvaluatorCommands: ...
    @property
    def vote(self) -> VoteCommands: ...
    @property
    def tab(self) -> TabCommands: ...
    @property
    def account(self) -> AccountCommands: ...
    def join(
        self,
        asset: int,
        *,
        me: bool = ...,
        account: Account | None = ...,
        salts: str | PathLike[str] | None = ...,
        from_: str | PathLike[str] | None = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def epoch(
        self,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def claimable(
        self,
        account: Account | None = ...,
        *,
        asset: int | None = ...,
        at: Block | None = ...,
    ) -> Any: ...
    def owed(
        self,
        account: Account | None = ...,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def claim(
        self,
        *pools: str,
        all: bool = ...,
        for_: Iterable[Account] = ...,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def collect(
        self,
        asset: int,
        *from_: int,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def fund(
        self,
        asset: int,
        amount: Amount,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def reclaim(
        self,
        asset: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def forget_grant(
        self,
        asset: int,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def transfer(
        self,
        to: Account,
        amount: Amount,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def fund_account(
        self,
        to: Account,
        amount: Amount | None = ...,
        *,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def devnet_accounts(
        self,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def call(
        self,
        call: str,
        *arguments: object,
        as_: Account | None = ...,
        dry_run: bool = ...,
        wait: bool = ...,
        force: bool = ...,
        tip: Amount = ...,
        timeout: float = ...,
    ) -> Receipt: ...
    def read(
        self,
        method: str,
        *arguments: object,
        at: Block | None = ...,
    ) -> Any: ...
    def storage(
        self,
        item: str,
        *keys: object,
        at: Block | None = ...,
    ) -> Any: ...
    def constant(
        self,
        constant: str,
        *,
        at: Block | None = ...,
    ) -> Any: ...
    def rpc(
        self,
        method: str,
        *parameters: str,
    ) -> Any: ...
    def bom(
        self,
        asset: int,
        *,
        format: str | None = ...,
        depth: int | None = ...,
        at: Block | None = ...,
    ) -> Any: ...
    def card(
        self,
        asset: int,
        *,
        at: Block | None = ...,
    ) -> Any: ...
