import { Button, Menu } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hideableColumn } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useConsole } from '../state/console.tsx';
import { columnNames, showColumn } from './hidden-columns.ts';

/** Which columns the list shows; a narrow list gives up some of them all the same. */
export function ColumnMenu() {
  const { t } = useTranslation();
  const { hiddenColumns } = useConsole().preferences;
  return (
    <Menu position="bottom-end" width={200} withInitialFocusPlaceholder={false} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" size="compact-sm" leftSection={<Columns3 size={14} aria-hidden />}>
          {t('lookup.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {hideableColumn.options.map((column) => (
          <Menu.CheckboxItem
            key={column}
            checked={!hiddenColumns.includes(column)}
            onChange={(shown) =>
              void bridge.preferences.change({ hiddenColumns: showColumn(hiddenColumns, column, shown) })
            }
          >
            {t(`column.${columnNames[column]}`)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
