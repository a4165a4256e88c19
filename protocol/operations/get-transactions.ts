import { joined } from '../parameters/formats.ts';
import { parameters } from '../parameters/index.ts';
import { defineOperation } from './operation.ts';

const everyLookupNeeds = ['IDENTIFIER', 'OPERATIONTYPE', 'VERSION', 'HASH'] as const;
const everyLookupMayTake = ['APIKEYID', 'COLUMNS', 'MAILTO', 'CALLBACKURL', 'COMPRESSION'] as const;

/**
 * Looks transactions up by ORDERID or by TRANSACTIONID, several of them joined by `;` (protocol.md §10.1). Without
 * MAILTO and CALLBACKURL the answer itself holds them. It comes from tables that lag behind: an empty answer does not
 * prove that nothing was done.
 */
export const getTransactions = {
  byOrder: defineOperation('getTransactions', {
    required: [...everyLookupNeeds, 'ORDERID'],
    optional: everyLookupMayTake,
    formats: { ORDERID: joined(parameters.ORDERID.schema) },
    source: 'P10.1',
  }),
  byTransaction: defineOperation('getTransactions', {
    required: [...everyLookupNeeds, 'TRANSACTIONID'],
    optional: everyLookupMayTake,
    formats: { TRANSACTIONID: joined(parameters.TRANSACTIONID.schema) },
    source: 'P10.1',
  }),
} as const;
