import { world, wrong } from './world.ts'

type ItemOptions = {
  id?: string
  label?: string
  role?: string
  type?: string
  submenu?: ItemOptions[]
  click?: (item: unknown, window: unknown, event: { triggeredByAccelerator: boolean }) => void
}

class StandInMenuItem {
  readonly id: string | undefined
  readonly label: string | undefined
  readonly submenu: StandInMenu | null
  readonly #options: ItemOptions
  constructor(options: ItemOptions) {
    this.#options = options
    this.id = options.id
    this.label = options.label ?? options.role
    this.submenu = options.submenu ? StandInMenu.buildFromTemplate(options.submenu) : null
    if (options.label === undefined && options.role === undefined && options.type !== 'separator') {
      wrong('a menu item needs a label, a role, or to be a separator')
    }
  }
  click(): void {
    this.#options.click?.(this, world.windows.at(-1), { triggeredByAccelerator: false })
  }
}

export class StandInMenu {
  readonly items: StandInMenuItem[]
  constructor(items: StandInMenuItem[] = []) {
    this.items = items
  }
  static buildFromTemplate(template: ItemOptions[]): StandInMenu {
    return new StandInMenu(template.map((options) => new StandInMenuItem(options)))
  }
  popup(): void {
    world.popups.push(this.items.flatMap(({ label }) => label ?? []))
  }
  static setApplicationMenu(menu: StandInMenu): void {
    world.menu = menu
  }
  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
