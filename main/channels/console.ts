import { accept, type Preferences } from '../../contract/index.ts';
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
        const before = preferences.read();
        const changed = preferences.change(change);
        await recordSettings(ports, before, changed);
        ports.tell({ kind: 'consoleChanged', console: await ports.describe() });
        return accept(changed);
      }
      const before = preferences.read();
      const changed = preferences.change(change);
      await recordSettings(ports, before, changed);
      return accept(changed);
    },
  };
}

/** Settings that change what somebody works with; the width of a column is nobody's to look up later. */
const recorded = [
  'environment',
  'listener',
  'singleKeys',
  'language',
  'limits',
] as const satisfies readonly (keyof Preferences)[];

async function recordSettings({ rooms }: HandlerPorts, before: Preferences, after: Preferences): Promise<void> {
  for (const setting of recorded) {
    const [one, other] = [JSON.stringify(before[setting]), JSON.stringify(after[setting])];
    if (one !== other)
      await rooms.current().acts.record({ what: 'settingChanged', setting, value: other.slice(0, 64) });
  }
}
