/** Many parts of a small ledger: each stage is cut short somewhere. */
export const tinyPortion = { copied: 7, lines: 3, observations: 5, indexed: 4 };
