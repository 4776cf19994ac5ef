/** Places where rows will be, as high as they. */
export const RowsToCome = ({ many = 2 }: { many?: number }) =>
  Array.from({ length: many }, (_, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
    <li key={n} aria-hidden="true" className="flex animate-wait items-center gap-3 p-2">
      <span className="size-12 shrink-0 rounded-xl bg-veil" />
      <span className="flex-1 space-y-2">
        <span className="block h-3.5 w-3/5 rounded-full bg-veil" />
        <span className="block h-3 w-2/5 rounded-full bg-veil" />
      </span>
    </li>
  ))
