'use client'

import type { LucideIcon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef } from 'react'
import { create } from 'zustand'

/** Something to choose; `movesFocus`: what it opens takes the focus. */
export type MenuEntry = { label: string; icon: LucideIcon; act: () => void; movesFocus?: boolean }
/** `at`: what opened it, beside which it stands. Groups are set apart by a line. */
type Menu = { at: HTMLElement; label: string; groups: readonly (readonly MenuEntry[])[] }

const useMenu = create<{ menu: Menu | null }>()(() => ({ menu: null }))

export const openMenu = (menu: Menu): void =>
  useMenu.setState({ menu: { ...menu, groups: menu.groups.filter((group) => group.length > 0) } })

const close = (): void => useMenu.setState({ menu: null })

/** The page's one menu, wherever it is opened. */
export const MenuHost = () => {
  const menu = useMenu((state) => state.menu)
  return menu && <Shown menu={menu} />
}

const Shown = ({ menu: { at, label, groups } }: { menu: Menu }) => {
  const { left, top, width, height } = at.getBoundingClientRect()
  // A row that is taken away takes what opened the menu along: then the next one's has the focus.
  const beside = at.closest('li')?.nextElementSibling ?? at.closest('li')?.previousElementSibling
  const places = [at, beside?.querySelector<HTMLElement>('[data-more]')]
  const returns = useRef(true)
  return (
    <DropdownMenu.Root
      open
      dir={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}
      onOpenChange={(isOpen) => isOpen || close()}
    >
      <DropdownMenu.Trigger asChild>
        <span
          aria-hidden="true"
          tabIndex={-1}
          className="pointer-events-none fixed"
          style={{ left, top, width, height }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align="end"
          sideOffset={4}
          collisionPadding={12}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (returns.current) places.find((place) => place?.isConnected)?.focus()
          }}
          className="z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto rounded-2xl bg-raised p-1.5 shadow-float ring-1 ring-line"
        >
          {groups.map((group, n) => (
            <DropdownMenu.Group key={group[0]?.label} className={n > 0 ? 'mt-1.5 border-line border-t pt-1.5' : ''}>
              {group.map(({ label: text, icon: Icon, act, movesFocus }) => (
                <DropdownMenu.Item
                  key={text}
                  onSelect={() => {
                    returns.current = movesFocus !== true
                    act()
                  }}
                  className="flex min-h-11 cursor-pointer select-none items-center gap-3 rounded-xl px-3 text-soft outline-none data-highlighted:bg-ink/8 data-highlighted:text-ink"
                >
                  <Icon aria-hidden="true" className="size-[1.15rem] shrink-0" />
                  {text}
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
