import { type SetAsideNotification, setAsideNotification, type TakenNotification } from '../../../contract/index.ts';
import type { TakenNotification as Taken } from '../../inbox/notification.ts';
import type { SetAside } from '../../ports/views.ts';

/** What became of one notification of a text. */
export function toTakenView(taken: Taken): TakenNotification {
  switch (taken.kind) {
    case 'kept':
      return { ...taken, settled: [...taken.settled] };
    case 'duplicate':
      return taken;
    case 'refused':
      return { ...taken, parameters: [...taken.parameters] };
  }
}

/** A notification that was put apart; the ledger keeps it as the inbox of that day wrote it. */
export function toSetAsideView(stored: SetAside): SetAsideNotification {
  return setAsideNotification.parse(stored);
}
