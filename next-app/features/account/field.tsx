import { type ComponentProps, useId } from 'react'

/** A labelled field of a form, and what helps to fill it. */
export const Field = ({ label, hint, ...rest }: ComponentProps<'input'> & { label: string; hint?: string }) => {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="block text-soft text-sm">
        {label}
      </label>
      <input
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...rest}
        className="mt-1.5 h-12 w-full min-w-0 rounded-2xl bg-veil px-4 outline-none ring-1 ring-line ring-inset transition focus:ring-2 focus:ring-accent"
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1.5 text-faint text-sm">
          {hint}
        </p>
      )}
    </div>
  )
}

/** Why a form was refused; read out when it comes. */
export const Problem = ({ text }: { text: string }) => (
  <p role="alert" className="min-h-5 text-alarm text-sm empty:hidden">
    {text}
  </p>
)
