'use client'

import { Copy } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { toast } from '../../components/toast.ts'
import { copyText } from '../../lib/copy-text.ts'
import { reportWords } from '../../lib/report-words.ts'
import { report } from './report.ts'
import { type ReportFacts, type Section, sectionsOf } from './sections.ts'
import { SparklinePicture } from './sparkline-picture.tsx'
import { useReport } from './use-report.ts'

/** Everything this device knows of its own sound, to be read and to be sent to who can mend it. `onClosed`: it has gone. */
export const ReportDialog = ({ open, close, onClosed }: { open: boolean; close: () => void; onClosed: () => void }) => (
  <Sheet
    open={open}
    close={close}
    onClosed={onClosed}
    title={reportWords.heading}
    lead={reportWords.lead}
    closeLabel={reportWords.close}
    width="wide"
  >
    <Report />
  </Sheet>
)

const Report = () => {
  const facts = useReport()
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto border-line border-t px-5 py-5 sm:px-7">
        {facts !== null && <Facts facts={facts} />}
      </div>
      <footer className="border-line border-t px-5 pt-3 pb-[max(env(safe-area-inset-bottom),0.75rem)] sm:px-7 sm:pb-4">
        <CopyReport facts={facts} />
      </footer>
    </>
  )
}

const Facts = ({ facts }: { facts: ReportFacts }) => (
  <>
    <SparklinePicture points={facts.diagnostics.follow.recent} now={facts.diagnostics.at} />
    <div className="mt-5 grid gap-x-10 gap-y-5 sm:grid-cols-2">
      {sectionsOf(facts).map((section) => (
        <Rows key={section.title} section={section} />
      ))}
    </div>
  </>
)

const Rows = ({ section: { title, rows } }: { section: Section }) => (
  <section>
    <h3 className="font-medium text-faint text-sm">{title}</h3>
    <dl className="figures mt-1.5 space-y-1.5 text-sm">
      {rows.map(({ name, value }) => (
        <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-4">
          <dt className="text-soft">{name}</dt>
          <dd className="ms-auto min-w-0 break-words text-end">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  </section>
)

const CopyReport = ({ facts }: { facts: ReportFacts | null }) => {
  const copy = async () => {
    if (facts === null) return
    if (await copyText(report(facts))) toast.success(reportWords.copied)
    else toast.error(reportWords.copyFailed)
  }
  return (
    <Button look="primary" disabled={facts === null} onClick={copy} className="w-full sm:w-auto">
      <Copy aria-hidden="true" className="size-[1.15rem]" />
      {reportWords.copy}
    </Button>
  )
}
