import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LINK_KINDS, linkFigures } from '@earshot/sync/testing'

/** How far the applied clock is from the server's, on simulated paths: the table of docs/sync.md. Takes some minutes. */
const RUN = { minutes: 20, deviceSkewPpm: 100 }
const RUNS = 10
const RESULTS = fileURLToPath(new URL('../results/', import.meta.url))

const figures = Object.entries(LINK_KINDS).map(([name, kind]) => {
  console.error(name)
  return { name, ...linkFigures({ ...RUN, kind }, RUNS) }
})

const text = (ms: number) => ms.toFixed(2)
const three = ({ medianMs, p95Ms, maxMs }: (typeof figures)[number]['after']) =>
  [medianMs, p95Ms, maxMs].map(text).join(' / ')

console.log(
  `${RUNS} runs of ${RUN.minutes} minutes each, device and server ${RUN.deviceSkewPpm} ppm apart; ms: median / p95 / worst`,
)
console.log('| path | to 1 min | 1 to 10 min | 10 to 20 min | median bound | looks outside the bound |')
console.log('|---|---|---|---|---|---|')
for (const { name, firstMinute, toTenMinutes, after, medianBoundMs, broken } of figures) {
  const cells = [name, three(firstMinute), three(toTenMinutes), three(after), text(medianBoundMs), broken]
  console.log(`| ${cells.join(' | ')} |`)
}

mkdirSync(RESULTS, { recursive: true })
writeFileSync(`${RESULTS}clock.json`, `${JSON.stringify({ ...RUN, runs: RUNS, figures }, null, 2)}\n`)
