'use client'

import { later } from '../../components/later.tsx'
import { words } from '../../lib/words.ts'
import { useAudioStore } from '../../store/audioStore.tsx'

const load = () => import('./parts.ts')

/** As high as the box that comes in its place. */
const BoxToCome = () => <div aria-hidden="true" className="mt-1 h-13 rounded-field bg-veil lg:mx-4" />

/** A server that has gone or was made anew does not have it any more; the song plays on. */
const NotThere = () => <p className="px-2 py-3 text-soft lg:px-6">{words.errors.partMissing}</p>
const Nothing = () => null

export const AddSongs = later(
  () =>
    load().then(
      (parts) => parts.AddSongs,
      () => NotThere,
    ),
  BoxToCome,
)

export const BatchCard = later(() =>
  load().then(
    (parts) => parts.BatchCard,
    () => Nothing,
  ),
)

const UploadsComing = later(() =>
  import('./uploads.tsx').then(
    (part) => part.Uploads,
    () => Nothing,
  ),
)

/** What is being sent, once something is. */
export const Uploads = () => useAudioStore(({ uploads }) => uploads.length > 0) && <UploadsComing />
