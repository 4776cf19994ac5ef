import { describe, expect, test } from 'vitest'
import * as rules from './rules.mjs'

const lines = (/** @type {number} */ n) => 'let a\n'.repeat(n)
/** Joined here, so that this file keeps the rules itself. */
const open = ['TO', 'DO'].join('')
const folder = ['', 'work', 'main'].join('/')

describe('a source file has at most 400 lines', () => {
  test('401 are told', () => {
    expect(rules.notTooLong('ws/src/a.ts', lines(400))).toEqual([])
    expect(rules.notTooLong('ws/src/a.ts', lines(401))).toHaveLength(1)
  })
  test('a reason near the top allows more, one without words or further down does not', () => {
    expect(rules.notTooLong('a.ts', `// long because: a table\n${lines(401)}`)).toEqual([])
    expect(rules.notTooLong('a.ts', `// long because:\n${lines(401)}`)).toHaveLength(1)
    expect(rules.notTooLong('a.ts', `${lines(401)}// long because: a table\n`)).toHaveLength(1)
  })
  test('generated code and data may be as long as they like', () => {
    expect(rules.notTooLong('ws/src/generated/client.ts', lines(900))).toEqual([])
    expect(rules.notTooLong('package-lock.json', lines(900))).toEqual([])
  })
})

describe('the core is pure', () => {
  test.each([
    'const now = Date.now()',
    'const then = new Date()',
    'const x = Math.random()',
    'setTimeout(f, 10)',
    'setInterval(f, 10)',
    'queueMicrotask(f)',
    'performance.now()',
    "console.log('x')",
    "await fetch('/x')",
    'crypto.randomUUID()',
    "new WebSocket('ws://x')",
    "import fs from 'node:fs'",
    "globalThis['Date']",
  ])('%s is told', (code) => {
    expect(rules.coreIsPure('sync/src/clock/a.ts', `const a = 1\n${code}\n`)).toEqual([
      expect.stringContaining('line 2'),
    ])
  })
  test.each([
    '// as Date.now() would',
    '/** like\n * performance.now() */',
    "const a = 'Date.now()'",
    'const update = 1',
  ])('%s is only talk', (code) => expect(rules.coreIsPure('sync/src/clock/a.ts', code)).toEqual([]))
  test.each(['sync/src/testing/clock.ts', 'sync/src/clock/a.test.ts', 'ws/src/main.ts'])('%s may', (file) => {
    expect(rules.coreIsPure(file, 'Date.now()')).toEqual([])
  })
})

describe('names are in kebab-case', () => {
  test.each(['ws/src/Room.ts', 'ws/src/roomCode.ts', 'ws/srcFiles/a.ts', 'next-app/components/Play_Button.tsx'])(
    '%s is told',
    (file) => expect(rules.kebabCase(file, '')).toHaveLength(1),
  )
  test.each([
    'ws/src/managers/streamManager.ts',
    'next-app/store/audioStore.tsx',
    'next-app/store/audioStore.test.ts',
    'next-app/app/room/[code]/page.tsx',
    'next-app/context/socket-context.tsx',
    'next-app/postcss.config.mjs',
    'ws/prisma/migrations/20261122210000_first_tables/migration.sql',
    'ws/prisma/migrations/migration_lock.toml',
    '.dependency-cruiser.cjs',
    'README.md',
    'LICENSE',
    'docs/decisions/0001-one-reducer.md',
  ])('%s is fine', (file) => expect(rules.kebabCase(file, '')).toEqual([]))
})

test('nothing is left open', () => {
  expect(rules.nothingLeftOpen('a.ts', `// ${open}: later`)).toHaveLength(1)
  expect(rules.nothingLeftOpen('a.ts', `// ${['FIX', 'ME'].join('')}`)).toHaveLength(1)
  expect(rules.nothingLeftOpen('a.ts', 'const todo = []')).toEqual([])
})

test('every test runs', () => {
  expect(
    rules.everyTestRuns('a.test.ts', "test.skip('x', f)\ndescribe.concurrent.only('y', f)\nctx.skip()"),
  ).toHaveLength(3)
  expect(rules.everyTestRuns('a.test.ts', "test('x', () => session.skip()) // not test.skip")).toEqual([])
  expect(rules.everyTestRuns('a.ts', 'manager.skip(item)')).toEqual([])
})

test('no file speaks of one machine', () => {
  expect(rules.noMachinePaths('a.md', `see ${folder}/x`)).toHaveLength(1)
  expect(rules.noMachinePaths('a.ts', `'${['', 'home', 'ann'].join('/')}'`)).toHaveLength(1)
  expect(rules.noMachinePaths('a.ts', "'/room/abc' + 'https://example.org/home/x' + './work/x' + '/homepage'")).toEqual(
    [],
  )
})
