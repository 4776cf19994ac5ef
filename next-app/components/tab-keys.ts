/**
 * From the tab of this place, where a key leads: round and round by the arrows, which go the way of the text (`rtl` or `ltr`), and to the
 * ends by Home and End. Null for every other key.
 */
export const placeAfter = (key: string, at: number, count: number, direction: string): number | null => {
  const [on, back] = direction === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  if (key === on) return (at + 1) % count
  if (key === back) return (at + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
