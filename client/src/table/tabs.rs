//! Tabs: paying for calls of a model.

use super::{Command, Does, Form, How, Source, act, first, named, option, repeated, special};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["tab", "open"],
        aliases: &[],
        about: "Open a tab at a gateway: deposit what calls of models may cost",
        prose: "Calls are paid by vouchers that a session key signs, without transactions; `trib pay` does all of it \
                by itself. Who has the session key can spend the deposit at that gateway, and no more. A lane is for \
                one asset, at the price that it has now, for the life of the tab; without a price whatever that is.",
        arguments: &[
            first("gateway", Form::Account, "whose service is paid").to("gateway"),
            first("deposit", Form::Amount, "how much").to("deposit"),
            named("signer", Form::Any, "the session key: sr25519:, ed25519: or ecdsa: and the public key after 0x")
                .to("signer"),
            repeated("lane", Form::Lane, "an asset that is used, and the most that a unit of it may cost").to("lanes"),
        ],
        examples: &["tab open //Bob 10TRIB --signer \
             sr25519:0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48 --lane 2=0.5TRIB"],
        does: special(How::OpenTab, &["tabs.open"], &["tabs.TabOpened"]),
    },
    Command {
        path: &["tab", "top-up"],
        aliases: &[],
        about: "Deposit more for a tab of yours",
        prose: "",
        arguments: &[
            first("tab", Form::Number, "the tab").to("tab"),
            first("amount", Form::Amount, "how much").to("amount"),
        ],
        examples: &["tab top-up 7 5TRIB"],
        does: act(&["tabs.topUp"], &["tabs.TabToppedUp"]),
    },
    Command {
        path: &["tab", "add-lane"],
        aliases: &[],
        about: "Open a tab for one more asset",
        prose: "For its payer and for the account of its session key. The price is the asset's now, for the life of \
                the tab; at most eight assets.",
        arguments: &[
            first("tab", Form::Number, "the tab").to("tab"),
            first("asset", Form::Asset, "the asset").to("asset"),
            option("max-price", Form::Amount, "the most that a unit may cost; what it costs now unless given")
                .to("max_price"),
        ],
        examples: &["tab add-lane 7 4", "tab add-lane 7 4 --max-price 0.5TRIB"],
        does: special(How::AddLane, &["tabs.addLane"], &["tabs.LaneAdded"]),
    },
    Command {
        path: &["tab", "close"],
        aliases: &[],
        about: "Close a tab of yours: what is left comes back after the delay",
        prose: "The gateway settles what it has in the meantime. Then `trib tab withdraw` gives the rest back; the \
                gateway may do so at once.",
        arguments: &[first("tab", Form::Number, "the tab").to("tab")],
        examples: &["tab close 7"],
        does: act(&["tabs.close"], &["tabs.TabClosing"]),
    },
    Command {
        path: &["tab", "withdraw"],
        aliases: &[],
        about: "Take back what is left of a tab that was closed, and end it",
        prose: "Once the delay is over. The deposit for its records comes back too.",
        arguments: &[first("tab", Form::Number, "the tab").to("tab")],
        examples: &["tab withdraw 7"],
        does: act(&["tabs.withdraw"], &["tabs.TabWithdrawn"]),
    },
    Command {
        path: &["tab", "refund"],
        aliases: &[],
        about: "As the gateway, give the payer back what is left of a tab at once, and end it",
        prose: "Settle it first: what is not settled then is lost to the gateway.",
        arguments: &[first("tab", Form::Number, "the tab").to("tab")],
        examples: &["tab refund 7"],
        does: act(&["tabs.refund"], &["tabs.TabRefunded"]),
    },
    Command {
        path: &["tab", "show"],
        aliases: &[],
        about: "Show a tab: what was deposited and settled, for which assets and at which prices",
        prose: "",
        arguments: &[first("tab", Form::Number, "the tab")],
        examples: &["tab show 7"],
        does: Does::Read(&[Source::Api("tabsApi.tab")]),
    },
    Command {
        path: &["tab", "list"],
        aliases: &[],
        about: "List the tabs that an account opened, or those at a gateway",
        prose: "Without either: yours.",
        arguments: &[
            option("by", Form::Account, "those that this account opened"),
            option("of", Form::Account, "those at this gateway"),
        ],
        examples: &["tab list --by //Alice", "tab list --of //Bob"],
        does: Does::Read(&[Source::Api("tabsApi.tabsBy"), Source::Api("tabsApi.tabsOf")]),
    },
];

pub(super) const TOOLS: &[Command] = &[
    Command {
        path: &["gateway"],
        aliases: &[],
        about: "Serve models over HTTP, each call paid by a voucher",
        prose: "In front of any server with OpenAI's interface. Prices, units and limits are in the configuration: \
                docs/gateway.md. The key of `--as` is paid and pays the fees of settlements. It ends when it is told \
                to (SIGTERM, SIGINT), after the calls that run, and settles at once on SIGUSR1; what it has \
                accepted is kept whatever ends it.",
        arguments: &[
            named("config", Form::Path, "the configuration, in TOML"),
            option("listen", Form::Text, "where to listen instead of what the configuration says"),
        ],
        examples: &["gateway --config gateway.toml --as mine"],
        does: Does::Tool,
    },
    Command {
        path: &["pay"],
        aliases: &[],
        about: "Call a model that is paid by vouchers",
        prose: "Opens a tab at the gateway when there is none yet, after asking, with `--deposit`; keeps its session \
                key and what it has promised in a file that only you can read; then signs a voucher for each call. \
                With `--print` it writes the header for a call by curl or anything else instead of calling.",
        arguments: &[
            first("url", Form::Text, "what is called"),
            option("data", Form::Text, "the body of the call, in JSON; @FILE for a file's, @- for standard input"),
            option("model", Form::Text, "the model, such as trib:4, if the body does not say it"),
            option("deposit", Form::Amount, "how much to deposit if a tab has to be opened, or has too little left"),
            option("max", Form::Amount, "the most that the call may cost; twice what the gateway asks unless given"),
            super::flag("print", "write the header that pays for one call, and call nothing"),
        ],
        examples: &[
            "pay http://127.0.0.1:8402/v1/embeddings --data '{\"model\": \"trib:4\", \"input\": \"Rain\"}' --deposit \
             5TRIB --as //Ferdie",
            "pay http://127.0.0.1:8402/v1/embeddings --model trib:4 --print",
        ],
        does: Does::Tool,
    },
];
