import { accept } from '../../contract/index.ts';
import { mostInText } from '../inbox/inbox.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toSetAsideView, toTakenView } from './views/notification.ts';

/** What the gateway told, in the current environment. */
export function handleNotifications({ rooms, preferences }: HandlerPorts): HandlersOf<'notifications' | 'listener'> {
  const listener = () => rooms.current().listener;
  return {
    'notifications.take': async ({ text }) =>
      accept((await rooms.current().inbox.take(text, { by: 'person', most: mostInText })).map(toTakenView)),
    'notifications.list': async ({ limit }) => {
      const { views } = rooms.current().ledger;
      return accept({
        kept: [...(await views.listKeptNotifications(limit))],
        setAside: (await views.listRefusedNotifications(limit)).map(toSetAsideView),
      });
    },
    'listener.describe': async () => accept(listener().describe()),
    'listener.start': async (place) => {
      const view = await listener().start(place);
      // Whoever set up a tunnel to this place wants it again tomorrow.
      if (view.state === 'on') preferences.change({ listener: place });
      return accept(view);
    },
    'listener.stop': async () => accept(await listener().stop()),
  };
}
