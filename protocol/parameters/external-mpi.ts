import { z } from 'zod';
import { hexadecimal, oneOf, text } from './formats.ts';
import { parameter } from './parameter.ts';

const xid = parameter('hexadecimal (40 max)', hexadecimal(40), 'S3:232, P8');
const cavv = parameter('hexadecimal (45 max)', hexadecimal(45), 'S3:236 (misprint: 2 max), P8, rules.md A6');
const algorithm = parameter('int (1)', z.string().regex(/^\d$/), 'S3:240');
const result = parameter(
  'hexadecimal (6), or u, a, n, y, blank',
  z.union([hexadecimal(6), oneOf('u', 'a', 'n', 'y', 'blank')]),
  'S3:244, P8, rules.md A6',
);
const eci = parameter('string (9)', text(1, 9), 'S3:248');
const enrolled = parameter('u, n, y', oneOf('u', 'n', 'y'), 'S3:252');
const status = parameter('U, A, N, Y, R, I', oneOf('u', 'a', 'n', 'y', 'r', 'i'), 'S3:256, P8, rules.md A6');

/**
 * The result of an MPI of the merchant's own (S3:228–258). The newer page drops the underscore; the formats are the union
 * of both, since some that S3 prints are impossible (rules.md A6).
 */
export const externalMpiParameters = {
  '3DSECURE_XID': xid,
  '3DSECURE_CAVV': cavv,
  '3DSECURE_CAVVALGORITHM': algorithm,
  '3DSECURE_RESULT': result,
  '3DSECURE_ECI': eci,
  '3DSECURE_CARDENROLLED': enrolled,
  '3DSECURE_STATUS': status,
  '3DSECUREXID': xid,
  '3DSECURECAVV': cavv,
  '3DSECURECAVVALGORITHM': algorithm,
  '3DSECURERESULT': result,
  '3DSECUREECI': eci,
  '3DSECURECARDENROLLED': enrolled,
  '3DSECURESTATUS': status,
} as const;

/** The names of these parameters, both spellings. */
export const externalMpiNames = Object.keys(externalMpiParameters) as (keyof typeof externalMpiParameters)[];
