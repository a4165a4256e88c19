import electronLog from 'electron-log/node.js';
import { maskNumbers } from '../protocol/free-text.ts';

/** Where the console writes what a supporter needs; secrets and card numbers never get in. */
export interface Log {
  info(message: string): void;
  error(message: string, failure: unknown): void;
}

/**
 * A log file of one line an entry, moved aside at 5 MB. `secrets` are the values that must not appear, asked anew
 * for each line. What cannot be written is dropped: a full disk must not stop a refund from being written down.
 */
export function openLog(file: string, secrets: () => readonly string[]): Log {
  const log = electronLog.create({ logId: file });
  log.transports.console.level = false;
  log.transports.file.resolvePathFn = () => file;
  log.transports.file.maxSize = 5_000_000;
  log.transports.file.writeOptions = { mode: 0o600, flag: 'a', encoding: 'utf8' };
  log.transports.file.format = '{iso} {level} {text}';
  return {
    info: (message) => log.info(redact(message, secrets())),
    error: (message, failure) => log.error(redact(`${message}: ${describe(failure)}`, secrets())),
  };
}

/** The text without secrets, whole card numbers and line breaks. */
export function redact(text: string, secrets: readonly string[]): string {
  const hidden = secrets.filter(Boolean).reduce((result, secret) => result.replaceAll(secret, '[secret]'), text);
  return maskNumbers(hidden).replace(/\s*\n\s*/g, ' | ');
}

function describe(failure: unknown): string {
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
