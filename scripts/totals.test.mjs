import { expect, test } from 'vitest'
import { addTotals, countTotals, exitCode, readTotals, remarks, totalsLine } from './totals.mjs'

/**
 * @param {string[]} states of its tests
 * @param {string} state of the file
 */
const module = (states, state) =>
  /** @type {any} */ ({
    children: {
      allTests: () =>
        states.map((s) => ({
          result: () => ({ state: s === 'flaky' ? 'passed' : s }),
          diagnostic: () => ({ flaky: s === 'flaky' }),
        })),
    },
    state: () => state,
  })

/**
 * @param {unknown[]} testModules
 * @param {unknown[]} unhandledErrors
 */
const count = (testModules, unhandledErrors) => countTotals(/** @type {any} */ ({ testModules, unhandledErrors }))

test('the last line counts what passed and failed, and names the skipped only when there are some', () => {
  expect(totalsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(totalsLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped')
})

test('tests are counted by how they ended', () => {
  const totals = count([module(['passed', 'failed'], 'failed'), module(['passed', 'skipped', 'pending'], 'passed')], [])
  expect(totals).toEqual({ passed: 2, failed: 1, skipped: 2 })
})

test('of what passed only at its second try two are forgiven in a run', () => {
  const totals = count([module(['flaky', 'passed'], 'passed'), module(['flaky', 'flaky', 'passed'], 'passed')], [])
  expect(totals).toEqual({ passed: 4, failed: 1, skipped: 0 })
})

test('a file that cannot be loaded counts as a failure', () => {
  expect(count([module([], 'failed')], [])).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('an error outside any test counts as a failure', () => {
  expect(count([module(['passed'], 'passed')], [new Error('late')])).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test.each([
  ['all passed', { passed: 3, failed: 0, skipped: 0 }, true, 0],
  ['one failed', { passed: 3, failed: 1, skipped: 0 }, false, 1],
  ['nothing ran', { passed: 0, failed: 0, skipped: 0 }, false, 1],
  ['something was skipped on a developer’s machine', { passed: 3, failed: 0, skipped: 1 }, false, 0],
  ['something was skipped where all must run', { passed: 3, failed: 0, skipped: 1 }, true, 1],
])('%s', (_, totals, all, code) => {
  expect(exitCode(totals, { all })).toBe(code)
})

test.each([
  ['1 passed, 1 failed\n3 passed, 0 failed\na warning of the process\n', { passed: 3, failed: 0, skipped: 0 }],
  ['noise\n1731 passed, 2 failed, 4 skipped', { passed: 1731, failed: 2, skipped: 4 }],
  ['it ended in the middle', null],
])('the totals of a run beside are those that it told last: %j', (output, totals) => {
  expect(readTotals(output)).toEqual(totals)
})

test('what runs beside counts', () => {
  const [a, b] = [
    { passed: 1, failed: 2, skipped: 0 },
    { passed: 3, failed: 0, skipped: 1 },
  ]
  expect(addTotals(a, b)).toEqual({ passed: 4, failed: 2, skipped: 1 })
})

test('a run tells what failed and why, and what passed only at its second try', () => {
  /** @type {(fullName: string, result: object, flaky?: boolean) => unknown} */
  const one = (fullName, result, flaky = false) => ({ fullName, result: () => result, diagnostic: () => ({ flaky }) })
  const tests = [
    one('is well', { state: 'passed' }),
    one('is late', { state: 'passed', errors: [{ message: 'not yet\nat all' }] }, true),
    one('is wrong', { state: 'failed', errors: [{ message: 'expected 2 to be 1' }, { message: 'again' }] }),
  ]
  const suite = { errors: () => [new Error('hook')] }
  const children = { allTests: () => tests, allSuites: () => [suite] }
  const file = { relativeModuleId: 'e2e/a.test.ts', children, errors: () => [] }
  expect(remarks(/** @type {any} */ ({ testModules: [file], unhandledErrors: ['late'] }))).toEqual([
    'failed: e2e/a.test.ts: hook',
    'passed at the second try: e2e/a.test.ts > is late: not yet',
    'failed: e2e/a.test.ts > is wrong: expected 2 to be 1',
    'failed outside any test: late',
  ])
})
