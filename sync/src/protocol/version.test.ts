import { expect, it } from 'vitest'
import * as z from 'zod'
import { downMessage } from './down.ts'
import { refusal } from './refusals.ts'
import { upMessage } from './up.ts'
import { PROTOCOL_HASH, PROTOCOL_VERSION } from './version.ts'

/** FNV-1a, 32 bit: enough to notice a change. */
const hashOf = (text: string) => {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}

it('nobody changes the wire without thinking of its version', () => {
  const wire = [upMessage, downMessage, refusal].map((schema) => z.toJSONSchema(schema, { io: 'input' }))
  expect(`${PROTOCOL_VERSION} ${hashOf(JSON.stringify(wire))}`).toBe(`${PROTOCOL_VERSION} ${PROTOCOL_HASH}`)
})
