'use client'

import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'

/** A group of settings under a heading of its own. */
export const Group = ({ title, why, children }: { title: string; why?: string; children: ReactNode }) => (
  <section className="border-line border-t py-5 first:border-t-0 first:pt-1">
    <h3 className="font-medium">{title}</h3>
    {why !== undefined && <p className="mt-0.5 text-pretty text-faint text-sm">{why}</p>}
    <div className="mt-3">{children}</div>
  </section>
)

/** Why what follows cannot be changed here. */
export const Locked = ({ text }: { text: string }) => (
  <p className="mb-3 rounded-2xl bg-veil px-4 py-2.5 text-soft text-sm">{text}</p>
)

const row = 'flex min-h-12 items-center gap-4 py-1'

/** One of several values, by the browser's own list. */
export const Select = ({
  label,
  why,
  value,
  options,
  choose,
  disabled = false,
}: {
  label: string
  why?: string
  value: string
  options: readonly (readonly [value: string, name: string])[]
  choose: (value: string) => void
  disabled?: boolean
}) => {
  const id = useId()
  return (
    <div className={row}>
      <label htmlFor={id} className="min-w-0 flex-1">
        {label}
        {why !== undefined && <span className="block text-faint text-sm leading-snug">{why}</span>}
      </label>
      <span className="relative max-w-[52%] shrink-0">
        <select
          id={id}
          value={value}
          disabled={disabled}
          onChange={(event) => choose(event.target.value)}
          className="h-11 w-full appearance-none truncate rounded-full bg-veil pe-10 ps-4 ring-1 ring-line ring-inset transition enabled:cursor-pointer enabled:hover:bg-ink/10 disabled:opacity-60 [&>option]:bg-raised"
        >
          {options.map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden="true"
          className="-translate-y-1/2 pointer-events-none absolute top-1/2 end-3.5 size-4 text-faint"
        />
      </span>
    </div>
  )
}

/** Something that is so or is not. */
export const Switch = ({
  label,
  why,
  isOn,
  turn,
  disabled = false,
}: {
  label: string
  why?: string
  isOn: boolean
  turn: (isOn: boolean) => void
  disabled?: boolean
}) => (
  <label className={`${row} ${disabled ? '' : 'cursor-pointer'}`}>
    <span className="min-w-0 flex-1">
      {label}
      {why !== undefined && <span className="block text-faint text-sm leading-snug">{why}</span>}
    </span>
    <input
      type="checkbox"
      role="switch"
      aria-checked={isOn}
      checked={isOn}
      disabled={disabled}
      onChange={(event) => turn(event.target.checked)}
      className="peer sr-only"
    />
    <span
      aria-hidden="true"
      className="relative h-7 w-12 shrink-0 rounded-full bg-ink/15 transition after:absolute after:top-1 after:start-1 after:size-5 after:rounded-full after:bg-ink after:transition-transform peer-checked:bg-accent peer-checked:after:translate-x-5 rtl:peer-checked:after:-translate-x-5 peer-checked:after:bg-on-accent peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-3 peer-disabled:opacity-60"
    />
  </label>
)

export const fieldLook =
  'h-11 min-w-0 flex-1 rounded-full bg-veil px-5 outline-none ring-1 ring-line ring-inset placeholder:text-faint focus:ring-2 focus:ring-accent disabled:opacity-60'
