// Reads one file's type and tags in a thread of its own, which can be ended: tags are a stranger's, and a few
// megabytes of them can keep the parser busy for many seconds. Plain JavaScript, for a thread starts from a file as it
// lies on the disk, in development as in the build.
import { parentPort, workerData } from 'node:worker_threads'
import { fileTypeFromFile } from 'file-type'
import { parseFile } from 'music-metadata'

const { coverBytes, coverCount, lyricsLength } = workerData

/** Only what may be needed is sent: a text of more than this is no title. */
const text = (value) => (typeof value === 'string' ? value.slice(0, 2000) : '')

/** What ID3, Vorbis comments, MP4 and APE call lyrics. */
const LYRICS = /^(?:USLT|ULT|SYLT|©lyr|(?:----:com\.apple\.iTunes:)?(?:(?:UN)?SYNCED)?LYRICS)$/i
const LYRICS_COUNT = 8
const SYLLABLES = 10_000
/** Of the frame SYLT: its times are ms, and what it holds is sung (ID3v2.3, 4.10). */
const isSung = ({ timeStampFormat, contentType, syncText }) =>
  timeStampFormat === 2 && contentType <= 2 && Array.isArray(syncText)

/** As they stand in the file: what the parser makes of LRC leaves half of it out. */
function lyricsIn(native) {
  const found = Object.values(native).flat()
  const values = found.filter(({ id }) => LYRICS.test(id)).slice(0, LYRICS_COUNT)
  const texts = values.map(({ value }) => (typeof value === 'string' ? value : value?.text))
  const timed = values.filter(({ value }) => typeof value === 'object' && value !== null && isSung(value))
  return {
    texts: texts.filter((each) => typeof each === 'string').map((each) => each.slice(0, lyricsLength)),
    syllables: timed.map(({ value }) =>
      value.syncText.slice(0, SYLLABLES).map((each) => ({ atMs: Number(each.timestamp), text: text(each.text) })),
    ),
  }
}

async function readTags(file) {
  // Lengths are read elsewhere.
  const { common, format, native } = await parseFile(file, { duration: false })
  const gapless = native.iTunes?.find(({ id }) => id === '----:com.apple.iTunes:iTunSMPB')
  return {
    title: text(common.title),
    artist: text(common.artist ?? common.albumartist),
    album: text(common.album),
    pictures: (common.picture ?? [])
      .filter(({ data }) => data.length <= coverBytes)
      .slice(0, coverCount)
      .map(({ data, type }) => ({ data, type: text(type) })),
    codec: text(format.codec),
    hasVideo: format.hasVideo === true,
    sampleRate: format.sampleRate ?? null,
    numberOfSamples: format.numberOfSamples ?? null,
    durationS: format.duration ?? null,
    gapless: text(gapless?.value),
    lyrics: lyricsIn(native),
  }
}

parentPort?.on('message', async (file) => {
  const contentType = (await fileTypeFromFile(file).catch(() => undefined))?.ext ?? ''
  const answer = await readTags(file).then(
    (tags) => ({ contentType, tags }),
    (error) => ({ contentType, tags: null, reason: String(error) }),
  )
  parentPort?.postMessage(answer)
})
