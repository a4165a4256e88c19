import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useConsole } from '../../state/console.tsx';
import { useWindow } from '../../state/window.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { usualViews } from './named-views.ts';
import classes from './ViewMenu.module.css';

/** Every view, what was sought lately, and the way to keep what stands in the box. */
export const ViewMenu = memo(function ViewMenu({ onManage }: { readonly onManage: () => void }) {
  const { t } = useTranslation();
  const { ask, recent, forgetRecent } = useWindow(
    useShallow(({ ask, recent, forgetRecent }) => ({ ask, recent, forgetRecent })),
  );
  const { preferences } = useConsole();
  return (
    <Menu
      position="bottom-end"
      width={260}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <Button variant="default" size="compact-sm" rightSection={<ChevronDown size={14} aria-hidden />}>
          {t('question.views')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {usualViews.map(({ name, text }) => (
          <Menu.Item className={classes.item} key={name} onClick={() => ask(text)}>
            {t(`question.view.${name}`)}
          </Menu.Item>
        ))}
        {preferences.namedViews.map(({ viewId, name, text }) => (
          <Menu.Item className={classes.item} key={viewId} onClick={() => ask(text)}>
            {visibleText(name)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item className={classes.item} onClick={onManage}>
          {t('question.manage')}
        </Menu.Item>
        {recent.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('question.recent')}</Menu.Label>
            {recent.map((text) => (
              <Menu.Item className={classes.item} key={text} onClick={() => ask(text)}>
                {visibleText(text)}
              </Menu.Item>
            ))}
            <Menu.Item className={classes.item} onClick={forgetRecent}>
              {t('question.forgetRecent')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
});
