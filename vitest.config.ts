import { configDefaults, defineConfig } from 'vitest/config'
import { InStepReporter } from './e2e/rig/in-step-table.ts'

const exclude = [...configDefaults.exclude, '**/generated/**', '**/out/**', '**/.next/**']

/** One browser each: two of them side by side. */
const CONTRACTS = 'e2e/*-contract.test.ts'

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
      {
        test: {
          name: 'contract',
          include: [CONTRACTS],
          exclude,
          sequence: { groupOrder: 2 },
          maxWorkers: 2,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/*.test.ts'],
          exclude: [...exclude, CONTRACTS],
          // Browsers play in real time: they get the machine to themselves, one file after the other.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
