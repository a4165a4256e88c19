import { longestLink, type PageLink } from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { HolderForm, PageHead } from './holder-form.ts';
import { wordsIn } from './words.ts';

/**
 * Whether a form may travel as a link: the account names a page on the merchant's site, and what is posted goes to the account's own
 * gateway. A page that posts anywhere a link says would lead whoever gets a forged one astray.
 */
export function mayBeLinked({ url }: Pick<HolderForm, 'url'>, account: Pick<Account, 'url' | 'pageUrl'>): boolean {
  return account.pageUrl !== '' && URL.parse(url)?.origin === new URL(account.url).origin;
}

/**
 * The link: the form stands behind `#`, as JSON in base64url, where no browser sends it to a server and no log keeps it. The page that
 * it leads to shows what it is about and posts it (poster.ts).
 */
export function buildLink(pageUrl: string, form: HolderForm, head: PageHead): string {
  const { title, goOn } = wordsIn(head.language);
  const told = JSON.stringify({ ...head, title, goOn, url: form.url, fields: form.fields });
  return `${pageUrl}#${Buffer.from(told, 'utf8').toString('base64url')}`;
}

/** Whether a form is offered as a link: not where it is too long for one, as a bank's own may be. */
export function judgeLink(form: HolderForm, account: Pick<Account, 'url' | 'pageUrl'>, head: PageHead): PageLink {
  if (!mayBeLinked(form, account)) return 'none';
  return buildLink(account.pageUrl, form, head).length > longestLink ? 'tooLong' : 'open';
}
