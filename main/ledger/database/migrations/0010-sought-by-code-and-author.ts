/**
 * Most rows have EXECCODE 0000, and a walk of the list meets a page of those as soon as an index would. What a person does is
 * little beside what a file brings, and a draft is in neither index: writing one down costs nothing more.
 */
export const soughtByCodeAndAuthor = `
  CREATE INDEX transactions_by_code ON transactions (execcode) WHERE execcode <> '0000';
  CREATE INDEX operations_by_actor ON operations (actor, account_id, chain_id) WHERE state <> 'drafted';
  CREATE INDEX operations_by_reason ON operations (reason, account_id, chain_id) WHERE state <> 'drafted';
`;
