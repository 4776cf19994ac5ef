'use client'

import { Check, ChevronDown, CircleAlert, X } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { words } from '../../lib/words.ts'
import { line } from '../../store/adding/add.ts'
import { useAdding } from '../../store/adding/adding.ts'
import { type Batch, type BatchSong, countOf } from '../../store/adding/batch.ts'
import { useAddTo } from './use-add-to.ts'

const iconButton =
  'flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink'

/** A list on its way into this page's room: how far it is, what is in the way, and what became of each song. */
export const BatchCard = () => {
  useAddTo()
  const batch = useAdding((state) => state.batch)
  return batch === null ? null : <Card batch={batch} />
}

const Card = ({ batch }: { batch: Batch }) => {
  const id = useId()
  const [isOpen, open] = useState(false)
  const { added, failed, all } = countOf(batch)
  const isDone = batch.phase === 'done'
  return (
    <section
      aria-label={words.add.batch.region}
      className="mx-1 mb-2 flex min-h-0 shrink-0 animate-appear flex-col rounded-2xl bg-ink/7 pb-2 lg:mx-4"
    >
      <div className="flex items-center pe-1 ps-4">
        <h2 dir="auto" className="min-w-0 flex-1 truncate font-medium">
          {isDone ? words.add.batch.done(added) : (batch.name ?? words.add.batch.adding)}
        </h2>
        {!isDone && (
          <span className="figures shrink-0 pe-1 ps-3 text-sm text-soft">
            {words.add.batch.progress(added + failed, all)}
          </span>
        )}
        <button
          type="button"
          aria-label={words.add.batch.details}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => open(!isOpen)}
          className={iconButton}
        >
          <ChevronDown aria-hidden="true" className={`size-5 transition-transform ${isOpen ? 'rotate-180' : ''}`} />
        </button>
        {batch.phase !== 'running' && (
          <button type="button" aria-label={words.add.batch.dismiss} onClick={line.dismiss} className={iconButton}>
            <X aria-hidden="true" className="size-[1.15rem]" />
          </button>
        )}
      </div>
      <Progress batch={batch} done={added + failed} all={all} />
      <Standing batch={batch} failed={failed} />
      {isOpen && (
        <ol id={id} aria-label={words.add.batch.details} className="mt-1 max-h-56 overflow-y-auto px-4 text-sm">
          {batch.songs.map((song, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list may hold the same song twice, and keeps its order
            <SongLine key={n} song={song} />
          ))}
        </ol>
      )}
    </section>
  )
}

const Progress = ({ batch, done, all }: { batch: Batch; done: number; all: number }) => (
  <div
    role="progressbar"
    aria-label={batch.name ?? words.add.batch.adding}
    aria-valuemin={0}
    aria-valuemax={all}
    aria-valuenow={done}
    aria-valuetext={words.add.batch.progress(done, all)}
    className="mx-4 h-1 overflow-hidden rounded-full bg-ink/15"
  >
    <div
      className={`h-full ltr:origin-left rtl:origin-right rounded-full transition-transform duration-200 ${batch.phase === 'running' ? 'bg-accent' : 'bg-ink/40'} ${batch.hold === null ? '' : 'animate-wait'}`}
      style={{ transform: `scaleX(${done / all})` }}
    />
  </div>
)

/** One line on how it goes, with what can be done about it at its end. As high whatever it says, so that nothing moves. */
const Standing = ({ batch, failed }: { batch: Batch; failed: number }) => {
  const seconds = useSecondsUntil(batch.hold?.until ?? null)
  const { phase, hold, message } = batch
  const text =
    hold !== null
      ? words.add.batch.hold(hold.message, seconds ?? 0)
      : phase === 'stopped'
        ? (message ?? words.add.batch.stopped)
        : failed > 0
          ? words.add.batch.failed(failed)
          : ''
  return (
    <div className="flex min-h-11 items-center gap-2 pe-1 ps-4">
      <p role="status" className={`figures min-w-0 flex-1 text-sm ${message === null ? 'text-soft' : 'text-alarm'}`}>
        {text}
      </p>
      {phase === 'running' && (
        <Button look="bare" onClick={line.stop}>
          {words.add.batch.stop}
        </Button>
      )}
      {phase === 'stopped' && (
        <Button look="bare" onClick={line.resume}>
          {words.add.batch.resume}
        </Button>
      )}
      {phase === 'done' && failed > 0 && (
        <Button look="bare" onClick={line.retry}>
          {words.add.batch.retry(failed)}
        </Button>
      )}
    </div>
  )
}

const SongLine = ({ song: { found, state, message } }: { song: BatchSong }) => (
  <li className="flex items-start gap-2 py-1 [contain-intrinsic-size:auto_28px] [content-visibility:auto]">
    <span className="min-w-0 flex-1">
      <span dir="auto" className={`block truncate ${state === 'waiting' ? 'text-faint' : ''}`}>
        {found.title}
      </span>
      {state === 'failed' && <span className="block text-alarm">{message}</span>}
    </span>
    <span className="sr-only">{words.add.batch.states[state]}</span>
    {state === 'added' && <Check aria-hidden="true" className="mt-0.5 size-4 text-accent" />}
    {state === 'failed' && <CircleAlert aria-hidden="true" className="mt-0.5 size-4 text-alarm" />}
    {(state === 'bringing' || state === 'brought' || state === 'queueing') && (
      <span aria-hidden="true" className="m-1 mt-1.5 size-2 animate-wait rounded-full bg-accent" />
    )}
  </li>
)
