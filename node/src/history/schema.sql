-- What the history keeps. An event's id is block * 1000000 + its place in the block. Amounts are planck in two parts:
-- high * 2^32 + low. A payment without asset has -1, one without payer or payee 0.

CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE blocks (number INTEGER PRIMARY KEY, hash BLOB NOT NULL, time INTEGER NOT NULL, epoch INTEGER NOT NULL);
CREATE TABLE holes (first INTEGER PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE kinds (id INTEGER PRIMARY KEY, pallet TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (pallet, name));
-- Whom or what events name: an address, asset/7, epoch/3, referendum/2.
CREATE TABLE subjects (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE events (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, fields TEXT NOT NULL);
CREATE INDEX events_by_kind ON events (kind);
CREATE TABLE mentions (
    subject INTEGER NOT NULL, kind INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (subject, kind, event)
) WITHOUT ROWID;

CREATE TABLE payments (
    id INTEGER PRIMARY KEY, event INTEGER NOT NULL, kind TEXT NOT NULL, asset INTEGER NOT NULL, payer INTEGER NOT NULL,
    payee INTEGER NOT NULL, epoch INTEGER NOT NULL, day INTEGER NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL
);
CREATE INDEX payments_by_event ON payments (event);

-- The state of an asset's records from a block on.
CREATE TABLE assets (
    asset INTEGER NOT NULL, block INTEGER NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, retired INTEGER,
    name TEXT NOT NULL, steward TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (asset, block)
) WITHOUT ROWID;
CREATE INDEX assets_by_block ON assets (block);
CREATE TABLE scores (
    asset INTEGER NOT NULL, epoch INTEGER NOT NULL, consensus INTEGER NOT NULL, score TEXT NOT NULL,
    block INTEGER NOT NULL, PRIMARY KEY (asset, epoch)
) WITHOUT ROWID;
CREATE INDEX scores_by_block ON scores (block);
CREATE TABLE tabs (tab INTEGER PRIMARY KEY, gateway INTEGER NOT NULL, block INTEGER NOT NULL);

-- Sums of payments, kept by the triggers below, so that nothing is added up when somebody asks.
CREATE TABLE totals (
    asset INTEGER NOT NULL, kind TEXT NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (asset, kind)
) WITHOUT ROWID;
CREATE TABLE income (
    asset INTEGER NOT NULL, kind TEXT NOT NULL, epoch INTEGER NOT NULL, day INTEGER NOT NULL, high INTEGER NOT NULL,
    low INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (asset, kind, epoch, day)
) WITHOUT ROWID;
CREATE TABLE flows (
    asset INTEGER NOT NULL, kind TEXT NOT NULL, payer INTEGER NOT NULL, payee INTEGER NOT NULL, high INTEGER NOT NULL,
    low INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (asset, kind, payer, payee)
) WITHOUT ROWID;
CREATE INDEX flows_by_payer ON flows (payer);
CREATE TABLE earnings (
    payee INTEGER NOT NULL, kind TEXT NOT NULL, asset INTEGER NOT NULL, payer INTEGER NOT NULL, epoch INTEGER NOT NULL,
    day INTEGER NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (payee, kind, asset, payer, epoch, day)
) WITHOUT ROWID;

CREATE TRIGGER payment_made AFTER INSERT ON payments BEGIN
    INSERT INTO totals SELECT new.asset, new.kind, new.high, new.low, 1 WHERE new.asset >= 0
        ON CONFLICT DO UPDATE SET high = high + excluded.high, low = low + excluded.low, count = count + 1;
    INSERT INTO income SELECT new.asset, new.kind, new.epoch, new.day, new.high, new.low, 1
        WHERE new.asset >= 0 AND new.payee = 0
        ON CONFLICT DO UPDATE SET high = high + excluded.high, low = low + excluded.low, count = count + 1;
    INSERT INTO flows SELECT new.asset, new.kind, new.payer, new.payee, new.high, new.low, 1 WHERE new.asset >= 0
        ON CONFLICT DO UPDATE SET high = high + excluded.high, low = low + excluded.low, count = count + 1;
    INSERT INTO earnings
        SELECT new.payee, new.kind, new.asset, new.payer, new.epoch, new.day, new.high, new.low, 1 WHERE new.payee > 0
        ON CONFLICT DO UPDATE SET high = high + excluded.high, low = low + excluded.low, count = count + 1;
END;

CREATE TRIGGER payment_undone AFTER DELETE ON payments BEGIN
    UPDATE totals SET high = high - old.high, low = low - old.low, count = count - 1
        WHERE asset = old.asset AND kind = old.kind;
    DELETE FROM totals WHERE asset = old.asset AND kind = old.kind AND count = 0;
    UPDATE income SET high = high - old.high, low = low - old.low, count = count - 1
        WHERE asset = old.asset AND kind = old.kind AND epoch = old.epoch AND day = old.day AND old.payee = 0;
    DELETE FROM income
        WHERE asset = old.asset AND kind = old.kind AND epoch = old.epoch AND day = old.day AND count = 0;
    UPDATE flows SET high = high - old.high, low = low - old.low, count = count - 1
        WHERE asset = old.asset AND kind = old.kind AND payer = old.payer AND payee = old.payee;
    DELETE FROM flows
        WHERE asset = old.asset AND kind = old.kind AND payer = old.payer AND payee = old.payee AND count = 0;
    UPDATE earnings SET high = high - old.high, low = low - old.low, count = count - 1
        WHERE payee = old.payee AND kind = old.kind AND asset = old.asset AND payer = old.payer
        AND epoch = old.epoch AND day = old.day;
    DELETE FROM earnings
        WHERE payee = old.payee AND kind = old.kind AND asset = old.asset AND payer = old.payer
        AND epoch = old.epoch AND day = old.day AND count = 0;
END;
