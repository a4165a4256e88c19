import { Button, Popover } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../bridge.ts';
import { useConsole } from '../../state/console.tsx';
import classes from './ColumnMenu.module.css';
import { ColumnSetting } from './ColumnSetting.tsx';
import { orderColumns } from './column-order.ts';

/** Which columns the list shows, in which order and how wide; a narrow list gives up some of them all the same. */
export const ColumnMenu = memo(function ColumnMenu() {
  const { t } = useTranslation();
  const { columnOrder } = useConsole().preferences;
  const [opened, setOpened] = useState(false);
  const order = orderColumns(columnOrder);
  const restore = () => void bridge.preferences.change({ columnOrder: [], columnWidths: {}, hiddenColumns: [] });
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withinPortal
      width={320}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Columns3 size={14} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t('lookup.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.columns}>
          {order.map((column, index) => (
            <ColumnSetting key={column} column={column} isFirst={index === 0} isLast={index === order.length - 1} />
          ))}
        </ul>
        <Button size="compact-sm" variant="default" onClick={restore}>
          {t('lookup.columnsAsUsual')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
});
