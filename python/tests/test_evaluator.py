"""An evaluator as a decorated function, on a devnet: it scores, commits, and reveals in the next epoch."""

import logging

import pytest

import tributary
from tributary import Question

pytestmark = pytest.mark.chain


def next_epoch(chain):
    chain.rpc("dev_fastForward", {"epoch": "next"})


def test_a_function_scores_commits_and_reveals(chain, url):
    asked, told = [], []

    @tributary.evaluator(as_="//Charlie", url=url, jobs=2, tell=lambda *said: told.append(said))
    def score(question: Question) -> int:
        """Scores the demo's assets."""
        asked.append(question)
        if question.asset == 0:
            return 40
        if question.asset == 1:
            raise ValueError("no model of it is here")
        return 100 if question.asset == 2 else None

    assert score.__doc__ == "Scores the demo's assets." and score(Question(0, "", "", 1)) == 40
    asked.clear()
    next_epoch(chain)
    [first] = score.run(once=True)
    assert first["committed"] and not first["unrevealed"], told
    epoch = first["epoch"]
    assert {question.asset for question in asked} >= {0, 1, 2}
    assert all(question.epoch == epoch and question.commitment.startswith("0x") for question in asked)
    left_out = [fields for level, event, fields in told if event == "left out" and level == "warning"]
    assert any("no model of it is here" in fields["error"] for fields in left_out)
    # Nothing is due: nothing is asked.
    asked.clear()
    [again] = score.run(once=True)
    assert (again["epoch"], again["committed"], asked) == (epoch, True, [])
    next_epoch(chain)
    [second] = score.run(once=True)
    assert second["epoch"] == epoch + 1 and second["committed"] and not second["unrevealed"]
    assert any(event == "revealed" and fields["epoch"] == epoch for _, event, fields in told)
    next_epoch(chain)
    scores = chain.asset.scores(2, epoch=epoch)["scores"]["scores"]
    assert [score for who, score in scores if who == chain.address("//Charlie")] == [65_535]


def test_who_must_not_score_is_told_and_nobody_is_asked(url, caplog):
    @tributary.evaluator(as_=["//Bob"], url=url)
    def score(question):
        raise AssertionError("nobody may be asked")

    next_epoch(tributary.connect(url))
    with caplog.at_level(logging.INFO, "tributary.evaluator"):
        with pytest.raises(tributary.RefusedError) as caught:
            score.run(once=True)
    assert caught.value.name == "evaluation.NotAnEvaluator"
    assert any("failed" in record.message for record in caplog.records)


def test_one_key_twice_and_nobody_are_refused(url):
    for as_, sentence in ((["//Eve", "//Eve"], "is named twice"), ([], "no evaluator is named")):
        with pytest.raises(tributary.UsageError, match=sentence):
            tributary.evaluator(as_=as_, url=url)(lambda question: 1).run(once=True)
