'use client'

import { type ReactNode, useId } from 'react'

export type Option<Value extends string> = { value: Value; name: string; text?: string }

/** More do not fit side by side on a phone. */
const ROW_MOST = 4

/** Some things of which one is so: native radio buttons, drawn as a row or, when they are many or have a text each, as cards. */
export const Choice = <Value extends string>({
  label,
  value,
  options,
  choose,
  disabled = false,
}: {
  label: string
  /** Null: none of them. */
  value: Value | null
  options: readonly Option<Value>[]
  choose: (value: Value) => void
  disabled?: boolean
}) => {
  const name = useId()
  const hasTexts = options.some(({ text }) => text !== undefined)
  const isList = hasTexts || options.length > ROW_MOST
  return (
    <fieldset
      disabled={disabled}
      className={
        isList
          ? `grid gap-2 ${hasTexts ? '' : 'grid-cols-2'}`
          : 'flex gap-1 rounded-full bg-veil p-1 ring-1 ring-line ring-inset'
      }
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={`relative flex min-h-11 flex-auto items-center transition has-enabled:cursor-pointer has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 ${isList ? 'gap-3 rounded-2xl px-4 py-2.5 ring-1 ring-line ring-inset has-checked:bg-ink/8 has-checked:ring-accent/70 has-enabled:hover:bg-ink/5' : 'justify-center rounded-full px-3 text-center text-soft has-checked:bg-ink/12 has-checked:text-ink'}`}
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => choose(option.value)}
            className="absolute inset-0 appearance-none outline-none has-enabled:cursor-pointer"
          />
          {isList && <Dot isOn={option.value === value} />}
          <span className="min-w-0">
            {option.name}
            {option.text !== undefined && <span className="block text-soft text-sm leading-snug">{option.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

const Dot = ({ isOn }: { isOn: boolean }): ReactNode => (
  <span
    aria-hidden="true"
    className={`flex size-4.5 shrink-0 items-center justify-center rounded-full ring-2 ring-inset ${isOn ? 'ring-accent' : 'ring-ink/25'}`}
  >
    {isOn && <span className="size-2 rounded-full bg-accent" />}
  </span>
)
