"""A real devnet: reads, acts to the planck, failures, threads."""

import json
import os
import pathlib
import subprocess
import sys
import threading
import time

import pytest
from conftest import ROOT

import tributary
from tributary import manifest

pytestmark = pytest.mark.chain
TRIB = 10**12
DATASET = {
    "name": "2024",
    "uri": "https://example.org/river-gauges",
    "licence": "CC-BY-4.0",
    "steward": "10%",
    "data": 900_000_000,
}
COMMITMENT = bytes([9] * 32)


def mine(chain, blocks=5):
    return chain.rpc("dev_mine", blocks)


def registered(chain, steward, **more):
    return chain.asset.register_dataset(**{**DATASET, **more}, as_=steward)["result"]["asset"]


def published(chain, steward, asset):
    chain.asset.close(asset, as_=steward)
    mine(chain)
    return chain.asset.publish(asset, commitment=COMMITMENT, as_=steward)


def test_a_chain_says_what_it_is(chain, url):
    assert chain.url == url and chain.is_development and len(chain.genesis) == 32
    assert (chain.symbol, chain.one) == ("TRIB", TRIB)
    assert chain.parse("12.5 TRIB") == 12_500_000_000_000 == chain.parse(12_500_000_000_000)
    assert chain.format(1_234_500_000_000_000) == "1,234.5 TRIB"
    assert chain.address("//Alice") == tributary.Key("//Alice").address()
    assert url in repr(chain)
    with pytest.raises(tributary.UsageError, match="has no unit"):
        chain.parse("5")


def test_reads_answer_numbers_as_numbers(chain):
    alice = chain.account.show("//Alice")
    assert isinstance(alice["free"], int) and alice["free"] > TRIB
    assert chain.account.show(tributary.Key("//Alice"))["address"] == alice["address"]
    asset = chain.asset.show(2)
    assert isinstance(asset["terms"]["use_price"], int) and asset["state"] == "Published"
    assert {one["id"] for one in chain.asset.list()} >= {0, 1, 2}
    assert chain.epoch()["index"] >= 1
    assert chain.storage("registry.nextAsset") >= 3
    assert chain.constant("balances.existentialDeposit") > 0
    assert chain.read("registryApi.asset", 2)["id"] == 2
    assert chain.rpc("system_chain") == chain.name
    assert len(chain.devnet_accounts()) == 6
    assert chain.storage("system.number", at="final") <= chain.storage("system.number")
    with pytest.raises(tributary.UsageError, match="is no block"):
        chain.epoch(at="yesterday")


def test_an_asset_is_told_to_the_world_outside(chain, person):
    steward = person()
    asset = registered(chain, steward, royalty="15%")
    bom = chain.bom(asset)
    assert bom["specVersion"] == "1.6" and bom["metadata"]["component"]["name"] == "2024", "all of it is text"
    about = {one["name"]: one["value"] for one in bom["metadata"]["component"]["properties"]}
    assert (about["tributary:asset"], about["tributary:royalty"]) == (str(asset), "15 %")
    kinds = [element["type"] for element in chain.bom(2, format="spdx", depth=1)["@graph"]]
    assert kinds.count("ai_AIPackage") == 1
    card = chain.card(asset)
    assert (card["pretty_name"], card["license"], card["tributary"]["asset"]) == ("2024", "cc-by-4.0", asset)
    with pytest.raises(tributary.RefusedError, match="no asset"):
        chain.card(10**6)


def test_what_trib_warns_of_is_said(chain, person):
    said = chain.asset.register_dataset(**{**DATASET, "licence": "free for all"}, as_=person(), dry_run=True)
    assert any("SPDX" in note for note in said["notes"])


def test_every_read_without_arguments_answers(chain):
    from tributary import _table

    me = chain.acting("//Charlie")
    for command in filter(_table.is_method, _table.TABLE):
        if _table.is_act(command) or any(argument["required"] for argument in command["arguments"]):
            continue
        owner = me if len(command["path"]) == 1 else getattr(me, command["path"][0])
        assert getattr(owner, _table.identifier(command["path"][-1]))() is not None, command["path"]


def test_an_act_is_final_when_it_returns_and_says_what_it_did(chain, person):
    payer, payee = person(), person()
    before = chain.account.show(payer)["free"]
    done = chain.transfer(payee, 5 * TRIB, as_=payer)
    after = chain.account.show(payer)["free"]
    assert done["result"]["amount"] == 5 * TRIB
    assert before - after == 5 * TRIB + done["fee"] == -done["change"]["free"]
    [transaction] = done["transactions"]
    assert transaction["call"] == "balances.transferKeepAlive" and transaction["failure"] is None
    final = chain.storage("system.number", at="final")
    assert done["block"] <= final


def test_a_dry_run_says_what_it_would_take_and_sends_nothing(chain, person):
    steward = person()
    before = chain.account.show(steward)
    said = chain.asset.register_dataset(**DATASET, as_=steward, dry_run=True)
    [transaction] = said["transactions"]
    assert said["dryRun"] and transaction["refusal"] is None
    held = sum(item["planck"] for item in transaction["effect"]["holds"])
    assert chain.account.show(steward) == before
    done = chain.asset.register_dataset(**DATASET, as_=steward)
    assert done["change"]["held"] == held and done["fee"] <= said["fee"]


def test_what_is_sent_and_not_waited_for_has_its_hash(chain, person):
    payer = person()
    said = chain.transfer("//Bob", "1 TRIB", as_=payer, wait=False)
    assert said["transactions"][0]["transaction"].startswith("0x") and "result" not in said


def test_a_dataset_lives_and_its_texts_stay_texts(chain, person):
    steward, giver, user = person(), person(), person()
    asset = registered(chain, steward, use_price="0.5TRIB", royalty="15%", upstream=[])
    shown = chain.asset.show(asset)
    assert shown["info"]["name"] == "2024", "a name of digits is a text"
    assert shown["split"] == {"steward": 100_000_000, "data": 900_000_000, "compute": 0}
    added = chain.contribution.add(
        asset, class_="data", units=30_000, commitment=COMMITMENT, uri="x", as_=giver
    )["result"]["contribution"]
    assert isinstance(added, int)
    rejected = chain.contribution.add(asset, class_="data", units=1, commitment=COMMITMENT, uri="7", as_=giver)
    gone = chain.contribution.reject(rejected["result"]["contribution"], reason="7", as_=steward)
    assert gone["result"]["reason"] == "7"
    chain.contribution.assess_many((added, 30_000), as_=steward)
    [accepted] = chain.contribution.list(asset=asset, state="accepted")
    assert (accepted["id"], accepted["weight"]) == (added, 30_000)
    published(chain, steward, asset)
    used = chain.asset.use(asset, 4, as_=user)
    assert used["result"]["price"] == 2 * TRIB
    assert chain.asset.show(asset, user=user)["usage"] == {"units": 4, "paid": 2 * TRIB}
    # 90 % of what is left of it after the treasury's 2 %.
    [owed] = chain.claimable(giver)
    assert owed == {"pool": f"data:{asset}", "planck": 1_764_000_000_000}
    claimed = chain.acting(giver).claim(all=True)
    assert claimed["result"]["amount"] == owed["planck"]


def test_many_join_by_a_manifest_that_was_built_here(chain, person, tmp_path):
    steward, giver, first, second = person(), person(), person(), person()
    asset = registered(chain, steward)
    rows = [{"who": key.public, "units": units} for key, units in ((first, 3), (second, 4))]
    built = manifest.build(rows, tmp_path / "m", owner_column="who", units_column="units")
    added = chain.contribution.add_many(
        asset, class_="data", uri=f"file://{tmp_path / 'm'}", manifest=tmp_path / "m", as_=giver
    )["result"]["contribution"]
    assert chain.manifest.show(added)["root"] == built["root"]
    chain.contribution.assess_manifest(added, 5, as_=steward)
    proof = tmp_path / "proof.json"
    proof.write_text(json.dumps(manifest.prove(tmp_path / "m", account=first)[0]))
    joined = chain.manifest.join(added, proof, as_=first)
    assert joined["result"]["weight"] == 15
    assert chain.manifest.show(added, index=0)["leaf"]["joined"] is True
    assert chain.join(asset, me=True, as_=second)["result"]["weight"] == 20


def test_a_review_is_held_against_the_chain_and_submitted(chain, person, tmp_path):
    steward, giver = person(), person()
    asset = registered(chain, steward)
    rows = [{"x": number % 2 * 50 + number % 7, "label": number % 2} for number in range(12)]
    manifest.build(rows, tmp_path / "m", owner=giver)
    manifest.build([{**row, "x": row["x"] + 0.5} for row in rows], tmp_path / "test", owner=giver)
    built = {"class_": "data", "uri": "x", "manifest": tmp_path / "m"}
    added = chain.contribution.add_many(asset, **built, as_=giver)["result"]["contribution"]
    report = chain.review(asset, {added: tmp_path / "m"}, test=tmp_path / "test.jsonl", method="leave-one-out")
    with pytest.raises(tributary.RefusedError, match="asset is"):
        chain.review(asset + 1_000, {added: tmp_path / "m"}, test=tmp_path / "test.jsonl")
    done = chain.submit_review(report, as_=steward)
    assert done["result"]["evidence"] == report.hash
    assert done["result"]["weight"] == report.values[0].weight * report.values[0].units


def test_failures_are_exceptions_of_their_kind(chain, person):
    payer = person()
    with pytest.raises(tributary.RefusedError) as caught:
        chain.asset.use(2, 1, max_price=1, as_=payer)
    assert caught.value.name == "registry.PriceOverMaximum" and caught.value.remedy and caught.value.sent is None
    with pytest.raises(tributary.RefusedError) as caught:
        chain.asset.use(2, 1, max_price=1, as_=payer, force=True)
    assert caught.value.sent["fee"] > 0 and caught.value.sent["transactions"][0]["failure"] == caught.value.name
    with pytest.raises(tributary.RefusedError, match="there is no asset 999999"):
        chain.asset.show(999_999)
    with pytest.raises(tributary.UsageError, match="it is not said who acts"):
        chain.transfer("//Bob", 1)
    with pytest.raises(tributary.UsageError, match="no account is named"):
        chain.claimable()
    with pytest.raises(tributary.LocalError, match="there is no key"):
        chain.transfer("//Bob", 1, as_="nobody-of-this-name")
    with pytest.raises(tributary.UnfitError, match="did you mean"):
        chain.call("registry.useAset", 1, as_=payer)
    with pytest.raises(TypeError, match="units"):
        chain.asset.use(2, as_=payer)
    with pytest.raises(tributary.UnreachableError):
        tributary.connect("ws://127.0.0.1:1")


def test_a_key_of_trib_signs_with_its_password(chain):
    key, _ = tributary.Key.generate()
    key.keep("python-chain", "a password")
    chain.fund_account(key, "5TRIB")
    mine_own = tributary.connect(chain.url, as_="python-chain", password="a password")
    assert mine_own.account.show()["free"] == 5 * TRIB
    assert mine_own.transfer("//Bob", "1TRIB")["result"]["amount"] == TRIB
    with pytest.raises(tributary.LocalError, match="password is wrong"):
        tributary.connect(chain.url, as_="python-chain", password="another").transfer("//Bob", "1TRIB")


def test_others_run_while_one_waits(chain, person):
    people = [person() for _ in range(4)]
    counted, over = [0], threading.Event()

    def count():
        while not over.is_set():
            counted[0] += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    results = []
    senders = [
        threading.Thread(target=lambda key=key: results.append(chain.transfer("//Bob", 1, as_=key)))
        for key in people
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    over.set()
    counter.join()
    assert len(results) == len(people) and counted[0] > 10


@pytest.mark.parametrize("when", ["threading.Timer(0.5, _thread.interrupt_main).start()", "_thread.interrupt_main()"])
def test_ctrl_c_ends_a_wait(url, when):
    # Nobody mines before its reveal is due: the worker would wait for long. Ctrl-C comes while it waits, or while it
    # tells something. Whoever runs these tests in the background of a shell has Ctrl-C ignored.
    code = f"""
import _thread, signal, threading, tributary
signal.signal(signal.SIGINT, signal.default_int_handler)
def tell(*said):
    {when}
    return len(said)
@tributary.evaluator(as_="//Dave", url={url!r}, tell=tell)
def score(question):
    return 1
try:
    score.run()
except KeyboardInterrupt:
    print("interrupted")
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert said.stdout.strip() == "interrupted", said.stderr


def example() -> str:
    """The first example of docs/python.md."""
    page = pathlib.Path(ROOT, "docs", "python.md").read_text()
    return page.split("```python\n", 1)[1].split("```", 1)[0]


def test_the_example_of_the_documentation_runs(url):
    lines = [line for line in example().splitlines() if line.strip()]
    assert len(lines) == 5
    environment = {**os.environ, "TRIB_NODE": url}
    said = subprocess.run([sys.executable, "-c", example()], capture_output=True, text=True, env=environment)
    assert said.returncode == 0 and "TRIB" in said.stdout, said.stderr
