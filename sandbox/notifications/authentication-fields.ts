import type { Row } from '../book/row.ts';
import { authenticationColumns } from '../exports/lines/authentication-columns.ts';

/** The fields that an account may ask for, with the values of S3:270–290; one that has no value is left out (G52). */
export function authenticationFields({ authentication }: Row): Readonly<Record<string, string>> {
  if (authentication === 'none') return {};
  const { authenticated, signed, global, enrolled } = authenticationColumns(authentication);
  return {
    '3DSECUREAUTHENTICATIONSTATUS': authenticated,
    '3DSECURESIGNATURESTATUS': signed,
    '3DSGLOBALSTATUS': authentication === 'not_required' ? 'not_required' : global,
    CARD3DSECUREENROLLED: enrolled,
  };
}
