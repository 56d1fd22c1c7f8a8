// What the metadata knows, so that no script keeps a list of it: which pallets and runtime APIs are this project's
// own.

/** The pallets of the SDK. Whatever other pallet a chain has is this project's own. */
export const SDK_PALLETS = [
  ...['System', 'Timestamp', 'Balances', 'TransactionPayment', 'Authorship', 'Aura', 'Grandpa', 'Session'],
  ...['Utility', 'Multisig', 'Proxy', 'Preimage', 'Scheduler', 'Referenda', 'ConvictionVoting', 'Treasury'],
  ...['Parameters', 'MultiBlockMigrations'],
];
/** The runtime APIs of the SDK, and likewise. */
export const SDK_APIS = [
  ...['Core', 'Metadata', 'RuntimeViewFunction', 'BlockBuilder', 'TaggedTransactionQueue', 'OffchainWorkerApi'],
  ...['SessionKeys', 'AuraApi', 'GrandpaApi', 'AccountNonceApi', 'TransactionPaymentApi'],
  ...['TransactionPaymentCallApi', 'GenesisBuilder'],
];

const others = (list, known) => list.filter(({ name }) => !known.includes(name.toString()));

/** This project's pallets in the metadata. */
export const ownPallets = (api) => others(api.runtimeMetadata.asLatest.pallets, SDK_PALLETS);

/** This project's runtime APIs in the metadata. */
export const ownApis = (api) => others(api.runtimeMetadata.asLatest.apis, SDK_APIS);

/** What polkadot.js makes of a name of the metadata: `SS58Prefix` is `ss58Prefix`, `set_terms` is `setTerms`. */
export const camel = (name) =>
  name
    .toString()
    .replace(/_+(\w)/g, (_, letter) => letter.toUpperCase())
    .replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (head) => head.toLowerCase());
