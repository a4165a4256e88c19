import { handleAccounts } from './accounts.ts';
import { handleAdministration } from './administration.ts';
import { handleApprovals } from './approvals.ts';
import { handleAudit } from './audit.ts';
import { handleCases } from './cases.ts';
import { handleClients } from './clients.ts';
import { handleConsole } from './console.ts';
import { handleImports } from './imports.ts';
import { handleLetters } from './letters.ts';
import { handleLists } from './lists.ts';
import { handleLock } from './lock.ts';
import { handleNotes } from './notes.ts';
import { handleNotifications } from './notifications.ts';
import { handleOperations } from './operations.ts';
import { handlePages } from './pages.ts';
import type { HandlerPorts, Handlers } from './ports.ts';
import { handleSecrets } from './secrets.ts';
import { handleTeam } from './team.ts';
import { handleTransactions } from './transactions.ts';

export function createHandlers(ports: HandlerPorts): Handlers {
  return {
    ...handleConsole(ports),
    ...handleTransactions(ports),
    ...handleClients(ports),
    ...handleLists(ports),
    ...handleLetters(ports),
    ...handleOperations(ports),
    ...handleCases(ports),
    ...handleNotes(ports),
    ...handleNotifications(ports),
    ...handlePages(ports),
    ...handleImports(ports),
    ...handleTeam(ports),
    ...handleLock(ports),
    ...handleApprovals(ports),
    ...handleAudit(ports),
    ...handleAdministration(ports),
    ...handleAccounts(ports),
    ...handleSecrets(ports),
  };
}
