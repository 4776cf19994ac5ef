import { configDefaults, defineConfig } from 'vitest/config'
import { InStepReporter } from './e2e/rig/in-step-table.ts'

const exclude = [...configDefaults.exclude, '**/generated/**', '**/out/**', '**/.next/**']

const filesOf = (names: readonly string[]) => names.map((name) => `e2e/${name}.test.ts`)

/** Players that are tried one by one, and wait for their own sound most of the time: two files side by side. */
const CONTRACTS = filesOf(['live-contract', 'player-contract', 'stream-player-contract', 'stream-player-codecs'])
/** One page at a time, or nothing that is listened to: three files side by side. */
const PAGES = filesOf([
  'vendors',
  'plain-client',
  'accessibility',
  'keyboard',
  'page-weight',
  'accounts',
  'people',
  'queue',
  'look',
  'sharing',
  'pwa',
  'lyrics',
  'listening',
  'media-session',
  'landing',
  'talk',
])
/** Scenes of minutes that measure how vendors' players come together: asked for by name. */
const LONG = filesOf(['spotify', 'mixed-queue', 'youtube', 'live', 'url-songs', 'adding'])

/** Something that is waited for in a browser may take its time on a busy machine. */
const patience = { poll: { timeout: 15_000 } }

/** Browsers play in real time: they get the machine to themselves, one file after the other. */
const byEar = (name: string, include: string[], excluded: string[]) => ({
  test: {
    name,
    include,
    exclude: [...exclude, ...excluded],
    sequence: { groupOrder: name === 'long' ? 4 : 1 },
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: patience,
  },
})

const sideBySide = (name: 'contracts' | 'pages', include: string[], maxWorkers: number) => ({
  test: {
    name,
    include,
    exclude,
    sequence: { groupOrder: name === 'contracts' ? 2 : 3 },
    maxWorkers,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    expect: patience,
  },
})

/** Projects that need nothing but Node: quick, in virtual time, side by side. */
const unit = (name: string, include: string[]) => ({
  // Half an hour of virtual time takes some real seconds, more on a busy machine: a limit against what never ends.
  test: { name, include, exclude, sequence: { groupOrder: 0 }, testTimeout: 240_000 },
})

export default defineConfig({
  test: {
    reporters: ['default', new InStepReporter()],
    projects: [
      unit('sync', ['sync/**/*.test.ts']),
      unit('ws', ['ws/**/*.test.ts']),
      unit('next-app', ['next-app/**/*.test.{ts,tsx}']),
      unit('world', ['world/**/*.test.ts']),
      unit('demo', ['demo/**/*.test.ts']),
      unit('bench', ['bench/**/*.test.ts']),
      unit('scripts', ['scripts/*.test.mjs']),
      unit('rig', ['e2e/rig/**/*.test.ts']),
      sideBySide('contracts', CONTRACTS, 2),
      sideBySide('pages', PAGES, 3),
      byEar('e2e', ['e2e/*.test.ts'], [...CONTRACTS, ...PAGES, ...LONG]),
      byEar('long', LONG, []),
    ],
  },
})
