import { settingsWords } from '../../lib/settings-words.ts'

const { skipShares } = settingsWords

/** A share of those present as its nearest choice; a share set by another program may lie between two. */
export const shareChoice = (share: number | null): string => {
  if (share === null) return 'off'
  const far = (value: string) => Math.abs(Number(value) - share)
  const shares = skipShares.map(([value]) => value).filter((value) => value !== 'off')
  return shares.reduce((best, value) => (far(value) < far(best) ? value : best))
}

/** The share that a choice stands for. */
export const shareOf = (choice: string): number | null => (choice === 'off' ? null : Number(choice))
