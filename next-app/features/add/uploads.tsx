'use client'

import { X } from 'lucide-react'
import { words } from '../../lib/words.ts'
import { useAudioStore } from '../../store/audioStore.tsx'
import { isOver, type Upload } from '../../store/uploads.ts'
import { dismissUpload } from './uploading.ts'

/** Files on their way, each with how far it is or what became of it. */
export const Uploads = () => {
  const uploads = useAudioStore((state) => state.uploads)
  if (uploads.length === 0) return null
  return (
    <ul aria-label={words.add.uploads} className="max-h-56 shrink-0 space-y-1 overflow-y-auto px-1 pb-2 lg:px-4">
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} onDismiss={() => dismissUpload(upload.id)} />
      ))}
    </ul>
  )
}

const UploadRow = ({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) => {
  const { name, state, fraction, error } = upload
  const failed = state === 'failed'
  return (
    <li className="flex animate-appear items-center gap-3 rounded-2xl bg-veil py-1.5 pe-1 ps-4">
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-3 text-sm">
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {name}
          </span>
          <span className={`figures shrink-0 ${failed ? 'sr-only' : 'text-faint'}`}>
            {state === 'sending' ? `${Math.floor(fraction * 100)} %` : failed ? '' : words.add.states[state]}
          </span>
        </p>
        {failed ? (
          <p role="alert" className="text-alarm text-sm">
            {error?.message}
          </p>
        ) : (
          <div
            role="progressbar"
            aria-label={words.add.progress(name)}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.floor(fraction * 100)}
            className="mt-1.5 h-1 overflow-hidden rounded-full bg-ink/15"
          >
            <div
              className={`h-full ltr:origin-left rtl:origin-right rounded-full bg-accent transition-transform duration-200 ${state === 'reading' ? 'animate-wait' : ''}`}
              style={{ transform: `scaleX(${fraction})` }}
            />
          </div>
        )}
      </div>
      <button
        type="button"
        aria-label={isOver(upload) ? words.add.dismiss(name) : words.add.cancel(name)}
        onClick={onDismiss}
        className="flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
      >
        <X aria-hidden="true" className="size-[1.15rem]" />
      </button>
    </li>
  )
}
