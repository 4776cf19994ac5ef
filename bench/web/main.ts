import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { describeMachine } from '../sync/report/machine.ts'
import { chromiumPath } from '../sync/stage/open-browser.ts'
import { MESSAGES, PHONE, type SizeName, SONGS } from './conditions.ts'
import { type Measured, type PageName, reportText } from './report.ts'
import { scrollRoom } from './scroll.ts'
import { EMPTY_ROOM, FULL_ROOM, openStage } from './stage.ts'
import { visit } from './visit.ts'
import { weigh } from './weigh.ts'

/**
 * How soon a room can be used by who follows its link on a phone, and whether it stays still and smooth: visits with an empty cache, by
 * a processor four times slower than this one and over a network of fast 3G; all pages in turns, so that whatever else the machine does
 * meets all alike.
 */
const USAGE = `npm run bench:web -- [--runs 12] [--publish]
  --runs     visits to each page
  --publish  puts the tables into docs/speed.md and the figures into bench/results/web.json`

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url))
const PAGE = fileURLToPath(new URL('../../docs/speed.md', import.meta.url))
const [BEGIN, END] = ['<!-- measured -->', '<!-- /measured -->']

const PAGES: Record<PageName, { path: string; presses: boolean }> = {
  'start page': { path: '/', presses: false },
  'empty room': { path: EMPTY_ROOM, presses: false },
  'playing room': { path: FULL_ROOM, presses: true },
}
const NAMES = Object.keys(PAGES) as PageName[]
const SCREENS: readonly SizeName[] = ['phone', 'desktop']

async function measure(runs: number): Promise<Measured> {
  const stage = await openStage()
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
  try {
    const weight = await weigh(browser, stage.url + EMPTY_ROOM)
    const visits: Measured['visits'] = NAMES.flatMap((page) => SCREENS.map((size) => ({ page, size, visits: [] })))
    for (let run = 0; run < runs; run++) {
      for (const { page, size, visits: all } of visits) {
        const { path, presses } = PAGES[page]
        console.error(`${page}, ${size}: visit ${run + 1} of ${runs}`)
        all.push(await visit(browser, stage.farUrl + path, size, presses))
      }
    }
    const scrolls: Measured['scrolls'] = []
    for (const slowdown of [1, PHONE.cpuSlowdown]) {
      for (const size of SCREENS) {
        console.error(`scrolling, ${size}, slower by ${slowdown}`)
        const all = await scrollRoom(browser, stage.url + FULL_ROOM, size, slowdown)
        for (const list of ['nothing', 'queue', 'chat'] as const) {
          scrolls.push({ size, slowdown, list, scrolled: all[list] })
        }
      }
    }
    return { weight, visits, scrolls }
  } finally {
    await browser.close()
    await stage.close()
  }
}

/** Puts a text between the marks of the page that tells of it. */
const publish = (text: string): void => {
  const page = readFileSync(PAGE, 'utf8')
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`${PAGE} has no place for the tables`)
  writeFileSync(PAGE, `${page.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${page.slice(end)}`)
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '12' },
    publish: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
if (values.help || !Number.isInteger(runs) || runs < 1) {
  console.log(USAGE)
  process.exit(values.help ? 0 : 1)
}
const { pulseaudio: _, ...machine } = await describeMachine()
const measured = await measure(runs)
const loadAfter = Number((loadavg()[0] ?? 0).toFixed(2))
const text = [
  `${machine.measuredAt.slice(0, 10)}, ${machine.processors} x ${machine.processor}, load ${machine.loadBefore} before and ${loadAfter} at the end; ${machine.chromium}; Earshot ${machine.commit}.`,
  reportText(measured),
].join('\n\n')
console.log(text)
if (values.publish) {
  publish(text)
  mkdirSync(RESULTS, { recursive: true })
  const report = { machine: { ...machine, loadAfter }, PHONE, SONGS, MESSAGES, runs, ...measured }
  writeFileSync(`${RESULTS}web.json`, `${JSON.stringify(report, null, 2)}\n`)
}
process.exit(0)
