import type { RelayAnswer } from './relay.ts'

const LENGTH = 4

/**
 * An answer as it goes out: the head and then each piece as the length of a JSON text in four bytes, the text, and for a
 * piece its frames' bytes.
 */
export const encodeAnswer = ({ head, pieces }: RelayAnswer): Buffer =>
  Buffer.concat([described(head), ...pieces.flatMap(({ told, sound }) => [described(told), sound])])

const described = (what: object): Buffer => {
  const text = Buffer.from(JSON.stringify(what))
  const length = Buffer.alloc(LENGTH)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text])
}
