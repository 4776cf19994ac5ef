/** Puts things in a row as the language (BCP 47) does: `Ana, Ben and Cem`. */
export const listed = (tag: string) => {
  const format = new Intl.ListFormat(tag, { type: 'conjunction' })
  return (parts: readonly string[]): string => format.format(parts)
}
