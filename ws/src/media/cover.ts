import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { COVER_TYPES, type CoverKind } from './kinds.ts'

/** Largest picture that is taken, in bytes. */
export const COVER_BYTES = 3 << 20
/** Pictures of one file that are looked at. */
export const COVER_COUNT = 8

/** A picture fit to be served, and the name of its file. */
export type Cover = { bytes: Uint8Array; name: string }

/** A picture out of a tag: its bytes, and what it says it shows. */
export type Picture = { data: Uint8Array; type: string }

/** The picture to show for a song: the front cover before others. Null when none is a JPEG, PNG or WebP of <= 3 MB. */
export async function chooseCover(pictures: readonly Picture[]): Promise<Cover | null> {
  const fit = pictures.slice(0, COVER_COUNT).filter(({ data }) => data.length > 0 && data.length <= COVER_BYTES)
  const front = fit.filter(({ type }) => type.toLowerCase().includes('front'))
  for (const { data } of [...front, ...fit]) {
    const ending = (await fileTypeFromBuffer(data))?.ext
    if (isCoverKind(ending))
      return { bytes: data, name: `${createHash('sha256').update(data).digest('hex')}.${ending}` }
  }
  return null
}

const isCoverKind = (ending: string | undefined): ending is CoverKind =>
  ending !== undefined && Object.hasOwn(COVER_TYPES, ending)
