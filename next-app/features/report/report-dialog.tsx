'use client'

import { Copy, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.ts'
import { copyText } from '../../lib/copy-text.ts'
import { reportWords } from '../../lib/report-words.ts'
import { report } from './report.ts'
import { type ReportFacts, type Section, sectionsOf } from './sections.ts'
import { SparklinePicture } from './sparkline-picture.tsx'
import { useReport } from './use-report.ts'

/** Everything this device knows of its own sound, to be read and to be sent to who can mend it. `onClosed`: it has gone. */
export const ReportDialog = ({ open, close, onClosed }: { open: boolean; close: () => void; onClosed: () => void }) => (
  <Dialog.Root open={open} onOpenChange={(stays) => stays || close()}>
    <Dialog.Portal>
      <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-night/70" />
      <Dialog.Content
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          onClosed()
        }}
        className="fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[92svh] w-full max-w-2xl animate-appear flex-col rounded-t-3xl bg-dusk shadow-2xl shadow-black/60 outline-none ring-1 ring-line sm:inset-y-0 sm:my-auto sm:h-fit sm:max-h-[88svh] sm:rounded-3xl"
      >
        <Report />
      </Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>
)

const Report = () => {
  const facts = useReport()
  return (
    <>
      <header className="flex items-start gap-3 border-line border-b py-3 pr-3 pl-5 sm:py-4 sm:pl-7">
        <div className="min-w-0 flex-1 pt-2">
          <Dialog.Title className="font-display font-semibold text-xl">{reportWords.heading}</Dialog.Title>
          <Dialog.Description className="mt-1 text-soft text-sm">{reportWords.lead}</Dialog.Description>
        </div>
        <Dialog.Close
          aria-label={reportWords.close}
          className="flex size-11 shrink-0 items-center justify-center rounded-full text-soft transition hover:bg-ink/8 hover:text-ink"
        >
          <X aria-hidden="true" className="size-5" />
        </Dialog.Close>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5 sm:px-7">
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
          <dd className="ml-auto min-w-0 break-words text-right">{value}</dd>
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
