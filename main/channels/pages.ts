import { accept, refuse } from '../../contract/index.ts';
import { lastAttempt, type Operation } from '../domain/operation.ts';
import { expiryOf, zoneOfPage } from '../domain/page/expiry.ts';
import { isAbout } from '../domain/page/is-about.ts';
import { waitEnd } from '../domain/page/lapse.ts';
import { openPageOf } from '../domain/page/page.ts';
import { withoutForeign } from '../inbox/redirection.ts';
import { buildLink, judgeLink } from '../pages/link.ts';
import { findWays, headOf, readPage, writePageFile } from '../pages/page-file.ts';
import { buildPoster } from '../pages/poster.ts';
import { choosePath, refuseUnwritten } from './choose-path.ts';
import { readLedgerLine } from './ledger-line.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toTakenView } from './views/notification.ts';
import { toOperationView } from './views/operation.ts';
import { writeText } from './write-text.ts';

/** What a holder does on a device of their own: the file of it, and what became of it. Nobody authenticates here for a holder. */
export function handlePages(ports: HandlerPorts): HandlersOf<'pages'> {
  const { rooms, vault } = ports;
  const reading = () => {
    const { ledger, findAccount } = rooms.current();
    return { views: ledger.views, vault, findAccount };
  };
  const find = (operationId: string) => rooms.current().ledger.views.findOperation(operationId);
  return {
    'pages.describe': async ({ operationId }) => {
      const operation = await find(operationId);
      const kind = operation && openPageOf(operation);
      const account = operation && rooms.current().findAccount(operation.accountId);
      if (!operation || !kind || !account) return accept(null);
      const review = await rooms.current().ledger.views.findReview(operationId);
      const expiresAt = expiryOf(operation, zoneOfPage(operation, review, account.voidZone));
      if (expiresAt === null) return accept(null);
      const endsAt = waitEnd(expiresAt, account.exportLagMinutes * 60_000);
      return accept({ kind, expiresAt, endsAt, ways: await findWays(reading(), operation) });
    },
    'pages.listWaiting': async ({ text }) => {
      const open = await rooms.current().ledger.views.listUndecided();
      const waiting = open.filter(({ operation }) => openPageOf(operation) !== undefined && isAbout(operation, text));
      return accept(waiting.map(({ operation }) => toOperationView(operation)));
    },
    'pages.save': async ({ operationId }) => {
      const operation = await find(operationId);
      const page = operation ? await readPage(reading(), operation) : ({ kind: 'none' } as const);
      if (!operation || page.kind === 'none') return refuse({ code: 'pageGone' });
      if (page.kind === 'secretMissing') return refuse({ code: 'secretMissing', answer: page.answer });
      try {
        const path = await choosePath(ports, { name: nameOf(operation), folder: 'pages' });
        if (path === null) return accept({ saved: null });
        await writeText(path, writePageFile(page, operation));
        const act = {
          what: 'fileWritten',
          file: 'page',
          rows: null,
          subject: operation.orderId.slice(0, 64) || null,
        } as const;
        await rooms.current().acts.record(act);
        return accept({ saved: { path } });
      } catch (failure) {
        return refuseUnwritten(failure);
      }
    },
    'pages.link': async ({ operationId }) => {
      const operation = await find(operationId);
      const account = operation && rooms.current().findAccount(operation.accountId);
      if (!operation || !account) return refuse({ code: 'notFound', what: 'operation' });
      const page = await readPage(reading(), operation);
      if (page.kind === 'secretMissing') return refuse({ code: 'secretMissing', answer: page.answer });
      if (page.kind !== 'form' || judgeLink(page.form, account, headOf(operation)) !== 'open') {
        return refuse({ code: 'pageGone' });
      }
      return accept({ link: buildLink(account.pageUrl, page.form, headOf(operation)) });
    },
    'pages.savePoster': async ({ accountId }) => {
      const account = rooms.current().findAccount(accountId);
      if (!account) return refuse({ code: 'notFound', what: 'account' });
      try {
        const path = await choosePath(ports, { name: `pay-${account.identifier}.html`, folder: 'pages' });
        if (path === null) return accept({ saved: null });
        await writeText(path, buildPoster(account.url));
        await rooms.current().acts.record({ what: 'fileWritten', file: 'poster', rows: null, subject: accountId });
        return accept({ saved: { path } });
      } catch (failure) {
        return refuseUnwritten(failure);
      }
    },
    'pages.look': async ({ operationId }) => {
      const { look, ledger } = rooms.current();
      const operation = await find(operationId);
      if (!operation) return refuse({ code: 'notFound', what: 'operation' });
      if (operation.state === 'pending') await look(operation);
      return accept(toOperationView((await find(operationId)) ?? operation, readLedgerLine(ledger.file)));
    },
    'pages.check': async ({ text }) => {
      const [taken] = await rooms.current().inbox.take(withoutForeign(text), { by: 'person', most: 1 });
      return accept(
        taken ? toTakenView(taken) : { kind: 'refused', line: 1, reason: { code: 'unreadable' }, parameters: [] },
      );
    },
  };
}

/** One attempt, one name: a second page of an order is another file. */
function nameOf(operation: Operation): string {
  return `page-${operation.orderId}-${lastAttempt(operation).attemptId.slice(-6)}.html`;
}
