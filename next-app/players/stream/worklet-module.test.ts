import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MODULE_FILE, makeWorkletModule, URL_FILE } from './worklet-module.ts'

it('the worklet’s module that is served is what its sources make: else run `npx tsx next-app/players/stream/worklet-module.ts`', async () => {
  const { module, url } = await makeWorkletModule()
  expect(readFileSync(MODULE_FILE, 'utf8')).toBe(module)
  expect(readFileSync(URL_FILE, 'utf8')).toBe(url)
})
