import { existsSync } from 'node:fs';
import { accept, type ImportCorrections, type Refusal, type Result, refuse } from '../../contract/index.ts';
import { assertNever } from '../../protocol/assert-never.ts';
import type { AskedForExport } from '../lookup/ask-for-export.ts';
import { UnfitExport } from '../lookup/csv/unfit.ts';
import { sideFileOf } from '../lookup/session/side-file.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toComparisonView, toImportResult, toImportView, toInspectionView } from './views/import.ts';

/** Files that come into the current environment. */
export function handleImports({ rooms, offered, showInFolder }: HandlerPorts): HandlersOf<'imports'> {
  const session = () => rooms.current().imports;

  /** Runs on the file that a name stands for; what is wrong with it is a refusal, whoever finds it. */
  const withFile = async <Value>(
    { file, corrections }: { readonly file: string; readonly corrections: ImportCorrections },
    work: (path: string, corrections: ImportCorrections) => Promise<Result<Value>>,
  ): Promise<Result<Value>> => {
    const path = offered.find(file);
    if (path === undefined || !existsSync(path)) return refuse({ code: 'fileGone' });
    try {
      return await work(path, corrections);
    } catch (failure) {
      const refusal = explainFile(failure);
      if (refusal) return refuse(refusal);
      throw failure;
    }
  };

  return {
    'imports.inspect': (input) =>
      withFile(input, async (path, corrections) =>
        accept(toInspectionView(await session().inspect(path, corrections))),
      ),
    'imports.compare': (input) =>
      withFile(input, async (path, corrections) => {
        const compared = await session().compare(path, corrections);
        if (compared === 'busy') return refuse({ code: 'importBusy' });
        return accept(compared === 'stopped' ? null : toComparisonView(compared));
      }),
    'imports.start': (input) =>
      withFile(input, async (path, corrections) => {
        const taken = await session().take(path, corrections);
        switch (taken.kind) {
          case 'taken':
          case 'stopped':
            return accept(toImportResult(taken));
          case 'unanswered':
            return refuse({ code: 'importUnanswered', about: [...taken.questions] });
          case 'busy':
            return refuse({ code: 'importBusy' });
          default:
            return assertNever(taken);
        }
      }),
    'imports.cancel': async () => {
      session().stop();
      return accept('cancelled');
    },
    'imports.ask': async ({ accountId, ...wanted }) => {
      const room = rooms.current();
      const account = room.findAccount(accountId);
      if (!account) return refuse({ code: 'notFound', what: 'account' });
      const asked = await room.askForExport(account, wanted);
      if (asked.kind !== 'asked') return refuse(toAskRefusal(asked));
      await room.acts.record({ what: 'exportAsked', accountId });
      return accept('asked');
    },
    'imports.hasAny': async ({ accountId }) => accept(await rooms.current().ledger.views.hasTransactions(accountId)),
    'imports.list': async ({ limit }) => {
      const { ledger, imports } = rooms.current();
      const found = await ledger.imports.listImports(limit);
      return accept({ imports: found.map(toImportView), progress: imports.progress() });
    },
    'imports.withdraw': async ({ importId }) => {
      if (session().isBusy()) return refuse({ code: 'importBusy' });
      const withdrawal = await rooms.current().withdrawImport(importId);
      switch (withdrawal.kind) {
        case 'withdrawn':
          return accept({ kept: withdrawal.kept });
        case 'unknown':
          return refuse({ code: 'notFound', what: 'import' });
        case 'busy':
          return refuse({ code: 'operationUnderWay' });
        default:
          return assertNever(withdrawal);
      }
    },
    'imports.showLeftOut': async ({ importId }) => {
      const path = sideFileOf(rooms.current().importFolder, importId);
      if (!existsSync(path)) return refuse({ code: 'fileGone' });
      await showInFolder(path);
      return accept('shown');
    },
  };
}

function toAskRefusal(asked: Exclude<AskedForExport, { readonly kind: 'asked' }>): Refusal {
  switch (asked.kind) {
    case 'secretMissing':
      return { code: asked.kind, answer: asked.answer };
    case 'gatewaySilent':
      return { code: asked.kind, cause: asked.cause };
    case 'gatewayRefused':
      return { code: asked.kind, execcode: asked.execcode, message: asked.message };
    default:
      return assertNever(asked);
  }
}

function explainFile(failure: unknown): Refusal | undefined {
  if (failure instanceof UnfitExport) {
    const { reason } = failure;
    return {
      code: 'fileUnfit',
      reason: reason.kind,
      column: reason.kind === 'columnTwice' ? reason.column.slice(0, 255) : '',
    };
  }
  // What the reading thread met on the disk comes as words: the system's code stands at their beginning.
  const isOfFile = failure instanceof Error && /^(?:ENOENT|EACCES|EISDIR|EPERM|EIO)/.test(failure.message);
  return isOfFile ? { code: 'fileGone' } : undefined;
}
