import { describe, expect, it } from 'vitest'
import { nextUploads, type Upload, type UploadEvent } from './uploads.ts'

const after = (...events: UploadEvent[]): readonly Upload[] => events.reduce<readonly Upload[]>(nextUploads, [])
const chosen: UploadEvent = {
  type: 'chosen',
  files: [
    { id: 'a', name: 'one.mp3' },
    { id: 'b', name: 'two.mp3' },
  ],
}

describe('uploads', () => {
  it('wait in the order in which they were chosen', () => {
    expect(after(chosen).map(({ name, state }) => [name, state])).toEqual([
      ['one.mp3', 'waiting'],
      ['two.mp3', 'waiting'],
    ])
  })

  it('never run backwards', () => {
    const progress = (fraction: number): UploadEvent => ({ type: 'progressed', id: 'a', fraction })
    expect(after(chosen, progress(0.5), progress(0.2))[0]).toMatchObject({ fraction: 0.5, state: 'sending' })
  })

  it('are being read by the server once all is sent', () => {
    expect(after(chosen, { type: 'progressed', id: 'a', fraction: 1 })[0]?.state).toBe('reading')
  })

  it('keep to how they ended, whatever comes late', () => {
    const failed: UploadEvent = { type: 'failed', id: 'a', code: 'too-large', message: 'Too large.' }
    const uploads = after(chosen, failed, { type: 'progressed', id: 'a', fraction: 1 }, { type: 'finished', id: 'a' })
    expect(uploads[0]).toMatchObject({ state: 'failed', error: { code: 'too-large', message: 'Too large.' } })
  })

  it('do not come back after they were dismissed', () => {
    const uploads = after(chosen, { type: 'dismissed', id: 'a' }, { type: 'progressed', id: 'a', fraction: 0.4 })
    expect(uploads.map(({ id }) => id)).toEqual(['b'])
  })

  it('stay the same list when nothing changes, so that nothing is drawn anew', () => {
    const uploads = after(chosen)
    expect(nextUploads(uploads, { type: 'dismissed', id: 'z' })).toBe(uploads)
    expect(nextUploads(uploads, { type: 'progressed', id: 'z', fraction: 1 })).toBe(uploads)
  })
})
