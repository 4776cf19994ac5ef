'use client'

import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { placeAfter } from './tab-keys.ts'

/** A side of something that has several: `label` is what its tab says, `body` shows while it is up. */
export type Side<Value extends string> = {
  value: Value
  label: ReactNode
  body: () => ReactNode
  className?: string
  tabClassName?: string
}

const tabLook =
  'relative min-h-11 rounded-full px-4 font-medium text-faint transition hover:text-ink aria-selected:bg-ink/10 aria-selected:text-ink'

/** Tabs (ARIA's pattern of that name), one of whose sides is up; `between` stands below them whichever it is. */
export const Tabs = <Value extends string>({
  label,
  value,
  choose,
  sides,
  between,
}: {
  label: string
  value: Value
  choose: (value: Value) => void
  sides: readonly Side<Value>[]
  between?: ReactNode
}) => {
  const id = useId()
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
    const { direction } = getComputedStyle(event.currentTarget)
    const place = placeAfter(event.key, tabs.indexOf(event.target as HTMLElement), tabs.length, direction)
    const side = place === null ? undefined : sides[place]
    if (place === null || side === undefined) return
    event.preventDefault()
    tabs[place]?.focus()
    choose(side.value)
  }
  return (
    <>
      <div role="tablist" aria-label={label} onKeyDown={press} className="flex gap-1 px-1 py-2 lg:px-4">
        {sides.map((side) => (
          <button
            key={side.value}
            type="button"
            role="tab"
            id={`${id}-${side.value}-tab`}
            aria-controls={`${id}-${side.value}`}
            aria-selected={side.value === value}
            tabIndex={side.value === value ? 0 : -1}
            onClick={() => choose(side.value)}
            className={`${tabLook} ${side.tabClassName ?? ''}`}
          >
            {side.label}
          </button>
        ))}
      </div>
      {between}
      {sides.map((side) => (
        <div
          key={side.value}
          role="tabpanel"
          id={`${id}-${side.value}`}
          aria-labelledby={`${id}-${side.value}-tab`}
          hidden={side.value !== value}
          className={side.className}
        >
          {side.value === value && side.body()}
        </div>
      ))}
    </>
  )
}
