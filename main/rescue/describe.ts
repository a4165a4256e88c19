import type { Backup } from '../ledger/backup/list.ts';
import type { CopyBefore } from '../ledger/backup/put-back.ts';
import type { Remains } from './inspect.ts';
import { type Choice, choicesFor, type Trouble } from './screen.ts';
import { rescueTexts } from './texts.ts';
import type { RescueTexts } from './words.ts';

/** Everything that is known when the console cannot start. */
export interface Situation {
  readonly trouble: Trouble;
  readonly file: string | undefined;
  /** What the system or SQLite said, in its own words. */
  readonly detail: string;
  /** Only where a ledger is damaged, gone or older than it was. */
  readonly loss?: {
    readonly remains: Remains | undefined;
    readonly backup: (Backup & Remains) | undefined;
    /** Backups that turned out not to be sound. */
    readonly unsound: readonly string[];
  };
  /** The copy of before the ledger was brought to this version, where that failed and there is one. */
  readonly copy?: CopyBefore | undefined;
}

/** A screen as a host shows it: a title, a text with an empty line between its paragraphs, and what can be chosen. */
export interface RescueScreen {
  readonly title: string;
  readonly text: string;
  readonly choices: readonly { readonly choice: Choice; readonly label: string }[];
}

/** Puts a situation into the words of the system's language. */
export function describeSituation(situation: Situation, systemLocale: string): RescueScreen {
  const texts = rescueTexts(systemLocale);
  const { title, what, advice } = texts.troubles[situation.trouble];
  const paragraphs = [
    what,
    ...describeLoss(situation, texts),
    advice,
    ...(situation.copy ? [texts.copyBefore(situation.copy.file, situation.copy.version)] : []),
    ...(situation.file === undefined ? [] : [texts.file(situation.file)]),
    ...(situation.detail === '' ? [] : [texts.detail(situation.detail)]),
  ];
  const choices = choicesFor(situation.trouble, {
    backup: situation.loss?.backup !== undefined,
    copy: situation.copy !== undefined,
  });
  return {
    title,
    text: paragraphs.join('\n\n'),
    choices: choices.map((choice) => ({ choice, label: texts.choices[choice] })),
  };
}

function describeLoss({ trouble, loss }: Situation, texts: RescueTexts): string[] {
  if (!loss) return [];
  const moment = (at: number) =>
    new Date(at).toLocaleString(texts.locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' });
  const { remains, backup, unsound } = loss;
  const tell = trouble === 'corrupt' ? texts.readable : texts.present;
  const left = remains ? tell(remains.lines, moment(remains.newestAt)) : texts.unreadable;
  return [
    ...(trouble === 'missing' ? [] : [left]),
    ...unsound.map(texts.unsoundBackup),
    backup ? texts.backup(moment(backup.at), backup.lines) : texts.noBackup,
  ];
}
