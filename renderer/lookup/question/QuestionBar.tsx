import { VisuallyHidden } from '@mantine/core';
import { memo, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../state/console.tsx';
import { longestQuestion } from '../../state/join-question.ts';
import { useWindow } from '../../state/window.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { Chip } from './Chip.tsx';
import { usualViews } from './named-views.ts';
import classes from './QuestionBar.module.css';
import { useChips } from './useChips.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { ViewsDialog } from './ViewsDialog.tsx';

/** One line between box and list: what was understood, or the views as long as nothing is sought. */
export const QuestionBar = memo(function QuestionBar() {
  const { t } = useTranslation();
  const searchText = useWindow(({ searchText }) => searchText);
  const tooLong = useWindow(({ tooLong }) => tooLong);
  const chips = useChips();
  const [dialogOpen, setDialogOpen] = useState(false);
  const openDialog = useCallback(() => setDialogOpen(true), []);
  const problems = chips.filter(({ kind }) => kind === 'problem');
  return (
    <div className={classes.bar}>
      {searchText === '' && chips.length === 0 ? (
        <ViewButtons />
      ) : (
        <ul className={classes.chips} aria-label={t('question.understood')}>
          {chips.map(({ key, ...chip }) => (
            <Chip key={key} {...chip} />
          ))}
        </ul>
      )}
      {tooLong && (
        <span role="alert" className={classes.tooLong}>
          {t('question.tooLong', { most: longestQuestion })}
        </span>
      )}
      <VisuallyHidden role="status">{problems.map(({ remark }) => remark).join(' ')}</VisuallyHidden>
      <ViewMenu onManage={openDialog} />
      {dialogOpen && <ViewsDialog onClose={() => setDialogOpen(false)} />}
    </div>
  );
});

function ViewButtons() {
  const { t } = useTranslation();
  const ask = useWindow(({ ask }) => ask);
  const { preferences } = useConsole();
  return (
    <ul className={classes.views} aria-label={t('question.views')}>
      {usualViews.map(({ name, text }) => (
        <ViewButton key={name} name={t(`question.view.${name}`)} onClick={() => ask(text)} />
      ))}
      {preferences.namedViews.map(({ viewId, name, text }) => (
        <ViewButton key={viewId} name={visibleText(name)} onClick={() => ask(text)} />
      ))}
    </ul>
  );
}

function ViewButton({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  return (
    <li>
      <button type="button" className={classes.view} onClick={onClick}>
        {name}
      </button>
    </li>
  );
}
