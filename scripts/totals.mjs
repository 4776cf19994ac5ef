/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/** @type {Totals} */
export const NONE = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {Totals} a
 * @param {Totals} b
 * @returns {Totals}
 */
export const addTotals = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

/**
 * The totals that a test run told last in its output; null when it told none.
 * @param {string} output
 * @returns {Totals | null}
 */
export function readTotals(output) {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1)
  return found === undefined
    ? null
    : { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) }
}

/**
 * The last line of a test run.
 * @param {Totals} totals
 */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * The exit code of a test run: nothing run is a failure, and so is something skipped where all must run.
 * @param {Totals} totals
 * @param {{ all: boolean }} must
 */
export function exitCode({ passed, failed, skipped }, { all }) {
  return failed > 0 || passed === 0 || (all && skipped > 0) ? 1 : 0
}

/** A machine that stumbles more often than this in a run is no excuse. */
export const SECOND_TRIES = 2

/**
 * What a run of vitest came to: its tests, files that could not even be loaded, and errors outside any test. What passed only at
 * its second try has failed, but for the first few.
 * @param {import('vitest/node').TestRunResult} run
 * @returns {Totals}
 */
export function countTotals({ testModules, unhandledErrors }) {
  const totals = { passed: 0, failed: 0, skipped: 0 }
  let flaky = 0
  for (const module of testModules) {
    const before = totals.failed
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      const isFlaky = test.diagnostic()?.flaky === true
      if (isFlaky) flaky += 1
      totals[isFlaky && flaky > SECOND_TRIES ? 'failed' : state === 'pending' ? 'skipped' : state] += 1
    }
    if (module.state() === 'failed' && totals.failed === before) totals.failed += 1
  }
  if (totals.failed === 0) totals.failed = unhandledErrors.length
  return totals
}

/**
 * What is to be known of a run besides its totals: each test that failed, with the reason's first line, and each that passed
 * only at its second try.
 * @param {import('vitest/node').TestRunResult} run
 * @returns {string[]}
 */
export function remarks({ testModules, unhandledErrors }) {
  const lines = testModules.flatMap((module) => [
    ...[module, ...module.children.allSuites()]
      .flatMap((it) => it.errors())
      .map((error) => `failed: ${module.relativeModuleId}: ${firstLine(error)}`),
    ...[...module.children.allTests()].flatMap((test) => {
      const name = `${module.relativeModuleId} > ${test.fullName}`
      const { state, errors } = test.result()
      if (state === 'failed') return [`failed: ${name}: ${firstLine(errors?.[0])}`]
      return test.diagnostic()?.flaky === true ? [`passed at the second try: ${name}: ${firstLine(errors?.[0])}`] : []
    }),
  ])
  return [...lines, ...unhandledErrors.map((error) => `failed outside any test: ${firstLine(error)}`)]
}

/** @param {unknown} error */
const firstLine = (error) => String(/** @type {any} */ (error)?.message ?? error).split('\n', 1)[0]
