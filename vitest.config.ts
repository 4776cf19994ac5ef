import { configDefaults, defineConfig } from 'vitest/config'
import { InStepReporter } from './e2e/rig/in-step-table.ts'

const exclude = [...configDefaults.exclude, '**/generated/**', '**/out/**', '**/.next/**']

/** One page at a time, or nothing that is listened to: two files side by side. */
const PAGES = [
  ...[
    'live-contract',
    'player-contract',
    'stream-player-contract',
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
  ].map((name) => `e2e/${name}.test.ts`),
]
/** Scenes of minutes that measure how vendors' players come together: asked for by name. */
const LONG = ['spotify', 'mixed-queue', 'youtube', 'live', 'url-songs', 'adding'].map((name) => `e2e/${name}.test.ts`)

/**
 * A busy machine's stumbles are heard in browsers: something that is waited for may take its time, and what failed is tried
 * once more. The run ends with a list of what passed only then.
 */
const patience = { expect: { poll: { timeout: 15_000 } }, retry: 1 }

/** Browsers play in real time: they get the machine to themselves, one file after the other. */
const byEar = (name: string, include: string[], excluded: string[]) => ({
  test: {
    name,
    include,
    exclude: [...exclude, ...excluded],
    sequence: { groupOrder: name === 'long' ? 3 : 1 },
    fileParallelism: false,
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
      {
        test: {
          name: 'pages',
          include: PAGES,
          exclude,
          sequence: { groupOrder: 2 },
          maxWorkers: 2,
          testTimeout: 90_000,
          hookTimeout: 60_000,
          ...patience,
        },
      },
      byEar('e2e', ['e2e/*.test.ts'], [...PAGES, ...LONG]),
      byEar('long', LONG, []),
    ],
  },
})
