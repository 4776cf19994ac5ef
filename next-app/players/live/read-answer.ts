import { type LiveHead, type LivePiece, liveHead, livePiece } from '@earshot/sync'

/** A piece of a broadcast as it came: its description, and each frame's bytes. */
export type Piece = LivePiece & { bytes: readonly Uint8Array[] }

export type Answer = { head: LiveHead; pieces: Piece[] }

const LENGTH = 4

/** Reads what the server tells of a broadcast (docs/protocol.md); throws when it is not whole, or something else. */
export const readAnswer = (bytes: Uint8Array): Answer => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError('the answer is cut off')
    at += length
    return bytes.subarray(at - length, at)
  }
  const described = (): unknown => {
    const length = view.getUint32(at)
    at += LENGTH
    return JSON.parse(new TextDecoder().decode(take(length)))
  }
  const head = liveHead.parse(described())
  const pieces: Piece[] = []
  while (at < bytes.length) {
    const told = livePiece.parse(described())
    pieces.push({ ...told, bytes: told.frames.map(take) })
  }
  return { head, pieces }
}
