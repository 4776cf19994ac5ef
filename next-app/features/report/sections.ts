import { type Standing, standing } from '@earshot/sync'
import { reportWords } from '../../lib/report-words.ts'
import type { Diagnostics } from '../../session/diagnostics.ts'
import type { LinkStatus } from '../../session/link-status.ts'
import { distancesOf } from './distances.ts'

/** What a page knows of the device it stands on. */
export type PageFacts = { userAgent: string; isSecure: boolean; width: number; height: number; hidden: boolean }

/** How many people are here, and how many of them stand how. Nobody's name. */
export type Crowd = { people: number; standings: readonly Standing[] }

/** All that a report is made from. */
export type ReportFacts = { diagnostics: Diagnostics; page: PageFacts; crowd: Crowd }

/** `isPrivate`: shown to who sits here, and left out of what is copied. */
export type Row = { name: string; value: string; isPrivate?: boolean }
export type Section = { title: string; rows: readonly Row[] }

const { names, values } = reportWords

/** Everything about this device's sound, in words and figures, in the order in which one would ask. */
export const sectionsOf = ({ diagnostics, page, crowd }: ReportFacts): readonly Section[] => [
  { title: reportWords.sections.device, rows: deviceRows(page) },
  { title: reportWords.sections.room, rows: roomRows(diagnostics, crowd) },
  { title: reportWords.sections.follow, rows: followRows(diagnostics) },
  { title: reportWords.sections.clock, rows: clockRows(diagnostics) },
  { title: reportWords.sections.output, rows: outputRows(diagnostics) },
  { title: reportWords.sections.player, rows: playerRows(diagnostics) },
]

const deviceRows = ({ userAgent, isSecure, width, height, hidden }: PageFacts): Row[] => [
  { name: names.browser, value: userAgent },
  { name: names.page, value: isSecure ? values.secure : values.insecure },
  { name: names.window, value: `${width} × ${height}${hidden ? `, ${values.hidden}` : ''}` },
]

const roomRows = ({ protocolVersion, spaceId, link }: Diagnostics, { people, standings }: Crowd): Row[] => [
  // Whoever reads the code can walk in: it is not for a public report.
  { name: names.code, value: spaceId, isPrivate: true },
  { name: names.protocol, value: String(protocolVersion) },
  { name: names.link, value: linkWords(link) },
  { name: names.people, value: crowdWords(people, standings) },
]

const linkWords = (link: LinkStatus): string =>
  link.phase === 'refused'
    ? `${link.phase} (${link.code})`
    : link.phase === 'waiting'
      ? `${link.phase} (${link.attempt})`
      : link.phase

const crowdWords = (people: number, standings: readonly Standing[]): string => {
  const counts = standing.options
    .map((it) => ({ it, many: standings.filter((other) => other === it).length }))
    .filter(({ many }) => many > 0)
    .map(({ it, many }) => `${many} ${it}`)
  const unknown = people - standings.length
  return [`${people}`, ...counts, ...(unknown > 0 ? [values.unknown(unknown)] : [])].join(', ')
}

const followRows = ({ sound, follow, leadMs }: Diagnostics): Row[] => {
  const { medianMs, worstMs } = distancesOf(follow.recent)
  return [
    { name: names.standing, value: sound },
    { name: names.error, value: signed(follow.errorMs) },
    { name: names.minute, value: `${ms(medianMs)} / ${ms(worstMs)}` },
    { name: names.corrections, value: values.corrections(follow.trims, follow.jumps) },
    { name: names.lead, value: ms(leadMs, 0) },
  ]
}

const clockRows = ({ clock }: Diagnostics): Row[] => {
  if (clock === null) return [{ name: names.offset, value: reportWords.nothing }]
  return [
    { name: names.offset, value: `${clock.offsetMs.toFixed(2)} ms${clock.isSettled ? '' : `, ${values.unsettled}`}` },
    { name: names.bound, value: ms(clock.boundMs) },
    { name: names.doubt, value: ms(clock.doubtMs) },
    { name: names.skew, value: `${clock.skewPpm.toFixed(1)} ppm` },
    { name: names.probes, value: values.probes(clock.probes, clock.steps) },
    { name: names.roundTrips, value: `${ms(clock.roundTripMs)} / ${ms(clock.medianRoundTripMs)}` },
  ]
}

const outputRows = ({ player: { output } }: Diagnostics): Row[] => [
  { name: names.context, value: output.contextState ?? reportWords.nothing },
  {
    name: names.sampleRate,
    value: output.sampleRateHz === undefined ? reportWords.nothing : `${output.sampleRateHz} Hz`,
  },
  { name: names.latencies, value: `${ms(output.baseLatencyMs)} / ${ms(output.outputLatencyMs)}` },
  {
    name: names.timestamps,
    value: output.timestamps === undefined ? reportWords.nothing : values.timestamps[output.timestamps],
  },
]

const playerRows = ({ player: { name, capabilities, output } }: Diagnostics): Row[] => {
  const { accuracy, prepareMs, settleMs, jumpAboveMs, deadbandMs, trimLimit } = capabilities
  return [
    { name: names.player, value: `${name}, ${accuracy}` },
    {
      name: names.capabilities,
      value: values.capabilities(prepareMs.toFixed(0), settleMs, jumpAboveMs, deadbandMs, (trimLimit * 100).toFixed(1)),
    },
    ...(output.heldS === undefined ? [] : [{ name: names.held, value: `${output.heldS.toFixed(0)} s` }]),
    ...(output.underruns === undefined ? [] : [{ name: names.underruns, value: String(output.underruns) }]),
  ]
}

const ms = (value: number | null | undefined, digits = 2): string =>
  value === null || value === undefined || !Number.isFinite(value) ? reportWords.nothing : `${value.toFixed(digits)} ms`

const signed = (value: number | null): string => (value !== null && value > 0 ? `+${ms(value)}` : ms(value))
