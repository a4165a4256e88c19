import { calendarDate } from '../parameters/formats.ts';
import { defineOperation } from './operation.ts';

const everyExportNeeds = ['IDENTIFIER', 'OPERATIONTYPE', 'VERSION', 'HASH', 'COMPRESSION'] as const;
const everyExportMayTake = ['APIKEYID', 'COLUMNS'] as const;
const rows = [...everyExportMayTake, 'SCOPE', 'TIMEZONE'] as const;

/** One of each is required besides: DATE or STARTDATE with ENDDATE, and CALLBACKURL or MAILTO. */
const oneOfEach = ['DATE', 'STARTDATE', 'ENDDATE', 'CALLBACKURL', 'MAILTO'] as const;

/** A CSV file of what was executed in a month, a day or a range (protocol.md §10.2). */
export const exportTransactions = defineOperation('exportTransactions', {
  required: everyExportNeeds,
  optional: [...oneOfEach, ...rows],
  source: 'P10.2',
});

/** A CSV file of the debits that were charged back in that time (protocol.md §10.2). */
export const exportChargebacks = defineOperation('exportChargebacks', {
  required: everyExportNeeds,
  optional: [...oneOfEach, ...rows],
  source: 'P10.2',
});

/** A CSV file of the sums of a month or a day; clients send ranges as well (protocol.md §10.3). */
export const exportReconciliation = defineOperation('exportReconciliation', {
  required: everyExportNeeds,
  optional: [...oneOfEach, ...everyExportMayTake],
  source: 'P10.3',
});

/** A CSV file of what was paid out on one day (protocol.md §10.4). */
export const exportReconciledTransactions = defineOperation('exportReconciledTransactions', {
  required: [...everyExportNeeds, 'DATE'],
  optional: ['CALLBACKURL', 'MAILTO', ...everyExportMayTake],
  formats: { DATE: calendarDate() },
  source: 'P10.4',
});
