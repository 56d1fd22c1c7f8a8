//! Calls that no command wraps. `trib call` makes them all the same.

/// Calls of a pallet that are left to `trib call`, and why.
#[derive(Clone, Copy, Debug)]
pub struct Raw {
    /// The pallet, as the metadata names it.
    pub pallet: &'static str,
    /// The calls, as the metadata names them.
    pub calls: &'static [&'static str],
    /// Why no command wraps them.
    pub why: &'static str,
}

/// Every such call. A test holds this and the commands against the chain: together they are all of its calls, each
/// once.
pub const RAW: &[Raw] = &[
    Raw {
        pallet: "System",
        calls: &[
            "remark",
            "set_heap_pages",
            "set_code",
            "set_code_without_checks",
            "set_storage",
            "kill_storage",
            "kill_prefix",
            "remark_with_event",
            "authorize_upgrade",
            "authorize_upgrade_without_checks",
            "apply_authorized_upgrade",
        ],
        why: "for root, or for handing in a new runtime that was voted for",
    },
    Raw { pallet: "Timestamp", calls: &["set"], why: "for who makes a block" },
    Raw {
        pallet: "MultiBlockMigrations",
        calls: &["force_set_cursor", "force_set_active_cursor", "force_onboard_mbms", "clear_historic"],
        why: "for root",
    },
    Raw {
        pallet: "Balances",
        calls: &[
            "transfer_allow_death",
            "force_transfer",
            "transfer_all",
            "force_unreserve",
            "upgrade_accounts",
            "force_set_balance",
            "force_adjust_total_issuance",
            "burn",
        ],
        why: "for root, or they may end an account",
    },
    Raw {
        pallet: "Grandpa",
        calls: &["report_equivocation", "report_equivocation_unsigned", "note_stalled"],
        why: "nodes report by themselves",
    },
    Raw {
        pallet: "Validators",
        calls: &[
            "join",
            "increase_bond",
            "leave",
            "withdraw_bond",
            "add_member",
            "remove_member",
            "remove_candidate",
            "report_equivocation",
            "report_equivocation_unsigned",
        ],
        why: "for who runs a validator: docs/operations.md has the steps; members, and removing candidates, are for root",
    },
    Raw {
        pallet: "Session",
        calls: &["set_keys", "purge_keys"],
        why: "for who runs a validator: docs/operations.md has the steps",
    },
    Raw {
        pallet: "Utility",
        calls: &[
            "batch",
            "as_derivative",
            "dispatch_as",
            "force_batch",
            "with_weight",
            "if_else",
            "dispatch_as_fallible",
        ],
        why: "they are made of other calls",
    },
    Raw {
        pallet: "Multisig",
        calls: &["as_multi_threshold_1", "as_multi", "approve_as_multi", "cancel_as_multi", "poke_deposit"],
        why: "they are made of other calls",
    },
    Raw {
        pallet: "Proxy",
        calls: &[
            "proxy",
            "add_proxy",
            "remove_proxy",
            "remove_proxies",
            "create_pure",
            "kill_pure",
            "announce",
            "remove_announcement",
            "reject_announcement",
            "proxy_announced",
            "poke_deposit",
        ],
        why: "they are made of other calls, or set up who may make them",
    },
    Raw {
        pallet: "Preimage",
        calls: &["unnote_preimage", "request_preimage", "unrequest_preimage", "ensure_updated"],
        why: "housekeeping",
    },
    Raw {
        pallet: "Scheduler",
        calls: &[
            "schedule",
            "cancel",
            "schedule_named",
            "cancel_named",
            "schedule_after",
            "schedule_named_after",
            "set_retry",
            "set_retry_named",
            "cancel_retry",
            "cancel_retry_named",
        ],
        why: "for root",
    },
    Raw {
        pallet: "Referenda",
        calls: &["cancel", "kill", "nudge_referendum", "one_fewer_deciding", "set_metadata"],
        why: "for governance itself, or housekeeping",
    },
    Raw { pallet: "ConvictionVoting", calls: &["remove_other_vote"], why: "housekeeping" },
    Raw {
        pallet: "Treasury",
        calls: &["spend_local", "remove_approval", "spend", "payout", "check_status", "void_spend"],
        why: "for governance: `trib vote propose`; a payout that was approved is anybody's to call",
    },
    Raw { pallet: "Parameters", calls: &["set_parameter"], why: "for governance: `trib vote propose-parameter`" },
    Raw { pallet: "Tabs", calls: &["settle"], why: "`trib gateway` makes it, from the vouchers that it has" },
    Raw { pallet: "Governance", calls: &["cleanup_poll"], why: "housekeeping" },
    Raw {
        pallet: "Registry",
        calls: &["freeze_payouts", "thaw_payouts"],
        why: "for governance: `trib vote propose curator …`",
    },
    Raw { pallet: "Registry", calls: &["force_retire"], why: "for governance: `trib vote propose root …`" },
];
