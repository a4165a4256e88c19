import { cardParameters } from './card.ts';
import { cartParameters } from './cart.ts';
import { commonParameters } from './common.ts';
import { exportParameters } from './export.ts';
import { externalMpiParameters } from './external-mpi.ts';
import { payerParameters } from './payer.ts';
import { scheduleParameters } from './schedule.ts';

/** Every parameter that an operation may name: the one table that the desk, the sandbox and the tests read. */
export const parameters = {
  ...commonParameters,
  ...payerParameters,
  ...cardParameters,
  ...externalMpiParameters,
  ...cartParameters,
  ...scheduleParameters,
  ...exportParameters,
} as const;

/** The wire name of a parameter, upper case. */
export type ParameterName = keyof typeof parameters;
