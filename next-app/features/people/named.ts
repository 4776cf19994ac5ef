/** Names that can be read at a glance, and how many others there are: both of two, of more the first. */
export const named = (names: readonly string[]): { names: readonly string[]; others: number } =>
  names.length <= 2 ? { names, others: 0 } : { names: names.slice(0, 1), others: names.length - 1 }
