import { reportWords } from '../../lib/report-words.ts'
import { type ReportFacts, sectionsOf } from './sections.ts'

/** One error in so many of those measured, which are two a second. */
const EVERY = 10

/**
 * A report as Markdown, to be put into a bug tracker: figures of this device and counts of the others. No name, no address
 * and nothing that lets anybody in.
 */
export const report = (facts: ReportFacts): string => {
  const { at, follow } = facts.diagnostics
  const sections = sectionsOf(facts).map(({ title, rows }) =>
    [`## ${title}`, '', ...rows.flatMap((row) => (row.isPrivate ? [] : [`- ${row.name}: ${row.value}`]))].join('\n'),
  )
  const errors = follow.recent
    .filter((_, n) => n % EVERY === 0)
    .map(({ errorMs }) => (errorMs === null ? reportWords.nothing : errorMs.toFixed(2)))
  const minute = `${reportWords.history}: ${errors.join(' ') || reportWords.nothing}`
  return [`# ${reportWords.title}`, new Date(at).toISOString(), ...sections, minute, '']
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}
