import { maskCardNumbers } from '../../protocol/card-number.ts';

/** An attempt's id in both forms in which it travels (main/domain/extra-data.ts): UUID version 7. */
const ownId = /^(be2bill-console )?[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * EXTRADATA as it may be kept. One in a few hundred ids of ours has enough digits in a row to pass for a card number, and
 * an id that was cut would prove nothing any more.
 */
export function readExtraData(raw: string): string {
  const text = raw.trim();
  return ownId.test(text) ? text : maskCardNumbers(text);
}
