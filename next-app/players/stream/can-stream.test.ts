import { describe, expect, it } from 'vitest'
import { canStream } from './can-stream.ts'

const all = { isSecureContext: true, AudioDecoder: {}, Worker: {} }

describe('whether songs can be played as they arrive', () => {
  it('they can where a page has all that it takes', () => {
    expect(canStream(all)).toBe(true)
  })

  it('they cannot on plain http, nor where anything is missing', () => {
    expect(canStream({ ...all, isSecureContext: false })).toBe(false)
    for (const name of ['AudioDecoder', 'Worker']) {
      expect(canStream({ ...all, [name]: undefined })).toBe(false)
    }
    expect(canStream({})).toBe(false)
  })
})
