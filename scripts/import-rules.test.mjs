import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './build-steps.mjs'

/** A little house with a file for each storey; `imports` are added to it, each a file and what it imports. */
const FILES = [
  ...['protocol', 'queue', 'playback', 'space', 'follow', 'clock', 'link', 'testing'].map(
    (f) => `sync/src/${f}/index.ts`,
  ),
  'sync/src/index.ts',
  'ws/src/main.ts',
  ...['gateway', 'http', 'managers', 'auth', 'store', 'spaces', 'media'].map((f) => `ws/src/${f}/a.ts`),
  ...['app', 'features', 'components', 'store', 'context', 'session', 'players', 'lib'].map(
    (f) => `next-app/${f}/a.tsx`,
  ),
  'world/a.ts',
  'e2e/a.ts',
  'e2e/rig/a.ts',
  'bench/a.ts',
]
const PACKAGES = ['zod', 'react', 'vitest', 'fast-check', 'lodash']

/** @type {[file: string, imports: string][]} */
const ALLOWED = [
  ['sync/src/space/index.ts', '../queue/index.ts'],
  ['sync/src/space/index.ts', 'zod'],
  ['sync/src/space/space.test.ts', '../testing/index.ts'],
  ['sync/src/space/space.test.ts', 'vitest'],
  ['sync/src/testing/index.ts', '../space/index.ts'],
  ['sync/src/testing/index.ts', 'fast-check'],
  ['ws/src/main.ts', './gateway/a.ts'],
  ['ws/src/gateway/a.ts', '../managers/a.ts'],
  ['ws/src/managers/a.ts', '../spaces/a.ts'],
  ['ws/src/spaces/a.ts', '@earshot/sync'],
  ['ws/src/spaces/a.test.ts', '@earshot/sync/testing'],
  ['next-app/app/a.tsx', '../features/a.tsx'],
  ['next-app/features/a.tsx', '../store/a.tsx'],
  ['next-app/store/a.tsx', '../context/a.tsx'],
  ['next-app/context/a.tsx', '../session/a.tsx'],
  ['next-app/context/a.tsx', 'react'],
  ['next-app/session/a.tsx', '../players/a.tsx'],
  ['next-app/session/a.tsx', '../lib/a.tsx'],
  ['world/a.ts', '../ws/src/managers/a.ts'],
  ['world/a.ts', '@earshot/sync/testing'],
  ['e2e/a.ts', '@earshot/sync'],
  ['bench/a.ts', '../e2e/rig/a.ts'],
]

/** @type {[rule: string, file: string, imports: string][]} */
const FORBIDDEN = [
  ['down-only-in-sync-protocol', 'sync/src/protocol/index.ts', '../link/index.ts'],
  ['down-only-in-sync-queue', 'sync/src/queue/index.ts', '../playback/index.ts'],
  ['down-only-in-sync-playback', 'sync/src/playback/index.ts', '../clock/index.ts'],
  ['down-only-in-sync-space', 'sync/src/space/index.ts', '../follow/index.ts'],
  ['down-only-in-sync-follow', 'sync/src/follow/index.ts', '../clock/index.ts'],
  ['down-only-in-sync-clock', 'sync/src/clock/index.ts', '../index.ts'],
  ['down-only-in-sync-link', 'sync/src/link/index.ts', '../playback/index.ts'],
  ['core-imports-zod-alone', 'sync/src/link/index.ts', 'lodash'],
  ['core-imports-zod-alone', 'sync/src/link/index.ts', 'node:fs'],
  ['core-imports-zod-alone', 'sync/src/queue/index.ts', 'vitest'],
  ['core-tests-import-test-tools-alone', 'sync/src/queue/queue.test.ts', 'lodash'],
  ['generators-are-for-tests', 'ws/src/auth/a.ts', '@earshot/sync/testing'],
  ['core-by-its-name', 'next-app/lib/a.tsx', '../../sync/src/clock/index.ts'],
  ['down-only-in-ws-src-managers', 'ws/src/managers/a.ts', '../gateway/a.ts'],
  ['down-only-in-ws-src-gateway', 'ws/src/http/a.ts', '../main.ts'],
  ['down-only-in-ws-src-auth', 'ws/src/spaces/a.ts', '../managers/a.ts'],
  ['ports-apart-store', 'ws/src/store/a.ts', '../media/a.ts'],
  ['down-only-in-next-app-features', 'next-app/components/a.tsx', '../app/a.tsx'],
  ['down-only-in-next-app-store', 'next-app/store/a.tsx', '../features/a.tsx'],
  ['down-only-in-next-app-context', 'next-app/context/a.tsx', '../store/a.tsx'],
  ['down-only-in-next-app-session', 'next-app/session/a.tsx', '../context/a.tsx'],
  ['down-only-in-next-app-players', 'next-app/players/a.tsx', '../session/a.tsx'],
  ['down-only-in-next-app-lib', 'next-app/lib/a.tsx', '../players/a.tsx'],
  ['players-do-without-lib', 'next-app/players/a.tsx', '../lib/a.tsx'],
  ['no-react-below-context', 'next-app/session/a.tsx', 'react'],
  ['no-react-below-context', 'next-app/players/a.tsx', 'react'],
  ['client-and-server-apart', 'next-app/lib/a.tsx', '../../ws/src/auth/a.ts'],
  ['client-and-server-apart', 'ws/src/auth/a.ts', '../../../next-app/lib/a.tsx'],
  ['core-below-all', 'sync/src/clock/index.ts', '../../../ws/src/auth/a.ts'],
  ['nobody-imports-world', 'ws/src/auth/a.ts', '../../../world/a.ts'],
  ['nobody-imports-e2e', 'world/a.ts', '../e2e/a.ts'],
  ['bench-borrows-the-rig-alone', 'bench/a.ts', '../e2e/a.ts'],
  ['nobody-imports-bench', 'next-app/lib/a.tsx', '../../bench/a.ts'],
  ['resolvable', 'ws/src/auth/a.ts', './nowhere.ts'],
]

/** Two files that know one another by their types alone. */
const CIRCLE = { 'ws/src/media/one.ts': './two.ts', 'ws/src/media/two.ts': './one.ts' }

let house = ''

/** @param {[file: string, imports: string][]} imports */
function build(imports) {
  for (const folder of ['sync', 'ws', 'next-app', 'world', 'e2e', 'bench']) {
    rmSync(path.join(house, folder), { recursive: true, force: true })
  }
  /** @type {Map<string, string[]>} */
  const lines = new Map(FILES.map((file) => [file, []]))
  for (const [file, to] of imports) {
    lines.set(file, [...(lines.get(file) ?? []), `import { value as v${lines.get(file)?.length ?? 0} } from '${to}'`])
  }
  for (const [file, to] of Object.entries(CIRCLE)) lines.set(file, [`import type { T as Other } from '${to}'`])
  for (const [file, text] of lines) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    writeFileSync(path.join(house, file), `${text.join('\n')}\nexport const value = 1\nexport type T = number\n`)
  }
  const exports = { '.': './src/index.ts', './testing': './src/testing/index.ts' }
  writeFileSync(
    path.join(house, 'sync/package.json'),
    JSON.stringify({ name: '@earshot/sync', type: 'module', exports }),
  )
}

/** What the rules say of the house: `rule: from -> to`, but for the circle. */
function violations() {
  const args = ['--config', path.join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', '--progress', 'none']
  const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const report = execFileSync(
    process.execPath,
    [cruiser, ...args, 'sync/src', 'ws/src', 'next-app', 'world', 'e2e', 'bench'],
    {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  )
  /** @type {{ rule: { name: string }, from: string, to: string }[]} */
  const found = JSON.parse(report).summary.violations
  return found.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
}

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'earshot-house-'))
  for (const name of PACKAGES) {
    mkdirSync(path.join(house, 'node_modules', name), { recursive: true })
    writeFileSync(path.join(house, 'node_modules', name, 'index.js'), 'export const value = 1\n')
    const manifest = { name, type: 'module', exports: './index.js' }
    writeFileSync(path.join(house, 'node_modules', name, 'package.json'), JSON.stringify(manifest))
  }
  writeFileSync(
    path.join(house, 'package.json'),
    JSON.stringify({ dependencies: Object.fromEntries(PACKAGES.map((p) => [p, '1'])) }),
  )
  mkdirSync(path.join(house, 'node_modules/@earshot'))
  symlinkSync('../../sync', path.join(house, 'node_modules/@earshot/sync'))
})
afterAll(() => rmSync(house, { recursive: true }))

test('imports that go down or right are let through, and a circle of types alone is told', () => {
  build(ALLOWED)
  const found = violations()
  expect(found.filter(({ rule }) => rule !== 'no-circle')).toEqual([])
  expect(
    found
      .filter(({ rule }) => rule === 'no-circle')
      .map(({ from }) => from)
      .sort(),
  ).toEqual(expect.arrayContaining([expect.stringMatching(/media\/(one|two)\.ts/)]))
}, 30_000)

test('each forbidden import is told by the rule that forbids it', () => {
  build(FORBIDDEN.map(([, file, to]) => [file, to]))
  const told = new Set(violations().map(({ rule, from }) => `${rule}: ${from}`))
  expect(FORBIDDEN.map(([rule, file]) => `${rule}: ${file}`).filter((fault) => !told.has(fault))).toEqual([])
}, 30_000)
