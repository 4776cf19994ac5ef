import { REACTIONS, type Reacted, type Reaction, type UserId } from '@earshot/sync'
import { companyWords } from '../../lib/company-words.ts'

/** What others have shown since it was last said: of each picture by whom, and how many more there were. */
export type Heard = ReadonlyMap<Reaction, { by: ReadonlySet<UserId>; others: number }>

export const NOTHING_HEARD: Heard = new Map()

/** Two of those who showed something are named. */
const NAMED = 2

/** With what was told now; one's own is no news. */
export const hearing = (heard: Heard, { shown }: Reacted, you: UserId | undefined): Heard => {
  const next = new Map(heard)
  for (const { userId, reaction, many } of shown) {
    if (userId !== null && userId === you) continue
    const { by, others } = next.get(reaction) ?? { by: new Set<UserId>(), others: 0 }
    next.set(reaction, userId === null ? { by, others: others + many } : { by: new Set([...by, userId]), others })
  }
  return next
}

/** All of it in one line; null for nothing. `nameOf` knows those who are here. */
export const newsOfReactions = (heard: Heard, nameOf: (userId: UserId) => string | undefined): string | null => {
  const lines = REACTIONS.flatMap((reaction) => {
    const of = heard.get(reaction)
    if (of === undefined) return []
    const names = [...of.by].flatMap((userId) => nameOf(userId) ?? [])
    const shown = names.slice(0, NAMED)
    const others = of.by.size - shown.length + of.others
    return [companyWords.reacted(shown, others, companyWords.reactionNames[reaction])]
  })
  return lines.length === 0 ? null : lines.join('; ')
}
