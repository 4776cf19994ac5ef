/** Why a file was not taken in: stable codes, each with a sentence for people. */
export const INGEST_ERRORS = {
  'empty-file': 'This file is empty.',
  'file-too-large': 'This file is too large.',
  'unsupported-type': 'This is no audio file that Earshot can play. It takes MP3, M4A/AAC, Ogg, Opus, FLAC and WAV.',
  'unreadable-audio': 'This audio file is damaged or incomplete.',
  'upload-interrupted': 'The file did not arrive whole.',
  'upload-stalled': 'The file stopped arriving.',
  'library-full': 'The library of this server is full.',
  'disk-full': 'The disk of this server is full.',
  'too-busy': 'Too many files are arriving at once. Try again in a moment.',
  'storage-failed': 'The server could not store this file. Try again.',
} as const satisfies Record<string, string>

export type IngestErrorCode = keyof typeof INGEST_ERRORS

/** A file that was not taken in; nothing of it is left on the disk. */
export class IngestError extends Error {
  readonly code: IngestErrorCode

  constructor(code: IngestErrorCode, cause?: unknown) {
    super(INGEST_ERRORS[code], { cause })
    this.code = code
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT'])

/** Gives an error of the disk its code; an `IngestError` stays what it is. */
export function asStorageError(error: unknown): IngestError {
  if (error instanceof IngestError) return error
  const full = error instanceof Error && 'code' in error && FULL.has(String(error.code))
  return new IngestError(full ? 'disk-full' : 'storage-failed', error)
}
