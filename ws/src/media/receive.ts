import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { asStorageError, IngestError } from './ingest-error.ts'

/** What arrived whole: the temporary file, its size and the SHA-256 of its content in hex. */
export type Received = { file: string; sizeBytes: number; hash: string }

export type ReceiveOptions = {
  file: string
  maxBytes: number
  /** Longest silence of the sender, in ms. */
  idleMs: number
  /** Asked before each piece is written, with its size; throws to stop. */
  onPiece?(bytes: number): void
}

/** What is needed of a file to write it. */
export type Sink = { writeFile(bytes: Uint8Array): Promise<void>; datasync(): Promise<void>; close(): Promise<void> }

/**
 * Writes a stream to a new file, hashing it on the way. Throws an `IngestError` (empty, too large, interrupted,
 * stalled, disk) and then leaves no file.
 */
export async function receive(
  stream: AsyncIterable<Uint8Array>,
  { file, maxBytes, idleMs, onPiece }: ReceiveOptions,
  openSink: (file: string) => Promise<Sink> = (name) => open(name, 'wx', 0o644),
): Promise<Received> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  try {
    const sink = await openSink(file)
    try {
      for await (const bytes of withoutStalls(stream, idleMs)) {
        sizeBytes += bytes.length
        if (sizeBytes > maxBytes) throw new IngestError('file-too-large')
        onPiece?.(bytes.length)
        hash.update(bytes)
        await sink.writeFile(bytes)
      }
      if (sizeBytes === 0) throw new IngestError('empty-file')
      await sink.datasync()
    } finally {
      await sink.close()
    }
  } catch (error) {
    await rm(file, { force: true })
    throw asStorageError(error)
  }
  return { file, sizeBytes, hash: hash.digest('hex') }
}

/** The same pieces; throws `upload-stalled` when the next one takes too long, `upload-interrupted` when none comes. */
async function* withoutStalls(stream: AsyncIterable<Uint8Array>, idleMs: number): AsyncGenerator<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]()
  try {
    while (true) {
      const next = await nextWithin(iterator, idleMs)
      if (next.done) return
      yield next.value
    }
  } finally {
    // Not awaited: a stream that hangs would never answer.
    void iterator.return?.()?.catch(() => {})
  }
}

async function nextWithin(iterator: AsyncIterator<Uint8Array>, idleMs: number): Promise<IteratorResult<Uint8Array>> {
  let timer: NodeJS.Timeout | undefined
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new IngestError('upload-stalled')), idleMs)
  })
  const next = iterator.next().catch((error: unknown) => {
    throw error instanceof IngestError ? error : new IngestError('upload-interrupted', error)
  })
  // Whichever loses the race must not be an unhandled rejection later.
  next.catch(() => {})
  try {
    return await Promise.race([next, stalled])
  } finally {
    clearTimeout(timer)
  }
}
