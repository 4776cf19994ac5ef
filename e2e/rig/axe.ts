import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What WCAG 2.2 AA asks for, as far as a program can tell. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Something that keeps people out: the rule, how bad, and where. */
export type Barrier = { rule: string; impact: string; where: string; why: string }

type Result = { violations: { id: string; impact: string; nodes: { target: unknown[]; failureSummary: string }[] }[] }

/** What axe finds wrong with the page as it is drawn now, or with a part of it. */
export async function barriersOf(page: Page, part = 'html'): Promise<Barrier[]> {
  await page.evaluate(SOURCE)
  const asked = JSON.stringify({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] })
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(part)}, ${asked})`)) as Result
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      rule: id,
      impact,
      where: target.join(' '),
      why: failureSummary.split('\n').slice(1).join(' ').trim(),
    })),
  )
}
