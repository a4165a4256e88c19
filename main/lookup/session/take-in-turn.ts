import type { Imported } from '../import-export.ts';
import type { Taken } from './session.ts';

type Take = (path: string, accountId: string | undefined) => Promise<Taken>;

/** Takes files that come one behind the other in their order; gives what each came to. */
export function takeInTurn(take: Take): (path: string, accountId?: string) => Promise<Imported> {
  let before: Promise<unknown> = Promise.resolve();
  return (path, accountId) => {
    const taking = before.catch(() => {}).then(async () => resultOf(await take(path, accountId)));
    before = taking;
    return taking;
  };
}

/** What was not taken to its end has a reason that nobody waits for behind a preview. */
function resultOf(taken: Taken): Imported {
  if (taken.kind === 'unanswered') throw new Error(unanswered);
  if (taken.kind !== 'taken') throw new Error(`The file was not taken: ${taken.kind}.`);
  const { imported, amounts, rejectedRows, rejected, notWhole } = taken;
  return { imported, amounts, rejectedRows, rejected, notWhole };
}

const unanswered =
  'The file was not taken: in its column AMOUNT some have decimals and others have none. Import it in the window, where a person says how they are written, or write all of them alike.';
