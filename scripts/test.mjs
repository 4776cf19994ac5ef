import { spawnSync } from 'node:child_process'
import { createVitest } from 'vitest/node'
import { build } from './build-steps.mjs'
import { ensureChromium } from './chromium.mjs'
import { whyNoPostgresql } from './postgresql.mjs'
import { runBeside } from './run-beside.mjs'
import { StepFailed } from './step.mjs'
import { BROWSER_PROJECTS, selectTests } from './test-selection.mjs'
import { addTotals, countTotals, exitCode, NONE, remarks, totalsLine } from './totals.mjs'

const usage = `Usage: npm test [-- WORD...]

Without a word everything but the scenes of minutes is tested: what browsers do, and beside it, with what they leave of the
processors, all else. Words narrow it: unit (all but the browsers), the name of a project (sync, ws, next-app, world, pages,
contracts, e2e, long for the scenes of minutes, ...), or part of a test file's name. With CI=true nothing may be skipped.`

/** With CI=true whatever cannot run is a failure. */
const all = process.env.CI === 'true'

/** @param {{ moduleId: string }} spec */
const needsEncoder = ({ moduleId }) => moduleId.endsWith('-codecs.test.ts')

/** @param {{ moduleId: string }} spec */
const needsPostgresql = ({ moduleId }) => moduleId.endsWith('-postgresql.test.ts')

/** @param {string[]} words */
async function runTests(words) {
  const vitest = await createVitest('test', { watch: false, run: true })
  try {
    const asked = selectTests(
      words,
      vitest.projects.map(({ name }) => name),
    )
    let chosen = (await vitest.globTestSpecifications(asked.files)).filter(({ project }) =>
      asked.projects.includes(project.name),
    )
    let missing = 0
    const needsBrowser = chosen.some(({ project }) => BROWSER_PROJECTS.includes(project.name))
    await build(needsBrowser ? {} : { only: ['prisma'] })
    if (needsBrowser) {
      const browser = await ensureChromium()
      if ('file' in browser) process.env.CHROMIUM_PATH = browser.file
      else {
        console.log(`not run: the tests in browsers, for there is ${browser.reason}`)
        chosen = chosen.filter(({ project }) => !BROWSER_PROJECTS.includes(project.name))
        missing = all ? 1 : 0
      }
    }
    if (chosen.some(needsEncoder) && spawnSync('ffmpeg', ['-version']).status !== 0) {
      console.log('not run: the comparison of formats, for there is no ffmpeg to make them with')
      chosen = chosen.filter((spec) => !needsEncoder(spec))
      missing += all ? 1 : 0
    }
    const noPostgresql = chosen.some(needsPostgresql) ? whyNoPostgresql() : null
    if (noPostgresql !== null) {
      console.log(`not run: the tests on PostgreSQL, for ${noPostgresql}`)
      chosen = chosen.filter((spec) => !needsPostgresql(spec))
      missing += all ? 1 : 0
    }
    const inBrowsers = chosen.filter(({ project }) => BROWSER_PROJECTS.includes(project.name))
    const beside = words.length === 0 && inBrowsers.length > 0 ? runBeside(['unit']) : null
    await vitest.standalone()
    const run = await vitest.runTestSpecifications(beside === null ? chosen : inBrowsers)
    const together = addTotals(countTotals(run), beside === null ? NONE : await beside)
    for (const line of remarks(run)) console.log(line)
    return { ...together, failed: together.failed + missing }
  } finally {
    await vitest.close()
  }
}

if (process.argv.includes('--help')) {
  console.log(usage)
} else {
  let totals = { passed: 0, failed: 1, skipped: 0 }
  try {
    totals = await runTests(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof StepFailed)) console.error(error)
  }
  console.log(totalsLine(totals))
  // Not left to the event loop: a test that forgot a socket must not keep the run from ending.
  process.exit(exitCode(totals, { all }))
}
