'use client'

import { words } from '../../lib/words.ts'
import { ACCEPTED } from './audio-file.ts'
import { useFiles } from './use-files.ts'

const ID = 'upload-songs'

/** Opens the file picker; only from within a user's gesture. */
export const pickFiles = (): void => document.getElementById(ID)?.click()

/** The page's one file input, out of sight: whatever offers to upload opens it by `pickFiles`. */
export const FilePick = () => {
  const { take } = useFiles()
  return (
    <input
      id={ID}
      type="file"
      multiple
      accept={ACCEPTED}
      aria-label={words.add.upload}
      tabIndex={-1}
      className="sr-only"
      onChange={(event) => {
        take([...(event.target.files ?? [])])
        // The same file may be chosen again.
        event.target.value = ''
      }}
    />
  )
}
