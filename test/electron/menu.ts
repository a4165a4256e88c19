import type * as Electron from 'electron';
import type { Stage } from './stage.ts';
import { standIn } from './stand-in.ts';

type Item = Electron.MenuItemConstructorOptions;

/** `Menu`, and the menu that the person sees at this moment. */
export class FakeMenu {
  readonly module: Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>;
  private readonly built = new Map<Electron.Menu, readonly Item[]>();
  private shown: readonly Item[] = [];

  constructor(stage: Stage) {
    this.module = {
      buildFromTemplate: (template) => {
        stage.needReady('Menu.buildFromTemplate');
        stage.record.note('Menu.buildFromTemplate', template);
        const menu = standIn<Electron.Menu>({ items: [] });
        this.built.set(menu, template as readonly Item[]);
        return menu;
      },
      setApplicationMenu: (menu) => {
        stage.needReady('Menu.setApplicationMenu');
        stage.record.note('Menu.setApplicationMenu', menu);
        this.shown = (menu && this.built.get(menu)) ?? [];
      },
    };
  }

  /** The texts of all items that the person can see. */
  labels(): string[] {
    return this.items().flatMap(({ label, visible }) => (visible === false ? [] : (label ?? [])));
  }

  /** Chooses an item by its text; throws when there is none that does something of its own. */
  click(label: string): void {
    const item = this.items().find((candidate) => candidate.label === label && candidate.visible !== false);
    if (!item?.click) throw new Error(`There is no “${label}” to click.`);
    item.click(standIn<Electron.MenuItem>({ label }), undefined, {});
  }

  private items(): Item[] {
    const flatten = (items: readonly Item[]): Item[] =>
      items.flatMap((item) => [item, ...flatten(Array.isArray(item.submenu) ? item.submenu : [])]);
    return flatten(this.shown);
  }
}
