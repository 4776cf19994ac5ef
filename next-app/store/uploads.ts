/** Where one file stands on its way into the queue. `reading`: all sent, the server looks at it. */
export type UploadState = 'waiting' | 'sending' | 'reading' | 'done' | 'failed'

/** One file being uploaded; `fraction` runs from 0 to 1. */
export type Upload = {
  id: string
  name: string
  fraction: number
  state: UploadState
  error: { code: string; message: string } | null
}

export type UploadEvent =
  | { type: 'chosen'; files: readonly { id: string; name: string }[] }
  | { type: 'progressed'; id: string; fraction: number }
  | { type: 'finished'; id: string }
  | { type: 'failed'; id: string; code: string; message: string }
  | { type: 'dismissed'; id: string }

/** The list after `event`; the same list when the event means nothing to it, such as progress of what was dismissed. */
export const nextUploads = (uploads: readonly Upload[], event: UploadEvent): readonly Upload[] => {
  switch (event.type) {
    case 'chosen':
      return [
        ...uploads,
        ...event.files.map(({ id, name }): Upload => ({ id, name, fraction: 0, state: 'waiting', error: null })),
      ]
    case 'progressed':
      return change(uploads, event.id, (upload) => {
        const fraction = Math.min(1, Math.max(upload.fraction, event.fraction))
        return { ...upload, fraction, state: fraction < 1 ? 'sending' : 'reading' }
      })
    case 'finished':
      return change(uploads, event.id, (upload) => ({ ...upload, fraction: 1, state: 'done' }))
    case 'failed':
      return change(uploads, event.id, (upload) => ({
        ...upload,
        state: 'failed',
        error: { code: event.code, message: event.message },
      }))
    case 'dismissed':
      return uploads.some(({ id }) => id === event.id) ? uploads.filter(({ id }) => id !== event.id) : uploads
    default:
      return event satisfies never
  }
}

const change = (uploads: readonly Upload[], id: string, how: (upload: Upload) => Upload): readonly Upload[] =>
  uploads.some((upload) => upload.id === id && !isOver(upload))
    ? uploads.map((upload) => (upload.id === id ? how(upload) : upload))
    : uploads

/** Whether nothing more will come of it. */
export const isOver = ({ state }: Upload): boolean => state === 'done' || state === 'failed'
