import * as z from 'zod'

/** A player asked for by name, for testing and measuring. */
const playerWish = z.enum(['stream', 'file', 'element'])
export type PlayerWish = z.infer<typeof playerWish>

const KEY = 'earshot.player'

/** What the page's address wishes for by `?player=`: a player, `none` to be left to itself again, or nothing. */
export const wishedBy = (search: string): PlayerWish | 'none' | null => {
  const asked = new URLSearchParams(search).get('player')
  if (asked === null) return null
  return playerWish.safeParse(asked).data ?? 'none'
}

/** The player wished for in this tab: by its address now, or by one that it had before. */
export const playerWishOf = (search: string, tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) => {
  const wish = wishedBy(search)
  if (wish === null) return playerWish.safeParse(tab.getItem(KEY)).data ?? null
  if (wish === 'none') tab.removeItem(KEY)
  else tab.setItem(KEY, wish)
  return wish === 'none' ? null : wish
}
