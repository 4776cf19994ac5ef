/** How many searches of one day are used up. */
export type Budget = { day: string; used: number }

export const freshBudget: Budget = { day: '', used: 0 }

const pacific = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' })

/** The day in which YouTube counts: it ends at midnight in California. `now` in ms since 1970. */
export const quotaDay = (now: number): string => pacific.format(now)

/** The budget after one more search, or null when the day's are used up. */
export function spend(budget: Budget, limit: number, now: number): Budget | null {
  const day = quotaDay(now)
  const used = budget.day === day ? budget.used : 0
  return used < limit ? { day, used: used + 1 } : null
}

/** The budget after YouTube itself has said that nothing is left today. */
export const allSpent = (now: number): Budget => ({ day: quotaDay(now), used: Number.POSITIVE_INFINITY })
