import * as z from 'zod'
import { cleanLine, titleFromFileName } from '../../text/clean-text.ts'
import type { Draft } from '../draft.ts'
import { fromClock } from '../durations.ts'
import { spellLink, spellPath } from '../links/link.ts'
import { rowsOf } from '../vendor/rows.ts'

/** The archive writes one value as a text and several as a list. */
const texts = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((told) => (Array.isArray(told) ? told.join(', ') : (told ?? '')))

const file = z.object({
  name: z.string().max(1000),
  source: z.string().nullish(),
  format: z.string().nullish(),
  /** Of a derivative: the file it was made from. */
  original: z.union([z.string(), z.array(z.string())]).nullish(),
  /** `4:32`, or seconds: `272.45`. */
  length: z.string().nullish(),
  size: z.string().nullish(),
  title: texts,
  artist: texts,
  creator: texts,
  album: texts,
  track: z.string().nullish(),
  private: z.string().nullish(),
})
type ArchiveFile = z.infer<typeof file>

/** /metadata/ITEM; an item that does not exist is an empty object. */
export const itemAnswer = z.object({
  metadata: z
    .object({ identifier: z.string(), title: texts, creator: texts, mediatype: z.string().nullish() })
    .nullish(),
  files: rowsOf(file).default([]),
  is_dark: z.boolean().nullish(),
})
export type ItemAnswer = z.infer<typeof itemAnswer>

/** What every browser plays, the most compact good one first. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^VBR MP3$/i, 'audio/mpeg'],
  [/^(?:\d+Kbps )?MP3$/i, 'audio/mpeg'],
  [/^AAC$|^MPEG-4 Audio$|^Apple M4A$/i, 'audio/mp4'],
  [/^Ogg Vorbis$/i, 'audio/ogg'],
  [/^Flac$|^24bit Flac$/i, 'audio/flac'],
  [/^WAVE?$/i, 'audio/wav'],
]

const rankOf = ({ format }: ArchiveFile) => FORMATS.findIndex(([pattern]) => pattern.test(format ?? ''))

/** The songs of an item: of each recording the best of its files, in the item's order. `downloads` is where files are served. */
export function songsOf({ metadata, files }: ItemAnswer, downloads: string): Draft[] {
  if (!metadata) return []
  const best = new Map<string, ArchiveFile>()
  for (const each of files) {
    if (rankOf(each) < 0 || each.private === 'true') continue
    const recording = each.source === 'original' ? each.name : (onlyOne(each.original) ?? each.name)
    const other = best.get(recording)
    if (!other || rankOf(each) < rankOf(other)) best.set(recording, each)
  }
  const byName = new Map(files.map((each) => [each.name, each]))
  return [...best]
    .map(([recording, chosen]) => ({ chosen, original: byName.get(recording) ?? chosen }))
    .sort((one, other) => trackOf(one.original) - trackOf(other.original))
    .map(({ chosen, original }) => draftOf(metadata, chosen, original, downloads))
}

const onlyOne = (told: string | readonly string[] | null | undefined) => (typeof told === 'string' ? told : told?.[0])

/** `3`, `03`, `3/12`; what has none comes last, in the order told. */
const trackOf = ({ track }: ArchiveFile): number => Number(/^\d{1,4}/.exec(track ?? '')?.[0] ?? 10_000)

function draftOf(
  metadata: NonNullable<ItemAnswer['metadata']>,
  chosen: ArchiveFile,
  original: ArchiveFile,
  downloads: string,
): Draft {
  const { identifier } = metadata
  const [, mimeType] = FORMATS[rankOf(chosen)] ?? ['', 'audio/mpeg']
  const size = Number(chosen.size)
  const length = chosen.length ?? original.length
  return {
    link: spellLink({ kind: 'archive', item: identifier, file: chosen.name }),
    source: {
      kind: 'url',
      url: `${downloads}/download/${identifier}/${spellPath(chosen.name)}`,
      mimeType,
      sizeBytes: Number.isInteger(size) && size > 0 ? size : null,
    },
    title: cleanLine(chosen.title || original.title) || titleFromFileName(chosen.name) || identifier,
    artist: cleanLine(chosen.artist || original.artist || chosen.creator || metadata.creator),
    album: cleanLine(chosen.album || original.album || metadata.title),
    durationMs: length ? fromClock(length) : null,
    pictureUrl: `${downloads}/services/img/${identifier}`,
  }
}
