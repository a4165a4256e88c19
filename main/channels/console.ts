import { accept } from '../../contract/index.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';

/** The frame around every screen. */
export function handleConsole(ports: HandlerPorts): HandlersOf<'console' | 'preferences'> {
  const { rooms, preferences } = ports;
  return {
    'console.describe': async () => accept(await ports.describe()),
    'preferences.change': async (change) => {
      const { environment } = change;
      if (environment !== undefined && environment !== rooms.current().environment) {
        // Entered before it is kept: an environment that cannot be opened is not where the next start should be.
        await rooms.enter(environment);
        const changed = preferences.change(change);
        ports.tell({ kind: 'consoleChanged', console: await ports.describe() });
        return accept(changed);
      }
      return accept(preferences.change(change));
    },
  };
}
