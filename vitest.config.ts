import { configDefaults, defineConfig } from 'vitest/config'
import { InStepReporter } from './e2e/rig/in-step-table.ts'

const exclude = [...configDefaults.exclude, '**/generated/**', '**/out/**', '**/.next/**']

const files = (names: readonly string[]) => names.map((name) => `e2e/${name}.test.ts`)

/** Nothing is listened to: two files side by side. */
const PAGES = files([
  'vendors',
  'plain-client',
  'accessibility',
  'keyboard',
  'page-weight',
  'stream-player-codecs',
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
/** One page at a time, which hears itself: two files side by side. */
const CONTRACTS = files(['player-contract', 'live-contract', 'stream-player-contract', 'spotify-contract'])
/** Scenes of minutes that measure how vendors' players come together: asked for by name. */
const LONG = files(['spotify', 'mixed-queue', 'youtube', 'live', 'url-songs', 'adding'])

/**
 * A busy machine's stumbles are heard in browsers: something that is waited for may take its time, and what failed is tried
 * once more. The run ends with a list of what passed only then.
 */
const patience = { expect: { poll: { timeout: 15_000 } }, retry: 1 }

/** Browsers: `workers` files at a time. Groups run one after the other. */
const inBrowsers = (name: string, include: string[], workers: number, groupOrder: number, excluded: string[] = []) => ({
  test: {
    name,
    include,
    exclude: [...exclude, ...excluded],
    sequence: { groupOrder },
    maxWorkers: workers,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    ...patience,
  },
})

/** Projects that need nothing but Node: quick, in virtual time, side by side. */
const unit = (name: string, include: string[]) => ({
  // Half an hour of virtual time takes some real seconds, more on a busy machine: a limit against what never ends.
  test: {
    name,
    include,
    exclude,
    sequence: { groupOrder: 0 },
    testTimeout: 240_000,
    expect: { poll: { timeout: 10_000 } },
  },
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
      inBrowsers('e2e', ['e2e/*.test.ts'], 1, 1, [...PAGES, ...CONTRACTS, ...LONG]),
      inBrowsers('contracts', CONTRACTS, 2, 2),
      inBrowsers('pages', PAGES, 2, 3),
      inBrowsers('long', LONG, 1, 4),
    ],
  },
})
