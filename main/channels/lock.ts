import { accept, chooseLanguage, type Language, type LockView, type PinChange, refuse } from '../../contract/index.ts';
import type { Act } from '../domain/act.ts';
import type { Lock } from '../lock/lock.ts';
import type { Pin, Tried } from '../lock/pin.ts';
import type { PreferenceFile } from '../preferences.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';

/** What the operating system's own box says why it asks. On macOS it follows the program's name and “is trying to”. */
const reasons: Readonly<Record<Language, string>> = {
  en: 'unlock the console',
  fr: 'déverrouiller la console',
};

/** What a locked window is shown by. */
export function describeLock(lock: Lock, pin: Pin, preferences: PreferenceFile, systemLocale: string): LockView {
  const { triesLeft, wait } = pin.standing();
  const { language, theme } = preferences.read();
  return {
    locked: lock.isLocked(),
    pin: pin.isSet(),
    system: lock.asksSystem(),
    triesLeft,
    wait: Math.ceil(wait),
    language: chooseLanguage({ preferences: { language }, systemLocale }),
    theme,
  };
}

/** The lock of the screen. These alone are answered while it is locked, by {@link channelsOfTheLock}. */
export function handleLock({ screen: { lock, pin, describe }, rooms, clock, tell }: HandlerPorts): HandlersOf<'lock'> {
  /** Changes the PIN once the one before was given. */
  const change = async (current: string, next: string | null): Promise<PinChange> => {
    const tried = await pin.try(current);
    const { acts } = rooms.current();
    if (tried.kind !== 'right') {
      for (const act of toActs(tried, clock.now())) await acts.record(act);
      return roundUp(tried);
    }
    await pin.keep(next);
    await acts.record({ what: next === null ? 'pinRemoved' : 'pinSet' });
    tell({ kind: 'lockChanged', lock: describe() });
    return { kind: 'changed' };
  };
  return {
    'lock.describe': async () => accept(describe()),
    'lock.now': async () => (lock.lock('person') ? accept('locked') : refuse({ code: 'nothingUnlocks' })),
    'lock.touch': async () => {
      lock.touch();
      return accept('touched');
    },
    'lock.keep': async ({ kept }) => {
      lock.keep(kept);
      return accept('kept');
    },
    'lock.unlock': async (by) => {
      const outcome =
        by.by === 'pin' ? await lock.unlockByPin(by.pin) : await lock.unlockBySystem(reasons[describe().language]);
      return accept(outcome.kind === 'wrong' || outcome.kind === 'waiting' ? roundUp(outcome) : outcome);
    },
    // Without a PIN that is kept there is none to give: what is said of it then is looked at by nobody.
    'lock.setPin': async ({ pin: next, current }) => accept(await change(current ?? '', next)),
    'lock.removePin': async ({ current }) => accept(await change(current, null)),
  };
}

/** What is written down of a PIN that was not the one from before. One that came too early was no try. */
function toActs(tried: Exclude<Tried, { kind: 'right' }>, now: number): readonly Act[] {
  if (tried.kind === 'waiting') return [];
  const failed = { what: 'pinChangeFailed', triesLeft: tried.triesLeft } as const;
  return tried.wait > 0 ? [failed, { what: 'lockedOut', until: now + Math.ceil(tried.wait) }] : [failed];
}

/** Whole milliseconds, as the contract has them; never less than what is waited. */
function roundUp<Kind extends Exclude<Tried, { kind: 'right' }>>(tried: Kind): Kind {
  return { ...tried, wait: Math.ceil(tried.wait) };
}
