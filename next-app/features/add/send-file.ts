import type { Song } from '@earshot/sync'
import { type Answer, readFailure, readJson, readSong, unreachable } from '../../lib/api.ts'

/**
 * Sends one file to the library; `onProgress` hears the fraction sent, 0..1. XMLHttpRequest, because fetch does not tell
 * how much has gone. Aborting `signal` answers `cancelled`.
 */
export const sendFile = (
  file: File,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Answer<Song>> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/songs?fileName=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => {
      const body = readJson(request.responseText)
      const isGood = request.status >= 200 && request.status < 300
      resolve(isGood ? readSong(body) : readFailure(request.status, body))
    })
    request.addEventListener('error', () => resolve(unreachable))
    request.addEventListener('abort', () => resolve({ ok: false, code: 'cancelled', message: '' }))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
