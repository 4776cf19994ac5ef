import { FetchUrlError } from '../fetch-url-error.ts'
import { IngestError } from '../ingest-error.ts'

/**
 * The pieces of a body, each when the one before has been taken, and no byte more than was promised. Throws when there are
 * fewer, and ends everything by `abort` when the listener takes none for `takenMs`.
 */
export async function* passOn(
  body: AsyncIterable<Uint8Array>,
  { mostBytes, isExact }: { mostBytes: number; isExact: boolean },
  takenMs: number,
  abort: AbortController,
): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const bytes of body) {
    const piece = bytes.subarray(0, mostBytes - length)
    length += piece.length
    if (piece.length < bytes.length && !isExact) throw new IngestError('file-too-large')
    if (piece.length === 0) return
    const timer = setTimeout(() => abort.abort(), takenMs)
    try {
      yield piece
    } finally {
      clearTimeout(timer)
    }
  }
  if (isExact && length < mostBytes) throw new FetchUrlError('url-wrong-answer')
}
