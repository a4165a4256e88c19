import { useTranslation } from 'react-i18next';
import type { ProposalView } from '../../contract/index.ts';
import { useProposalTitle } from '../approvals/proposal-text.ts';
import { useFormats } from '../i18n/format.ts';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import classes from './Administration.module.css';

/** Operations for which somebody asked: they are decided in a place of their own. */
export function WaitingProposals({ proposals }: { readonly proposals: readonly ProposalView[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useProposalTitle();
  const { goTo } = useWindow();
  if (proposals.length === 0) return null;
  return (
    <article className={classes.person} aria-label={t('administration.waiting.proposals')}>
      <ul className={classes.lines}>
        {proposals.map((proposal) => {
          const { person, desk, proposedAt, isOwn } = proposal;
          const asked = { person, desk, when: formats.moment(proposedAt), interpolation: { escapeValue: false } };
          return (
            <li key={proposal.operationId}>
              <span className={classes.where}>
                <ForeignText text={title(proposal)} />
              </span>
              <span className={classes.figuresText}>
                <ForeignText text={t(isOwn ? 'approval.askedByYou' : 'approval.askedBy', asked)} />
              </span>
            </li>
          );
        })}
      </ul>
      <button type="button" className={table.link} onClick={() => goTo('approvals')}>
        {t('approval.show')}
      </button>
    </article>
  );
}
