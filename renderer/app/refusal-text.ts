import { useTranslation } from 'react-i18next';
import { assertNever, explainExeccode, type Refusal } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useReminderText } from '../limits/reminder-text.ts';
import { useChangesText } from '../operation/changes-text.ts';

/** The sentence for a refusal: what was wrong, and what to do. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const changesText = useChangesText();
  const reminderText = useReminderText();
  return (refusal) => {
    switch (refusal.code) {
      case 'invalidInput':
        return t('refusal.invalidInput', { field: refusal.field });
      case 'notFound':
        return t(`refusal.notFound.${refusal.what}`);
      case 'actionNotOpen':
        return t(`obstacle.${refusal.obstacle}`);
      case 'amountAboveLeft':
        return t('refusal.amountAboveLeft', { left: formats.amount(refusal.left) });
      case 'chainBusy':
        return t(refusal.toSettle ? 'obstacle.toSettleFirst' : 'obstacle.inFlight');
      case 'secretMissing':
        return t(`secret.${refusal.answer}`);
      case 'ledgerFailed':
        return t(`refusal.ledgerFailed.${refusal.problem}`);
      case 'internal':
        return t('refusal.internal', { reference: refusal.reference });
      case 'gatewayRefused': {
        const { meaning, nextStep } = explainExeccode(refusal.execcode, formats.language);
        return `${meaning} ${nextStep} (${refusal.execcode})`;
      }
      case 'gatewaySilent':
        return t(`refusal.gatewaySilent.${refusal.cause}`);
      case 'environmentMismatch':
        return t(`refusal.environmentMismatch.${refusal.hostBelongsTo}`);
      case 'fileNotWritten':
        return t(`refusal.fileNotWritten.${refusal.problem}`);
      case 'changedSinceReview':
        return changesText(refusal.changes);
      case 'fileUnfit':
        return t(`refusal.fileUnfit.${refusal.reason}`, { column: refusal.column });
      case 'reminded':
        return [...reminderText(refusal), t('refusal.reminded')].join(' ');
      case 'approvalNeeded':
        return refusal.alone
          ? t('refusal.approvalNeeded.above', { alone: formats.amount(refusal.alone) })
          : t('refusal.approvalNeeded.always');
      case 'aboveLimit':
        return t('refusal.aboveLimit', { most: formats.amount(refusal.most) });
      case 'aboveDayLimit':
        return t('refusal.aboveDayLimit', { day: formats.amount(refusal.day), spent: formats.amount(refusal.spent) });
      case 'proposalOver':
        return t(`refusal.proposalOver.${refusal.state}`);
      case 'notPermitted':
      case 'approvalNotNeeded':
      case 'approverSends':
      case 'ownProposal':
      case 'notApprover':
      case 'notTheirs':
      case 'draftNotHere':
      case 'proposalDiffers':
      case 'noTeam':
      case 'teamSilent':
      case 'notAdministrator':
      case 'administersOneself':
      case 'personKnown':
      case 'rightsChanged':
      case 'nothingToAdminister':
      case 'anothersAppointment':
      case 'alarmHeld':
      case 'zoneUnknown':
      case 'engineTooOld':
      case 'teamUnsure':
      case 'questionNotUnderstood':
      case 'pageGone':
      case 'fileGone':
      case 'importBusy':
      case 'importUnanswered':
      case 'operationUnderWay':
      case 'ledgerBeingPrepared':
      case 'plainHttp':
      case 'accountExists':
      case 'accountInUse':
      case 'accountEmbedded':
      case 'productionNotAllowed':
      case 'draftExpired':
      case 'draftedAlone':
      case 'guardUnanswered':
      case 'notSettleable':
      case 'transactionIdMissing':
      case 'notItsTransaction':
      case 'notRepeatable':
      case 'anotherDesks':
      case 'locked':
      case 'nothingUnlocks':
      case 'superseded':
      case 'unknownChannel':
      case 'untrustedSender':
        return t(`refusal.${refusal.code}`);
      default:
        return assertNever(refusal);
    }
  };
}
