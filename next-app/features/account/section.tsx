import { type ReactNode, useId } from 'react'

/** A part of the account, under its heading. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-2 font-medium text-faint text-sm">
        {title}
      </h3>
      {children}
    </section>
  )
}

/** One line of it: what it is, what is so, and what can be done about it. */
export const Row = ({ name, value, children }: { name: string; value: string; children?: ReactNode }) => (
  <div className="flex min-h-14 items-center gap-3">
    <div className="min-w-0 flex-1 leading-snug">
      <p dir="auto" className="truncate">
        {name}
      </p>
      <p dir="auto" title={value} className="truncate text-faint text-sm">
        {value}
      </p>
    </div>
    {children}
  </div>
)
