import { useTranslation } from 'react-i18next';
import type { SecondWordView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './Administration.module.css';

/** Who has said so already, since when and why. */
export function SaidWords({ words }: { readonly words: readonly SecondWordView[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (words.length === 0) return null;
  return (
    <ul className={classes.lines}>
      {words.map(({ person, isMe, reason, saidAt }) => {
        const said = { person, reason, when: formats.moment(saidAt), interpolation: { escapeValue: false } };
        return (
          <li key={`${person} ${saidAt}`}>
            <ForeignText text={t(isMe ? 'administration.waiting.youSaid' : 'administration.waiting.said', said)} />
          </li>
        );
      })}
    </ul>
  );
}
