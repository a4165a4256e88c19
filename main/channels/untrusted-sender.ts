import { refuse } from '../../contract/result.ts';

/** The answer to a message from somebody who may not ask anything. */
export const untrustedSender: string = JSON.stringify(refuse({ code: 'untrustedSender' }));
